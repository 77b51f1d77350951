"""Join our styles and scripts for pages in another site's theme."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.cache.memory import digest
from generator.site.minified import minified

STYLE = "assets/playbook.css"
SCRIPT = "assets/playbook.js"

# Our own frame, search and service worker stay away: the site has a frame and a search.
STYLES = (
    "components", "add", "copy", "terms", "courses", "decisions", "evidence", "lens", "lists",
    "popovers", "prose", "tables",
)  # fmt: skip
SCRIPTS = ("words", "copy", "courses", "lens", "popovers", "walk")

REM = re.compile(r"(?<![\w.-])(?P<number>\d*\.?\d+)rem\b")
MATERIAL_REM = 1.25  # Material's root is 20 pixels, other themes' 16: our sizes are made for 20


def style(theme: Mapping[str, bytes], mount: Path, *, material: bool) -> str:
    """Return the style of the playbook's pages: names for the theme's colours, then our parts.

    *theme* has our parts by path, *mount* what only a mounted playbook has.
    """
    parts = [(mount / "mount.css").read_text(encoding="utf-8")]
    parts += [_read(theme, "stylesheets", f"{name}.css") for name in STYLES]
    text = "\n".join(parts)
    return text if material else REM.sub(_larger, text)


def script(theme: Mapping[str, bytes], mount: Path) -> str:
    """Return the script of the playbook's pages."""
    parts = [(mount / "mount.js").read_text(encoding="utf-8")]
    parts += [_read(theme, "javascripts", f"{name}.js") for name in SCRIPTS]
    return "".join(map(minified, parts))


def versioned(address: str, content: str) -> str:
    """Return *address* with what changes whenever *content* does."""
    return f"{address}?v={digest(content)[:8]}"


# Private functions


def _read(theme: Mapping[str, bytes], folder: str, name: str) -> str:
    places = (f"assets/{folder}/{name}", f"assets/parts/{name}")
    return next((theme[place].decode() for place in places if place in theme), "")


def _larger(size: re.Match[str]) -> str:
    return f"{float(size['number']) * MATERIAL_REM:.4g}rem"
