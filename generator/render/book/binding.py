"""Bind a page of the site into a book: its ids become its own, its links lead inside.

A book is one document, so an id of a page would clash with the same id of another, and a relative
link would lead out of a file that somebody has carried away. The sanitiser itself rewrites both as
it reads, attribute by attribute; nothing is replaced in the HTML afterwards.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

import nh3
from markupsafe import Markup

from generator.model.published import file_address
from generator.render.addresses import canonical

FONT = "Book Sans, sans-serif"  # of drawings: no style of the book reaches into them
BETWEEN = "--"  # between the anchor of a section and an id inside it
TYPES = {
    "avif": "avif",
    "gif": "gif",
    "jpeg": "jpeg",
    "jpg": "jpeg",
    "png": "png",
    "svg": "svg+xml",
    "webp": "webp",
}


@dataclass(frozen=True, slots=True)
class Places:
    """Where in the book each address of the site stands.

    ``anchors`` has the id in the book by address, of pages and of single places on pages;
    ``inside`` the ids that sections have inside them, as they are in the book. What is not in the
    book is linked on the site ``site_url``, or not at all where that is "". ``images`` by address.
    """

    anchors: Mapping[str, str]
    inside: frozenset[str] = frozenset()
    site_url: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)

    def find(self, href: str, here: str) -> str | None:
        """Return where *href* of the page at the address *here* leads from inside the book."""
        if href.startswith(_OUTSIDE):
            return href
        address, written = seen_from(here, href)
        fragment = unquote(written)
        exact = self.anchors.get(f"{address}#{fragment}")
        page = self.anchors.get(address)
        if exact or page:
            inner = f"{page}{BETWEEN}{fragment}"
            return f"#{exact or (inner if inner in self.inside else page)}"
        place = f"{address}#{written}" if fragment else address
        return canonical(self.site_url, place) or None

    def picture(self, src: str, here: str) -> str | None:
        """Return the image *src* of the page at the address *here* as a ``data:`` address."""
        address, _ = seen_from(here, src)
        content = self.images.get(unquote(address))
        kind = TYPES.get(address.rpartition(".")[2].lower())
        if content is None or kind is None:
            return None
        return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def images_by_address(images: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return *images*, which authors keep by path, by their address on the site."""
    return {file_address(path): content for path, content in images.items()}


def inner_ids(html: str, anchor: str) -> frozenset[str]:
    """Return the ids in *html* as they will be in the section *anchor* of the book."""
    found: set[str] = set()

    def note(_tag: str, attribute: str, value: str) -> str:
        if attribute == "id":
            found.add(_own(value, anchor))
        return value

    _cleaner(note).clean(html)
    return frozenset(found)


def binder(anchor: str, here: str, places: Places) -> Callable[[str], Markup]:
    """Return what binds HTML of the page at the address *here*, as it stands in the section *anchor*.

    It may be a page as a whole, or each of its parts: see `parts_of`.
    """
    led: dict[str, str | None] = {}  # a page says the same link many times

    def rewrite(tag: str, attribute: str, value: str) -> str | None:
        if attribute in _KEPT:  # most are
            return value
        if attribute == "href":
            if value not in led:
                led[value] = _Section(anchor, here).led(value, places)
            return led[value]
        if attribute == "id":
            return _own(value, anchor)
        if attribute == "src":
            return places.picture(value, here) if tag == "img" else None
        if attribute == "font-family":
            return FONT
        # Six decisions with a region of the same name would be six landmarks alike.
        names = (_own(name, anchor) for name in value.split())
        return None if tag == "section" else " ".join(names)

    cleaner = _cleaner(rewrite)
    return lambda html: Markup(cleaner.clean(html))  # noqa: S704  # this is the sanitiser


