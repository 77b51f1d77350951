"""Say in an author's words what libyaml could not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from generator.findings.diagnostics import Diagnostic, Rule, Text, instead
from generator.rules.yaml import deep_nesting, yaml_syntax
from generator.words.phrases import phrase


@dataclass(frozen=True, slots=True)
class Problem:
    """A syntax error; ``offset`` and ``length`` count characters of the YAML that was read.

    ``key`` is the key that the line was meant to have, where that can be told.
    """

    rule: Rule
    offset: int
    length: int
    message: str
    help: str
    key: str = ""
    right: tuple[int, int, str] | None = None  # a stretch, and what is to take its place

    def at(self, text: Text, start: int) -> Diagnostic:
        """Make the finding, for YAML that begins at offset *start* of *text*."""
        offset = start + self.offset
        span = text.span(offset, offset + self.length)
        first, last, words = self.right or (0, 0, "")
        fix = instead(text.span(start + first, start + last), words)
        return self.rule.at(span, self.message, help=self.help, fix=fix)


def index(mark: Any) -> int:
    """Return the offset in characters of a place that libyaml gives, 0 if it gives none."""
    return int(mark.index) if mark else 0


def too_deep(event: yaml.Event) -> yaml.MarkedYAMLError:
    """Make the error that ends the reading of YAML that nests too deeply."""
    return yaml.MarkedYAMLError(None, None, _TOO_DEEP, event.start_mark)  # type: ignore[arg-type]  # the stubs know one of PyYAML's two kinds of mark


def explain(error: yaml.MarkedYAMLError, source: str, quoted: tuple[int, int]) -> Problem:
    """Return what *error* means in *source*: where the fault lies, not where it was noticed.

    *quoted* is where the last value in quotes began and ended: a quote that was never closed ends
    at the next one, be it lines below.
    """
    noticed = index(error.problem_mark)
    began = index(error.context_mark or error.problem_mark)
    problem, context = error.problem or "", error.context or ""
    if "\n" in source[slice(*quoted)] and not source[quoted[1] : noticed].strip(" "):
        return _quote(_Error(problem, quoted[0], noticed, source))
    for sign, explained in _KINDS:
        if sign in problem or sign in context:
            return explained(_Error(problem, began, noticed, source))
    message = phrase("YAML that cannot be read (%(problem)s)", problem=problem)
    return _syntax(noticed, message, _Spot(source, noticed).in_quotes())


def in_quotes(value: str) -> str:
    """Return *value* in quotes that YAML reads, whatever quotes it had."""
    inner = value.strip()
    if len(inner) > 1 and (inner[0], inner[-1]) in _PAIRS:
        inner = inner[1:-1]
    if bold := _BOLD.fullmatch(inner):
        inner = bold["words"]
    if '"' in inner and "'" not in inner:
        return f"'{inner}'"
    escaped = inner.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


# Private functions


@dataclass(frozen=True, slots=True)
class _Error:
    problem: str
    began: int
    noticed: int
    source: str

    @property
    def spot(self) -> _Spot:
        """Return where the parser noticed it."""
        return _Spot(self.source, self.noticed)


CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb"  # quotes that are letters to YAML
_PAIRS = {(first, last) for first in f'"{CURLY}' for last in f'"{CURLY}'} | {("'", "'")}
_BOLD = re.compile(r"(?P<stars>\*{1,3})(?P<words>[^*]+)(?P=stars)")  # to YAML, an alias
_VALUE = re.compile(r"[ ]*(?:-[ ]+)?(?P<key>[^\s:#][^:\n]*?):[ ]+(?P<value>[^\n]*\S)")
_FOLDED = re.compile(r":[ ]+[>|][-+]?[ ]*$")  # a text in several lines begins below
TAB = phrase("a tab as indentation")
_LONGEST = 80  # limit: characters of a value that is shown in a help
_INDENT = phrase("indent it as the lines around it are")


def _syntax(offset: int, message: str, help: str, length: int = 1, key: str = "") -> Problem:
    return Problem(yaml_syntax.RULE, offset, length, message, help, key)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the parser gave up."""

    source: str
    offset: int

    def line_at(self) -> tuple[int, str]:
        """Return where the line around *offset* begins, and the line."""
        start = self.source.rfind("\n", 0, self.offset) + 1
        return start, self.source[start:].split("\n", 1)[0]

    def value_at(self) -> str:
        """Return the value of the key in the line around *offset*, "" for none."""
        found = _VALUE.match(self.line_at()[1])
        return found["value"] if found else ""

    def in_quotes(self) -> str:
        """Say how the value in the line around *offset* is written in quotes."""
        value = self.value_at()
        if not value or len(value) > _LONGEST:
            return phrase("put the value in quotes")
        return phrase("put the value in quotes: `%(value)s`", value=in_quotes(value))


def _depth(error: _Error) -> Problem:
    message, help = phrase("nested deeper than 12 levels"), phrase("write it with fewer levels")
    return Problem(deep_nesting.RULE, error.noticed, 1, message, help)


