"""Text of a field (with CSL-JSON's inline tags and quotation marks) -> rich text.

Straight marks, and curly ones where they are the locale's own, take the locale's form by depth
(`output`); guillemets and all others stay as they are typed.

Tags: `<i> <b> <sc> <sup> <sub>`, `<span style="font-variant:small-caps;">`,
`<span class="nocase">`, `<span class="nodecor">` (CSL-JSON, "HTML-like tags in fields").
A tag or mark without its partner is text. One pass over the marks: linear time.
"""

import re
from dataclasses import dataclass, field

from generator.csl.rich import Kind, Part, Rich, rebuild, seq

APOSTROPHE = "\u2019"

_MARK = re.compile(
    r"""(?P<tag></?(?:i|b|sc|sup|sub)>|</span>
    |<span\s+style="font-variant:\s?small-caps;?">
    |<span\s+class="(?:nocase|nodecor)">)
    |(?P<quote>["'\u201c\u201d\u2018\u2019])""",
    re.VERBOSE,
)
_ANY_MARK = re.compile(r"[<\"'\u201c\u201d\u2018\u2019]")
_BEFORE_HIGH_MARK = re.compile(" (?=[:;?!\u00bb])")
_AFTER_GUILLEMET = re.compile("\u00ab ")
_TAGS: dict[str, tuple[Kind, str]] = {
    "<i>": ("markup", "font-style:italic"),
    "<b>": ("markup", "font-weight:bold"),
    "<sc>": ("markup", "font-variant:small-caps"),
    "<sup>": ("markup", "vertical-align:sup"),
    "<sub>": ("markup", "vertical-align:sub"),
}
_CLOSERS = {
    '"': '"',
    "\u201c": "\u201d",
    "'": "'",
    "\u2018": "\u2019",
}
_SINGLE = "'\u2019"
_DEEPEST = 20  # bounds the time for marks without partners, and the tree's depth


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner, and what came since."""

    mark: str
    closer: str
    kind: Kind = "seq"
    value: str = ""
    parts: list[Part] = field(default_factory=list)


def parse_markup(text: str) -> Part:
    """Return *text* as rich text; text without any mark comes back as it is."""
    return _parse(text) if _ANY_MARK.search(text) else text


def bound(text: str) -> str:
    """Bind the marks that French sets apart to their words, by a narrow space that never breaks."""
    if " " not in text:
        return text
    return _AFTER_GUILLEMET.sub("\u00ab\u202f", _BEFORE_HIGH_MARK.sub("\u202f", text))


def parse_affix(text: str) -> Part:
    """Return a cite's own prefix or suffix as rich text.

    Quotation marks that are not straight stay as typed, and no full stop moves into any.
    """
    part = _parse(text, typed=True) if _ANY_MARK.search(text) else text
    return rebuild(
        part, lambda inner: Rich("typed-quote", inner.parts) if inner.kind == "quote" else None
    )


def _parse(text: str, *, typed: bool = False) -> Part:
    stack = [_Open("", "")]
    position = 0
    for mark in _MARK.finditer(text):
        if mark.start() > position:
            stack[-1].parts.append(text[position : mark.start()])
        position = mark.end()
        if mark["tag"]:
            _tag(stack, mark["tag"])
        elif typed and mark[0] not in "\"'":
            stack[-1].parts.append(mark[0])
        else:
            _quote(stack, mark[0], text, mark.start())
    stack[-1].parts.append(text[position:])
    while len(stack) > 1:
        _give_up(stack)
    return seq([part for part in stack[0].parts if part])


def _tag(stack: list[_Open], tag: str) -> None:
    if tag.startswith("</"):
        _close(stack, tag, tag)
    elif tag in _TAGS:
        kind, value = _TAGS[tag]
        _open(stack, _Open(tag, "</" + tag[1:], kind, value))
    elif "class=" in tag:
        _open(stack, _Open(tag, "</span>", "nocase" if "nocase" in tag else "plain"))
    else:
        _open(stack, _Open(tag, "</span>", "markup", "font-variant:small-caps"))


def _quote(stack: list[_Open], mark: str, text: str, start: int) -> None:
    before = text[start - 1] if start else " "
    after = text[start + 1] if start + 1 < len(text) else " "
    opens = not before.isalnum() and before not in ".,;!?)" and not after.isspace()
    closer = {"\u2019": "'", "\u201d": "\u201d"}.get(mark, mark)
    closes = any(_closes(entry, mark) for entry in stack)
    ends = closes and not after.isalnum() and not before.isspace()
    if mark == "\u201d" or (ends and mark in "\"'\u2019"):
        if not (mark in "\"'" and opens and before.isspace()):
            _close(stack, mark, APOSTROPHE if mark in _SINGLE else mark)
            return
        _open_quote(stack, mark)
    elif mark in "\u201c\u2018" or (mark in "\"'" and opens):
        _open_quote(stack, mark)
    else:
        stack[-1].parts.append(APOSTROPHE if closer == "'" else mark)


def _open_quote(stack: list[_Open], mark: str) -> None:
    typed = mark + _CLOSERS[mark] if mark in "\u201c\u2018" else ""
    _open(stack, _Open(mark, _CLOSERS[mark], "quote", typed))


def _open(stack: list[_Open], entry: _Open) -> None:
    """Wait for a mark's partner; deeper than any text nests, a mark is text."""
    if len(stack) < _DEEPEST:
        stack.append(entry)
    else:
        stack[-1].parts.append(entry.mark)


def _closes(entry: _Open, mark: str) -> bool:
    return entry.closer == mark


def _close(stack: list[_Open], mark: str, literal: str) -> None:
    """Close the innermost partner of *mark*; marks opened inside it become text."""
    if not any(_closes(entry, mark) for entry in stack):
        stack[-1].parts.append(literal)
        return
    while not _closes(stack[-1], mark):
        _give_up(stack)
    done = stack.pop()
    stack[-1].parts.append(Rich(done.kind, [part for part in done.parts if part], done.value))


def _give_up(stack: list[_Open]) -> None:
    """Let the innermost open mark be text."""
    lost = stack.pop()
    stack[-1].parts.append(APOSTROPHE if lost.mark == "'" else lost.mark)
    stack[-1].parts += lost.parts