def parts_of(html: str) -> tuple[str, ...]:
    """Return *html* in parts that may be bound one by one: cut before blocks where nothing is open.

    It stays whole where it is not written as a serialiser would: a tag may be left out there.
    """
    parts: list[str] = []
    open_: list[str] = []
    begun, at = 0, html.find("<")
    for written, slash, name in _TAG.findall(html):
        if not name:
            if not written.startswith("<svg"):
                return (html,)
        elif slash:
            if not open_ or open_.pop() != name:
                return (html,)
        else:
            if not open_ and name in _CUT and at > begun:
                parts.append(html[begun:at])
                begun = at
            if name not in _VOID:
                open_.append(name)
        at += len(written)
    return (html,) if open_ else (*parts, html[begun:])


@lru_cache(maxsize=1024)  # a page says the same link many times, and both sides of a preview do
def seen_from(here: str, href: str) -> tuple[str, str]:
    """Return the address that *href* leads to from the page at *here*, and the place there."""
    plain = _PLAIN.fullmatch(href)
    if plain and _PLAIN.fullmatch(here):  # as we write nearly all
        above = here.split("/")[:-1]
        above = above[: max(0, len(above) - len(plain["up"]) // 3)]
        address = "/".join((*above, plain["rest"])) if plain["up"] or plain["rest"] else here
        return address, plain["fragment"] or ""
    parts = urlsplit(urljoin(f"{_BASE}{here}", href))
    return parts.path.removeprefix("/"), parts.fragment


# Private: what may stand in a book

_BASE = "https://book.invalid/"
_OUTSIDE = ("https:", "http:", "mailto:")
_NAMING = frozenset({"aria-labelledby", "aria-describedby"})
_MADE = {"href", "id", "src", "font-family"}
_TAGS = set(
    "a abbr aside b blockquote br caption cite code dd del details div dl dt em figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr i img li nav ol p pre q section small span strong sub summary sup table"
    " tbody td th thead time tr ul"
    " svg g rect path text title tspan".split()
)
_ANY = {"id", "class", "role", "title", "lang", "aria-label", "aria-hidden", "data-basis"}
_DRAWN = {"fill", "stroke", "stroke-width", "stroke-dasharray"}
_ATTRIBUTES: Mapping[str, Iterable[str]] = {
    "*": _ANY | _NAMING,
    "a": {"href", "rel"},
    "div": {"tabindex"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start"},
    "path": {"d"} | _DRAWN,
    "rect": {"x", "y", "width", "height", "rx"} | _DRAWN,
    "svg": {"viewBox", "width", "height", "font-size", "font-family", "xmlns"},
    "td": {"colspan", "rowspan"},
    "text": {"font-size"} | _DRAWN,
    "th": {"scope", "colspan", "rowspan"},
    "time": {"datetime"},
    "tspan": {"x", "y"},
}


# A tag, or a drawing as a whole, with the words behind it; or what is read by rules of its own.
_TAG = re.compile(
    r"""(
        <svg\b(?:(?!<svg\b).)*?</svg>[^<]*
        | <(?!(?:script|style|textarea|template|title|xmp|iframe|math)\b)(/?)([a-zA-Z][\w-]*)[^<]*
        | <[^<]*
    )""",
    re.VERBOSE | re.DOTALL,
)
_CUT = frozenset(
    "aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr nav ol p pre section table ul".split()
)
_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())


# Up some folders and down some others, by names in which nothing has a meaning of its own.
_PLAIN = re.compile(
    r"(?P<up>(?:\.\./)*)(?P<rest>(?:\w[\w-]*/)*(?:\w[\w-]*(?:\.\w+)?)?)(?:\#(?P<fragment>[\w-]*))?",
    re.ASCII,
)


_KEPT = {name for its in _ATTRIBUTES.values() for name in its} - _NAMING - _MADE


@dataclass(frozen=True, slots=True)
class _Section:
    """A page that becomes a section: the name of its part, and where it stood."""

    anchor: str
    here: str

    def led(self, href: str, places: Places) -> str | None:
        """Return where *href* leads from the section *anchor*: of all sections of its page, there."""
        inside = _own(href[1:], self.anchor) if href.startswith("#") else ""
        return f"#{inside}" if inside in places.inside else places.find(href, self.here)


def _own(name: str, anchor: str) -> str:
    return f"{anchor}{BETWEEN}{name}"


def _cleaner(rewrite: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=rewrite,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
        strip_comments=True,
    )
