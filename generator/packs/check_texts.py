"""Look into questions as Moodle XML and GIFT, and into notes for Anki."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.packs.check_files import Problem, inner, named, parsed
from generator.words.phrases import phrase

HEADS = ("#separator:tab", "#html:true", "#guid column:1")
SHARE = re.compile(r"(?<!\\)%(?P<share>-?[0-9.]+)%")
ANSWER = re.compile(r"(?<!\\)(?P<mark>[=~])")
BRACE = re.compile(r"(?<!\\)[{}]")


def check_moodle_xml(text: str) -> Iterator[Problem]:
    """Yield what is wrong with the questions of a Moodle XML file."""
    names: set[str] = set()
    for number, question in enumerate(
        named(parsed(phrase("the file"), text.encode()), "question"), 1
    ):
        kind = question.get("type", "")
        if kind == "category":
            continue
        place = phrase("question %(number)s", number=number)
        name = inner(question, "idnumber")
        if name and name in names:
            yield Problem(
                "idnumber", place, phrase("the idnumber `%(name)s` stands twice", name=name)
            )
        names.add(name)
        if kind in {"multichoice", "truefalse"}:
            yield from _scored(place, question)


def check_gift(text: str) -> Iterator[Problem]:
    """Yield what is wrong with the questions of a GIFT file."""
    for number, block in enumerate(re.split(r"\n\s*\n", text), 1):
        lines = [line for line in block.splitlines() if line.strip()]
        asked = [line for line in lines if not line.lstrip().startswith("//")]
        if not asked or asked[0].startswith("$CATEGORY"):
            continue
        place = phrase("block %(number)s", number=number)
        if not any("[id:" in line for line in lines if line.lstrip().startswith("//")):
            message = phrase("no line `// [id:...]` above it: a second import makes a copy")
            yield Problem("id", place, message)
        yield from _gift("\n".join(asked), place)


def check_anki(text: str) -> Iterator[Problem]:
    """Yield what is wrong with the notes of a text for Anki."""
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("#")]
    for wanted in HEADS:
        if wanted not in head:
            message = phrase(
                "no line `%(wanted)s`: changed notes would be added, not updated", wanted=wanted
            )
            yield Problem("header", phrase("the first lines"), message)
    rows = [line for line in lines if line and not line.startswith("#")]
    seen: set[str] = set()
    for number, row in enumerate(csv.reader(rows, delimiter="\t"), 1):
        if len(row) != 4:  # guid, front, back, tags
            yield Problem(
                "columns",
                phrase("note %(number)s", number=number),
                phrase("%(num)s columns, and 4 are wanted", num=len(row)),
            )
        elif not row[0] or row[0] in seen:
            message = phrase("no guid of its own: one note would take the place of another")
            yield Problem("guid", phrase("note %(number)s", number=number), message)
        seen.add(row[0] if row else "")


# Private functions


def _scored(place: str, question: Element) -> Iterator[Problem]:
    shares = [float(it.get("fraction", "0") or 0) for it in named(question, "answer")]
    if not shares or max(shares) <= 0:
        yield Problem("no-score", place, phrase("no answer gives a point: nobody can pass"))
    elif inner(question, "single") == "false":
        yield from _several(place, shares)


def _several(place: str, shares: list[float]) -> Iterator[Problem]:
    if abs(sum(it for it in shares if it > 0) - 100) > 0.1:  # rounding
        yield Problem("fraction", place, phrase("the right answers give not 100 per cent together"))
    if sum(shares) > 0.1 and any(it <= 0 for it in shares):  # rounding
        message = phrase("wrong answers cost too little: who ticks everything gets points")
        yield Problem("tick-all", place, message)


def _gift(block: str, place: str) -> Iterator[Problem]:
    braces = [it[0] for it in BRACE.finditer(block)]
    if braces != ["{", "}"]:
        message = phrase("braces that are not its own are not escaped: the question is cut in two")
        yield Problem("escape", place, message)
        return
    inside = block[block.index("{") if "{" in block else 0 :]
    shares = [float(it["share"]) for it in SHARE.finditer(inside)]
    if shares:
        yield from _several(place, shares)
    elif ANSWER.search(inside) and not re.search(r"(?<!\\)=", inside):
        yield Problem("no-score", place, phrase("no answer gives a point: nobody can pass"))
