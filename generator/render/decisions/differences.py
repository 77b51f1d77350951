"""Write how decisions differ from what they were: as text, JSON, or Markdown for a comment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.decisions.difference import Difference, Moved
from generator.words.phrases import one_of
from generator.words.words import WORDS, Words

SHOWN = 20  # ways told one by one; the rest is counted


def differences_text(differences: Sequence[Difference], words: Words = WORDS) -> str:
    """Return *differences* as lines for a terminal."""
    found = [it for it in differences if it]
    if not found:
        return words.gettext("no path of a decision changes its outcome") + "\n"
    return "\n".join(line for it in found for line in _text(it, words)) + "\n"


def differences_markdown(differences: Sequence[Difference], words: Words = WORDS) -> str:
    """Return *differences* as Markdown for the comment on a pull request."""
    found = [it for it in differences if it]
    if not found:
        return words.gettext("No path of a decision changes its outcome.") + "\n"
    return "\n".join(line for it in found for line in _markdown(it, words)).rstrip("\n") + "\n"


def differences_json(differences: Sequence[Difference], words: Words = WORDS) -> str:
    """Return *differences* as JSON, unchanged decisions with no paths in them."""
    plain = [_plain(it, words) for it in differences]
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


# Private functions


def _text(difference: Difference, words: Words) -> Iterator[str]:
    yield f"{difference.id}: {_summary(difference, words)}"
    ways = (*difference.moved, *difference.gone)
    for way in ways[:SHOWN]:
        yield f"  {_answers(way)}: {_change(way, difference.collects, words)}"
    if len(ways) > SHOWN:
        yield "  " + words.gettext("and %(count)s more", count=len(ways) - SHOWN)
    yield from (f"  {words.said(it)}" for it in difference.said)


def _markdown(difference: Difference, words: Words) -> Iterator[str]:
    yield f"### {_escaped(difference.title)} (`{difference.id}`)"
    yield ""
    yield f"{_summary(difference, words)}."
    yield ""
    ways = (*difference.moved, *difference.gone)
    if ways:
        heads = (words.gettext("answers"), words.gettext("was"), words.gettext("is"))
        yield f"| {' | '.join(heads)} |"
        yield "|---|---|---|"
        for way in ways[:SHOWN]:
            was, now = (_named(it, difference.collects, words, "`") for it in (way.was, way.now))
            yield f"| `{_answers(way)}` | {was} | {now} |"
        yield ""
    if len(ways) > SHOWN:
        yield words.gettext("And %(count)s more.", count=len(ways) - SHOWN)
        yield ""
    if difference.said:
        yield from (f"- {_code(words.said(it))}" for it in difference.said)
        yield ""


def _summary(difference: Difference, words: Words) -> str:
    if difference.added:
        return words.ngettext("new, with %(num)s path", "new, with %(num)s paths", difference.paths)
    if difference.removed:
        return words.gettext("removed")
    parts = []
    if difference.moved:
        paths = words.ngettext("%(num)s path", "%(num)s paths", difference.paths)
        parts.append(
            words.ngettext(
                "%(num)s of %(paths)s changes",
                "%(num)s of %(paths)s change",
                len(difference.moved),
                paths=paths,
            )
        )
    if difference.gone:
        parts.append(
            words.ngettext("%(num)s path is gone", "%(num)s paths are gone", len(difference.gone))
        )
    return ", ".join(parts) or words.gettext("no path changes its outcome")


def _answers(way: Moved) -> str:
    return "; ".join(f"{question}={answer}" for question, answer in way.answers)


def _change(way: Moved, collects: bool, words: Words) -> str:
    was, now = (_named(it, collects, words) for it in (way.was, way.now))
    if way.now:
        return words.gettext("was %(was)s, is %(now)s", was=was, now=now)
    return words.gettext("was %(was)s, cannot be answered any more", was=was)


def _named(outcomes: Sequence[str], collects: bool, words: Words, quote: str = "") -> str:
    if not outcomes:
        return words.gettext("nothing")
    names = [f"{quote}{outcome}{quote}" for outcome in outcomes]
    return ", ".join(names) if collects else words.said(one_of(names))


def _escaped(words: str) -> str:
    return "".join(f"\\{it}" if it in "\\`*_[]<>#|~" else it for it in words)


def _code(words: str) -> str:
    """Return a sentence with its names as code, the rest escaped."""
    parts = words.split("`")
    return "`".join(it if at % 2 else _escaped(it) for at, it in enumerate(parts))


def _plain(difference: Difference, words: Words) -> dict[str, Any]:
    return {
        "id": difference.id,
        "title": difference.title,
        "added": difference.added,
        "removed": difference.removed,
        "paths": difference.paths,
        "changed": [_way(it) for it in difference.moved],
        "gone": [_way(it) for it in difference.gone],
        "said": [words.said(it) for it in difference.said],
    }


def _way(way: Moved) -> dict[str, Any]:
    return {"answers": dict(way.answers), "was": list(way.was), "now": list(way.now)}
