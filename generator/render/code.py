"""Write code blocks, with the parts of the language told apart when the site is built."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.formatter import Formatter
    from pygments.lexer import Lexer


def language_of(value: object) -> str:
    """Return the language that the head of a fenced block names, "" for none.

    Heads of other dialects are understood: ``{.python .numberLines}``, ``{code-block} python``,
    ``python title="a.py"``.
    """
    head = str(value.get("Fenced", "")) if isinstance(value, dict) else ""
    words = _BRACED.sub(r"\g<name> ", head).replace("code-block", "").split()
    return words[0].lower() if words else ""


def code_block(code: str, language: str) -> str:
    """Return *code* as HTML; words of a *language* that is known have classes for their colours."""
    name = f' class="language-{escape(language)}"' if language else ""
    lexer = _lexer(language) if language else None
    if lexer is None:
        return f'<pre tabindex="0"><code{name}>{escape(code, quote=False)}</code></pre>\n'
    words = _highlighted(code, lexer)
    return f'<div class="pb-code"><pre tabindex="0"><code{name}>{words}</code></pre></div>\n'


# Private functions

_BRACED = re.compile(r"\{\s*\.?(?P<name>[\w+#-]+)[^}]*\}")


@cache
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415  # few pages have code
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@lru_cache(maxsize=1024)  # the pages of rules have hundreds of blocks, the same in each playbook
def _highlighted(code: str, lexer: Lexer) -> str:
    from pygments import highlight  # noqa: PLC0415

    return str(highlight(code, lexer, _formatter()))


@cache
def _formatter() -> Formatter[str]:
    """Return what writes the spans: making one costs more than most blocks of code."""
    from pygments.formatters.html import HtmlFormatter  # noqa: PLC0415

    return HtmlFormatter(nowrap=True)
