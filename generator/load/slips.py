"""Find what was probably meant as a citation: other habits of writing one, as plain text.

Whoever knows the keys decides later which of these are slips: `[see]` is none, `[li2010]` is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Text
from generator.model.text import Slip


def find_slips(text: Text, start: int, end: int, mask: str) -> Iterator[Slip]:
    """Yield what may be a slip in the characters *start* to *end* of *text*.

    ``mask[0]`` belongs to the character at *start*: it is the text where that is plain.
    """
    for match in _CANDIDATE.finditer(text.content, start, end):
        if mask[match.start() - start] == "\0":
            continue
        span = text.span(*match.span())
        if match["latex"]:
            yield Slip(span, match[0], _keys(match["of"]), _from_latex(match), sure=True)
        elif match["listed"]:
            yield Slip(span, match[0], _keys(match["listed"]), _grouped(match))
        elif key := match["braced"] or match["doubled"]:
            behind = (match["behind"] or match["more"] or "").rstrip()
            yield Slip(span, match[0], (key,), f"[@{key}{behind}]")
        elif match["author"]:
            rest = f", {match['place']}" if match["place"] else ""
            author = _authors(match["author"])
            yield Slip(span, match[0], (), f"[@{{}}{rest}]", author=author, year=match["year"])
        elif match["teller"]:
            rest = f" [{match['there']}]" if match["there"] else ""
            author = _authors(match["teller"])
            yield Slip(span, match[0], (), f"@{{}}{rest}", author=author, year=match["told"])


# Private functions

_KEY = r"\w+(?:[:.#$%&\-+?<>~/]\w+)*"
_CANDIDATE = re.compile(
    rf"""
    (?=[\\@\[{{(A-ZÀ-Þ])  # most characters are none of these, and are not looked at six times
    (?: \\(?P<latex>[a-zA-Z]*[cC]ite[a-z]*)\*?(?P<notes>(?:\[[^\[\]\n]*\]){{0,2}})\{{(?P<of>[^{{}}\n]+)\}}
    | (?<![\w\]!\\]) (?P<sign>@?) \[ (?P<mark>[@^]?)
      (?P<listed>{_KEY}(?:\s*[,;]\s*@?{_KEY}){{0,20}}) (?P<rest>,[^\[\]\n@]{{0,80}})? \] (?![(\[:{{])
    | (?<![\w\\@\[]) \{{ @ (?P<braced>{_KEY}) (?P<behind>,[^{{}}\n@]{{0,80}})? \}}
    | (?P<wiki>\[?) \[ (?:@{{2,}}|(?<=\[\[)@) (?P<doubled>{_KEY}) (?P<more>,[^\[\]\n@]{{0,80}})? \](?(wiki)\]?)
    | (?<![\]!\w\\]) [(\[] (?P<author>[^\W\d_][^\d(),;\[\]@\n]{{1,60}}),?[ ] (?P<year>\d{{4}}[a-z]?)
      (?:,[ ]?(?P<place>(?:pp?\.|S\.|chap\.|ch\.|§)[^()\[\]\n]{{1,30}}))? [)\]] (?![(\[:{{])
    | (?<![\w@]) (?P<teller>[A-ZÀ-Þ][\w'\u2019-]{{1,30}}
      (?:[ ](?:and|und|&)[ ][A-ZÀ-Þ][\w'\u2019-]{{1,30}}|[ ]et[ ]al\.)?)
      [ ]\( (?P<told>\d{{4}}[a-z]?) (?:,[ ]?(?P<there>(?:pp?\.|S\.|chap\.|ch\.|§)[^()\n]{{1,30}}))? \) )
    """,
    re.VERBOSE,
)
# What follows the first author: a second one, kept behind a line end, or others.
_OTHERS = re.compile(r"\s*(?:,?\s*et\s+al\.?|\s(?:and|und|&)\s(?P<second>.*))$")
_BETWEEN = re.compile(r"\s*[,;]\s*@?")
_NOTE = re.compile(r"\[([^\[\]]*)\]")
# What LaTeX prints outside of parentheses, as a part of the sentence.
_NARRATIVE = ("textcite", "citet", "cites")


def _second(match: re.Match[str]) -> str:
    return f"\n{match['second']}" if match["second"] else ""


def _authors(written: str) -> str:
    return _OTHERS.sub(_second, written).strip(" ,")


def _keys(written: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in _BETWEEN.split(written) if key.strip())


def _grouped(match: re.Match[str]) -> str:
    """Return ``[@a; @b, p. 3]``: what all the ways with brackets have in common."""
    keys = "; ".join(f"@{key}" for key in _keys(match["listed"]))
    return f"[{keys}{(match['rest'] or '').rstrip()}]"


def _from_latex(match: re.Match[str]) -> str:
    notes = [note.strip() for note in _NOTE.findall(match["notes"])]
    before, after = (notes[0], notes[1]) if len(notes) > 1 else ("", "".join(notes))
    keys = _keys(match["of"])
    if match["latex"].lower() in _NARRATIVE and len(keys) == 1:
        return f"@{keys[0]}" + (f" [{after}]" if after else "")
    shown = "; ".join(f"@{key}" for key in keys)
    return f"[{before}{' ' * bool(before)}{shown}{', ' * bool(after)}{after}]"
