"""Take out of a shell what only the theme's own script needs: pages of ours do without it.

The theme's base template writes these parts outside of any block, so that no template of ours can
leave them out: the switches of its menu and its search, which are fields that no form has, and the
places for its dialogs. Lines are joined up too: all pages of a section begin and end alike. Icons are
said to be none for screen readers, which else announce a graphic without a name.
"""

from __future__ import annotations

import re

UNUSED = re.compile(
    r"""<input\ class="md-toggle"[^>]*>                        # switches of the menu and the search
    | <label\ class="md-overlay"[^>]*></label>                 # what shuts the menu
    | <div\ data-md-component="announce">\s*</div>             # news, where there are none
    | <div\ class="md-dialog"[^>]*>\s*<div[^>]*>\s*</div>\s*</div>""",
    re.VERBOSE,
)
BLANK = re.compile(r"\n\s+")
# Icons say nothing by themselves, and HTML knows drawings without the name of their language.
ICON = re.compile(r'<svg xmlns="[^"]*"(?P<rest>[^>]*)>')
SCRIPT = re.compile(r"assets/javascripts/(?P<name>bundle\.\w+\.min\.js)")


def trimmed(html: str) -> str:
    """Return the *html* of a shell without those parts, without indentation and empty lines."""
    return ICON.sub(_icon, BLANK.sub("\n", UNUSED.sub("", html))).lstrip()


def script_of(html: str) -> str:
    """Return the name of the theme's own script, if a project's template still asks for it."""
    found = SCRIPT.search(html)
    return found["name"] if found else ""


# Private functions


def _icon(found: re.Match[str]) -> str:
    rest = found["rest"]
    return f"<svg{rest}>" if "aria-" in rest else f'<svg aria-hidden="true"{rest}>'
