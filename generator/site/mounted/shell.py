"""Split what a theme drew of marked words, and pour pages between.

Themes escape, shorten and rearrange what they print, and minifiers take comments out; plain words of
small letters pass through all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from generator.model.site import Page
from generator.site.pour import NOT_FOUND
from generator.words.phrases import phrase

# The words that stand for slots while a theme draws.
WORDS: Mapping[str, str] = {
    name: f"zq{name}zq"
    for name in ("title", "description", "canonical", "edit", "entry", "anchor", "body")
}
CONTENT = f"<h1>{WORDS['body']}</h1>"  # themes add a heading of their own where there is none

# Pages of ours that a mounted playbook has no use for: the site has its own.
WITHOUT = frozenset({NOT_FOUND, "search/index.html", "offline/index.html"})


class MountError(Exception):
    """The theme does not print what the playbook needs; the words say what, to a person."""


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """What one shell serves: pages at a depth of folders below the mount, with these parts."""

    depth: int
    contents: bool
    edit: bool
    canonical: bool


@dataclass(frozen=True, slots=True)
class MountShell:
    """A drawn page, split: texts, and between them the names of slots."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]

    def prints(self, slot: str) -> bool:
        """Tell whether the theme prints *slot*."""
        return slot in self.slots


def look_of(page: Page) -> Look:
    """Return the look of *page*."""
    has = {name: bool(page.slots.get(name)) for name in ("toc", "edit", "canonical")}
    return Look(page.path.count("/"), has["toc"], has["edit"], has["canonical"])


def mounted(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return those of *pages* that a mounted playbook has."""
    return tuple(page for page in pages if page.path not in WITHOUT)


def split_shell(html: str) -> MountShell:
    """Split the *html* that a theme drew. Raise `MountError` where our content has no place in it."""
    html, found = _CONTENT.subn("<!--slot:body-->", html)
    if found != 1:
        raise MountError(
            phrase("the theme prints the content of a page %(found)s times, not once", found=found)
        )
    html = _with_contents(html)
    html = html.replace("</head>", "<!--slot:head-->\n</head>", 1)
    html = re.sub("|".join(WORDS.values()), lambda it: f"<!--slot:{it[0][2:-2]}-->", html)
    pieces = re.split(r"<!--slot:(\w+)-->", html)
    return MountShell(tuple(pieces[::2]), tuple(pieces[1::2]))


def pour_mounted(shell: MountShell, slots: Mapping[str, str]) -> str:
    """Return the page of *slots* in *shell*; a slot without a value is empty."""
    values = (*(slots.get(name, "") for name in shell.slots), "")
    return "".join(text + value for text, value in zip(shell.parts, values, strict=True))


def head_of(page: Page, style: str) -> str:
    """Return what the head of *page* gains: our style, our tags."""
    robots = "" if page.listed else '<meta name="robots" content="noindex">'
    link = f'<link rel="stylesheet" href="{escape(style)}">'
    return "\n".join(filter(None, (link, robots, page.slots.get("head", ""))))


# Private functions

# The heading that our content stands for, whatever a theme or plugin adds to it.
_CONTENT = re.compile(rf"<h1[^<>]*>\s*{WORDS['body']}\s*(?:<a [^<>]*>[^<>]*</a>\s*)?</h1>")


def _with_contents(html: str) -> str:
    """Put the slot ``toc`` in the place of each item of a list that holds the marked entry alone."""
    return _ITEM.sub("<!--slot:toc-->", html)


_ITEM = re.compile(rf"<li\b(?:(?!</?li\b).)*{WORDS['entry']}(?:(?!</?li\b).)*</li>", re.DOTALL)
