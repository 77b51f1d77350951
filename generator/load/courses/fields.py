"""Tell the ``Name: value`` lines of a course from its prose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.findings.diagnostics import Span, instead
from generator.findings.suggestions import closest
from generator.load.decisions.findings import Reading as Found
from generator.load.decisions.lines import Line
from generator.model.decisions import Prose
from generator.rules.courses import course_bad_value, unknown_field
from generator.words.phrases import phrase

OF_MODULE = ("Minutes", "Break", "Aim")
OF_ACTIVITY = ("Minutes",)
OF_QUESTION = ("Because", "Said-by")
OF_OPTION = ("Because",)
OF_PROSE = frozenset({"Aim", "Because"})
MOST_MINUTES = 600  # limit: ten hours, as much as a day holds

# A word that may be a field's name, a colon, and white space or the end of the line.
FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z_-]{1,19})[ ]?:(?P<apart>\s|\Z)?")
KNOWN = frozenset({*OF_MODULE, *OF_ACTIVITY, *OF_QUESTION, *OF_OPTION})


@dataclass(frozen=True, slots=True)
class Field:
    """A field: where it stands, and where its value starts and ends."""

    name: str
    span: Span
    start: int
    end: int


def split_fields(
    found: Found, lines: Sequence[Line], known: Sequence[str]
) -> tuple[Mapping[str, Field], tuple[Line, ...]]:
    """Return the fields in *lines* by name, and the lines that are prose.

    A field of prose goes on to the end of its paragraph. A line that means to be a field and is
    none, and one that stands twice, are findings.
    """
    fields: dict[str, Field] = {}
    prose: list[Line] = []
    above = ""  # the field that stands in the line above, or goes on there
    for line in lines:
        name = _name(line)
        if name in known:
            above = name if _keep(found, fields, name, line) else ""
        elif name and _meant(name, line, known, inside=bool(above)):
            _say_unknown(found, line, name, known)
        elif above in OF_PROSE and line.words and not _block(line):
            fields[above] = replace(fields[above], end=line.end)
        else:
            above = ""
            prose.append(line)
    return fields, tuple(prose)


def minutes(found: Found, fields: Mapping[str, Field], name: str) -> int:
    """Return the minutes of the field *name*, 0 where there is none or it is faulty."""
    field = fields.get(name)
    if field is None:
        return 0
    words = found.text.content[field.start : field.end]
    if words.isascii() and words.isdigit() and 1 <= int(words[:4]) <= MOST_MINUTES:
        return int(words)
    span = found.text.span(field.start, max(field.end, field.start + 1))
    help = phrase(
        "write a whole number of minutes from 1 to %(most_minutes)s, such as `%(name)s: 45`",
        most_minutes=MOST_MINUTES,
        name=name,
    )
    message = (
        phrase("`%(name)s` cannot be `%(words)s`", name=name, words=words[:40])
        if words
        else phrase("`%(name)s` is empty", name=name)
    )
    found.fault(course_bad_value.RULE, span, message, help)
    return 0


def prose(found: Found, fields: Mapping[str, Field], name: str) -> Prose:
    """Return the Markdown of the field *name*, nothing where there is none."""
    field = fields.get(name)
    return found.prose(field.start, field.end) if field else Prose()


# Private functions


def _name(line: Line) -> str:
    match = FIELD.match(line.words) if not line.fenced else None
    apart = match is not None and match["apart"] is not None
    return match["name"] if match and (apart or match["name"] in KNOWN) else ""


def _say_unknown(found: Found, line: Line, name: str, known: Sequence[str]) -> None:
    every = ", ".join(f"`{it}:`" for it in known)
    near = next((it for it in known if it.casefold() == name.casefold()), "")
    near = near or closest(name, known)
    other = phrase("write one of %(every)s, or put an empty line before the text", every=every)
    found.fault(
        unknown_field.RULE,
        found.span(line),
        phrase("there is no field `%(name)s:` here", name=name),
        phrase("did you mean `%(near)s:`?", near=near) if near else other,
        fix=instead(found.text.span(line.start, line.start + len(name)), near),
    )


def _meant(name: str, line: Line, known: Sequence[str], *, inside: bool) -> bool:
    """Tell whether a line that begins as a field does is meant as one, and not as prose."""
    if line.words.startswith(f"{name}: ") and inside and name[0].isupper():
        return True
    if name.casefold() in {it.casefold() for it in known}:
        return True
    return name[0].isupper() and bool(closest(name, known))


def _block(line: Line) -> bool:
    """Tell whether *line* begins a block of its own: a list, a quotation, a heading, code."""
    return line.fenced or line.words[:1] in {"-", "*", "+", ">", "#", "|"}


def _keep(found: Found, fields: dict[str, Field], name: str, line: Line) -> bool:
    if name in fields:
        message = phrase("the field `%(name)s:` stands twice", name=name)
        found.fault(unknown_field.RULE, found.span(line), message, phrase("keep one of the two"))
        return False
    after = found.text.content.index(":", line.start) + 1
    value = found.text.content[after : line.end]
    start = after + len(value) - len(value.lstrip())
    fields[name] = Field(name, found.span(line), start, line.end)
    return True
