"""Read what makes a question one of numbers, of dates or of several answers: bands, unit, range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from generator.findings.diagnostics import Span
from generator.load.decisions.fields import Entry
from generator.load.decisions.findings import Reading
from generator.load.decisions.headings import Label
from generator.model.decisions import Question
from generator.model.text import Name
from generator.model.values import MEASURED, Band, Shape, band_of
from generator.rules.decisions import decision_bad_band
from generator.words.phrases import one_of, phrase

SHAPES = {"number": Shape.NUMBER, "date": Shape.DATE, "several": Shape.SEVERAL}
FORMS = {
    Shape.NUMBER: one_of(["`<50`", "`50..500`", "`>=500`"]),
    Shape.DATE: one_of(["`<2021-05-01`", "`2021-05-01..2022-01-01`", "`>=2022-01-01`"]),
}


class Measures(TypedDict):
    """What the braces and fields of a question say of its answers."""

    shape: Shape
    unit: str
    range: Band | None
    unknown: bool | None
    inner: Name | None


def measures_of(
    reading: Reading, label: Label, by_name: Mapping[str, tuple[Entry, ...]]
) -> Measures:
    """Read the shape of the question *label*, and the fields that go with it."""
    shape = _shape(reading, label)
    for name in ("Unit", "Range"):
        if name in by_name and shape not in MEASURED:
            message = phrase(
                "`%(name)s:` says something of numbers or dates, which are not asked for", name=name
            )
            help = phrase(
                "write `.number` or `.date` in the braces of the heading, or take the line out"
            )
            reading.fault(
                decision_bad_band.RULE, reading.span(by_name[name][0].line), message, help
            )
    measures = _Measures(reading, shape, by_name)
    return {
        "shape": shape,
        "unit": measures.words("Unit"),
        "range": measures.range() if shape in MEASURED else None,
        "unknown": measures.unknown(),
        "inner": measures.inner(),
    }


def read_band(reading: Reading, question: Question, label: Label) -> Band | None:
    """Read the band in the braces of an answer to *question*, which needs one or must have none."""
    measured = question.shape in MEASURED
    if label.band is None:
        if measured and label.id:
            message = phrase("the answer `%(label)s` has no band", label=label.id)
            help = phrase("write one in its braces, such as %(forms)s", forms=FORMS[question.shape])
            reading.fault(decision_bad_band.RULE, label.span, message, help)
        return None
    if not measured:
        message = phrase(
            "`%(band)s` is a band, and `%(question)s` asks for no number or date",
            band=label.band.value,
            question=question.id,
        )
        help = phrase(
            "write `.number` or `.date` in the braces of the heading, or take the band out"
        )
        reading.fault(decision_bad_band.RULE, label.band.span, message, help)
        return None
    return _band(reading, question.shape, label.band)


# Private functions


def _shape(reading: Reading, label: Label) -> Shape:
    found = [shape for flag, shape in SHAPES.items() if flag in label.flags]
    if len(found) > 1:
        message = phrase(
            "a question is of numbers, of dates or of several answers, not of two of these"
        )
        reading.fault(decision_bad_band.RULE, label.span, message, phrase("keep one of the words"))
    return found[0] if found else Shape.CHOICE


@dataclass(frozen=True, slots=True)
class _Measures:
    """What makes a question one of measures."""

    reading: Reading
    shape: Shape
    by_name: Mapping[str, tuple[Entry, ...]]

    def words(self, name: str) -> str:
        entries = self.by_name.get(name, ())
        return self.reading.text.content[entries[0].start : entries[0].end] if entries else ""

    def range(self) -> Band | None:
        entries = self.by_name.get("Range", ())
        if not entries:
            return None
        words = self.words("Range").replace(" ", "")
        return _band(self.reading, self.shape, Name(words, self._span(entries[0])))

    def unknown(self) -> bool | None:
        entries = self.by_name.get("Unknown", ())
        if not entries:
            return None
        words = self.words("Unknown")
        if words not in {"yes", "no"}:
            message = phrase("`Unknown:` says `%(words)s`", words=words)
            help = phrase("write `yes` or `no`")
            self.reading.fault(decision_bad_band.RULE, self._span(entries[0]), message, help)
        return words == "yes"

    def inner(self) -> Name | None:
        entries = self.by_name.get("Decision", ())
        if not entries:
            return None
        return Name(self.words("Decision"), self._span(entries[0]))

    def _span(self, entry: Entry) -> Span:
        return self.reading.text.span(entry.start, max(entry.end, entry.start + 1))


def _band(reading: Reading, shape: Shape, name: Name) -> Band | None:
    found = band_of(shape, name.value)
    if found is None:
        kind = phrase("numbers") if shape is Shape.NUMBER else phrase("dates")
        message = phrase("`%(name)s` is no band of %(kind)s", name=name.value, kind=kind)
        reading.fault(
            decision_bad_band.RULE,
            name.span,
            message,
            phrase("write it like %(forms)s", forms=FORMS[shape]),
        )
    elif found.empty:
        message = phrase("nothing lies in the band `%(name)s`", name=name.value)
        help = phrase("write the smaller end first; `a..b` holds a and not b")
        reading.fault(decision_bad_band.RULE, name.span, message, help)
        return None
    return found
