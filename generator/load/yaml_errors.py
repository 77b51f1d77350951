"""Say in an author's words what libyaml could not read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.findings.diagnostics import Diagnostic, Rule, Text
from generator.rules.yaml import deep_nesting, yaml_syntax


@dataclass(frozen=True, slots=True)
class Problem:
    """A syntax error; ``offset`` and ``length`` count characters of the YAML that was read."""

    rule: Rule
    offset: int
    length: int
    message: str
    help: str

    def at(self, text: Text, start: int) -> Diagnostic:
        """Make the finding, for YAML that begins at offset *start* of *text*."""
        offset = start + self.offset
        span = text.span(offset, offset + self.length)
        return self.rule.at(span, self.message, help=self.help)


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
    message = f"YAML that cannot be read ({problem})"
    return _syntax(noticed, message, "put the value in quotes")


# Private functions


@dataclass(frozen=True, slots=True)
class _Error:
    problem: str
    began: int
    noticed: int
    source: str


_COLONLESS = ("a line without a colon", "write `key: value`")
_INDENT = "indent it as the lines around it are"


def _syntax(offset: int, message: str, help: str, length: int = 1) -> Problem:
    return Problem(yaml_syntax.RULE, offset, length, message, help)


def _depth(error: _Error) -> Problem:
    message, help = "nested deeper than 12 levels", "write it with fewer levels"
    return Problem(deep_nesting.RULE, error.noticed, 1, message, help)


def _colon(error: _Error) -> Problem:
    if ":" in _line_before(error):
        message = "a second colon in a value without quotes"
        return _syntax(error.noticed, message, "put the value in quotes")
    above = error.source[: error.noticed].split("\n")[:-1]
    last = next((it for it in reversed(above) if it.strip()), "")
    if last and ":" not in last and not last.lstrip().startswith(("#", "- ")):
        offset = error.source.rindex(last, 0, error.noticed) + len(last) - len(last.lstrip())
        return _syntax(offset, *_COLONLESS, len(last.strip()))
    message = "a key where the line before is not finished"
    return _syntax(error.noticed, message, _INDENT)


def _quote(error: _Error) -> Problem:
    if "escape" in error.problem:
        escape = error.source[error.noticed : error.noticed + 2]
        message = f"`{escape}` means nothing in double quotes"
        return _syntax(error.noticed, message, "use single quotes, or write `\\\\`", 2)
    quote = error.source[error.began : error.began + 1]
    return _syntax(
        error.began, f"a quote `{quote}` that is never closed", f"close it with `{quote}`"
    )


def _bracket(error: _Error) -> Problem:
    opening = error.source[error.began : error.began + 1]
    closing = {"[": "]", "{": "}"}.get(opening, opening)
    message = f"a bracket `{opening}` that is never closed, or has no comma between its values"
    return _syntax(error.began, message, f"close it with `{closing}`, or put the value in quotes")


def _no_colon(error: _Error) -> Problem:
    line = error.source[error.began :].split("\n", 1)[0].rstrip()
    return _syntax(error.began, *_COLONLESS, max(1, len(line)))


def _strange_start(error: _Error) -> Problem:
    offset = (
        error.began if error.problem.startswith("did not find expected alpha") else error.noticed
    )
    sign = error.source[offset : offset + 1]
    if sign == "\t":
        return _syntax(offset, "a tab as indentation", "use spaces")
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    return _syntax(offset, f"a value that begins with {shown}", "put the value in quotes")


def _tag(error: _Error) -> Problem:
    return _syntax(error.began, "a value that begins with `!`", "put the value in quotes")


def _no_dash(error: _Error) -> Problem:
    return _syntax(error.noticed, "a line of a list that does not begin with `-`", _INDENT)


def _left_over(error: _Error) -> Problem:
    if _line_before(error).strip():
        message = "text after the end of a value"
        return _syntax(error.noticed, message, "put all of it in quotes")
    return _syntax(error.noticed, "a line that is indented unlike the lines around it", _INDENT)


def _line_before(error: _Error) -> str:
    return error.source[error.source.rfind("\n", 0, error.noticed) + 1 : error.noticed]


_TOO_DEEP = "too deep"

# What libyaml says in its problem or context, and who explains it; the first that fits holds.
_KINDS: tuple[tuple[str, Callable[[_Error], Problem]], ...] = (
    (_TOO_DEEP, _depth),
    ("mapping values are not allowed", _colon),
    ("quoted scalar", _quote),
    ("could not find expected ':'", _no_colon),
    ("start any token", _strange_start),
    ("expected alphabetic or numeric", _strange_start),
    ("expected node content", _strange_start),
    ("scanning a tag", _tag),
    ("parsing a tag", _tag),
    ("flow", _bracket),
    ("expected '-'", _no_dash),
    ("expected key", _left_over),
)
