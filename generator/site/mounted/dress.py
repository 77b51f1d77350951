"""Dress a compiled page for another site's theme: our own navigation round it, our files beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.model.site import Page
from generator.site.mounted.shell import MountShell, head_of
from generator.site.shells.order import Tab


@dataclass(frozen=True, slots=True)
class Dress:
    """What all pages of a mounted playbook share; ``style`` and ``script`` are addresses below it."""

    templates: Environment
    name: str
    tabs: Sequence[Tab]
    footer: Sequence[Tab]
    style: str
    script: str


def dressed(page: Page, shell: MountShell, dress: Dress) -> dict[str, str]:
    """Return the slots of *page*, its body dressed for *shell*."""
    up = "../" * page.path.count("/") or "./"
    slots = dict(page.slots)
    entries = _pairs(slots.get("toc", ""))
    facts: dict[str, Any] = {
        "name": dress.name,
        "tabs": [_link(tab, up, page.section) for tab in dress.tabs],
        "footer": [_link(tab, up, "") for tab in dress.footer],
        "script": up + dress.script,
        "entries": () if shell.prints("toc") else entries,
        "crumbs": _pairs(slots.get("crumbs", "")),
        **{name: _final(slots, name) for name in ("canonical", "body", "suggest")},
        "edit": "" if shell.prints("edit") else _final(slots, "edit"),
    }
    body = dress.templates.get_template("mount/page.html").render(it=facts)
    anchor = escape(entries[0][0].removeprefix("#")) if entries else ""
    return slots | {"body": body, "head": head_of(page, up + dress.style), "anchor": anchor}


# Private functions

# An entry of the slots ``toc`` and ``crumbs``: see `render.slots`.
_ENTRY = re.compile(r'<a href="([^"]*)"[^>]*><span[^>]*>([^<]*)</span></a>')


def _pairs(items: str) -> list[tuple[str, str]]:
    """Return address and words of each link of a list that was made for our own theme."""
    return [(unescape(href), unescape(words)) for href, words in _ENTRY.findall(items)]


def _final(slots: Mapping[str, str], name: str) -> Markup:
    return Markup(slots.get(name, ""))  # noqa: S704  # a slot is final HTML


def _link(tab: Tab, up: str, section: str) -> dict[str, Any]:
    address = "" if tab.address == "." else tab.address
    return {
        "title": tab.title,
        "href": up + address or "./",
        "here": bool(section) and tab.section == section,
    }
