# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
r"""Read the LaTeX of a field's value: accents, symbols, mathematics, styles, braces.

``decode`` gives runs of text, each with its styles and whether braces protect its case; ``plain``
and ``markup`` put runs together. Commands are looked up in ``tables``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.load.bib.latex.tables import ACCENTS, MARKS, MATH, SILENT, STYLES, SYMBOLS

Styles = tuple[str, ...]
DEEPEST = 64  # limit: braces in braces


class Run(NamedTuple):
    """A piece of text of one style; ``fixed``: its capitals stay as they are."""

    text: str
    fixed: bool = False
    styles: Styles = ()


def decode(value: str) -> tuple[Run, ...]:
    """Return the runs that the LaTeX text *value* prints."""
    return decode_aloud(value)[0]


@lru_cache(maxsize=64)  # a title is asked for its language first, then for its words
def decode_aloud(value: str) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """Return the runs of *value* and the names of the commands that are not known."""
    if _SPACES.search(value):
        value = _SPACES.sub(" ", value)
    if not _SPECIAL.search(value):
        return (Run(value),), ()
    value = _VERBATIM.sub(r"\g<words>", compose_accents(value))
    if not _HARD.search(value):
        easy = _easy_runs(value)
        if easy:
            return easy, ()
    tokens = _TOKEN.findall(value)
    if _too_deep(tokens):
        return (Run(_BRACES.sub("", value)),), ()
    reader = _Reader(tokens)
    runs = reader.read_all()
    return tuple(_joined(runs)), tuple(reader.unknown)


def too_deep(value: str) -> bool:
    """Say whether the braces of *value* nest so deeply that they are passed over."""
    return _too_deep(_TOKEN.findall(value))


def plain(runs: Iterable[Run]) -> str:
    """Return the text of *runs* without styles."""
    return "".join([run.text for run in runs])


def compose_accents(value: str) -> str:
    """Return *value* with the letters that have an accent in the usual ways composed."""
    return _ACCENTED.sub(_composed, value) if "\\" in value else value


def plain_text(value: str) -> str:
    """Return what the LaTeX text *value* prints, without styles."""
    if _SPECIAL.search(value):
        return plain(decode(value))
    return _SPACES.sub(" ", value)


def markup(runs: Sequence[Run]) -> str:
    """Return *runs* as text with the tags of CSL-JSON: ``<i> <b> <sup> <sub>``, small caps.

    A protected text that begins with a small letter is marked ``nocase``: styles in title case
    would else raise it.
    """
    if len(runs) == 1 and not runs[0].styles and not runs[0].fixed:
        return runs[0].text
    pieces: list[str] = []
    opened: Styles = ()
    for run in runs:
        wanted = run.styles
        if run.fixed and run.text[:1].islower() and _begins_word(pieces):
            wanted = (*wanted, "nocase")
        shared = _shared(opened, wanted)
        pieces += [_CLOSE[style] for style in reversed(opened[shared:])]
        pieces += [_OPEN[style] for style in wanted[shared:]]
        pieces.append(run.text)
        opened = wanted
    pieces += [_CLOSE[style] for style in reversed(opened)]
    return "".join(pieces)


# Private functions

_SPACES = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_SPECIAL = re.compile(r"[\\{}$~`']|--")
_HARD = re.compile(r"[\\$~]")
_EASY = re.compile(r"[^{}]+|\{[^{}]*\}")
_SIGNS = re.compile(r"---?|``|''|[`']")
# An accent over one letter, in the three ways that most files write it.
_ACCENTED = re.compile(
    r"\{\\([`'^\"~=.])(\\[ij]|[A-Za-z])\}|\{\\([`'^\"~=.])\{(\\[ij]|[A-Za-z])\}\}"
    r"|\\([`'^\"~=.])\{(\\[ij]|[A-Za-z])\}"
)
_VERBATIM = re.compile(r"\\verb\*?(?P<mark>[^A-Za-z\s*{}])(?P<words>[^{}]*?)(?P=mark)")
_BRACES = re.compile(r"[{}]")
_TOKEN = re.compile(
    r"\\[A-Za-z]+\*?[ ]?|\\.|---?|``|''|[{}$~`'^_\-\"]|[^\\{}$~`'^_\-\"]+|\\", re.DOTALL
)
_OPTION = re.compile(r"\s*\[[^\]\[]*\]")
_PRINTS = {"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "'": "’"}
_SWITCHES = frozenset(
    [
        "it",
        "itshape",
        "em",
        "sl",
        "slshape",
        "bf",
        "bfseries",
        "sc",
        "scshape",
        "rm",
        "sf",
        "tt",
        "rmfamily",
        "sffamily",
        "ttfamily",
        "upshape",
        "normalfont",
        "small",
        "smaller",
        "footnotesize",
    ]
)
_LONE_ACCENTS = {"`": "`", "'": "´", "^": "^", "~": "~", '"': '"', "=": "¯", ".": "˙"}
_OPEN = {
    "i": "<i>",
    "b": "<b>",
    "sup": "<sup>",
    "sub": "<sub>",
    "sc": '<span style="font-variant:small-caps;">',
    "nocase": '<span class="nocase">',
}
_CLOSE = {style: "</span>" if "span" in tag else f"</{tag[1:]}" for style, tag in _OPEN.items()}


def _composed(match: re.Match[str]) -> str:
    accent, letter = (part for part in match.groups() if part)
    return unicodedata.normalize("NFC", letter[-1] + ACCENTS[accent])


def _easy_runs(value: str) -> tuple[Run, ...]:
    """Return the runs of a value without commands; none if its braces nest or are not closed."""
    pieces = _EASY.findall(value)
    if sum(map(len, pieces)) != len(value):
        return ()
    if not _SIGNS.search(value):
        return tuple([_easy_run(piece) for piece in pieces if piece != "{}"])
    runs = [_easy_run(piece) for piece in pieces if piece != "{}"]
    return tuple([Run(_SIGNS.sub(_print_sign, run.text), run.fixed) for run in runs])


def _easy_run(piece: str) -> Run:
    return Run(piece[1:-1], fixed=True) if piece[0] == "{" else Run(piece)


def _print_sign(match: re.Match[str]) -> str:
    return _PRINTS[match[0]]


def _begins_word(before: list[str]) -> bool:
    """Say whether a word begins here: it does not in the middle of ``pre{fix}``."""
    return not before or not before[-1][-1:].isalnum()


def _shared(one: Styles, other: Styles) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _too_deep(tokens: Sequence[str]) -> bool:
    depth = 0
    for token in tokens:
        if token == "{":  # noqa: S105  # a brace, no password
            depth += 1
            if depth > DEEPEST:
                return True
        elif token == "}":  # noqa: S105  # a brace, no password
            depth -= 1
    return False


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Put neighbours of one kind together, and compose their accents."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and result[-1][1:] == run[1:]:
            result[-1] = Run(result[-1].text + run.text, run.fixed, run.styles)
        else:
            result.append(run)
    return result


class _Mode(NamedTuple):
    """How a piece of the text is read: how deep in braces, in which styles, in a formula or not."""

    depth: int = 0
    styles: Styles = ()
    fixed: bool = False
    math: bool = False

    def styled(self, style: str) -> _Mode:
        return self if style in self.styles else self._replace(styles=(*self.styles, style))


@dataclass(slots=True)
class _Reader:
    """Walk the tokens once; each method leaves ``at`` behind what it has read."""

    tokens: list[str]
    at: int = 0
    unknown: list[str] = field(default_factory=list)

    def read_all(self) -> list[Run]:
        runs: list[Run] = []
        while self.at < len(self.tokens):
            runs += self.read(_Mode())
            self.at += 1  # a closing brace too many prints nothing
        return runs

    def read(self, mode: _Mode) -> list[Run]:
        """Read up to the brace or dollar that closes this group, and stop before it."""
        runs: list[Run] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token == "}" or (mode.math and token == "$"):  # noqa: S105  # no passwords
                break
            if token.rstrip("* ")[1:] in _SWITCHES and token[0] == "\\":
                self.at += 1
                style = STYLES[token.rstrip("* ")[1:]]
                mode = mode.styled(style) if style else mode
                continue
            runs += self.atom(mode)
        return runs

    def atom(self, mode: _Mode) -> list[Run]:
        """Read one thing: a text, a group, a formula or a command with its argument."""
        token = self.tokens[self.at]
        self.at += 1
        if token == "{":  # noqa: S105  # a brace, no password
            special = self.at < len(self.tokens) and self.tokens[self.at].startswith("\\")
            return self.group(mode._replace(fixed=mode.fixed or not special))
        if token == "$":  # noqa: S105  # a dollar, no password
            return self.group(mode._replace(fixed=True, math=True))
        if token[0] == "\\":
            return self.command(token[1:], mode)
        if mode.math:
            return self.formula(token, mode)
        return [Run(_PRINTS.get(token, token), mode.fixed, mode.styles)]

    def group(self, mode: _Mode) -> list[Run]:
        runs = self.read(mode._replace(depth=mode.depth + 1))
        self.at += 1
        return runs

    def formula(self, token: str, mode: _Mode) -> list[Run]:
        if token in {"^", "_"}:
            style = "sup" if token == "^" else "sub"  # noqa: S105  # no password
            return self.argument(mode._replace(styles=(*mode.styles, style), fixed=True, math=True))
        shown = {"-": "−", "--": "−", "---": "−", "'": "′", "''": "″", "~": " "}.get(token, token)
        return [Run(shown, fixed=True, styles=mode.styles)]

    def argument(self, mode: _Mode) -> list[Run]:
        """Read the argument of a command: a group, a command or one character."""
        self.skip_space()
        if self.at >= len(self.tokens) or mode.depth > DEEPEST:
            return []
        token = self.tokens[self.at]
        if token == "}" or (mode.math and token == "$"):  # noqa: S105  # no passwords
            return []
        if token == "{":  # noqa: S105  # a brace, no password
            self.at += 1
            return self.group(mode)
        if token[0] == "\\" or len(token) == 1:
            return self.atom(mode._replace(depth=mode.depth + 1))
        self.tokens[self.at] = token[1:]
        return [Run(token[0], mode.fixed, mode.styles)]

    def skip_space(self) -> None:
        if self.at < len(self.tokens) and self.tokens[self.at][:1] == " ":
            self.tokens[self.at] = self.tokens[self.at].lstrip(" ")
            if not self.tokens[self.at]:
                self.at += 1

    def command(self, written: str, mode: _Mode) -> list[Run]:
        name = written if len(written) == 1 else written.rstrip("* ")
        if name in ACCENTS and not (mode.math and name in {"'", "`"}):
            return self.accent(name, mode)
        printed = SYMBOLS.get(name, MARKS.get(name))
        if printed is not None:
            return [Run(printed, mode.fixed, mode.styles)]
        if name in MATH:
            return [
                Run(MATH[name] + written[len(name) :] * mode.math, fixed=True, styles=mode.styles)
            ]
        if name in STYLES:
            return self.styled(STYLES[name], mode)
        return self.rare(name, mode)

    def rare(self, name: str, mode: _Mode) -> list[Run]:
        if name == "t":
            return self.tie(mode)
        if name in {"ifmmode", "else"}:
            self.skip_branch(wanted=name == "ifmmode" and mode.math)
        elif name in {"begin", "end"}:
            self.raw()
        elif name and name not in SILENT:
            self.unknown.append(name)
        return []

    def accent(self, name: str, mode: _Mode) -> list[Run]:
        base = self.argument(mode)
        text = plain(base)
        if not text:
            return [Run(_LONE_ACCENTS.get(name, ""), mode.fixed, mode.styles)]
        head = {"ı": "i", "ȷ": "j", "’": "'", "‘": "`"}.get(text[0], text[0])
        return [
            Run(
                unicodedata.normalize("NFC", head + ACCENTS[name] + text[1:]),
                mode.fixed,
                mode.styles,
            )
        ]

    def tie(self, mode: _Mode) -> list[Run]:
        text = plain(self.argument(mode._replace(math=False)))
        return [Run(f"{text[:1]}\u0361{text[1:]}" if text else "", mode.fixed, mode.styles)]

    def styled(self, style: str, mode: _Mode) -> list[Run]:
        self.skip_option()
        if style == "drop":
            self.raw()
            return []
        if style == "verbatim":
            return [Run(self.raw(), fixed=True, styles=mode.styles)]
        if style == "second":
            self.raw()
            return self.argument(mode)
        if style == "first":
            runs = self.argument(mode)
            self.raw()
            return runs
        if style == "frac":
            upper = self.argument(mode._replace(fixed=True))
            return [
                *upper,
                Run("/", fixed=True),
                *self.argument(mode._replace(fixed=True)),
            ]
        if style in _OPEN:
            mode = mode.styled(style)
        inner = mode._replace(
            fixed=mode.fixed or style == "protect", math=style == "$" or (mode.math and not style)
        )
        return _shaped(style, self.argument(inner))

    def skip_option(self) -> None:
        if self.at < len(self.tokens):
            found = _OPTION.match(self.tokens[self.at])
            if found:
                self.tokens[self.at] = self.tokens[self.at][found.end() :]
                self.at += not self.tokens[self.at]

    def skip_branch(self, *, wanted: bool) -> None:
        """Skip to the other branch or the end, unless this branch is *wanted*."""
        while not wanted and self.at < len(self.tokens):
            self.at += 1
            if self.tokens[self.at - 1].rstrip() in {"\\else", "\\fi"}:
                return

    def raw(self) -> str:
        """Read an argument as it is written, and return it."""
        self.skip_space()
        if self.at >= len(self.tokens) or self.tokens[self.at] != "{":
            return ""
        first = self.at + 1
        depth = 0
        while self.at < len(self.tokens):
            depth += {"{": 1, "}": -1}.get(self.tokens[self.at], 0)
            self.at += 1
            if depth == 0:
                return "".join(self.tokens[first : self.at - 1])
        return "".join(self.tokens[first:])


def _shaped(style: str, runs: list[Run]) -> list[Run]:
    if style == "upper":
        return [Run(run.text.upper(), fixed=True, styles=run.styles) for run in runs]
    if style == "lower":
        return [Run(run.text.lower(), run.fixed, run.styles) for run in runs]
    pair = {"quote": "“”", "parens": "()", "brackets": "[]"}.get(style)
    return [Run(pair[0]), *runs, Run(pair[1])] if pair else runs
