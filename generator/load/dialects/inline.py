"""Read what stands in the words themselves: bare addresses, emoji by name, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element, tostring

from generator.findings.diagnostics import Diagnostic, Text
from generator.model.text import Event
from generator.rules.words import unreadable_formula
from generator.words.phrases import phrase


def read_inline(
    text: Text, events: Sequence[Event]
) -> tuple[tuple[Event, ...], tuple[Diagnostic, ...]]:
    """Return *events* with what is meant in the words, and what of it cannot be read."""
    findings: list[Diagnostic] = []
    inline = _Inline(text, findings)
    if any(inline.is_formula(event) for event in events):
        events = tuple(inline.blocks(events))
    if any(event.kind in _MATH for event in events):
        events = tuple(inline.formulas(events))
    # Decisions and courses parse a file piece by piece: a look at all of it each time would be dear.
    if events and _SUSPECT.search(text.content, events[0].start, max(it.end for it in events)):
        events = tuple(inline.words(events))
    return tuple(events), tuple(findings)


# Private functions: formulas

_MATH = frozenset({"inline-math", "display-math"})


@dataclass(frozen=True, slots=True)
class _Inline:
    """A text, and what is found in its words."""

    text: Text
    findings: list[Diagnostic]

    def is_formula(self, event: Event) -> bool:
        """Tell whether a block of code begins that is a formula, as GitHub, GitLab and MyST have it."""
        if event.kind != "start:code-block" or not isinstance(event.value, dict):
            return False
        closed = _FENCE.search(
            self.text.content, event.start, event.end
        )  # an open one is told as such
        return closed is not None and str(event.value.get("Fenced", "")).strip() in {
            "math",
            "{math}",
        }

    def blocks(self, events: Sequence[Event]) -> Iterator[Event]:
        """Yield *events* with blocks of code that are formulas as those."""
        begun: Event | None = None
        words: list[str] = []
        for event in events:
            if begun is None and self.is_formula(event):
                begun, words = event, []
            elif begun is None:
                yield event
            elif event.kind == "end:code-block":
                yield Event("start:paragraph", None, begun.start, begun.end)
                yield Event("display-math", "".join(words), begun.start, begun.end)
                yield Event("end:paragraph", None, begun.start, begun.end)
                begun = None
            else:
                words.append(event.words)

    def formulas(self, events: Sequence[Event]) -> Iterator[Event]:
        for event in events:
            if event.kind not in _MATH:
                yield event
            elif event.kind == "inline-math" and _is_money(self.text.content, event):
                yield Event(
                    "text", self.text.content[event.start : event.end], event.start, event.end
                )
            else:
                yield self._formula(event)

    def words(self, events: Sequence[Event]) -> Iterator[Event]:
        """Yield *events* with the words outside links and code looked at, as the author joined them."""
        shut = 0
        group: list[Event] = []
        for event in events:
            if event.kind == "text" and not shut:
                if group and group[-1].end != event.start:
                    yield from self._flushed(group)
                    group = []
                group.append(event)
                continue
            yield from self._flushed(group)
            group = []
            if event.kind in _SHUT:
                shut += 1 if event.kind[0] == "s" else -1
            yield event
        yield from self._flushed(group)

    def _formula(self, event: Event) -> Event:
        from latex2mathml.converter import convert_to_element  # noqa: PLC0415  # few texts have a formula

        display = "block" if event.kind == "display-math" else "inline"
        ticked = _TICKED.fullmatch(event.words)  # GitLab's and GitHub's way
        formula = (ticked[1] if ticked else event.words).strip()
        try:
            made = _mathml(convert_to_element(formula, display=display))
            unknown = _COMMAND.search(made)
            why = (
                phrase("`%(unknown)s` is no command that is known", unknown=unknown[1])
                if unknown
                else ""
            )
        except Exception as error:  # noqa: BLE001  # the library raises whatever it meets
            why = _WHY.get(type(error).__name__, phrase("its parts do not fit together"))
        if not why:
            return event._replace(value=made)
        place = self.text.span(event.start, event.end)
        help = phrase("check its braces and commands, or put it in backticks to show it as it is")
        message = phrase("the formula cannot be read: %(why)s", why=why)
        self.findings.append(unreadable_formula.RULE.at(place, message, help=help))
        return Event("code", formula, event.start, event.end)

    def _flushed(self, group: Sequence[Event]) -> Iterator[Event]:
        """Yield the joined words of *group*, with links and emoji where they stand."""
        if not group:
            return
        start, end = group[0].start, group[-1].end
        source = self.text.content[start:end]
        first = 1 if self._is_escaped(start) else 0  # where what stands for another may begin
        plain = "".join(event.words for event in group) == source  # no entity, no escape
        if not plain or not _SUSPECT.search(source):
            yield from group
            return
        at = 0
        made: list[Event] = []
        for found in _ADDRESS.finditer(source):
            meant, length = _meant(found, start)
            if meant and found.start() >= first:
                if found.start() > at:
                    made.append(Event("text", source[at : found.start()], start + at, start + found.start()))  # fmt: skip
                made += meant
                at = found.start() + length
        if not made:
            yield from group
            return
        yield from made
        if at < len(source):
            yield Event("text", source[at:], start + at, end)

    def _is_escaped(self, start: int) -> bool:
        before = self.text.content[max(0, start - 64) : start]
        return bool((len(before) - len(before.rstrip("\\"))) % 2)


_FENCE = re.compile(r"\n[ >\t]*(?:`{3,}|~{3,}|:{3,})\s*\Z")


def _is_money(content: str, event: Event) -> bool:
    """Tell whether the dollar signs stand at words or sums, as in `$5-$10`, not round a formula."""
    before, after = content[event.start - 1 : event.start], content[event.end : event.end + 1]
    return before.isalnum() or after.isalnum() or not event.words.strip()


def _mathml(formula: Element) -> str:
    """Write *formula*; the library leaves entities in its texts, and does not escape them."""
    for part in formula.iter():
        part.text = unescape(part.text or "")
    return tostring(formula, encoding="unicode")


_TICKED = re.compile(r"`([^`]*)`")
_COMMAND = re.compile(r">(\\[A-Za-z]+)")
# What the library raises, in words.
_WHY = {
    "NumeratorNotFoundError": phrase("a fraction has nothing above its line"),
    "DenominatorNotFoundError": phrase("a fraction has nothing below its line"),
    "ExtraLeftOrMissingRightError": phrase("a bracket of `\\left` has no `\\right`"),
    "MissingSuperScriptOrSubscriptError": phrase("nothing stands behind `^` or `_`"),
    "DoubleSubscriptsError": phrase("two subscripts stand behind one sign"),
    "DoubleSuperscriptsError": phrase("two superscripts stand behind one sign"),
    "NoAvailableTokensError": phrase("it ends too early"),
    "MissingEndError": phrase("a `\\begin` has no `\\end`"),
    "LimitsMustFollowMathOperatorError": phrase("`\\limits` stands behind no operator"),
}


# Private functions: addresses and emoji

_SUSPECT = re.compile(r"https?://|www\.|\w@\w|:[a-z0-9_+-]+:")
_ADDRESS = re.compile(
    r"""(?<![\w/@.])(?:
      (?P<url>(?:https?://|www\.)(?=[\w\[])(?:(?!\}\})[^\s<>\0])+)  # `}}` ends a call of a template
    | (?P<mail>[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?![\w@-]))
    )
    | (?<![\w:]):(?P<emoji>[a-z0-9_+-]{1,64}):(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = "?!.,:;*_~'\""


_SHUT = frozenset(
    f"{edge}:{tag}" for edge in ("start", "end") for tag in ("link", "image", "code-block")
)


def _meant(found: re.Match[str], offset: int) -> tuple[tuple[Event, ...], int]:
    """Return what stands for *found*, and how many characters of the source that takes."""
    start = offset + found.start()
    if found["emoji"]:
        sign = _emoji(found["emoji"].lower())
        whole = len(found[0])
        return ((Event("text", sign, start, start + whole),) if sign else ()), whole
    shown = _trimmed(found[0])
    if not shown.partition("://")[2].strip("/") and "://" in shown:
        return (), 0
    target = f"mailto:{shown}" if found["mail"] else shown
    target = f"http://{target}" if target.lower().startswith("www.") else target
    end = start + len(shown)
    value = {"dest_url": target, "title": ""}
    link = Event("start:link", value, start, end), Event("text", shown, start, end)
    return (*link, Event("end:link", None, start, end)), len(shown)


def _trimmed(address: str) -> str:
    """Return *address* without the punctuation of the sentence that it stands in (as GFM has it)."""
    while address:
        last = address[-1]
        unbalanced = last == ")" and address.count(")") > address.count("(")
        if last not in _ENDS and not unbalanced:
            break
        address = address[:-1]
    return address


def _emoji(name: str) -> str:
    """Return the emoji that forges show for ``:name:``, "" for none."""
    from pymdownx.gemoji_db import aliases, emoji  # noqa: PLC0415  # few texts have one

    named = f":{name}:"
    known = emoji.get(aliases.get(named, named))
    codes = known["unicode"].split("-") if known and "unicode" in known else ()
    return "".join(chr(int(code, 16)) for code in codes)
