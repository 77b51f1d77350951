"""Name the slots of a shell, and make the two lists that go into them.

A slot's value is final HTML: text in it is escaped, once, by whoever compiled the page. A slot that
a page leaves out is empty, and the part of the shell that stands between ``if:`` and ``end:`` of an
empty slot is left out with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

# What a page may fill. `pour` refuses any other name.
SLOTS: Mapping[str, str] = {
    "title": "the page's own title as escaped text; the shell adds the site's name, but not at home",
    "name": "the same as HTML, if it is in another language and tells which",
    "description": "one sentence for search engines and previews, escaped for an attribute",
    "canonical": "the page's absolute address, escaped for an attribute",
    "head": "more tags for <head>: Open Graph, JSON-LD, Highwire, feeds",
    "crumbs": "the way to this page, a list of <li>: see `crumbs`",
    "body": "what stands in <article>; begins with the <h1>, which has no id",
    "toc": "the page's contents, a list of <li>: see `contents`",
    "edit": "the address where the source is edited, escaped for an attribute",
    "suggest": "the address where a suggestion is made, escaped for an attribute",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the contents: level 2 or deeper, the id of its section, its plain text."""

    level: int
    id: str
    text: str


def crumbs(trail: Sequence[tuple[str, str]]) -> str:
    """Return the slot ``crumbs`` from pairs of title and relative address, from home inwards."""
    return "\n".join(
        '<li class="md-path__item">'
        f'<a href="{escape(address)}" class="md-path__link">'
        f'<span class="md-ellipsis">{escape(title)}</span></a></li>'
        for title, address in trail
    )


def contents(entries: Sequence[Entry]) -> str:
    """Return the slot ``toc``: deeper headings nested below the one that they follow."""
    return "\n".join(_items(list(entries)))


# Private functions


def _items(entries: list[Entry]) -> Iterator[str]:
    while entries:
        first, *rest = entries
        inner = next((at for at, it in enumerate(rest) if it.level <= first.level), len(rest))
        yield _item(first, "\n".join(_items(rest[:inner])))
        entries = rest[inner:]


def _item(entry: Entry, nested: str) -> str:
    text = escape(entry.text)
    link = (
        f'<a href="#{escape(entry.id)}" class="md-nav__link">'
        f'<span class="md-ellipsis">{text}</span></a>'
    )
    if nested:
        nested = f'<div class="md-nav"><ul class="md-nav__list">{nested}</ul></div>'
    return f'<li class="md-nav__item">{link}{nested}</li>'
