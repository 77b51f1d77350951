"""XML of styles and locales -> elements without namespaces.

A document type or an entity is refused before the parser sees it: nothing in CSL needs
one, and nested entities can make a small file expand without end.
"""

import html
import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from generator.csl.errors import Stretch, StyleError
from generator.csl.places import LEAD, named, walk
from generator.words.phrases import phrase

Element = ET.Element

# The start of a document type or of an entity, wherever it stands.
_FORBIDDEN = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TWICE = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse_xml(text: str, what: str) -> Element:
    """Parse *text* (*what* names it in errors) and drop the namespaces of tags."""
    if found := _FORBIDDEN.search(text):
        message = phrase(
            "%(what)s holds a document type or an entity, which CSL files never need", what=what
        )
        raise StyleError(message, at=Stretch(text, *found.span()))
    try:
        root = ET.fromstring(text.lstrip(LEAD))  # noqa: S314  # entities are refused above
    except (ET.ParseError, ValueError) as error:
        fault = walk(text, lambda *_: None)
        why, start = fault or (str(error), 0)
        message = phrase("%(what)s is not well-formed XML: %(why)s", what=what, why=why)
        raise StyleError(message, at=named(text, start)) from error
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name, value in element.attrib.items():
            if "&#" in value:  # escaped twice, as in `prefix="&amp;#160;"`: no reader wants that
                element.set(name, _TWICE.sub(lambda found: html.unescape(found[0]), value))
    return root


def language(element: Element) -> str:
    """Return the element's `xml:lang`, or an empty string."""
    return element.get(_XML_LANG, "")


def number(attributes: Mapping[str, str], name: str, default: int) -> int:
    """Return a whole-number attribute; *default* when absent or no number."""
    value = attributes.get(name, "").strip()
    return int(value) if value.isdecimal() else default


def flag(attributes: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    """Return a true/false attribute."""
    return attributes.get(name, "true" if default else "false") == "true"
