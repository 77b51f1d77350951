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


def _list(of: Any) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _one_of(*values: str | None) -> dict[str, Any]:
    return {"enum": list(values)}


_TEXT = {"type": "string"}
_MARKDOWN = {"type": "string", "description": "Markdown with citations such as [@key]"}
_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64}
_BASIS = _one_of(*(str(it) for it in Ground), None)
_MAYBE_ID = {"anyOf": [_ID, {"type": "null"}]}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A decision of the playbook: a tree of questions or a table of rules",
    **_object(
        format={"const": FORMAT},
        id=_TEXT,
        title=_TEXT,
        kind=_one_of("tree", "table"),
        hit=_one_of(*(str(it) for it in Hit), None),
        start=_MAYBE_ID,
        version={"type": "string", "pattern": "^[0-9a-f]{8}$"},
        introduction=_MARKDOWN,
        questions=_list(
            _object(
                id=_ID,
                title=_TEXT,
                hint=_MARKDOWN,
                why=_MARKDOWN,
                explanation=_MARKDOWN,
                ordered={"type": "boolean"},
                formerly=_list(_ID),
                answers=_list(
                    _object(
                        id=_ID,
                        title=_TEXT,
                        target=_MAYBE_ID,
                        because=_MARKDOWN,
                        explanation=_MARKDOWN,
                        formerly=_list(_ID),
                    )
                ),
            )
        ),
        outcomes=_list(
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
            )
        ),
        rules=_list(
            _object(
                when={"type": "object", "additionalProperties": _list(_ID)},
                outcome=_ID,
                basis=_BASIS,
                because=_MARKDOWN,
            )
        ),
        tests=_list(
            _object(
                case=_TEXT,
                answers={"type": "object", "additionalProperties": _ID},
                expect=_list(_ID),
            )
        ),
    ),
}
