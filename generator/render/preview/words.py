"""Mark the words of a page that are new, and show those that are gone, in the new page's HTML.

Without what is marked as gone, and with what is marked as new unwrapped, it is the new HTML byte
for byte. Both sides must be HTML as a serialiser writes it: each tag closed, nothing left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

INS, INS_END = '<ins class="pv-new">', "</ins>"
DEL, DEL_END = '<del class="pv-gone">', "</del>"
BLOCK = "pv-gone-block"  # the class of a block that holds words that are gone


@dataclass(frozen=True, slots=True)
class Moved:
    """A link that leads elsewhere, and has the words that it had."""

    words: str
    was: str
    now: str


def marked(old: str, new: str) -> tuple[str, tuple[Moved, ...]]:
    """Return *new* with its words marked against *old*, and the links that only lead elsewhere."""
    if old == new:
        return new, ()
    out = _Out()
    before, after = _pieces(old), _pieces(new)
    moved: list[Moved] = []
    for kind, first, last, start, end in _opcodes(
        [it.key for it in before], [it.key for it in after]
    ):
        if kind == "equal":
            for was, now in zip(before[first:last], after[start:end], strict=True):
                moved += _moved(was, now)
                out.add(now.html, now)
        else:
            _pair(before[first:last], after[start:end], out)
    out.flush()
    return "".join(out.html), tuple(moved)


# Private functions: pieces

# What is inline; all other tags are blocks. What is opaque is taken or left as a whole.
_INLINE = frozenset(
    "a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
_TOKEN = re.compile(
    r"(?P<opaque><(?P<name>svg|math|script|style|textarea|select)\b.*?</(?P=name)>)"
    r"|(?P<tag><(?P<slash>/?)(?P<what>[a-zA-Z][\w-]*)[^>]*>)"
    r"|(?P<word>&[#\w]+;|\w+|\s+|[^\w\s<&]|[<&])",
    re.DOTALL,
)
_HREF = re.compile(r'\shref="(?P<href>[^"]*)"')
# Where a `div` may stand, and where a `li` may.
_FLOW = frozenset(
    "article aside blockquote body dd details div fieldset figcaption figure footer form header li main nav section td th".split()
)
_LISTS = frozenset({"ol", "ul"})
_ALIKE = 0.4  # of the words of two runs, from which one is taken for the other, changed


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block tag, or a run of inline content; ``key`` is what two of them are compared by."""

    html: str
    key: str
    tokens: tuple[tuple[str, bool], ...] = ()  # of a run: each with whether it is a word
    opens: str = ""
    closes: str = ""

    @property
    def words(self) -> list[str]:
        return [token for token, word in self.tokens if word]

    @property
    def says(self) -> bool:
        return any(not word.isspace() for word in self.words)


def _pieces(html: str) -> list[_Piece]:
    found: list[_Piece] = []
    run: list[tuple[str, bool]] = []
    for token in _TOKEN.finditer(html):
        name = (token["what"] or "").lower()
        if token["tag"] and name not in _INLINE:
            found += _run(run)
            run = []
            found.append(_block(token["tag"], name, closing=bool(token["slash"])))
        else:
            run.append((token[0], bool(token["word"])))
    return [*found, *_run(run)]


def _block(tag: str, name: str, *, closing: bool) -> _Piece:
    if closing:
        return _Piece(tag, f"</{name}>", closes=name)
    return _Piece(tag, f"<{name}>", opens="" if name in {"hr", "input", "col"} else name)


def _run(tokens: Sequence[tuple[str, bool]]) -> Iterator[_Piece]:
    if tokens:
        html = "".join(token for token, _ in tokens)
        words = "".join(token for token, word in tokens if word)
        yield _Piece(html, " ".join(words.split()), tuple(tokens))


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


# Private functions: the result


class _Out:
    """Collects HTML; what is gone waits for a place where a block may stand."""

    def __init__(self) -> None:
        self.html: list[str] = []
        self._open: list[str] = ["body"]
        self._waiting: list[str] = []

    def add(self, html: str, piece: _Piece) -> None:
        self._settle()
        self.html.append(html)
        if piece.opens:
            self._open.append(piece.opens)
        elif piece.closes and piece.closes in self._open[1:]:
            while self._open.pop() != piece.closes:
                pass

    def gone(self, piece: _Piece) -> None:
        """Show the run *piece*, which is gone, at the next place that there is."""
        if piece.says:
            self._waiting.append(f"{DEL}{''.join(piece.words).strip()}{DEL_END}")

    def flush(self) -> None:
        self._open = ["body"]
        self._settle()

    def _settle(self) -> None:
        tag = "li" if self._open[-1] in _LISTS else "div"
        if self._waiting and (tag == "li" or self._open[-1] in _FLOW):
            self.html += (f'<{tag} class="{BLOCK}">{it}</{tag}>' for it in self._waiting)
            self._waiting.clear()


def _pair(before: Sequence[_Piece], after: Sequence[_Piece], out: _Out) -> None:
    """Write *after*, each run against the run of *before* that is most like it, in their order."""
    left = [it for it in before if it.tokens]
    for piece in after:
        if not piece.tokens:
            out.add(piece.html, piece)
            continue
        at = _like(piece, left)
        for gone in left[: max(at, 0)]:
            out.gone(gone)
        was = left[at] if at >= 0 else None
        left = left[at + 1 :]
        out.add(_compared(was, piece), piece)
    for gone in left:
        out.gone(gone)


def _like(piece: _Piece, before: Sequence[_Piece]) -> int:
    """Return the number of the first of *before* that *piece* may have been, -1 for none."""
    words = set(piece.words)
    for at, was in enumerate(before):
        both = words & set(was.words)
        said = sum(1 for word in both if not word.isspace())
        most = max(len({*piece.words}), len({*was.words}), 1)
        if piece.says and was.says and said / most >= _ALIKE:
            return at
    return -1


def _compared(was: _Piece | None, now: _Piece) -> str:
    """Return the HTML of the run *now*, with the words that *was* did not have marked."""
    if not now.says and (was is None or not was.says):
        return now.html
    old, new = was.words if was else [], now.words
    fresh: set[int] = set()
    gone: dict[int, str] = {}
    for kind, first, last, start, end in _opcodes(old, new):
        if kind != "equal":
            fresh.update(range(start, end))
            gone[start] = "".join(old[first:last])
    return "".join(_woven(now, fresh, {at: words for at, words in gone.items() if words}))


def _woven(run: _Piece, fresh: set[int], gone: dict[int, str]) -> Iterator[str]:
    """Yield the tokens of *run*: *fresh* words marked, words that are *gone* before their place."""
    number, inside = 0, False
    for token, word in run.tokens:
        if inside and (not word or number not in fresh or number in gone):
            yield INS_END
            inside = False
        if word and number in gone:
            yield f"{DEL}{gone[number]}{DEL_END}"
        if word and number in fresh and not inside:
            yield INS
            inside = True
        yield token
        number += word
    if inside:
        yield INS_END
    if number in gone:
        yield f"{DEL}{gone[number]}{DEL_END}"


def _moved(was: _Piece, now: _Piece) -> Iterator[Moved]:
    if was.html == now.html:
        return
    old, new = (_HREF.findall(it.html) for it in (was, now))
    if len(old) == len(new):
        yield from (Moved(now.key, a, b) for a, b in zip(old, new, strict=True) if a != b)
