"""Write what a change does as Markdown, short enough for the comment of a forge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.findings.diagnostics import Diagnostic
from generator.findings.report import place_of
from generator.render.decisions.differences import differences_markdown
from generator.render.preview import Preview, Reason, Shown, Touched

SHOWN = 25  # of each list; the file has all
LIMIT = 60_000  # characters; GitHub takes 65,536 in a comment


def summary_markdown(preview: Preview) -> str:
    """Return *preview* as Markdown."""
    text = "\n".join(_lines(preview)).rstrip("\n") + "\n"
    if len(text) <= LIMIT:
        return text
    return text[: text.rindex("\n", 0, LIMIT)] + "\n\nThe rest is in the file.\n"


# Private functions


def _lines(preview: Preview) -> Iterator[str]:
    yield f"### What this changes, against {_plain(preview.base)}"
    yield ""
    if not any((preview.decisions, preview.shown, preview.touched, preview.new, preview.gone)):
        yield "Nothing that readers see."
        return
    if preview.decisions:
        yield differences_markdown(preview.decisions)
    yield from _list("Changed", [_shown(it) for it in preview.shown])
    yield from _list("Change with it", [_touched(it) for it in preview.touched if it.why])
    others = sum(1 for it in preview.touched if not it.why) + preview.more
    if others:
        pages = "1 more page changes" if others == 1 else f"{others} more pages change"
        yield f"{pages} in a list or a count."
        yield ""
    yield from _list("Findings that are new", _findings(preview.new))
    yield from _list("Findings that are gone", _findings(preview.gone))


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"**{title}** ({len(lines)})"
    yield ""
    yield from (f"- {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"- and {len(lines) - SHOWN} more"
    yield ""


def _shown(page: Shown) -> str:
    words = _plain(page.title)
    return words if page.how == "changed" else f"{words} ({page.how})"


def _touched(page: Touched) -> str:
    pages = f", {page.parts + 1} pages" if page.parts else ""
    return f"{_plain(page.title)}{pages}: {_plain(', '.join(map(_reason, page.why)))}"


def _reason(reason: Reason) -> str:
    return (
        f"{reason.verb} the {reason.kind} {reason.name}"
        if reason.kind
        else f"{reason.verb} {reason.name}"
    )


def _findings(findings: Sequence[Diagnostic]) -> list[str]:
    return [
        f"{it.severity} {_plain(place_of(it.span))}: {_plain(it.message)} ({it.rule})"
        for it in findings
    ]


def _plain(words: str) -> str:
    """Return *words* as they are: nothing in them is taken for markup, a mention or a tag."""
    shown = " ".join(words.split())
    return "".join(f"&#{ord(sign)};" if sign in "&<>|*_[]\\@#~`!" else sign for sign in shown)
