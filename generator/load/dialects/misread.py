"""Find blocks that are read as something else than what their author meant by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.dialects.tags import Comment
from generator.model.text import Event
from generator.rules.words import foreign_markup, lost_words
from generator.words.phrases import phrase


def find_misread(
    text: Text, events: Sequence[Event], comments: Sequence[Comment]
) -> Iterator[Diagnostic]:
    """Yield a finding for each block of *text* that is read as what it hardly is."""
    depth = 0  # of items of lists
    for event, after in pairwise((*events, _END)):
        if event.kind in {"start:item", "end:item"}:
            depth += 1 if event.kind == "start:item" else -1
        elif event.kind == "rule":
            yield from _columns(text, event)
        elif event.kind == "start:block-quote":
            yield from _quote(text, event, after)
        elif event.kind == "code":
            yield from _run(text, event)
        elif event.kind == "text":
            yield from _words(text, event)
        elif after.kind == "text" and event.kind == "display-math":
            yield from _label(text, after)
        elif after.kind == "text" and depth and event.kind == "soft-break":
            yield from _inner(text, after)
    yield from _terms(text, events)
    for comment in comments:
        yield from _included(text, comment)


# Private functions

_COLUMNS = re.compile(r"[ >]*-{2,}(?: +-{2,})+[ \n]*")
_LABEL = re.compile(r" ?(?P<label>\([\w:.-]+\))\s*")
# What knitr, Quarto and Dataview run between backticks.
_RUN = re.compile(r"(?:r [\w.$]+[(\[]|\{(?:r|python|julia|ojs)\} |\$?= ?(?:this|dv|date)\b)")
_INCLUDED = re.compile(
    r"<!--\s*(?:@include|#include|include)\b[^\n]*?-->|<!--\s*@include:", re.IGNORECASE
)
_TITLED = re.compile(
    r">[ ]?(?P<head>\*\*(?P<type>note|tip|important|warning|caution):?\*\*)[ ]*\n", re.IGNORECASE
)
_BREAK = re.compile(r" +(?=\S)|[ \t]*(?:\n|\Z)")
_DASHES = re.compile(r"-{2,} (?=\S)")
_END = Event("end", None, 0, 0)
_LONG = 90  # characters of a term
_ENDS = (".", "!", "?", ":", ";")


def _columns(text: Text, rule: Event) -> Iterator[Diagnostic]:
    source = text.content[rule.start : rule.end]
    if _COLUMNS.fullmatch(source):
        message = phrase("this line of a table is read as a line across the page")
        help = phrase("write `| a | b |` and a line `|---|---|` below the first")
        place = text.span(rule.start, rule.start + len(source.rstrip()))
        yield foreign_markup.RULE.at(place, message, help=help)


def _quote(text: Text, quote: Event, after: Event) -> Iterator[Diagnostic]:
    if after.kind == "end:block-quote":
        message = phrase("this makes a quotation without words")
        help = phrase("write `> ` before each line of the quotation, or take it out")
        yield foreign_markup.RULE.at(text.span(quote.start), message, help=help)
    elif text.content.startswith(">>> ", quote.start):
        message = phrase("this makes three quotations, one in the other")
        help = phrase("write one `>`; code stands between lines of three backticks")
        yield foreign_markup.RULE.at(text.span(quote.start, quote.start + 3), message, help=help)
    elif found := _TITLED.match(text.content, quote.start):
        message = phrase("this is a quotation, and no callout")
        help = phrase("write `> [!%(type)s]` as its first line", type=found["type"].upper())
        yield foreign_markup.RULE.at(text.span(*found.span("head")), message, help=help)


def _words(text: Text, words: Event) -> Iterator[Diagnostic]:
    """Yield a finding for a sign that stands as itself where a line begins, or ends."""
    source = text.content
    if source.startswith("\\\\", words.start - 1) and _BREAK.match(source, words.start + 1):
        begin = source.rfind("\n", 0, words.start - 1) + 1
        behind = source[words.start + 1 : words.start + 2]
        if behind != " " or not source[begin : words.start - 1].strip(" >"):
            message = phrase("two backslashes are shown as one")
            help = phrase("write one backslash at the end of a line that is to stay")
            place = text.span(words.start - 1, words.start + 1)
            yield foreign_markup.RULE.at(place, message, help=help)
    elif source.startswith("&gt; ", words.start) and text.position(words.start)[1] == 1:
        message = phrase("this sign is shown as it is: it makes no quotation")
        help = phrase("write `> ` if it is a quotation")
        place = text.span(words.start, words.start + 4)
        yield foreign_markup.RULE.at(place, message, help=help)


def _inner(text: Text, words: Event) -> Iterator[Diagnostic]:
    found = _DASHES.match(words.words)
    if found and text.content.startswith(found[0], words.start):
        message = phrase("this is not an item: it goes on with the one above it")
        help = phrase("indent it, and write `- ` before it")
        place = text.span(words.start, words.start + len(found[0].rstrip()))
        yield foreign_markup.RULE.at(place, message, help=help)


def _run(text: Text, code: Event) -> Iterator[Diagnostic]:
    if _RUN.match(code.words):
        message = phrase("this program is shown as code, and not run")
        help = phrase("write what comes out of it: pages run no programs")
        yield foreign_markup.RULE.at(text.span(code.start, code.end), message, help=help)


def _label(text: Text, words: Event) -> Iterator[Diagnostic]:
    found = _LABEL.fullmatch(words.words)
    if found:
        message = phrase("the name of a formula stands on the page as it is typed")
        help = phrase("take it out, or write the number of the formula as `\\tag{1}` in it")
        start = words.start + found.start("label")
        place = text.span(start, start + len(found["label"]))
        yield foreign_markup.RULE.at(place, message, help=help)


def _terms(text: Text, events: Sequence[Event]) -> Iterator[Diagnostic]:
    """Yield a finding for each `:` that makes a definition of what is hardly meant as one."""
    term = ""
    for event in events:
        if event.kind == "start:definition-list-title":
            term = text.content[event.start : event.end].strip()
        elif event.kind == "start:definition-list-definition":
            at = text.content.find(":", event.start, event.end)
            if at >= 0:
                yield from _definition(text, at, term)
            term = ""


def _definition(text: Text, at: int, term: str) -> Iterator[Diagnostic]:
    """Yield what is said of the `:` that stands at *at*, with a *term* if it is the first below one."""
    message, help = "", ""
    if text.content.startswith(":::", at):
        message = phrase("a block between colons that is none here is shown as words")
        help = phrase("write it in Markdown: `> [!NOTE]` is a note, `![words](picture)` a picture")
    elif not text.content[at + 1 : at + 2].isspace():
        message = phrase("a `:` at the beginning of a line makes a definition of it")
        help = phrase("begin the line with a word, or write a space behind the `:`")
    elif term.endswith(_ENDS) or len(term) > _LONG:
        message = phrase("the `:` makes a term of the sentence above it, and its meaning of this")
        help = phrase("take the `:` out, or write a term alone above it")
    if message:
        yield foreign_markup.RULE.at(text.span(at), message, help=help)


def _included(text: Text, comment: Comment) -> Iterator[Diagnostic]:
    if _INCLUDED.match(text.content, comment.start, comment.end):
        message = phrase("this comment is to bring in another file, which is not done")
        help = phrase("put its words here, or link to it")
        yield lost_words.RULE.at(text.span(comment.start, comment.end), message, help=help)
