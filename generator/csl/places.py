"""Find where in its XML an element, an attribute or a fault stands.

Styles are read by a parser that forgets places. They are looked for when something is wrong with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat
from xml.parsers.expat import errors as codes

from generator.csl.errors import Stretch, StyleError
from generator.words.phrases import phrase

LEAD = "\ufeff \t\r\n"  # what may stand before a style, though XML says nothing may
Begin = Callable[[int, str, dict[str, str]], object]


class Fault(NamedTuple):
    """Why a text is no XML, and the offset that it shows at."""

    why: str
    start: int


def walk(xml: str, begin: Begin, end: Callable[[], object] = lambda: None) -> Fault | None:
    """Call *begin* with the offset, tag and attributes of each element, and *end* where it ends.

    Return why and where *xml* is not well-formed, None where it is.
    """
    reader = expat.ParserCreate(namespace_separator="}")
    offset_of = _offsets(xml)
    open_tags: list[tuple[str, int]] = []

    def started(tag: str, attributes: dict[str, str]) -> None:
        at, bare = offset_of(reader.CurrentByteIndex), tag.rpartition("}")[2]
        open_tags.append((bare, at))
        begin(at, bare, attributes)

    def ended(_tag: str) -> None:
        open_tags.pop()
        end()

    reader.StartElementHandler = started
    reader.EndElementHandler = ended
    try:
        reader.Parse(xml.lstrip(LEAD), True)  # no name for it
    except expat.ExpatError as error:
        return _fault(xml, error.code, offset_of(reader.ErrorByteIndex), open_tags)
    except UnicodeEncodeError as error:
        return Fault(phrase("this cannot stand here"), error.start)
    return None


def placed(error: StyleError, xml: str, root: Element) -> StyleError:
    """Return *error* with the place of its element, which is *root* of *xml* or below it."""
    if error.at is None and error.element is not None:
        number = next(at for at, it in enumerate(root.iter()) if it is error.element)
        starts: list[int] = []
        walk(xml, lambda at, _tag, _attributes: starts.append(at))
        error.at = named(xml, starts[number], error.name)
    return error


def first(xml: str, name: str = "") -> Stretch:
    """Return the tag of the first element of *xml*, or the attribute *name* that it has."""
    starts: list[int] = []
    walk(xml, lambda at, _tag, _attributes: starts.append(at))
    return named(xml, starts[0] if starts else 0, name)


def deepest(xml: str) -> Stretch:
    """Return the element of *xml* that most others are around."""
    depth = most = where = 0

    def begin(at: int, _tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, most, where
        depth += 1
        if depth > most:
            most, where = depth, at

    def end() -> None:
        nonlocal depth
        depth -= 1

    walk(xml, begin, end)
    return named(xml, where)


def named(xml: str, start: int, name: str = "", value: str = "") -> Stretch:
    """Return the tag of the element at *start*, its attribute *name*, or a word of that's *value*."""
    found = _TAG.match(xml, start)
    if not found:
        return Stretch(xml, start, start + 1)
    if name and (written := _attribute(name).search(xml, found.end(), _end_of_tag(xml, start))):
        word = value and _word(value).search(xml, *written.span("value"))
        return Stretch(xml, *(word.span() if word else written.span("value" if value else "name")))
    return Stretch(xml, *found.span("tag"))


# Private functions

_TAG = re.compile(r"<(?P<tag>[^\s<>/]+)")
_NAME = re.compile(r"[^\s<>/&;]+")


def _attribute(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"""\s(?P<name>{re.escape(name)})\s*=\s*(?P<sign>["'])(?P<value>.*?)(?P=sign)""", re.DOTALL
    )


def _word(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){re.escape(value)}(?!\S)|{re.escape(value)}")


def _end_of_tag(xml: str, start: int) -> int:
    """Return where the next tag begins: no value holds a `<`."""
    end = xml.find("<", start + 1)
    return len(xml) if end < 0 else end


def _offsets(xml: str) -> Callable[[int], int]:
    """Return what tells the offset in *xml* by that of a byte of what the parser is given."""
    lead = len(xml) - len(xml.lstrip(LEAD))
    if xml.isascii():
        return lambda at: lead + at
    data = xml.lstrip(LEAD).encode("utf-8", "surrogatepass")
    known = [(0, 0)]  # the last byte and offset: elements are asked for in their order

    def offset(at: int) -> int:
        byte, letters = known[0] if known[0][0] <= at else (0, 0)
        letters += len(data[byte:at].decode("utf-8", "replace"))
        known[0] = at, letters
        return lead + letters

    return offset


def _fault(xml: str, number: int, at: int, open_tags: list[tuple[str, int]]) -> Fault:
    """Say in plain words what the parser means by the error *number*."""
    code = codes.messages.get(number, "")
    tag, began = open_tags[-1] if open_tags else ("", 0)
    line = xml.count("\n", 0, began) + 1
    at = max(0, min(at, len(xml) - 1))
    if code == codes.XML_ERROR_TAG_MISMATCH:
        why = phrase(
            "a tag closes here, and `<%(tag)s>` of line %(line)s is still open", tag=tag, line=line
        )
        return Fault(why, xml.rfind("<", 0, at + 1))
    if code == codes.XML_ERROR_NO_ELEMENTS and tag:
        return Fault(phrase("`<%(tag)s>` is never closed", tag=tag), began)
    if code == codes.XML_ERROR_UNDEFINED_ENTITY:
        entity = _NAME.match(xml, at + 1)
        name = entity[0] if entity else ""
        return Fault(phrase("XML does not know `&%(name)s;`: write the sign itself", name=name), at)
    if code == codes.XML_ERROR_INVALID_TOKEN and at and xml[at - 1] == "&":
        return Fault(phrase("a `&` stands alone: write `&amp;`"), at - 1)
    return Fault(_WHY.get(code) or phrase("the parser says %(why)s", why=f"`{code}`"), at)


_WHY = {
    codes.XML_ERROR_BAD_CHAR_REF: phrase("there is no sign of this number"),
    codes.XML_ERROR_DUPLICATE_ATTRIBUTE: phrase("the tag has an attribute twice"),
    codes.XML_ERROR_INVALID_TOKEN: phrase("this cannot stand here"),
    codes.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: phrase("something follows after the end"),
    codes.XML_ERROR_NO_ELEMENTS: phrase("there is no element in it"),
    codes.XML_ERROR_SYNTAX: phrase("there is no element in it"),
    codes.XML_ERROR_UNBOUND_PREFIX: phrase("no `xmlns:` says what the prefix of the tag means"),
    codes.XML_ERROR_UNCLOSED_CDATA_SECTION: phrase("what begins here is never closed"),
    codes.XML_ERROR_UNCLOSED_TOKEN: phrase("what begins here is never closed"),
}
