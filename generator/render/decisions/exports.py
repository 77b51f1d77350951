"""Write a decision for other programs: JSON with its schema, CSV of its paths."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from generator.decisions.canonical import FORMAT, to_plain
from generator.decisions.walk import Walk, all_paths, count_ways
from generator.model.decisions import Decision, Ground, Hit

LISTED = 10_000  # ways that a file of the site lists; a self-check of twelve questions has millions
CELLS = 250_000  # of a table in a file of the site


def listable(decision: Decision, most: int = LISTED) -> bool:
    """Return whether *decision* has at most *most* ways through."""
    ways = count_ways(decision)
    return ways is not None and ways <= most


def json_text(decision: Decision) -> str:
    """Return *decision* as JSON that `SCHEMA` describes."""
    return _dumped(to_plain(decision))


def schema_text() -> str:
    """Return the JSON Schema of `json_text`."""
    return _dumped(SCHEMA)


def paths_csv(decision: Decision) -> Iterator[str]:
    """Yield the lines of the table of paths: what is asked and answered, and the outcome."""
    yield "answers,outcome\n"
    for path in all_paths(decision):
        yield _line(answers_text(path), ", ".join(path.outcomes))


def paths_json(decision: Decision) -> str:
    """Return the paths as JSON: answers by question, in the order asked, and the outcomes."""
    paths = [
        {
            "answers": dict(path.asked),
            "outcome": ", ".join(path.outcomes),
            "outcomes": path.outcomes,
        }
        for path in all_paths(decision)
    ]
    return _dumped(paths)


def answers_text(path: Walk) -> str:
    """Return the answers of *path* as `question=answer; question=answer`."""
    return "; ".join(f"{question}={answer}" for question, answer in path.asked)


# Private functions


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _line(*cells: str) -> str:
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerow(cells)
    return held.getvalue()


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _with(described: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """Return *described* with properties that only some have."""
    return {**described, "properties": {**described["properties"], **optional}}


def _list(of: Any) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _one_of(*values: str | None) -> dict[str, Any]:
    return {"enum": list(values)}


_TEXT = {"type": "string"}
_TRUE = {"const": True}
_MARKDOWN = {"type": "string", "description": "Markdown with citations such as [@key]"}
_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64}
_BASIS = _one_of(*(str(it) for it in Ground), None)
_MAYBE_ID = {"anyOf": [_ID, {"type": "null"}]}
_CHOICE = {"type": "string", "description": "an id, or of several answers `a+b`, `not a`"}
_CONDITION = {"type": "string", "description": "question=answer, answer; question=not answer"}
_ARROWS = _list(_object(**{"targets": _list(_ID), "if": _CONDITION}))
_BLOCKS = _list(
    _object(
        kind=_one_of("advice", "do", "caution", "use"),
        text=_MARKDOWN,
        when=_list(_CONDITION),
    )
)

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A decision of the playbook: a tree of questions or a table of rules",
    **_with(
        _object(
            format={"const": FORMAT},
            id=_TEXT,
            title=_TEXT,
            kind=_one_of("tree", "table"),
            hit=_one_of(*(str(it) for it in Hit), None),
            start=_MAYBE_ID,
            version={"type": "string", "pattern": "^[0-9a-f]{8}$"},
            introduction=_MARKDOWN,
            questions=_list(
                _with(
                    _object(
                        id=_ID,
                        title=_TEXT,
                        hint=_MARKDOWN,
                        why=_MARKDOWN,
                        explanation=_MARKDOWN,
                        ordered={"type": "boolean"},
                        formerly=_list(_ID),
                        answers=_list(
                            _with(
                                _object(
                                    id=_ID,
                                    title=_TEXT,
                                    target=_MAYBE_ID,
                                    because=_MARKDOWN,
                                    explanation=_MARKDOWN,
                                    formerly=_list(_ID),
                                ),
                                note=_MARKDOWN,
                                band=_TEXT,
                                alone=_TRUE,
                                arrows=_ARROWS,
                            )
                        ),
                    ),
                    shape=_one_of("number", "date", "several"),
                    unit=_TEXT,
                    range=_TEXT,
                    decision=_TEXT,
                    arrows=_ARROWS,
                )
            ),
            outcomes=_list(
                _with(
                    _object(
                        id=_ID,
                        title=_TEXT,
                        short=_TEXT,
                        advice=_MARKDOWN,
                        actions=_list(_MARKDOWN),
                        cautions=_list(_MARKDOWN),
                        basis=_BASIS,
                        cards=_list(_TEXT),
                        next=_list(_TEXT),
                        formerly=_list(_ID),
                    ),
                    **{"instead-of": _list(_ID), "blocks": _BLOCKS},
                )
            ),
            rules=_list(
                _with(
                    _object(
                        when={"type": "object", "additionalProperties": _list(_CHOICE)},
                        outcome=_ID,
                        basis=_BASIS,
                        because=_MARKDOWN,
                    ),
                    outcomes=_list(_ID),
                    otherwise=_TRUE,
                )
            ),
            tests=_list(
                _object(
                    case=_TEXT,
                    answers={"type": "object", "additionalProperties": _CHOICE},
                    expect=_list(_ID),
                )
            ),
        ),
        basis=_BASIS,
        because=_MARKDOWN,
        unknown=_list(_ID),
        pieces=_list(_object(id=_ID, title=_TEXT, blocks=_BLOCKS)),
    ),
}
