"""Find Markdown between the tags of a block of HTML: there it is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Text
from generator.rules.words import foreign_markup
from generator.words.phrases import phrase


def find_inside(text: Text, start: int, end: int) -> Iterator[Diagnostic]:
    """Yield a finding for the words from *start* to *end* of a block of HTML if they are Markdown."""
    signs = list(_MARKDOWN.finditer(text.content, start, end))
    if not signs:
        return
    first, last = signs[0].start(), signs[-1].end()
    line = text.content.rfind("\n", 0, first) + 1
    first = first if text.content[line:first].strip() else max(line, start)
    first += len(text.content[first:last]) - len(text.content[first:last].lstrip())
    message = phrase(
        "Markdown between tags of HTML is not read: this stands on the page as it is typed"
    )
    help = phrase("take the tags out, or leave an empty line between each of them and this")
    yield foreign_markup.RULE.at(text.span(first, last), message, help=help)


# Private functions

_MARKDOWN = re.compile(
    r"""^[ ]{0,3}(?:\#{1,6}|[-*+]|\d{1,3}[.)]|>)[ ]+\S[^\n<]*   # a heading, an item, a quotation
    | (?<!\w)!?\[[^\[\]\n]{1,200}\](?:\([^()\n]{1,400}\)|\[[^\[\]\n]{0,80}\])
    | (?<![\w*])\*\*(?=[^\s*])[^*\n]{1,200}\*\*(?![\w*])
    | (?<!`)`{1,3}[^`\n]{1,200}`{1,3}(?!`)
    | (?<![\w_])__?(?=[^\s_])[^_\n]{1,200}__?(?![\w_])
    | (?<![\w*])\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*(?![\w*])
    | \\[!-/:-@\[-`{-~]                                        # a sign that is escaped
    | ^[ ]*\|[^\n]*\|[ ]*$""",
    re.MULTILINE | re.VERBOSE,
)
