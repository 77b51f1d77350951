"""Mark the words of a page that are new, and show those that are gone, in the new page's HTML.

Without what is marked as gone, and with what is marked as new unwrapped, it is the new HTML byte
for byte. Both sides must be HTML as a serialiser writes it: each tag closed, nothing left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

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
    return marked_parts((old,), (new,))


def marked_parts(old: Sequence[str], new: Sequence[str]) -> tuple[str, tuple[Moved, ...]]:
    """Return what `marked` gives for pages in parts, which are cut where nothing is open.

    How they are cut changes nothing; but what is equal at both ends is not read.
    """
    if old == new:
        return "".join(new), ()
    read = _Reader()
    start, end = read.alike(old, new)
    compared = _Compared(read, old[start : len(old) - end], new[start : len(new) - end])
    if end and compared.may_go_on():
        compared, end = _Compared(read, old[start:], new[start:]), 0
    html, moved = compared.marked()
    return "".join((*new[:start], html, *new[len(new) - end :])), moved


# Private functions: parts


class _Reader:
    """The pieces of parts, most of which stand on both sides."""

    def __init__(self) -> None:
        self.seen = _Seen({}, {})
        self.parts: dict[str, list[_Piece]] = {}

    def alike(self, old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
        """Return how many parts at both ends need no look.

        They are equal, and between them and what is not stands another that says something: what
        is gone is written behind what stood before it, or before what comes next.
        """
        start = _same(old, new)
        end = _same(old[start:][::-1], new[start:][::-1])
        while start and not any(it.key for it in self.pieces(new[start - 1])):
            start -= 1
        while end and not any(it.key for it in self.pieces(new[-end])):
            end -= 1
        return max(0, start - 1), max(0, end - 1)

    def pieces(self, part: str) -> list[_Piece]:
        if part not in self.parts:
            self.parts[part] = _Html(part).pieces(self.seen)
        return self.parts[part]


class _Compared:
    """Two stretches of a page, in pieces."""

    def __init__(self, read: _Reader, old: Sequence[str], new: Sequence[str]) -> None:
        self.after = [piece for part in new for piece in read.pieces(part)]
        self.before = [piece for part in old for piece in read.pieces(part) if piece.key]
        self.said = [it for it in self.after if it.key]
        self.keys = [it.key for it in self.before], [it.key for it in self.said]

    def may_go_on(self) -> bool:
        """Tell whether what both begin with goes on behind the end of one."""
        return _same(*self.keys) == min(map(len, self.keys))

    def marked(self) -> tuple[str, tuple[Moved, ...]]:
        moved: list[Moved] = []
        work = _Work({}, {})
        for kind, first, last, start, end in _opcodes(*self.keys):
            before, said = self.before[first:last], self.said[start:end]
            if kind == "equal":
                for was, now in zip(before, said, strict=True):
                    moved += _moved(was.html, now.html, now.key)
            else:
                work.compare(before, said, start)
        return _written(self.after, work), tuple(moved)


# Private functions: pieces

# What is inline; all other tags are blocks. What is opaque is taken or left as a whole.
_INLINE = "a|abbr|b|br|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr"
_FLAT = "|".join(rf"<{name}\b.*?</{name}>" for name in "script style textarea select".split())
_DEPTH = 4  # of drawings and formulas in one another


def _nested(name: str, depth: int) -> str:
    """Return the pattern of an element that may hold others of its *name*, so deep."""
    within = rf"|{_nested(name, depth - 1)}" if depth else ""
    return rf"<{name}\b(?:(?!</?{name}\b).{within})*+</{name}>"


_OPAQUE = "|".join([*(_nested(name, _DEPTH) for name in ("svg", "math")), _FLAT])
_NAME = rf"(?!(?:{_INLINE})\b)[a-zA-Z][\w-]*"
_BLOCK = rf"</?{_NAME}[^>]*>\s*"
# What is between two block tags; or one of them and the space behind it, its stroke and its name.
_PIECE = re.compile(rf"((?:[^<]++|{_OPAQUE}|(?!{_BLOCK})<)++)|(<(/?)({_NAME})[^>]*>\s*)", re.DOTALL)
_TAG = re.compile(rf"(?P<tag>{_OPAQUE}|</?[a-zA-Z][^>]*>)", re.DOTALL)
_WORD = re.compile(r"\w+\s*|(?:&[#\w]+;|[^\w\s])\s*|\s+")
_HREF = re.compile(r'\shref="(?P<href>[^"]*)"')
_VOID = frozenset({"hr", "input", "col"})
# Where a `div` may stand; not within tables and lists of terms, whose parts are fixed.
_FLOW = frozenset(
    "article aside blockquote body details div fieldset figcaption figure footer form header li main nav section".split()
)
_FIXED = frozenset({"dl", "table"})
_LISTS = frozenset({"ol", "ul"})
_ALIKE = 0.4  # of the words of two runs, from which one is taken for the other, changed


class _Piece(NamedTuple):  # a page has hundreds
    """A block tag with the space behind it, or a run of inline content; ``key`` has the words of a run that says any.

    ``item``: it stands in an item of a list.
    """

    html: str
    key: str = ""
    opens: str = ""
    closes: str = ""
    item: bool = False


class _Seen(NamedTuple):
    """The pieces that were read, most of which stand on both sides; those in items stand apart."""

    items: dict[str, _Piece]
    others: dict[str, _Piece]


@dataclass(frozen=True, slots=True)
class _Html:
    """The HTML of a page."""

    html: str

    def pieces(self, seen: _Seen) -> list[_Piece]:
        found: list[_Piece] = []
        known = seen.others
        for run, tag, slash, what in _PIECE.findall(self.html):
            piece = known.get(run or tag)
            if piece is None:
                piece = _run(run, item=known is seen.items) if run else _block(tag, slash, what)
                known[run or tag] = piece
            found.append(piece)
            if piece.opens == "li":
                known = seen.items
            elif piece.closes == "li":
                known = seen.others
        return found

    def words(self) -> str:
        """Return the words of a run without its tags."""
        return "".join(self.spoken()).strip()

    def spoken(self) -> list[str]:
        parts, words = _parts(self.html.replace("<br>", " "))
        return [parts[at] for at in words]


def _run(html: str, *, item: bool) -> _Piece:
    text = _TAG.sub("", html.replace("<br>", " ")) if "<" in html else html
    return _Piece(html, " ".join(text.split()), "", "", item)


def _block(html: str, slash: str, name: str) -> _Piece:
    if slash:
        return _Piece(html, "", "", name)
    return _Piece(html, "", "" if name in _VOID else name)


def _parts(html: str) -> tuple[list[str], list[int]]:
    """Return the tags and words of a run, and which of them are words; each may end in space."""
    parts: list[str] = []
    words: list[int] = []
    for number, part in enumerate(_TAG.split(html)):
        if number % 2:
            parts.append(part)
        elif part:
            begin = len(parts)
            parts += _WORD.findall(part)
            words += range(begin, len(parts))
    return parts, words


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what `SequenceMatcher` says, which is asked for what is between equal ends only."""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    last, stop = len(old) - end, len(new) - end
    if start:
        yield "equal", 0, start, 0, start
    gone, fresh = old[start:last], new[start:stop]
    if set(gone).isdisjoint(fresh):
        if gone or fresh:
            yield "replace", start, last, start, stop
    else:
        matcher = SequenceMatcher(None, gone, fresh, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            yield kind, a + start, b + start, c + start, d + start
    if end:
        yield "equal", last, len(old), stop, len(new)


def _same(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many items both begin with."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))


# Private functions: the result


@dataclass(frozen=True, slots=True)
class _Work:
    """What is written otherwise, by the number of a run among those that say anything.

    ``html`` is that of runs with marks; ``gone`` has the runs that stood behind one, -1 for those
    at the beginning.
    """

    html: dict[int, str]
    gone: dict[int, list[_Piece]]

    def compare(self, before: Sequence[_Piece], after: Sequence[_Piece], start: int) -> None:
        """Compare each run of *after* with that of *before* that is most like it, in order."""
        words = [set(it.key.split()) for it in before]
        done = 0
        for number, piece in enumerate(after, start):
            at = _like(set(piece.key.split()), words, done)
            was = before[at].html if at < len(before) else ""
            if was:
                self._lose(before[done:at], number - 1)
                done = at + 1
            self.html[number] = _compared(was, piece.html)
        self._lose(before[done:], start + len(after) - 1)

    def _lose(self, pieces: Sequence[_Piece], number: int) -> None:
        if pieces:
            self.gone.setdefault(number, []).extend(pieces)


def _written(pieces: Sequence[_Piece], work: _Work) -> str:
    """Return the HTML of *pieces* with marks; what is gone waits for where a block may stand."""
    html: list[str] = []
    open_ = ["body"]
    waiting = [*work.gone.get(-1, ())]
    late = number = 0  # how many of those that wait have waited for a run already
    for piece in pieces:
        if waiting:
            late -= _settle(html, waiting, open_, late)
        if piece.key:
            late = len(waiting)
            html.append(work.html.get(number, piece.html))
            waiting += work.gone.get(number, ())
            number += 1
            continue
        html.append(piece.html)
        if piece.opens:
            open_.append(piece.opens)
        elif piece.closes in open_[1:]:
            while open_.pop() != piece.closes:
                pass
    _settle(html, waiting, ["body"], len(waiting))
    return "".join(html)


def _settle(html: list[str], waiting: list[_Piece], open_: Sequence[str], late: int) -> int:
    """Write what may stand here of *waiting*; return how many of the first *late* those were.

    An item that is gone waits for its list up to the next run, then stands anywhere.
    """
    tag = "li" if open_[-1] in _LISTS else "div"
    if not (tag == "li" or open_[-1] in _FLOW) or not _FIXED.isdisjoint(open_):
        return 0
    here = [at for at, piece in enumerate(waiting) if tag == "li" or at < late or not piece.item]
    html += (
        f'<{tag} class="{BLOCK}">{DEL}{_Html(waiting[at].html).words()}{DEL_END}</{tag}>'
        for at in here
    )
    waiting[:] = [piece for at, piece in enumerate(waiting) if at not in here]
    return sum(1 for at in here if at < late)


def _like(words: set[str], before: Sequence[set[str]], start: int) -> int:
    """Return the number of the first run of *before* from *start* on that may have had *words*."""
    for at in range(start, len(before)):
        longer = max(len(words), len(before[at]))
        if len(words & before[at]) / longer >= _ALIKE:
            return at
    return len(before)


def _compared(was: str, now: str) -> str:
    """Return the run *now*, with the words that *was* did not have marked."""
    old = _Html(was).spoken()
    parts, words = _parts(now)
    before, after = [it.strip() for it in old], [parts[at].strip() for at in words]
    words.append(len(parts))
    html: list[str] = []
    done = 0
    for kind, first, last, start, end in _opcodes(before, after):
        if kind == "equal":
            continue
        fresh = words[start:end]
        html += parts[done : words[start]]
        done = fresh[-1] + 1 if fresh else words[start]
        if first < last:
            html.append(f"{DEL}{''.join(old[first:last])}{DEL_END}")
        if fresh:
            html += _fresh(parts[fresh[0] : done], {at - fresh[0] for at in fresh})
    html += parts[done:]
    return "".join(html)


def _fresh(parts: Sequence[str], words: set[int]) -> Iterator[str]:
    """Yield *parts* with their words marked as new: no mark goes over a tag, none ends in space."""
    for word, group in groupby(range(len(parts)), key=words.__contains__):
        html = "".join(parts[at] for at in group)
        bare = html.rstrip() if word else ""
        yield f"{INS}{bare}{INS_END}{html[len(bare) :]}" if bare else html


def _moved(was: str, now: str, words: str) -> Iterator[Moved]:
    if was == now:
        return
    old, new = (_HREF.findall(it) for it in (was, now))
    if len(old) == len(new):
        yield from (Moved(words, a, b) for a, b in zip(old, new, strict=True) if a != b)
