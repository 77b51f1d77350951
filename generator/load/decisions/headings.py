"""Read the braces behind a heading or an answer: ``{#id .ordered formerly=old}``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.findings.diagnostics import Note, Span
from generator.ids import slug
from generator.load.decisions.findings import Reading
from generator.load.decisions.lines import Line
from generator.model.text import Name
from generator.rules.decisions import decision_bad_id, decision_duplicate_id, decision_missing_id

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
    ordered: bool = False
    formerly: tuple[Name, ...] = ()


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
    inside = _attributes(reading, start + opening + 1, start + close)
    name, ordered, formerly = inside
    if not name:
        _missing(reading, line, what, title)
    return Label(title, name, span, start + close + 1, ordered, formerly)


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
                    f"the id `{name}` is taken by another {self._scope}",
                    "give each its own id",
                    [Note(first, f"`{name}` is used here first")],
                )


# Private functions


def _is_braces(inside: str) -> bool:
    return any(word[:1] in {"#", "."} or "=" in word for word in inside.split())


def _without_braces(reading: Reading, line: Line, start: int, body: str, what: str) -> Label:
    words, arrow, _ = body.rpartition(" -> ") if what == "answer" else (body, "", "")
    title = words.strip() if arrow else body.strip()
    _missing(reading, line, what, title)
    rest = start + len(words) if arrow else line.end
    return Label(title, "", reading.span(line), rest)


def _missing(reading: Reading, line: Line, what: str, title: str) -> None:
    words = title if len(title) <= 40 else title[:37] + "..."
    name = slug(title) or "id"
    reading.fault(
        decision_missing_id.RULE,
        reading.span(line),
        f"the {what} `{words}` has no id",
        f"write `{{#{name[:24].rstrip('-')}}}` behind it",
    )


def _attributes(reading: Reading, start: int, end: int) -> tuple[str, bool, tuple[Name, ...]]:
    name, ordered = "", False
    formerly: list[Name] = []
    for match in re.finditer(r"\S+", reading.text.content[start:end]):
        word, at = match[0], start + match.start()
        if word.startswith("#") and not name:
            name = word[1:]
            _check_id(reading, name, at + 1)
        elif word == ".ordered":
            ordered = True
        elif word.startswith("formerly="):
            formerly += _former(reading, word, at)
        else:
            reading.fault(
                decision_bad_id.RULE,
                reading.text.span(at, at + len(word)),
                f"`{word}` is nothing that braces may say",
                "write `#id`, `.ordered` or `formerly=old-id`",
            )
    return name, ordered, tuple(formerly)


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
        problem = f"`{name}` is no id"
    elif name in RESERVED:
        problem = f"the id `{name}` is the name of a column of rules"
    if problem:
        near = slug(name)
        help = f"write `{near}`" if near and near != name else "choose another word"
        span = reading.text.span(at, at + max(len(name), 1))
        reading.fault(decision_bad_id.RULE, span, problem, help)
