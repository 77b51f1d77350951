"""The tree that formatting produces: strings, and parts that carry a meaning.

Everything between a style's elements and the printed text is such a tree. `output` flattens
it; `textcase`, `collapse` and `bibliography` look into it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Kind = Literal[
    "seq",  # nothing but its parts
    "format",  # value: a CSL declaration such as "font-style:italic", from the style
    "markup",  # value: the same, but from an author's <i>: it flips inside its like
    "quote",  # in the locale's quotation marks, by depth; value: the curly marks as typed
    "typed-quote",  # the same, but no punctuation moves into it
    "nocase",  # its letters stay as they are
    "plain",  # <span class="nodecor">: no formatting inside
    "display",  # value: block, left-margin, right-inline, indent
    "cite",  # value: the key of the work cited
    "language",  # value: the language of the words in it, which is not the page's
    "names",  # the first name list of a cite
    "list",  # the names of one variable, without their label
    "name",  # one name in it
    "year",  # the year of the date
    "year-suffix",
    "number",  # the citation number
    "affix",  # one with round brackets in it
    "term",  # words of the locale
    "author",  # what a narrative citation prints outside of the parentheses
]


@dataclass(slots=True)
class Rich:
    """A part with a meaning: what it is, what it holds, and (for some kinds) a value."""

    kind: Kind
    parts: "list[Part]" = field(default_factory=list)
    value: str = ""


Part: TypeAlias = Rich | str


def seq(parts: "list[Part]") -> Part:
    """Return one part for all of *parts*."""
    return parts[0] if len(parts) == 1 else Rich("seq", parts)


def join(parts: "Sequence[Part]", delimiter: str) -> Part:
    """Return *parts* with *delimiter* between each two."""
    if len(parts) == 1:
        return parts[0]
    if not delimiter:
        return Rich("seq", list(parts))
    joined: list[Part] = []
    for part in parts:
        if joined:
            joined.append(delimiter)
        joined.append(part)
    return Rich("seq", joined)


def plain(part: "Part | None") -> str:
    """Return the text of *part* without any formatting or quotation marks."""
    if part is None:
        return ""
    if isinstance(part, str):
        return part
    words: list[str] = []
    _gather(part, words)
    return "".join(words)


def _gather(part: Rich, words: list[str]) -> None:
    for inner in part.parts:
        if isinstance(inner, str):
            words.append(inner)
        else:
            _gather(inner, words)


def find(part: "Part | None", kind: Kind) -> Rich | None:
    """Return the first part of that kind, depth first."""
    if part is None or isinstance(part, str):
        return None
    if part.kind == kind:
        return part
    for inner in part.parts:
        if not isinstance(inner, str) and (found := find(inner, kind)):
            return found
    return None


def rebuild(part: Part, change: Callable[[Rich], "Part | None"]) -> Part:
    """Return a copy of *part* in which *change* may replace parts (None: look inside)."""
    if isinstance(part, str):
        return part
    changed = change(part)
    if changed is not None:
        return changed
    return Rich(part.kind, [rebuild(inner, change) for inner in part.parts], part.value)


def nest_brackets(part: Part) -> Part:
    """Return *part* with square brackets for the affixes' round ones inside round ones."""
    return _nested(part, [0], inside=False)


def _nested(part: Part, depth: list[int], *, inside: bool) -> Part:
    if isinstance(part, str):
        return "".join(_bracket(letter, depth) for letter in part) if inside else part
    inside = inside or part.kind == "affix"
    parts = [_nested(inner, depth, inside=inside) for inner in part.parts]
    return Rich(part.kind, parts, part.value)


def _bracket(letter: str, depth: list[int]) -> str:
    if letter == "(":
        depth[0] += 1
        return "[" if depth[0] % 2 == 0 else letter
    if letter == ")" and depth[0]:
        depth[0] -= 1
        return "]" if depth[0] % 2 else letter
    return letter


def map_leaves(part: Part, change: Callable[[str], str]) -> Part:
    """Return a copy of *part* with every string changed."""
    if isinstance(part, str):
        return change(part)
    return Rich(part.kind, [map_leaves(inner, change) for inner in part.parts], part.value)
