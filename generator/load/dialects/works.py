"""Find lists of works that an author, or an assistant, wrote below the text by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings.diagnostics import Diagnostic, Text
from generator.model.text import Event, Heading
from generator.rules.words import foreign_markup
from generator.words.phrases import phrase


def find_works(
    text: Text, events: Sequence[Event], headings: Sequence[Heading]
) -> Iterator[Diagnostic]:
    """Yield a finding for each list of works below a heading that says that it is one."""
    ends = [*(it.start for it in headings[1:]), len(text.content)][: len(headings)]
    for heading, end in zip(headings, ends, strict=True):
        if heading.text.strip(" :*").casefold() in _CALLED:
            found = [it for it in _blocks(events, heading.end, end) if _is_work(text, it)]
            if found:
                yield _finding(text, found[0][0], found[-1][1])


# Private functions

_CALLED = frozenset(
    "references|reference list|bibliography|works cited|literature|sources|citations|literatur"
    "|literaturverzeichnis|quellen|quellenverzeichnis|références|bibliographie".split("|")
)
# A year as in a reference, behind a name or a title.
_WORK = re.compile(r"\w[^\n]*\b(?:1[89]|20)\d\d[a-z]?\b")
_HOLDERS = frozenset({"paragraph", "list"})


def _blocks(events: Sequence[Event], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the lists and paragraphs from *start* to *end* stand."""
    depth = 0
    for event in events:
        if start <= event.start < end:
            edge, _, tag = event.kind.partition(":")
            if tag in _HOLDERS:
                if edge == "start" and not depth:
                    yield event.start, event.end
                depth += 1 if edge == "start" else -1


def _is_work(text: Text, block: tuple[int, int]) -> bool:
    words = text.content[slice(*block)]
    return "[@" not in words and bool(_WORK.search(words))


def _finding(text: Text, start: int, end: int) -> Diagnostic:
    message = phrase("this list of works is written by hand: no statement rests on what is in it")
    help = phrase(
        "add each work to the references, as `playbook new reference` does, cite it as `[@key]` where"
        " it is used, and take the list out: what is cited is listed by itself"
    )
    place = text.span(start, start + len(text.content[start:end].rstrip()))
    return foreign_markup.RULE.at(place, message, help=help)
