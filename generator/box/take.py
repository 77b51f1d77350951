"""Bring what the box took into the playbook: answers as a list, proposed cards as drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.box.store import State, Suggestion
from generator.box.trial import card_path
from generator.findings.diagnostics import Text
from generator.kinds import SUGGESTED
from generator.load.lists.suggestions import load_suggestions
from generator.model.sheets import Suggestion as Written

HEAD = """# What readers suggested, and what became of it. `playbook box export` adds to it; the words may be
# edited here, an answer that is changed at the desk takes the place of the one below.
suggestions:
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """The file as it is to be, how many entries are new in it, and how many were renewed."""

    content: str
    added: int
    renewed: int


def exported(text: Text | None, every: Iterable[Suggestion]) -> Exported:
    """Return kb/suggestions.yml, now *text*, with the answered ones of *every* in it.

    What the file says is kept, word for word, but for the answers that were given anew since.
    """
    content = text.content if text else HEAD
    known = _known(Text(SUGGESTED, content))
    answered = [it for it in every if it.kind == "idea" and it.state is not State.NEW]
    added = sorted((it for it in answered if it.number not in known), key=lambda it: it.number)
    renewed = [it for it in answered if it.number in known and known[it.number].differs(it)]
    for suggestion in sorted(renewed, key=lambda it: -known[it.number].start):
        old = known[suggestion.number]
        entry = _entry(replace(suggestion, said=old.entry.said))
        content = content[: old.start] + entry + content[old.end :]
    if added:
        content = content.rstrip("\n") + "\n" + "".join(map(_entry, added))
    return Exported(content, len(added), len(renewed))


def draft(proposed: Suggestion) -> tuple[str, str]:
    """Return the path and the text of a *proposed* card, as a draft."""
    text = proposed.said.rstrip("\n") + "\n"
    return card_path(proposed.title), _STATUS.sub("status: draft", text, count=1)


# Private functions

_STATUS = re.compile(r"^status:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Known:
    """An entry of the file, and where it begins and ends."""

    entry: Written
    start: int
    end: int

    def differs(self, suggestion: Suggestion) -> bool:
        """Tell whether *suggestion* was answered on a later day, or another thing became of it."""
        day = self.entry.day.isoformat() if self.entry.day else ""
        return day < suggestion.answered or self.entry.state != suggestion.state


def _known(text: Text) -> dict[int, _Known]:
    """Return the entries of the file by their numbers."""
    read, _, _ = load_suggestions(text)
    starts = [_begin(text, it.span.line) for it in read]
    ends = (*starts[1:], len(text.content))
    every = map(_Known, read, starts, ends)
    return {int(it.entry.id): it for it in every if it.entry.id.isdecimal()}


def _begin(text: Text, line: int) -> int:
    """Return where the entry begins that has its id on *line*."""
    while line > 1 and not text.line(line).lstrip().startswith("- "):
        line -= 1
    return text.offset(line)


def _entry(suggestion: Suggestion) -> str:
    return "".join(f"{line}\n" for line in _lines(suggestion))


def _lines(suggestion: Suggestion) -> Iterator[str]:
    yield f'  - id: "{suggestion.number}"'
    yield f"    said: {_quoted(suggestion.said)}"
    yield f"    state: {suggestion.state}"
    yield f"    day: {suggestion.answered}"
    if suggestion.answer:
        yield f"    answer: {_quoted(suggestion.answer)}"
    if suggestion.cards:
        yield f"    cards: [{', '.join(suggestion.cards)}]"


def _quoted(words: str) -> str:
    r"""Return *words* in double quotes, as YAML reads back the very same; lines as ``\n``."""
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(signs.get(sign, sign) for sign in words) + '"'
