"""Rich text -> runs -> HTML or plain text.

1. `flatten` walks the tree: nested emphasis flips ("flip-flopping"), quotation marks take the
   locale's inner or outer form, every string becomes a run with the tags around it.
2. `tidy` joins the runs: doubled punctuation and spaces collapse where two runs meet, and a
   full stop or comma moves into a quotation where the locale wants it.
3. `to_html` and `to_text` print.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape as quoted

from generator.csl.locale import Locale
from generator.csl.rich import Part, Rich


@dataclass(slots=True, eq=False)
class Tag:
    """An element of the output; compared by identity, so that neighbours stay apart."""

    opening: str
    closing: str
    key: str = ""
    style: str = ""
    block: bool = False


@dataclass(slots=True)
class Run:
    """Text and the tags it stands in; `quote` marks an opening or closing quotation mark."""

    text: str
    tags: tuple[Tag, ...]
    quote: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    tags: tuple[Tag, ...] = ()
    formats: tuple[tuple[str, str], ...] = ()
    depth: int = 0


_ELEMENTS = {
    "font-style:italic": ("<i>", "</i>"),
    "font-style:oblique": ("<em>", "</em>"),
    "font-style:normal": ('<span style="font-style:normal;">', "</span>"),
    "font-variant:small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "font-variant:normal": ('<span style="font-variant:normal;">', "</span>"),
    "font-weight:bold": ("<b>", "</b>"),
    "font-weight:normal": ('<span style="font-weight:normal;">', "</span>"),
    "font-weight:light": ('<span style="font-weight:lighter;">', "</span>"),
    "text-decoration:underline": ('<span style="text-decoration:underline;">', "</span>"),
    "text-decoration:none": ('<span style="text-decoration:none;">', "</span>"),
    "vertical-align:sup": ("<sup>", "</sup>"),
    "vertical-align:sub": ("<sub>", "</sub>"),
    "vertical-align:baseline": ('<span style="baseline">', "</span>"),
}
_NEUTRAL = {"normal", "none", "baseline"}
_MARKS = frozenset(".,:;!?")
# What two marks that meet become, where it is not simply both or, for equals, one.
_MEETING = {
    "!.": "!", "!:": "!", "?:": "?", "?.": "?",
    ":!": "!", ":?": "?", ":.": ":",
    ";!": "!", ";?": "?", ";:": ";", ";.": ";",
}  # fmt: skip
# Raised letters that Unicode does not say to be such.
_RAISED = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}
_ESCAPES = {"&": "&#38;", "<": "&#60;", ">": "&#62;"}
_ESCAPED = re.compile("[&<>]")


def flatten(part: Part, locale: Locale) -> list[Run]:
    """Return the runs of *part*, not yet tidied."""
    runs: list[Run] = []
    _walk(part, _State(), locale.quotes, runs)
    return runs


def tidy(runs: Iterable[Run], *, punctuation_in_quote: bool) -> list[Run]:
    """Join runs: collapse marks and spaces where they meet, move marks into quotations."""
    done: list[Run] = []
    for run in runs:
        if run.quote or not run.text:
            if run.quote:
                done.append(run)
            continue
        if done and done[-1].quote == "close":
            _after_quotation(done, run, punctuation_in_quote=punctuation_in_quote)
        previous = done[-1] if done else None
        if previous and not previous.quote and run.text:
            _meet(previous, run)
        if run.text:
            done.append(run)
    return [run for run in done if run.text]


def finish(part: Part, locale: Locale) -> list[Run]:
    """Flatten and tidy."""
    return tidy(flatten(part, locale), punctuation_in_quote=locale.punctuation_in_quote)


def to_text(runs: Iterable[Run]) -> str:
    """Return the runs as plain text; a space parts blocks that nothing else parts."""
    out: list[str] = []
    before: Tag | None = None
    for run in runs:
        block = None
        for tag in run.tags:
            if tag.block:
                block = tag
                break
        apart = out and block is not before and run.text[:1] not in _MARKS
        if apart and not (out[-1][-1:] + run.text[:1]).count(" "):
            out.append(" ")
        before = block
        out.append(run.text)
    return "".join(out)


def to_html(runs: Sequence[Run]) -> str:
    """Return the runs as HTML; every piece of text escaped."""
    out: list[str] = []
    open_tags: tuple[Tag, ...] = ()
    for run in runs:
        if run.tags is not open_tags:
            _change_tags(out, open_tags, run.tags)
            open_tags = run.tags
        out.append(_superscripts(_kept_spaces(escape(run.text))))
    _change_tags(out, open_tags, ())
    return "".join(out)


def _kept_spaces(text: str) -> str:
    """Keep two spaces that a style sets in a row, such as those behind a full stop, two in HTML."""
    return text.replace("  ", "\u00a0 ")


def _superscripts(text: str) -> str:
    """Print raised letters as `<sup>`, which every font has."""
    if text.isascii():
        return text
    return "".join(
        f"<sup>{raised}</sup>" if (raised := _raised(letter)) else letter for letter in text
    )


@lru_cache(maxsize=4096)
def _raised(letter: str) -> str:
    if letter in _RAISED:
        return _RAISED[letter]
    kind, *codes = unicodedata.decomposition(letter).split(" ")
    return "".join(chr(int(code, 16)) for code in codes) if kind == "<super>" else ""


def escape(text: str) -> str:
    """Escape text for HTML, as the CSL test suite writes it."""
    return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], text)


def _walk(part: Part, state: _State, quotes: tuple[str, ...], runs: list[Run]) -> None:
    if isinstance(part, str):
        if part:
            runs.append(Run(part, state.tags))
        return
    if part.kind in {"quote", "typed-quote"}:
        _walk_quotation(part, state, quotes, runs)
        return
    inner = _enter(part, state) if part.kind in _ENTERED else state
    for child in part.parts:
        _walk(child, inner, quotes, runs)


def _walk_quotation(part: Rich, state: _State, quotes: tuple[str, ...], runs: list[Run]) -> None:
    if part.value and part.value[0] not in (quotes[0], quotes[2]):  # curly, but not this locale's
        for child in (part.value[0], *part.parts, part.value[1]):
            _walk(child, state, quotes, runs)
        return
    # Inner marks that stand alone are what their author meant, in the locale too.
    alone = not state.depth and part.value[:1] == quotes[2] != quotes[0]
    at = 2 if alone else 2 * (state.depth % 2)
    runs.append(Run(quotes[at], state.tags, "open"))
    deeper = _State(state.tags, state.formats, 0 if alone else state.depth + 1)
    for child in part.parts:
        _walk(child, deeper, quotes, runs)
    runs.append(Run(quotes[at + 1], state.tags, "close" if part.kind == "quote" else "typed"))


_ENTERED = frozenset({"format", "markup", "plain", "display", "cite", "language"})


def _enter(part: Rich, state: _State) -> _State:
    if part.kind == "cite":
        return _State((*state.tags, Tag("", "", key=part.value)), state.formats, state.depth)
    if part.kind == "language":
        tag = Tag(f'<span lang="{quoted(part.value)}">', "</span>")
        return _State((*state.tags, tag), state.formats, state.depth)
    if part.kind == "display":
        tag = Tag(f'<div class="csl-{part.value}">', "</div>", block=True)
        return _State((*state.tags, tag), state.formats, state.depth)
    if part.kind == "plain":
        for name, _ in state.formats:
            state = _with_format(state, name, _neutral(name))
        return state
    name, _, value = part.value.partition(":")
    current = dict(state.formats).get(name, _neutral(name))
    if part.kind == "markup" and value == current and name != "vertical-align":
        value = _neutral(name)
    return state if value == current else _with_format(state, name, value)


def _with_format(state: _State, name: str, value: str) -> _State:
    formats = tuple(pair for pair in state.formats if pair[0] != name)
    if value not in _NEUTRAL:
        formats = (*formats, (name, value))
    declaration = f"{name}:{value}"
    opening, closing = _ELEMENTS.get(declaration, ("", ""))
    return _State((*state.tags, Tag(opening, closing, style=declaration)), formats, state.depth)


def _neutral(name: str) -> str:
    return {"text-decoration": "none", "vertical-align": "baseline"}.get(name, "normal")


def _after_quotation(done: list[Run], run: Run, *, punctuation_in_quote: bool) -> None:
    """Deal with the mark that *run* begins with, after a closing quotation mark."""
    if run.text[0] not in _MARKS:
        return
    at = next((at for at in range(len(done) - 1, -1, -1) if not done[at].quote), None)
    if at is None:
        return
    last = done[at]
    if punctuation_in_quote and run.text[0] in ".,":
        # Outside of the quoted words' own formatting, where the quotation mark stands.
        mark = Run(run.text[0], done[at + 1].tags)
        run.text = run.text[1:]
        _meet(last, mark)
        if mark.text:
            done.insert(at + 1, mark)
    elif not punctuation_in_quote and last.text[-1:] == run.text[0] in ".,":
        run.text = run.text[1:]


def _meet(left: Run, right: Run) -> None:
    """Collapse what two neighbouring runs have twice; both are changed in place."""
    end, start = left.text[-1:], right.text[:1]
    if end == " " and start == " ":
        right.text = right.text[1:]
    elif end in _MARKS and start in _MARKS:
        both = end if end == start else _MEETING.get(end + start, end + start)
        if both == start and both != end:
            left.text = left.text[:-1]
        elif len(both) == 1:
            right.text = right.text[1:]


def _change_tags(out: list[str], before: tuple[Tag, ...], after: tuple[Tag, ...]) -> None:
    same = 0
    while same < len(before) and same < len(after) and before[same] is after[same]:
        same += 1
    out += [tag.closing for tag in reversed(before[same:])]
    out += [tag.opening for tag in after[same:]]
