"""Read the braces behind a heading or an answer: ``{#id .ordered formerly=old}``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.findings.diagnostics import Note, Span, instead, put
from generator.findings.suggestions import closest, did_you_mean
from generator.load.decisions.findings import Reading
from generator.load.decisions.lines import Line
from generator.load.markdown import parse
from generator.model.ids import slug
from generator.model.text import Name
from generator.model.values import looks_like_band
from generator.rules.citations import citation_in_heading
from generator.rules.decisions import (
    decision_bad_id,
    decision_duplicate_id,
    decision_empty_field,
    decision_missing_id,
)
from generator.words.phrases import phrase

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED = frozenset({"outcome", "basis", "because"})


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a heading or an answer and what its braces say.

    ``rest`` is where the text after the braces starts.
    """

    title: str
    id: str
    span: Span
    rest: int
    flags: frozenset[str] = frozenset()
    formerly: tuple[Name, ...] = ()
    band: Name | None = None

    @property
    def ordered(self) -> bool:
        """Return whether the braces say that the answers have an order."""
        return "ordered" in self.flags


# What braces may say of each thing, beside its ids
FLAGS = {
    "question": ("ordered", "number", "date", "several"),
    "factor": ("ordered", "number", "date", "several"),
    "answer": ("ordered", "alone"),
    "outcome": ("ordered",),
    "piece": (),
}


def read_label(reading: Reading, line: Line, prefix: int, what: str) -> Label:
    """Read *line* behind its first *prefix* characters; *what* names it in findings."""
    start = line.start + prefix
    body = reading.text.content[start : line.end]
    close = body.rfind("}")
    opening = body.rfind("{", 0, close) if close >= 0 else -1
    if opening < 0 or not _is_braces(body[opening + 1 : close]):
        return _without_braces(reading, line, start, body, what)
    title = body[:opening].strip()
    begin = start + len(body[:opening]) - len(body[:opening].lstrip())
    span = reading.text.span(begin, begin + max(len(title), 1))
    inside = _attributes(reading, start + opening + 1, start + close, what)
    if not inside.id:
        _missing(reading, line, what, title, start + opening + 1)
    if not title:
        message = phrase("the %(what)s `%(id)s` has no words", what=phrase(what), id=inside.id)
        help = phrase("write what readers see, before the braces")
        reading.soft.append(decision_empty_field.RULE.at(reading.span(line), message, help=help))
    _check_title(reading, begin, title)
    return replace(inside, title=title, span=span, rest=start + close + 1)


class Ids:
    """The ids of one scope, each with its first place."""

    def __init__(self, reading: Reading, scope: str) -> None:
        self._reading = reading
        self._scope = scope
        self._taken: dict[str, Span] = {}

    def take(self, label: Label) -> None:
        """Note *label*'s id and former ids; one that is taken is a finding."""
        for name in (label.id, *(name.value for name in label.formerly)):
            if not name:
                continue
            first = self._taken.setdefault(slug(name), label.span)
            if first != label.span:
                self._reading.fault(
                    decision_duplicate_id.RULE,
                    label.span,
                    phrase(
                        "the id `%(name)s` is taken by another %(scope)s",
                        name=name,
                        scope=self._scope,
                    ),
                    phrase("give each its own id"),
                    [Note(first, phrase("`%(name)s` is used here first", name=name))],
                )


# Private functions


def _is_braces(inside: str) -> bool:
    return any(word[:1] in {"#", "."} or "=" in word for word in inside.split())


def _without_braces(reading: Reading, line: Line, start: int, body: str, what: str) -> Label:
    words, arrow, _ = body.rpartition(" -> ") if what == "answer" else (body, "", "")
    title = words.strip() if arrow else body.strip()
    rest = start + len(words) if arrow else line.end
    _missing(reading, line, what, title, start + len((words if arrow else body).rstrip()))
    return Label(title, "", reading.span(line), rest)


_OTHER_BRACES = re.compile(r"[(\[<]\s*#\s*(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\s*[)\]>]$")


def _missing(reading: Reading, line: Line, what: str, title: str, behind: int) -> None:
    words = title if len(title) <= 40 else title[:37] + "..."
    other = _OTHER_BRACES.search(title)  # `(#id)`, where the id was meant
    name = other["id"] if other else (slug(title) or "id")[:24].rstrip("-")
    inside = reading.text.content[behind - 1] == "{"
    reading.fault(
        decision_missing_id.RULE,
        reading.span(line),
        phrase("the %(what)s `%(short)s` has no id", what=phrase(what), short=words),
        phrase("write `{#%(name)s}` behind it", name=name),
        fix=(put(reading.text, behind, f"#{name} " if inside else f" {{#{name}}}"),),
    )


def _check_title(reading: Reading, begin: int, title: str) -> None:
    """Find a citation in the words of a heading or an answer, which are shown as they are."""
    clusters = parse(reading.text, begin, begin + len(title))[0].clusters if "@" in title else ()
    cluster = next((it for it in clusters if not it.narrative), None)
    if cluster:
        help = phrase("move the citation into the text, or into `Why:` or `Because:`")
        message = phrase("a citation stands in a heading or an answer")
        reading.soft.append(citation_in_heading.RULE.at(cluster.span, message, help=help))


def _attributes(reading: Reading, start: int, end: int, what: str) -> Label:
    label = Label("", "", reading.text.span(start, end), end)
    for match in re.finditer(r"\S+", reading.text.content[start:end]):
        word, at = match[0], start + match.start()
        span = reading.text.span(at, at + len(word))
        if word.startswith("#") and not label.id:
            label = replace(label, id=word[1:])
            _check_id(reading, label.id, at + 1)
        elif word[:1] == "." and word[1:] in FLAGS[what]:
            label = replace(label, flags=label.flags | {word[1:]})
        elif word.startswith("formerly="):
            former = (*label.formerly, *_former(reading, word, at))
            label = replace(label, formerly=former)
        elif what == "answer" and looks_like_band(word) and not label.band:
            label = replace(label, band=Name(word, span))
        else:
            _no_attribute(reading, word, span, what)
    return label


def _no_attribute(reading: Reading, word: str, span: Span, what: str) -> None:
    flags = [f"`.{flag}`" for flag in FLAGS[what]]
    known = ["`#id`", *flags, "`formerly=old-id`"]
    help = did_you_mean(
        word, [f".{flag}" for flag in FLAGS[what]], phrase("write %(list)s", list=", ".join(known))
    )
    message = phrase("`%(word)s` is nothing that braces may say", word=word)
    fix = instead(span, closest(word, [f".{flag}" for flag in FLAGS[what]]))
    reading.fault(decision_bad_id.RULE, span, message, help, fix=fix)


def _former(reading: Reading, word: str, at: int) -> list[Name]:
    found = []
    offset = at + len("formerly=")
    for old in word.removeprefix("formerly=").split(","):
        _check_id(reading, old, offset)
        found.append(Name(old, reading.text.span(offset, offset + len(old))))
        offset += len(old) + 1
    return found


def _check_id(reading: Reading, name: str, at: int) -> None:
    problem = ""
    if not ID.match(name) or len(name) > 64:
        problem = phrase("`%(name)s` is no id", name=name)
    elif name in RESERVED:
        problem = phrase("the id `%(name)s` is the name of a column of rules", name=name)
    if problem:
        near = slug(name)
        help = (
            phrase("write `%(right)s`", right=near)
            if near and near != name
            else phrase("choose another word")
        )
        span = reading.text.span(at, at + max(len(name), 1))
        fix = instead(span, near if near != name else "")
        reading.fault(decision_bad_id.RULE, span, problem, help, fix=fix)
