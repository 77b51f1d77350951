"""Read the braces behind a heading of a course: ``{#id formerly=old,older}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings.diagnostics import Note, Span, instead, put
from generator.load.decisions.findings import Reading as Found
from generator.load.decisions.findings import names_in
from generator.load.decisions.lines import Line
from generator.load.values import ID_LENGTH, address_taken, is_id
from generator.model.ids import slug
from generator.model.text import Name
from generator.rules.courses import course_bad_value, course_stray_text, missing_id
from generator.words.phrases import phrase

# The words of a heading, and what its last braces say.
BRACES = re.compile(r"(?P<words>.*?)[ \t]*\{(?P<inside>[^{}]*)\}")
RESERVED = frozenset({"trainer", "changes"})


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a heading, their place, its id ("" where it has none) and former ids."""

    title: str
    span: Span
    id: str = ""
    formerly: tuple[Name, ...] = ()


def read_label(found: Found, line: Line, what: str) -> Label:
    """Read the heading in *line*; *what* names it in findings."""
    hashes = len(line.words) - len(line.words.lstrip("#"))
    start = line.start + hashes
    start += len(line.words[hashes:]) - len(line.words[hashes:].lstrip())
    braces = BRACES.fullmatch(found.text.content[start : line.end])
    words = braces["words"] if braces else found.text.content[start : line.end]
    span = found.text.span(start, start + max(len(words), 1))
    if braces is None:
        _missing(found, span, what, words, start + len(words.rstrip()))
        return Label(words, span)
    begin = start + braces.start("inside")
    names = tuple(_names(found, begin, start + braces.end("inside")))
    name = next((it.value for key, it in names if key == "id"), "")
    if not name and not any(key == "bad" for key, _ in names):
        _missing(found, span, what, words, begin)
    return Label(words, span, name, tuple(it for key, it in names if key == "formerly"))


class Ids:
    """The ids of one course, each with its first place: they are places on one page."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._taken: dict[str, Span] = {}

    def take(self, label: Label) -> Label:
        """Note the ids of *label*, the former ones too; one that is taken is a finding."""
        for name in (label.id, *(it.value for it in label.formerly)):
            first = self._taken.setdefault(name, label.span) if name else label.span
            if first != label.span:
                self._found.fault(
                    course_bad_value.RULE,
                    label.span,
                    phrase("the id `%(name)s` is taken", name=name),
                    phrase("give each module, activity and question of the course its own id"),
                    [Note(first, phrase("`%(name)s` is used here first", name=name))],
                )
        return label


def refuse_reserved(found: Found, label: Label) -> None:
    """Find a module with the address of a page that each course has, or that none can have."""
    taken = (
        phrase("each course has a page of that name")
        if label.id in RESERVED
        else address_taken(label.id)
    )
    if taken:
        message = phrase(
            "a module cannot have the id `%(label)s`: %(taken)s", label=label.id, taken=taken
        )
        found.fault(course_bad_value.RULE, label.span, message, phrase("choose another id"))


# Private functions


def _missing(found: Found, span: Span, what: str, words: str, behind: int) -> None:
    short = words if len(words) <= 40 else f"{words[:37]}..."
    name = slug(words)[:24].rstrip("-") or "id"
    message = phrase("the %(what)s `%(short)s` has no id", what=what, short=short)
    help = phrase("write `{#%(name)s}` behind it", name=name)
    inside = found.text.content[behind - 1] == "{"
    fix = (put(found.text, behind, f"#{name} " if inside else f" {{#{name}}}"),)
    found.fault(missing_id.RULE, span, message, help, fix=fix)


def _names(found: Found, start: int, end: int) -> Iterator[tuple[str, Name]]:
    """Yield each name in the braces with what it is: ``id``, ``formerly`` or ``bad``."""
    for match in re.finditer(r"\S+", found.text.content[start:end]):
        word, at = match[0], start + match.start()
        if word.startswith("#"):
            yield _checked(found, "id", Name(word[1:], found.text.span(at + 1, at + len(word))))
        elif word.startswith("formerly="):
            for name in names_in(found.text, at + len("formerly="), at + len(word)):
                yield _checked(found, "formerly", name)
        else:
            span = found.text.span(at, at + len(word))
            message = phrase("`%(word)s` is nothing that braces may say", word=word)
            help = phrase("write `#id` or `formerly=old-id`")
            found.fault(course_stray_text.RULE, span, message, help)
            yield "bad", Name(word, span)


def _checked(found: Found, key: str, name: Name) -> tuple[str, Name]:
    if is_id(name.value):
        return key, name
    near = slug(name.value)[:ID_LENGTH].strip("-")
    help = (
        phrase("write `%(right)s`", right=near)
        if near
        else phrase("write small letters, digits and single hyphens")
    )
    message = phrase("`%(name)s` is no id", name=name.value)
    found.fault(course_bad_value.RULE, name.span, message, help, fix=instead(name.span, near))
    return "bad", name
