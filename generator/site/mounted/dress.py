"""Dress a compiled page for another site's theme: our own navigation round it, our files beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
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
    facts: dict[str, Any] = {
        "name": dress.name,
        "tabs": [_link(tab, up, page.section) for tab in dress.tabs],
        "footer": [_link(tab, up, "") for tab in dress.footer],
        "script": up + dress.script,
        "entries": () if shell.prints("toc") else _ENTRY.findall(slots.get("toc", "")),
        "edit": "" if shell.prints("edit") else Markup(slots.get("edit", "")),
        **{
            name: Markup(slots.get(name, "")) for name in ("canonical", "crumbs", "body", "suggest")
        },
    }
    facts["entries"] = [(key, unescape(text)) for key, text in facts["entries"]]
    body = dress.templates.get_template("mount/page.html").render(it=facts)
    return slots | {"body": body, "head": head_of(page, up + dress.style)}


# Private functions

# An entry of the slot ``toc``: see `render.slots.contents`.
_ENTRY = re.compile(r'<a href="#([^"]+)"[^>]*><span[^>]*>([^<]*)</span></a>')


def _link(tab: Tab, up: str, section: str) -> dict[str, Any]:
    address = "" if tab.address == "." else tab.address
    return {
        "title": tab.title,
        "href": up + address or "./",
        "here": bool(section) and tab.section == section,
    }
