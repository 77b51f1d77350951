"""Write what a change does as Markdown, short enough for the comment of a forge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.findings.diagnostics import Diagnostic
from generator.findings.report import place_of
from generator.render.decisions.differences import differences_markdown
from generator.render.preview import Preview, Reason, Shown, Touched
from generator.words.words import N_, WORDS, Words

SHOWN = 25  # of each list; the file has all
LIMIT = 60_000  # characters; GitHub takes 65,536 in a comment


def summary_markdown(preview: Preview, words: Words = WORDS) -> str:
    """Return *preview* as Markdown, in *words*."""
    text = "\n".join(_lines(preview, words)).rstrip("\n") + "\n"
    if len(text) <= LIMIT:
        return text
    rest = words.gettext("The rest is in the file.")
    return text[: text.rindex("\n", 0, LIMIT)] + f"\n\n{rest}\n"


# Private functions


def _lines(preview: Preview, words: Words) -> Iterator[str]:
    say = words.gettext
    yield f"### {say('What this changes, against %(base)s', base=_plain(preview.base))}"
    yield ""
    if not any((preview.decisions, preview.shown, preview.touched, preview.new, preview.gone)):
        yield say("Nothing that readers see.")
        return
    if preview.decisions:
        yield differences_markdown(preview.decisions, words)
    shown = [_shown(it, words) for it in preview.shown]
    yield from _list(say("Changed"), shown, words)
    touched = [_touched(it, words) for it in preview.touched if it.why]
    yield from _list(say("Change with it"), touched, words)
    others = sum(1 for it in preview.touched if not it.why) + preview.more
    if others:
        yield words.ngettext(
            "%(num)s more page changes in a list or a count.",
            "%(num)s more pages change in a list or a count.",
            others,
        )
        yield ""
    yield from _list(say("Findings that are new"), _findings(preview.new, words), words)
    yield from _list(say("Findings that are gone"), _findings(preview.gone, words), words)


def _list(title: str, lines: Sequence[str], words: Words) -> Iterator[str]:
    if not lines:
        return
    yield f"**{title}** ({len(lines)})"
    yield ""
    yield from (f"- {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield "- " + words.gettext("and %(count)s more", count=len(lines) - SHOWN)
    yield ""


HOW = {"new": N_("new"), "gone": N_("gone")}


def _shown(page: Shown, words: Words) -> str:
    title = _plain(page.title)
    return title if page.how == "changed" else f"{title} ({words.gettext(HOW[page.how])})"


def _touched(page: Touched, words: Words) -> str:
    pages = words.ngettext("%(num)s page", "%(num)s pages", page.parts + 1) if page.parts else ""
    why = ", ".join(_reason(it, words) for it in page.why)
    return f"{_plain(page.title)}{f', {pages}' if pages else ''}: {_plain(why)}"


def _reason(reason: Reason, words: Words) -> str:
    kind = words.gettext(reason.kind) if reason.kind else ""
    name = f"{kind} {reason.name}" if kind else reason.name
    if reason.verb == "cites":
        return words.gettext("cites %(work)s", work=name)
    if reason.verb == "uses":
        return words.gettext("uses %(file)s", file=name)
    return words.gettext("names %(page)s", page=name)


def _findings(findings: Sequence[Diagnostic], words: Words) -> list[str]:
    return [
        f"{words.gettext(it.severity)} {_plain(place_of(it.span))}: {_plain(it.message)} ({it.rule})"
        for it in findings
    ]


def _plain(words: str) -> str:
    """Return *words* as they are: nothing in them is taken for markup, a mention or a tag."""
    shown = " ".join(words.split())
    return "".join(f"&#{ord(sign)};" if sign in "&<>|*_[]\\@#~`!" else sign for sign in shown)
