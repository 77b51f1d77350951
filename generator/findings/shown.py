"""Show what is said of a finding on a page: names and text of authors stand in it as code."""

from __future__ import annotations

import re

from markupsafe import Markup, escape


def in_html(words: str) -> Markup:
    """Return *words* as HTML: what stands between backticks is code, all else is text."""
    parts = _CODE.split(words)
    shown = (
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )
    return Markup("").join(shown)


# Private functions

_CODE = re.compile(r"`([^`\n]+)`")
