"""Find what is nearly the grammar of decisions: other marks for lists, arrows, fields, headings.

Where one is found nothing else is said of the text: all that follows from it would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Rule, Text, instead
from generator.load.decisions.fields import OF_ANSWER, OF_OUTCOME, OF_QUESTION
from generator.load.decisions.lines import Line
from generator.rules.decisions import (
    decision_missing_target,
    decision_stray_text,
    decision_unknown_field,
    decision_unknown_section,
)
from generator.words.phrases import phrase

# Sections and fields in another language, by what they are called here.
SECTIONS: Mapping[str, str] = {
    **{
        it.casefold(): it for it in ("Questions", "Factors", "Outcomes", "Pieces", "Rules", "Tests")
    },
    "fragen": "Questions",
    "faktoren": "Factors",
    "ergebnisse": "Outcomes",
    "bausteine": "Pieces",
    "regeln": "Rules",
    "prüfungen": "Tests",
}
FIELDS: Mapping[str, str] = {
    **{it.casefold(): it for it in (*OF_QUESTION, *OF_ANSWER, *OF_OUTCOME)},
    "achtung": "Caution",
    "entscheidung": "Decision",
    "grundlage": "Basis",
    "hinweis": "Hint",
    "karten": "Cards",
    "kurz": "Short",
    "warum": "Why",
    "weil": "Because",
}


def find_slips(text: Text, lines: Iterable[Line]) -> Iterator[Diagnostic]:
    """Yield a finding for each of *lines* that is nearly what it is meant to be."""
    section = ""
    for line in lines:
        if line.fenced:
            continue
        heading = _SECTION.fullmatch(line.words)
        decision = _Decision(text)
        if heading and (name := SECTIONS.get(heading["name"].casefold(), "")):
            if line.words != f"# {name}":
                yield decision.section(line, name)
            section = name
        elif section:
            yield from decision.inside(line, section)


# Private functions

_SECTION = re.compile(r"(?:#{1,6}[ ]*|\*\*|__)(?P<name>[^\W\d_]+)[ ]*:?(?:\*\*|__)?:?[ ]*#*")
_ENTRY = re.compile(r"(?P<hashes>#|#{3,6})[ ]+\S.*\{#[^}]*\}\s*")
_ANSWER = re.compile(r"(?P<sign>\d{1,2}[.)]|[+\u2022\u2013\u2014])[ ]+\S.*(?:\{#|->|=>|\u2192)")
_ARROW = re.compile(
    r"[-*][ ].*\}[ ]*(?P<sign>=+>|-{2,}>|[\u2192\u21d2\u2794\u279c]|[\u2013\u2014]>|>)[ ]*[\w-]"
)
_FIELD = re.compile(
    r"(?P<whole>(?:[-*][ ]+)?(?:\*\*|__)?(?P<name>[^\W\d_][^\W\d_-]{1,15})(?:\*\*|__)?[ ]?:(?:\*\*|__)?)(?=\s|\Z)"
)
# Small words that often begin a sentence are fields in capitals alone.
_WORDS = frozenset({"do", "note", "use", "when", "because", "next", "range", "unknown", "weil"})


@dataclass(frozen=True, slots=True)
class _Decision:
    """The text of a decision."""

    text: Text

    def section(self, line: Line, name: str) -> Diagnostic:
        span = self.text.span(line.start, line.end)
        return decision_unknown_section.RULE.at(
            span,
            phrase("`%(words)s` begins no section", words=line.words),
            help=phrase("did you mean `%(near)s`?", near=f"# {name}"),
            fix=instead(span, f"# {name}"),
        )

    def inside(self, line: Line, section: str) -> Iterator[Diagnostic]:
        if section in {"Questions", "Factors"} and (found := _ANSWER.match(line.words)):
            message = phrase("an answer begins with `- `, not with `%(sign)s`", sign=found["sign"])
            yield self._wrong(decision_stray_text.RULE, line, found.span("sign"), message, "-")
        if section == "Questions" and (found := _ARROW.match(line.words)):
            message = phrase("`%(sign)s` is no arrow", sign=found["sign"])
            yield self._wrong(decision_missing_target.RULE, line, found.span("sign"), message, "->")
        if section in {"Questions", "Factors", "Outcomes", "Pieces"}:
            if found := _ENTRY.fullmatch(line.words):
                message = phrase("a question or an outcome has two `#` before it")
                yield self._wrong(
                    decision_stray_text.RULE, line, found.span("hashes"), message, "##"
                )
            yield from self._field(line)

    def _field(self, line: Line) -> Iterator[Diagnostic]:
        found = _FIELD.match(line.words)
        name = FIELDS.get(found["name"].casefold(), "") if found else ""
        if not found or not name or found["whole"] == f"{name}:":
            return
        if found["name"].islower() and found["name"] in _WORDS and "*" not in found["whole"]:
            return
        message = phrase("`%(words)s` begins no field", words=found["whole"])
        yield self._wrong(
            decision_unknown_field.RULE, line, found.span("whole"), message, f"{name}:"
        )

    def _wrong(
        self, rule: Rule, line: Line, place: tuple[int, int], message: str, right: str
    ) -> Diagnostic:
        span = self.text.span(line.start + place[0], line.start + place[1])
        return rule.at(
            span,
            message,
            help=phrase("did you mean `%(near)s`?", near=right),
            fix=instead(span, right),
        )
