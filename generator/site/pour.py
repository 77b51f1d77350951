"""Pour compiled pages into shells: split a shell once, then join it with each page's slots.

A shell is an engine's HTML with marks: ``<!--slot:NAME-->`` stands for a slot, and what stands
between ``<!--if:NAME-->`` and ``<!--end:NAME-->`` is kept only where the slot is not empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.cache.memory import digest
from generator.model.site import Page
from generator.render.slots import SLOTS
from generator.site.parts import tags
from generator.words.phrases import phrase

NOT_FOUND = "404.html"

# Slots that a shell may print and no page fills: they follow from the page and the build.
DERIVED: Mapping[str, str] = {
    "listed": "set where the page is listed: the search indexes it",
    "unlisted": "set where it is not: search engines are asked to leave it",
    "inside": "set on every page but home",
    "topic": "what the top of the page calls it: its name, or else its title",
    "actions": "set where there is a suggestion or an edit link",
    "policy": "the Content-Security-Policy, empty where the page goes without",
    "parts": "the styles and scripts that this page needs besides those of all pages",
    "live": "the address of the live reload script, empty in a published site",
    "version": "what the addresses of the style and the script end in",
    "worker": "set where the site has a service worker",
}

MARK = re.compile(r"<!--(?P<verb>slot|if|end):(?P<name>[a-z]+)-->")


class Placed(Protocol):
    """What says where a page stands: the page itself, or what is known of it."""

    @property
    def path(self) -> str:
        """Return the page's path below the site's root."""

    @property
    def section(self) -> str:
        """Return the part of the site that it belongs to."""


class ShellError(ValueError):
    """A shell's marks are wrong, or a page fills a slot that no shell has: a bug, or a theme's."""


@dataclass(frozen=True, slots=True, order=True)
class ShellName:
    """Which shell: of a section of the site, at a depth of folders."""

    section: str
    depth: int

    def __str__(self) -> str:
        return f"{self.section}/{self.depth}"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a shell: literal text, then a slot ("" for none), kept if all of *when* are set."""

    when: tuple[str, ...]
    text: str
    slot: str


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell split at its marks; ``key`` hangs on its text alone."""

    name: ShellName
    key: str
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """Return how many characters of its own the shell has."""
        return sum(len(part.text) for part in self.parts)


@dataclass(frozen=True, slots=True)
class PourOptions:
    """What every page of a build is poured with: the policy and the live reload script, or "".

    ``version`` is that of the style and the script. ``worker``: there is a service worker to register; else pages take an earlier one away.
    """

    policy: str = ""
    live: str = ""
    worker: bool = False
    version: str = ""


def shell_name(page: Placed) -> ShellName:
    """Return the shell that *page* is poured into."""
    if page.path == NOT_FOUND:
        return ShellName("404", 0)
    return ShellName(page.section, page.path.count("/"))


def shell_names(pages: Iterable[Placed]) -> tuple[ShellName, ...]:
    """Return the shells that *pages* need, sorted."""
    return tuple(sorted({shell_name(page) for page in pages}))


def split(name: ShellName, html: str) -> Shell:
    """Split the engine's *html* at its marks. Raise `ShellError` where they do not pair up."""
    marks = list(MARK.finditer(html))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(html)]
    parts: list[Part] = []
    when: tuple[str, ...] = ()
    for text, mark in zip(map(slice, starts, ends), [*marks, None], strict=True):
        verb, slot = mark.group("verb", "name") if mark else ("", "")
        _known(name, slot, mark is not None)
        parts.append(Part(when, html[text], slot if verb == "slot" else ""))
        when = _after(name, when, verb, slot)
    _whole(name, parts, when)
    return Shell(name, digest(html), tuple(parts))


def pour(shell: Shell, page: Page, setting: PourOptions) -> str:
    """Return the finished page. Raise `ShellError` where the page does not fit the shell."""
    if shell.name != shell_name(page):
        raise ShellError(f"{page.path} was to be poured into the shell {shell.name}")
    slots = _filled(page, setting)
    return "".join(
        part.text + (slots[part.slot] if part.slot else "")
        for part in shell.parts
        if not part.when or all(slots[name] for name in part.when)
    )


# Private functions


def _known(shell: ShellName, slot: str, marked: bool) -> None:
    if marked and slot not in SLOTS and slot not in DERIVED:
        raise ShellError(
            phrase(
                "the shell %(shell)s has a mark for `%(slot)s`, which is no slot",
                shell=shell,
                slot=slot,
            )
        )


def _after(shell: ShellName, when: tuple[str, ...], verb: str, slot: str) -> tuple[str, ...]:
    if verb == "if":
        return (*when, slot)
    if verb != "end":
        return when
    if when[-1:] != (slot,):
        raise ShellError(
            phrase(
                "the shell %(shell)s ends `%(slot)s` where it is not open", shell=shell, slot=slot
            )
        )
    return when[:-1]


def _whole(shell: ShellName, parts: list[Part], when: tuple[str, ...]) -> None:
    if when:
        raise ShellError(
            phrase("the shell %(shell)s does not end `%(slot)s`", shell=shell, slot=when[-1])
        )
    bodies = sum(part.slot == "body" for part in parts)
    if bodies != 1:
        raise ShellError(
            phrase(
                "the shell %(shell)s has %(bodies)s slots for the body: a file of `templates/theme/` "
                "prints no `{%% block content %%}`",
                shell=shell,
                bodies=bodies,
            )
        )


def _filled(page: Page, setting: PourOptions) -> dict[str, str]:
    strange = page.slots.keys() - SLOTS.keys()
    if strange:
        raise ShellError(f"{page.path} fills `{min(strange)}`, which is no slot")
    slots = dict.fromkeys(SLOTS, "") | dict(page.slots)
    return slots | {
        "listed": "1" if page.listed else "",
        "unlisted": "" if page.listed else "1",
        "inside": "" if page.path == "index.html" else "1",
        "topic": slots["name"] or slots["title"],
        "actions": slots["suggest"] or slots["edit"],
        "policy": setting.policy,
        "live": setting.live,
        "version": setting.version,
        "parts": tags(slots["body"], "../" * page.path.count("/"), setting.version),
        "worker": "1" if setting.worker else "",
    }
