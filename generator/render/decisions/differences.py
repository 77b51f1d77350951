"""Write how decisions differ from what they were: as text, JSON, or Markdown for a comment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.decisions.difference import Difference, Moved

SHOWN = 20  # ways told one by one; the rest is counted


def differences_text(differences: Sequence[Difference]) -> str:
    """Return *differences* as lines for a terminal."""
    found = [it for it in differences if it]
    if not found:
        return "no path of a decision changes its outcome\n"
    return "\n".join(line for it in found for line in _text(it)) + "\n"


def differences_markdown(differences: Sequence[Difference]) -> str:
    """Return *differences* as Markdown for the comment on a pull request."""
    found = [it for it in differences if it]
    if not found:
        return "No path of a decision changes its outcome.\n"
    return "\n".join(line for it in found for line in _markdown(it)).rstrip("\n") + "\n"


def differences_json(differences: Sequence[Difference]) -> str:
    """Return *differences* as JSON, unchanged decisions with no paths in them."""
    return json.dumps([_plain(it) for it in differences], ensure_ascii=False, indent=2) + "\n"


# Private functions


def _text(difference: Difference) -> Iterator[str]:
    yield f"{difference.id}: {_summary(difference)}"
    ways = (*difference.moved, *difference.gone)
    for way in ways[:SHOWN]:
        yield f"  {_answers(way)}: {_change(way, difference.collects)}"
    if len(ways) > SHOWN:
        yield f"  and {len(ways) - SHOWN} more"
    yield from (f"  {words}" for words in difference.said)


def _markdown(difference: Difference) -> Iterator[str]:
    yield f"### {_escaped(difference.title)} (`{difference.id}`)"
    yield ""
    yield f"{_summary(difference)}."
    yield ""
    ways = (*difference.moved, *difference.gone)
    if ways:
        yield "| answers | was | is |"
        yield "|---|---|---|"
        for way in ways[:SHOWN]:
            was, now = (_named(it, difference.collects, "`") for it in (way.was, way.now))
            yield f"| `{_answers(way)}` | {was} | {now} |"
        yield ""
    if len(ways) > SHOWN:
        yield f"And {len(ways) - SHOWN} more."
        yield ""
    if difference.said:
        yield from (f"- {_code(words)}" for words in difference.said)
        yield ""


def _summary(difference: Difference) -> str:
    if difference.added:
        return f"new, with {_paths(difference.paths)}"
    if difference.removed:
        return "removed"
    parts = []
    if difference.moved:
        verb = "changes" if len(difference.moved) == 1 else "change"
        parts.append(f"{len(difference.moved)} of {_paths(difference.paths)} {verb}")
    if difference.gone:
        verb = "is" if len(difference.gone) == 1 else "are"
        parts.append(f"{_paths(len(difference.gone))} {verb} gone")
    return ", ".join(parts) or "no path changes its outcome"


def _paths(count: int) -> str:
    return f"{count} path" if count == 1 else f"{count} paths"


def _answers(way: Moved) -> str:
    return "; ".join(f"{question}={answer}" for question, answer in way.answers)


def _change(way: Moved, collects: bool) -> str:
    was, now = (_named(it, collects) for it in (way.was, way.now))
    return f"was {was}, is {now}" if way.now else f"was {was}, cannot be answered any more"


def _named(outcomes: Sequence[str], collects: bool, quote: str = "") -> str:
    if not outcomes:
        return "nothing"
    return (", " if collects else " or ").join(f"{quote}{outcome}{quote}" for outcome in outcomes)


def _escaped(words: str) -> str:
    return "".join(f"\\{it}" if it in "\\`*_[]<>#|~" else it for it in words)


def _code(words: str) -> str:
    """Return a sentence with its names as code, the rest escaped."""
    parts = words.split("`")
    return "`".join(it if at % 2 else _escaped(it) for at, it in enumerate(parts))


def _plain(difference: Difference) -> dict[str, Any]:
    return {
        "id": difference.id,
        "title": difference.title,
        "added": difference.added,
        "removed": difference.removed,
        "paths": difference.paths,
        "changed": [_way(it) for it in difference.moved],
        "gone": [_way(it) for it in difference.gone],
        "said": list(difference.said),
    }


def _way(way: Moved) -> dict[str, Any]:
    return {"answers": dict(way.answers), "was": list(way.was), "now": list(way.now)}