def _colon(error: _Error) -> Problem:
    if ":" in _line_before(error):
        value = error.spot.value_at()
        message = phrase("a second colon in a value without quotes")
        if value[:1] and value[0] in CURLY:
            message = phrase(
                "a second colon in a value: `%(value)s` is no quotation mark in YAML",
                value=value[0],
            )
        problem = _syntax(error.noticed, message, error.spot.in_quotes())
        return replace(problem, right=_quoted(error))
    start, line = error.spot.line_at()
    above = error.source[:start].split("\n")[:-1]
    last = next((it for it in reversed(above) if it.strip()), "")
    glued = _GLUED.fullmatch(last.strip()) is not None and ": " not in last
    if last and (":" not in last or glued) and not last.lstrip().startswith(("#", "- ")):
        offset = error.source.rindex(last, 0, start) + len(last) - len(last.lstrip())
        return _colonless(offset, last.strip())
    indent = len(line) - len(line.lstrip(" "))
    own = len(last) - len(last.lstrip(" "))
    if indent > own and _has_signs(error.source, own):
        offset = error.source.rindex(last, 0, start) + own
        message = phrase("an entry of a list that begins without `- `")
        help = phrase("write `- %(value)s`", value=last.strip())
        problem = _syntax(offset, message, help, len(last.strip()))
        return replace(problem, right=(offset, offset, "- "))
    if indent > own:
        message = phrase("a key that is indented further than the one above it")
        key = line[indent:].partition(":")[0]
        help = phrase("begin it where the line above begins")
        return _syntax(start + indent, message, help, len(key), key)
    message = phrase("a key where the line before is not finished")
    return _syntax(error.noticed, message, _INDENT)


def _has_signs(source: str, indent: int) -> bool:
    """Tell whether entries of a list stand elsewhere in *source* behind *indent* spaces."""
    return re.search(rf"^[ ]{{{indent}}}- ", source, re.MULTILINE) is not None


_UNQUOTED = re.compile(
    r"(?P<indent>[ ]*)(?:- )?[\w-]+:[ ]+(?P<value>[^\s\"'\[\]{}|>&*!%@`#,].*?)[ ]*"
    r"(?=\n(?!(?P=indent)[ ]+\S)|\Z)"
)


def _quoted(error: _Error) -> tuple[int, int, str] | None:
    """Return the value in which a colon was noticed, in quotes; None where it is no plain one."""
    found = _UNQUOTED.match(error.source, error.noticed - len(_line_before(error)))
    if found is None or " #" in found["value"]:
        return None
    return *found.span("value"), in_quotes(found["value"])


def _quote(error: _Error) -> Problem:
    if "escape" in error.problem:
        escape = error.source[error.noticed : error.noticed + 2]
        message = phrase("`%(escape)s` means nothing in double quotes", escape=escape)
        return _syntax(error.noticed, message, phrase("use single quotes, or write `\\\\`"), 2)
    quote = error.source[error.began : error.began + 1]
    return _syntax(
        error.began,
        phrase("a quote `%(quote)s` that is never closed", quote=quote),
        phrase("close it with `%(quote)s`", quote=quote),
    )


def _bracket(error: _Error) -> Problem:
    opening = error.source[error.began : error.began + 1]
    closing = {"[": "]", "{": "}"}.get(opening, opening)
    sign = error.source.find(" #", error.began, error.noticed)
    if sign >= 0 and "\n" not in error.source[error.began : sign]:
        message = phrase(
            "`#` with a space before it begins a comment, so that `%(opening)s` is not closed",
            opening=opening,
        )
        return _syntax(sign + 1, message, phrase("write it without the space, or in quotes"))
    message = phrase(
        "a bracket `%(opening)s` that is never closed, or has no comma between its values",
        opening=opening,
    )
    return _syntax(
        error.began,
        message,
        phrase("close it with `%(closing)s`, or put the value in quotes", closing=closing),
    )


_GLUED = re.compile(r"(?P<key>[\w-]+):(?P<value>\S.*)")
# What is typed for a colon and a space behind it: other signs, the colon of an East Asian keyboard.
_SIGNS = re.compile(r"(?P<key>[\w-]+)\s*(?P<sign>:=|=>?|->|\u2192|\uff1a|\ufe55)\s*(?P<value>.*)")
# Spaces of word processors and web pages, which are letters to YAML.
_HARD = re.compile(r"(?P<key>[\w-]+)\s*:\s*[\u00a0\u2000-\u200a\u202f\u3000]\s*(?P<value>\S.*)")
_MARKED = re.compile(r"(?P<sign>[-*+\u2022\u2013\u2014])(?P<space>\s*)(?P<value>\S.*)")


def _no_colon(error: _Error) -> Problem:
    above = error.source[: error.began].rstrip("\n").rpartition("\n")[2]
    line = error.source[error.began :].split("\n", 1)[0].rstrip()
    return _colonless(error.began, line, above)


