"""A style's XML -> a compiled style (CSL 1.0.2, "Styles", "Cs:citation", "Cs:bibliography")."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from generator.csl.context import Closure
from generator.csl.elements import Compiler
from generator.csl.errors import StyleError
from generator.csl.extent import check_extent
from generator.csl.locale import Locale, load_locale
from generator.csl.names import INHERITED
from generator.csl.places import placed
from generator.csl.sorting import SortKey, compile_sort
from generator.csl.xmltree import Element, parse_xml
from generator.words.phrases import phrase

Parent = Callable[[str], str | None]
_NAME_SOURCES = (*INHERITED, "initialize-with-hyphen", "demote-non-dropping-particle")


@dataclass(frozen=True, slots=True)
class Area:
    """`cs:citation` or `cs:bibliography`, compiled.

    `options` are its own attributes over those that it inherits from `cs:style`.
    """

    children: tuple[Closure, ...]
    layout: Mapping[str, str]
    options: Mapping[str, str]
    sort: tuple[SortKey, ...] = ()
    prints_year_suffix: bool = False
    tests_disambiguate: bool = False
    tests_position: bool = False

    @property
    def renumbers(self) -> bool:
        """Whether works are numbered in the order of the list, not in that of the citations."""
        return bool(self.sort) and not self.sort[0].by_number


@dataclass(frozen=True, slots=True)
class Style:
    """A style, ready to format; the locale is chosen when a library is made."""

    id: str
    title: str
    note: bool
    default_locale: str
    options: Mapping[str, str]
    citation: Area
    bibliography: Area | None
    own_locales: tuple[Element, ...]
    locale_files: Mapping[str, str] = field(default_factory=dict)
    key: str = ""  # equal for styles that print the same
    manner: str = ""  # how works are cited: `author-date`, `numeric`, `label`, `note`, `author`

    def locale(self, lang: str | None = None) -> Locale:
        """Return the terms, dates and options for *lang* (else the style's own language)."""
        return load_locale(lang or "", self.locale_files, self.own_locales, self.default_locale)


def load_style(style_xml: str, locales: Mapping[str, str], parent: Parent | None = None) -> Style:
    """Compile a style.

    *locales* maps a language to the XML of its locale file. A dependent style is followed
    through *parent*, which returns the XML of the style with that address, or None. Raises
    `StyleError` with a sentence for a person.
    """
    xml, root = style_xml, parse_xml(style_xml, phrase("the style"))
    default_locale = root.get("default-locale", "")
    try:
        for _ in range(5):
            link = _parent_link(root)
            if root.tag == "style" and link is None:
                break
            xml, root = _follow(root, link, parent)
        return _compile(_of_today(root), default_locale or root.get("default-locale", ""), locales)
    except StyleError as error:
        raise placed(error, xml, root) from error


def _of_today(root: Element) -> Element:
    """Return *root*, which is that of a style that can be read."""
    if root.tag != "style":
        message = phrase("the style's root is `%(tag)s`, not `style`", tag=root.tag)
        raise StyleError(message, root)
    version = root.get("version", "1.0")
    if not version.startswith("1."):
        message = phrase("the style is in CSL %(version)s, and CSL 1.0 is read", version=version)
        raise StyleError(message, root, "version")
    return root


def _parent_link(root: Element) -> Element | None:
    if root.find("citation") is not None:
        return None
    for link in root.iterfind("info/link"):
        if link.get("rel") == "independent-parent":
            return link
    return None


def _follow(root: Element, link: Element | None, parent: Parent | None) -> tuple[str, Element]:
    if link is None:
        raise StyleError(phrase("the file is no CSL style: it has no `cs:citation`"), root)
    address = link.get("href", "")
    xml = parent(address) if parent else None
    if xml is None:
        message = phrase("the style depends on `%(address)s`, which is not there", address=address)
        raise StyleError(message, link, "href")
    return xml, parse_xml(xml, phrase("the style `%(address)s`", address=address))


def _compile(root: Element, default_locale: str, locales: Mapping[str, str]) -> Style:
    macros = {macro.get("name", ""): macro for macro in root.iterfind("macro")}
    compiler = Compiler(macros)
    citation, bibliography = root.find("citation"), root.find("bibliography")
    if citation is None:
        raise StyleError(phrase("the style has no `cs:citation`"), root)
    return Style(
        id=(root.findtext("info/id") or "").strip(),
        title=(root.findtext("info/title") or "").strip(),
        note=root.get("class") == "note",
        default_locale=default_locale,
        options=root.attrib,
        citation=_area(citation, root, compiler, macros),
        bibliography=(
            _area(bibliography, root, compiler, macros) if bibliography is not None else None
        ),
        own_locales=tuple(root.iterfind("locale")),
        locale_files=locales,
        key=_key(root, default_locale, locales),
        manner=_manner(root),
    )


def _manner(root: Element) -> str:
    """Return how the style says that it cites works, "" where it says nothing."""
    if root.get("class") == "note":
        return "note"
    category = root.find("info/category[@citation-format]")
    return category.get("citation-format", "") if category is not None else ""


def _key(root: Element, default_locale: str, locales: Mapping[str, str]) -> str:
    made = hashlib.blake2b(ET.tostring(root), digest_size=16)
    for part in (default_locale, *(part for it in sorted(locales.items()) for part in it)):
        made.update(b"%d\0%s" % (len(part), part.encode()))
    return made.hexdigest()


def _area(
    element: Element, root: Element, compiler: Compiler, macros: Mapping[str, Element]
) -> Area:
    layout = element.find("layout")
    if layout is None:
        raise StyleError(phrase("`cs:%(tag)s` has no `cs:layout`", tag=element.tag), element)
    inherited = {name: value for name, value in root.attrib.items() if name in _NAME_SOURCES}
    check_extent(element, macros)
    used = _reachable(layout, macros)
    return Area(
        tuple(compiler.element(child) for child in layout),
        layout.attrib,
        {**inherited, **element.attrib},
        compile_sort(element.find("sort"), compiler),
        any(each.get("variable") in {"year-suffix", "citation-label"} for each in used),
        any(each.get("disambiguate") for each in used),
        any(each.get("position") for each in used),
    )


def _reachable(layout: Element, macros: Mapping[str, Element]) -> list[Element]:
    """Return the elements of a layout, and those of all macros that are called from it."""
    found: list[Element] = []
    seen: set[str] = set()
    waiting = [layout]
    while waiting:
        for each in waiting.pop().iter():
            found.append(each)
            name = each.get("macro", "")
            if name in macros and name not in seen:
                seen.add(name)
                waiting.append(macros[name])
    return found
