"""Read headings: their words, and the ids that their sections are addressed by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.findings.diagnostics import Diagnostic, Span, Text, instead
from generator.model.ids import slug, unique
from generator.model.text import Event, Heading
from generator.rules.words import bad_heading_id, foreign_markup
from generator.words.phrases import phrase


def with_braces(text: Text, events: Iterable[Event]) -> Iterator[Event]:
    """Yield *events* with the words that the parser took for the attributes of a heading.

    ``{#id .class key=value}`` are attributes; ``{name}`` and ``{% include x %}`` are words.
    """
    before = heading = None
    for event in events:
        if event.kind == "start:heading":
            heading = event
        elif event.kind == "end:heading" and heading is not None:
            start = before.end if before is not heading and before else event.start
            found = _BRACES.search(text.content, start, event.end)
            if found and _are_words(heading):
                begin = start if before is not heading else found.start()
                end = found.end("braces")
                yield Event("text", text.content[begin:end], begin, end)
            heading = None
        before = event
        yield event


def read_headings(
    text: Text, events: Sequence[Event]
) -> tuple[tuple[Heading, ...], tuple[Diagnostic, ...]]:
    """Return the headings of *text*, and a finding for each written id that can be none."""
    taken: set[str] = set()
    tried: dict[str, int] = {}
    headings: list[Heading] = []
    findings: list[Diagnostic] = []
    for index, event in enumerate(events):
        if event.kind != "start:heading":
            continue
        words = plain(events, index + 1, "end:heading")
        wanted = event.attribute("id")
        heading = _Heading(text, event)
        if wanted and (finding := heading.finding(wanted, taken)):
            findings.append(finding)
            wanted = ""
        elif wanted and (stray := heading.stray()):
            findings.append(heading.beside(wanted, stray))
        findings += heading.left_out()
        findings += heading.unclosed(words)
        name = unique(wanted or slug(words) or "section", taken, tried)
        level = int(event.attribute("level")[1:])
        end = event.start + len(text.content[event.start : event.end].rstrip())
        place, former = text.span(event.start, end), tuple(_former(event.value))
        headings.append(
            Heading(level, words, name, event.start, event.end, place, bool(wanted), former)
        )
    return tuple(headings), tuple(findings)


def plain(events: Sequence[Event], first: int, until: str) -> str:
    """Return the words of *events* from index *first* up to the event kind *until*."""
    words: list[str] = []
    for index in range(first, len(events)):  # a slice would copy the rest for each link
        event = events[index]
        if event.kind == until:
            break
        if event.kind in {"text", "code"}:
            words.append(event.words)
        elif event.kind in {"soft-break", "hard-break"}:
            words.append(" ")
    return "".join(words).strip()


# Private functions

# The theme has ids of its own that begin with two underscores: its switches, which a heading of
# that name would take the place of. Quotes and brackets end the words that scripts look ids up by.
_ID = re.compile(r"(?!__)[\w][\w.:-]*")


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading, in the text that it stands in."""

    text: Text
    event: Event

    def finding(self, wanted: str, taken: set[str]) -> Diagnostic | None:
        near = slug(wanted)
        if not _ID.fullmatch(wanted):
            message = phrase("`%(wanted)s` can be no id of a heading", wanted=wanted)
            help = (
                phrase("did you mean `%(near)s`?", near=near)
                if near
                else phrase("write small letters, digits and hyphens")
            )
            fix = instead(self._place(wanted), near)
            return bad_heading_id.RULE.at(self._place(wanted), message, help=help, fix=fix)
        if wanted in taken:
            message = phrase("another heading of this page has the id `%(wanted)s`", wanted=wanted)
            help = phrase("give it another id")
            return bad_heading_id.RULE.at(self._place(wanted), message, help=help)
        return None

    def left_out(self) -> Iterator[Diagnostic]:
        """Yield a finding for the first class, or key with a value, that stands behind a heading."""
        given = self.event.value if isinstance(self.event.value, dict) else {}
        keys = (name for name, value in given.get("attrs", ()) if value is not None)
        lost = (
            *(f".{it}" for it in given.get("classes", ())),
            *(it for it in keys if it != "formerly"),
        )
        for name in lost[:1]:
            message = phrase("`%(name)s` behind a heading is left out", name=name)
            help = phrase("take it out: pages have one look; `{#id}` gives the heading an id")
            yield foreign_markup.RULE.at(self._place(name), message, help=help)

    def unclosed(self, words: str) -> Iterator[Diagnostic]:
        """Yield a finding where the braces behind a heading are not closed, or have no id in them."""
        code = self.text.content[self.event.start : self.event.end].rstrip("# \n").endswith("`")
        if (found := _OPEN.search(words)) and not code:
            start = self.text.content.find(found[0], self.event.start, self.event.end)
            message = phrase(
                "`%(written)s` is no id of a heading, and stands in it", written=found[0]
            )
            name = slug(found[0]) or "id"
            place = self.text.span(
                max(start, self.event.start), start + len(found[0]) if start > 0 else self.event.end
            )
            help = phrase("write `{#%(id)s}`", id=name)
            fix = instead(place, f"{{#{name}}}") if slug(found[0]) else ()
            yield bad_heading_id.RULE.at(place, message, help=help, fix=fix)

    def stray(self) -> str:
        """Return the first bare word in the braces behind a heading: an id has no spaces."""
        found = _BRACES.search(self.text.content, self.event.start, self.event.end)
        words = found["braces"].strip("{} ").split() if found else []
        ids = [it for it in words if it[0] == "#"]
        bare = (it for it in words if it[0] not in "#.:" and "=" not in it)
        return next(bare, ids[1] if len(ids) > 1 else "")

    def beside(self, wanted: str, stray: str) -> Diagnostic:
        message = phrase("`%(stray)s` stands behind the id of a heading", stray=stray)
        help = phrase("write the id without spaces: `{#%(id)s}`", id=slug(f"{wanted} {stray}"))
        if stray.startswith("#"):
            help = phrase("a heading has one id: take one out")
        return bad_heading_id.RULE.at(self._place(stray), message, help=help)

    def _place(self, wanted: str) -> Span:
        start = self.text.content.rfind(wanted, self.event.start, self.event.end)
        return (
            self.text.span(start, start + len(wanted))
            if start >= 0
            else self.text.span(self.event.start, self.event.end)
        )


_BRACES = re.compile(r"(?P<braces>\{[^{}\n]*\})[ \t]*#*[ \t]*(?=\n|\Z)")


def _are_words(heading: Event) -> bool:
    """Tell whether what the parser took for attributes of *heading* are none."""
    given = heading.value if isinstance(heading.value, dict) else {}
    named = (name for name, value in given.get("attrs", ()) if value is not None)
    return not heading.attribute("id") and not given.get("classes") and not any(named)


_OPEN = re.compile(r"\{ ?#[^{}\n]*\Z|\{ ?# ?\}\Z")


def _former(attributes: Any) -> Iterator[str]:
    """Yield the ids that a heading had before: ``{#new formerly=old,older}``."""
    for name, value in attributes.get("attrs", ()):
        if name == "formerly":
            yield from filter(None, (value or "").split(","))
