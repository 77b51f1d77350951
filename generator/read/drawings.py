"""Look into a drawing (SVG) that a team names: it draws, and does nothing else.

It is shown as a picture, in which nothing runs; but it has an address of its own too, and opened there
a browser takes it for a page. What browsers would run, load or never finish is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from generator.words.phrases import phrase

# Limits: no logo comes near.
MOST = 50_000  # elements
DEEPEST = 200  # elements in elements
DRAWN = 200_000  # elements that are drawn, each as often as `<use>` repeats it

SVG = "http://www.w3.org/2000/svg"
# Of other vocabularies browsers know these; those of drawing programs say nothing to them.
ALIVE = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
RUN = frozenset({"script", "foreignobject", "handler", "listener", "iframe"})
LINK = frozenset({"href", "http://www.w3.org/1999/xlink href"})

# Where a link may lead, and what else a drawing may be made of. Browsers pass over white space and
# controls in an address.
PASSED_OVER = re.compile(r"[\x00-\x20]+")
SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
LEADS = frozenset({"", "http", "https", "mailto"})
WITHIN = re.compile(r"#|data:image/(?:png|jpe?g|gif|webp)[;,]|$", re.IGNORECASE)
# What in a style asks for a file: in CSS any letter can be written by its number, too.
ESCAPED = re.compile(r"\\(?:(?P<number>[0-9a-fA-F]{1,6})\s?|(?P<sign>.))", re.DOTALL)
ASKING = re.compile(
    r"""@import|(?:url|src|image|image-set)\(\s*+(?!["']?(?:#|data:))""", re.IGNORECASE
)


class Fault(NamedTuple):
    """Why a drawing is not taken, as words behind its name, and what to do."""

    why: str
    help: str


def fault_of(data: bytes) -> Fault | None:
    """Return why the drawing *data* is not taken, None for one that only draws."""
    try:
        _Reading().read(data.decode("utf-8-sig"))
    except _FoundError as error:
        return error.fault
    except UnicodeDecodeError:
        return ENCODED
    except ExpatError:
        return TORN
    return None


# Private functions

RUNS = Fault(phrase("can run script"), phrase("save the drawing without script"))
LOADS = Fault(
    phrase("loads another file"), phrase("save the drawing with all that it shows inside it")
)
HUGE = Fault(phrase("is too large a drawing"), phrase("draw it with fewer shapes"))
TORN = Fault(
    phrase("is no drawing that browsers could read"),
    phrase("save it again as `%(end)s` from the program that shows it", end=".svg"),
)
ENCODED = Fault(phrase("is not UTF-8"), phrase("save it in UTF-8"))
DECLARING = Fault(
    phrase("declares entities of its own"), phrase("save it as plain SVG, without a document type")
)


class _FoundError(Exception):
    """Something that the drawing may not have."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.why)
        self.fault = fault


class _Reading:
    """What was read of a drawing: how often each element draws, and those that others repeat."""

    def __init__(self) -> None:
        self.open: list[_Element] = []
        self.named: dict[str, _Element] = {}
        self.count = 0
        self.style = 0  # how deep in a `<style>`
        self.words: list[str] = []

    def read(self, text: str) -> None:
        parser = ParserCreate("utf-8", namespace_separator=" ")
        parser.XmlDeclHandler = self.declared
        parser.StartDoctypeDeclHandler = self.doctype
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words.append
        parser.Parse(text.encode(), True)

    def declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding and encoding.lower() not in {"utf-8", "us-ascii", "ascii"}:
            raise _FoundError(ENCODED)

    def doctype(self, _name: str, _system: str | None, _public: str | None, inside: bool) -> None:
        if inside:  # entities can grow without end, and attributes be given to any element
            raise _FoundError(DECLARING)

    def instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise _FoundError(LOADS)

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self.count += 1
        if self.count > MOST or len(self.open) >= DEEPEST:
            raise _FoundError(HUGE)
        if not self.open and (space, name) != (SVG, "svg"):
            raise _FoundError(TORN)
        ours = space == SVG
        if space in ALIVE or (ours and name.lower() in RUN):
            raise _FoundError(RUNS)
        for key, value in attributes.items() if ours else ():
            _check(name, key, value)
        element = _Element(_repeated(name, attributes) if ours else "")
        if self.open:
            self.open[-1].parts.append(element)
        self.open.append(element)
        self.named.setdefault(attributes.get("id", ""), element)
        if not self.style:
            self.words.clear()
        self.style += name == "style"

    def end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == "style":
            self.style -= 1
            _check_style("".join(self.words))
        last = self.open.pop()
        if not self.open and _drawn(last, self.named) > DRAWN:
            raise _FoundError(HUGE)


class _Element:
    """An element: what it repeats, by id, and what is in it; how much it draws, once that is known."""

    __slots__ = ("drawn", "parts", "repeats")

    def __init__(self, repeats: str) -> None:
        self.repeats = repeats
        self.parts: list[_Element] = []
        self.drawn = -1


def _check(name: str, key: str, value: str) -> None:
    """Raise for an attribute that runs or loads something."""
    if key.lower().startswith("on"):
        raise _FoundError(RUNS)
    moved = value.strip().lower() if key.lower() == "attributename" else ""
    if moved.startswith("on") or moved.rpartition(":")[2] == "href":
        raise _FoundError(RUNS)
    if key in LINK:
        address = PASSED_OVER.sub("", value)
        if name == "a":
            found = SCHEME.match(address)
            if (found["scheme"].lower() if found else "") not in LEADS:
                raise _FoundError(RUNS)
        elif not WITHIN.match(address):
            raise _FoundError(LOADS)
    else:
        _check_style(value)


def _check_style(css: str) -> None:
    if ASKING.search(ESCAPED.sub(_unescaped, css) if "\\" in css else css):
        raise _FoundError(LOADS)


def _unescaped(found: re.Match[str]) -> str:
    number = int(found["number"] or "0", 16)
    return found["sign"] or (chr(number) if number < 0x110000 else "")


def _repeated(name: str, attributes: Mapping[str, str]) -> str:
    """Return the id of what the element *name* repeats, "" for nothing."""
    if name != "use":
        return ""
    written = next((it for key in LINK if (it := attributes.get(key))), "")
    return written.strip().removeprefix("#")


def _drawn(top: _Element, named: Mapping[str, _Element]) -> int:
    """Return how many elements *top* draws; of a circle, which browsers do not draw, each once."""
    pending = [top]
    while pending:
        element = pending[-1]
        if element.drawn < 0:
            element.drawn = 0  # begun: who comes back to it goes in a circle
            pending += _below(element, named)
            continue
        pending.pop()
        drawn = 1 + sum(it.drawn for it in _next(element, named))
        element.drawn = min(drawn, DRAWN + 1)
    return top.drawn


def _below(element: _Element, named: Mapping[str, _Element]) -> Iterator[_Element]:
    return (it for it in _next(element, named) if it.drawn < 0)


def _next(element: _Element, named: Mapping[str, _Element]) -> Iterator[_Element]:
    yield from element.parts
    if element.repeats in named and element.repeats:
        yield named[element.repeats]
