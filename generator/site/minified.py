"""Make scripts small, where that changes nothing of what they do."""

from __future__ import annotations

import re

import rjsmin

# A template literal within another, which rjsmin takes for its end: "`a ${b ? ` ${c}` : ""}`".
_NESTED = re.compile(r"\$\{[^`{}]*`")


def minified(script: str) -> str:
    """Return *script* without comments and idle white space, ending in one line end.

    A script with templates inside templates is left as it is: the white space in them would go.
    """
    return f"{script.strip() if _NESTED.search(script) else rjsmin.jsmin(script).strip()}\n"