def _colonless(offset: int, line: str, above: str = "") -> Problem:
    """Say what is wrong with a *line* that YAML finds no colon in."""
    width = max(1, len(line))
    if glued := _GLUED.fullmatch(line):
        help = phrase("write `%(key)s: %(value)s`", key=glued["key"], value=glued["value"])
        return _syntax(offset, phrase("no space behind the colon"), help, width, glued["key"])
    if sign := _SIGNS.fullmatch(line):
        help = phrase("write `%(key)s: %(value)s`", key=sign["key"], value=sign["value"])
        message = phrase("`%(sign)s` where a colon stands behind the key", sign=sign["sign"])
        return _syntax(offset, message, help, width, sign["key"])
    if hard := _HARD.fullmatch(line):
        message = phrase(
            "the space behind the colon is one that does not break, as from a web page"
        )
        help = phrase("type it anew: `%(key)s: %(value)s`", key=hard["key"], value=hard["value"])
        right = (offset, offset + width, f"{hard['key']}: {hard['value']}")
        return replace(_syntax(offset, message, help, width, hard["key"]), right=right)
    if marked := _MARKED.fullmatch(line):
        message = phrase(
            "an entry of a list that begins with `%(sign)s` and no space", sign=marked["sign"]
        )
        if marked["sign"] != "-":
            message = phrase(
                "an entry of a list that begins with `%(sign)s`, not with `-`", sign=marked["sign"]
            )
        return _syntax(offset, message, phrase("write `- %(value)s`", value=marked["value"]), width)
    help = phrase("join it to the line above, or write a key, a colon and a space before it")
    if _FOLDED.search(above):
        help = phrase("indent it, and all lines that belong to it, by two spaces")
    return _syntax(offset, phrase("a line without a colon"), help, width, line.split(" ", 1)[0])


def _strange_start(error: _Error) -> Problem:
    offset = (
        error.began if error.problem.startswith("did not find expected alpha") else error.noticed
    )
    sign = error.source[offset : offset + 1]
    if not sign:  # the file ends there
        return _bracket(replace(error, began=max(map(error.source.rfind, "[{"))))
    spot = _Spot(error.source, offset)
    start, line = spot.line_at()
    if sign == "\t":
        return _tab(offset, line)
    first = offset == start + len(line) - len(line.lstrip())
    marked = _MARKED.match(line.strip()) if first and sign == "*" else None
    if marked and marked["space"]:
        message = phrase("an entry of a list that begins with `*`, not with `-`")
        return _syntax(offset, message, phrase("write `- %(value)s`", value=marked["value"]))
    shown = phrase("a backtick") if sign == "`" else f"`{sign}`"
    return _syntax(
        offset,
        phrase("a value that begins with %(shown)s", shown=shown),
        spot.in_quotes(),
    )


def _tabbed(error: _Error) -> Problem:
    start, line = error.spot.line_at()
    return _tab(start + max(line.find("\t"), 0), line)


def _tab(offset: int, line: str) -> Problem:
    key, colon, _ = line.strip().partition(":")
    return _syntax(offset, TAB, phrase("use spaces"), key=key if colon else "")


def _block(error: _Error) -> Problem:
    start, line = error.spot.line_at()
    value = error.spot.value_at()
    offset = start + line.rindex(value) if value else error.noticed
    message = phrase("a value that begins with `%(why)s`", why=error.source[offset : offset + 1])
    return _syntax(offset, message, error.spot.in_quotes())


def _tag(error: _Error) -> Problem:
    help = _Spot(error.source, error.began).in_quotes()
    return _syntax(error.began, phrase("a value that begins with `!`"), help)


def _no_dash(error: _Error) -> Problem:
    return _syntax(error.noticed, phrase("a line of a list that does not begin with `-`"), _INDENT)


def _left_over(error: _Error) -> Problem:
    if not _line_before(error).strip():
        message = phrase("a line that is indented unlike the lines around it")
        key = error.spot.line_at()[1].strip().partition(":")[0]
        return _syntax(error.noticed, message, _INDENT, key=key)
    value = error.spot.value_at()
    if value[:1] in {"'", '"'}:
        message = phrase(
            "the quote before this ends the value: it began with `%(value)s` too", value=value[0]
        )
        return _syntax(error.noticed, message, phrase("write `%(right)s`", right=in_quotes(value)))
    message = phrase("text after the end of a value")
    return _syntax(error.noticed, message, error.spot.in_quotes())


def _line_before(error: _Error) -> str:
    return error.source[error.source.rfind("\n", 0, error.noticed) + 1 : error.noticed]


_TOO_DEEP = "too deep"

# What libyaml says in its problem or context, and who explains it; the first that fits holds.
_KINDS: tuple[tuple[str, Callable[[_Error], Problem]], ...] = (
    (_TOO_DEEP, _depth),
    ("mapping values are not allowed", _colon),
    ("quoted scalar", _quote),
    ("could not find expected ':'", _no_colon),
    ("mapping keys are not allowed", _block),
    ("block sequence entries are not allowed", _block),
    ("expected comment or line break", _block),
    ("violates indentation", _tabbed),
    ("start any token", _strange_start),
    ("expected alphabetic or numeric", _strange_start),
    ("expected node content", _strange_start),
    ("scanning a tag", _tag),
    ("parsing a tag", _tag),
    ("flow", _bracket),
    ("expected '-'", _no_dash),
    ("expected key", _left_over),
)
