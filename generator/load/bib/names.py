"""Read lists of names by the rules of BibTeX, with biblatex's ``family=`` form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.load.bib.latex import compose_accents, plain_text

CslName = Mapping[str, Any]

OTHERS: CslName = {"literal": "others"}


def read_names(value: str, *, useprefix: bool = True) -> list[CslName]:
    """Return the names in *value* as CSL-JSON; ``and others`` becomes the literal ``others``.

    ``useprefix``: whether "van" counts as part of the family name (biblatex's option).
    """
    value = compose_accents(value)
    if _may_end_in_others(value):
        value = _ET_AL.sub(" and others", value)
    if not _LATEX.search(value):
        parts = [" ".join(part.split()) for part in split_names(value)]
        return [name for part in parts if (name := _Name(part, useprefix).read_plain())]
    names = [read_name(part, useprefix=useprefix) for part in split_names(value)]
    return [name for name in names if name]


def split_names(value: str) -> list[str]:
    """Split *value* at each ``and`` outside braces, whatever its case."""
    if "{" not in value:
        return [part.strip() for part in _AND.split(value) if part.strip()]
    return [part for part in _split_outside(value, _AND_OR_BRACE) if part]


def read_name(written: str, *, useprefix: bool = True) -> CslName:
    """Return one name as CSL-JSON, ``{}`` for an empty one."""
    written = written.strip().rstrip(",").strip()
    if not written:
        return {}
    if written.lower() == "others":
        return OTHERS
    if is_braced(written):
        return {"literal": _text(written)}
    if "=" in written and _EXTENDED.match(written):
        return _extended(written, useprefix=useprefix)
    return _Name(written, useprefix).read_person()


def is_braced(written: str) -> bool:
    """Say whether braces hold the whole of *written*: the name of an organisation."""
    if not (written.startswith("{") and written.endswith("}")):
        return False
    depth = 0
    for match in _BRACE.finditer(written):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            whole = match.end() == len(written)
            return whole and not (written.startswith("{\\") and not _DECLARATION.match(written))
    return False


def looks_like_organisation(written: str) -> bool:
    """Say whether an unbraced name without a comma has a word that people are not called."""
    return "," not in written and "=" not in written and has_organisation_word(written)


def has_organisation_word(written: str) -> bool:
    """Say whether a word stands in *written* that people are not called."""
    return not _ORGANISATIONS.isdisjoint(_LETTERS.findall(written.lower()))


# Private functions

# "and al.", ", et al.", "u. a." at the end: what BibTeX writes as "and others".
_ET_AL = re.compile(
    r"(?:\s*,)?\s+(?:and\s+)?(?:et\.?\s*al|(?<=and\s)al|u\.\s?a|y\s+otros|et\s+coll?)\.?\s*$",
    re.IGNORECASE,
)
_ET_AL_ENDS = frozenset(["al", "os", "ol", "ll"])  # how such words end; "u. a." besides
_AND = re.compile(r"\s+and(?=\s)|\s+and$|^and(?=\s)", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"\\.|[{}]|(?<=\s)and(?=\s|$)", re.IGNORECASE | re.DOTALL)
_COMMA_OR_BRACE = re.compile(r"\\.|[{},]", re.DOTALL)
_WORD_OR_BRACE = re.compile(r"\\.|[{}]|[\s~]", re.DOTALL)
_BRACE = re.compile(r"(?<!\\)[{}]")
_DECLARATION = re.compile(r"\{\\(?:relax|textsc|emph|text|mbox)\b")
_EXTENDED = re.compile(
    r"(?:family|given|prefix|suffix|useprefix|(?:family|given|prefix|suffix)-i)\s*=", re.IGNORECASE
)
_PART = re.compile(r"^\s*\"?\s*(?P<name>[A-Za-z-]+)\s*=\s*(?P<value>.*?)\s*\"?\s*$", re.DOTALL)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_ORGANISATIONS = frozenset(
    [
        "lab",
        "department",
        "ministry",
        "organization",
        "organisation",
        "association",
        "society",
        "committee",
        "commission",
        "council",
        "center",
        "centre",
        "foundation",
        "agency",
        "bureau",
        "corporation",
        "company",
        "inc",
        "ltd",
        "llc",
        "gmbh",
        "group",
        "team",
        "consortium",
        "collaboration",
        "project",
        "college",
        "school",
        "academy",
        "library",
        "museum",
        "bank",
        "press",
        "office",
        "division",
        "federation",
        "union",
        "network",
        "board",
        "administration",
        "service",
        "services",
        "authority",
        "program",
        "programme",
        "alliance",
        "initiative",
        "partners",
        "of",
        "for",
        "university",
        "institute",
        "institut",
        "laboratory",
        "laboratories",
        "universität",
        "université",
        "universidad",
        "universiteit",
    ]
)


_LATEX = re.compile(r"[\\{}$~'`]|--")


def _may_end_in_others(value: str) -> bool:
    end = value.rstrip().removesuffix(".")[-2:].lower()
    return end in _ET_AL_ENDS or (end[-1:] == "a" and not end[0].isalpha())


@dataclass(frozen=True, slots=True)
class _Name:
    """One name as it is written, and whether its particle belongs to the family."""

    written: str
    useprefix: bool

    def read_plain(self) -> CslName:
        """Read a name without any LaTeX in the usual forms at once."""
        if "," not in self.written and "=" not in self.written:
            words = self.written.split(" ")
            if all(word[:1].isupper() for word in words) and not _is_suffix(words[-1]):
                family = words.pop()
                return {"family": family, "given": " ".join(words)} if words else {"family": family}
        family, comma, given = self.written.partition(", ")
        simple = comma and "," not in given and "=" not in self.written and not _is_suffix(given)
        if simple and family[:1].isupper() and given:
            return {"family": family, "given": given}
        return read_name(self.written, useprefix=self.useprefix)

    def read_person(self) -> CslName:
        parts = self.comma_parts()
        if len(parts) == 1:
            return self._first_von_last(_words(parts[0]))
        given = parts[-1] if len(parts) > 1 else ""
        suffix = " ".join(parts[1:-1]) if len(parts) > 2 else ""
        if len(parts) == 2 and _SUFFIX.fullmatch(given):
            whole = self._first_von_last(_words(parts[0]))
            return {**whole, "suffix": given}
        return self._von_last(_words(parts[0]), given, suffix)

    def comma_parts(self) -> list[str]:
        if "," not in self.written:
            return [self.written]
        if "{" not in self.written:
            return [part.strip() for part in self.written.split(",")]
        return _split_outside(self.written, _COMMA_OR_BRACE)

    def made(self, family: list[str], prefix: list[str], given: str, suffix: str) -> CslName:
        name: dict[str, Any] = {"family": _text(" ".join(family))}
        if given:
            name["given"] = _text(given)
        if prefix:
            kind = "non-dropping-particle" if self.useprefix else "dropping-particle"
            name[kind] = _text(" ".join(prefix))
        if suffix:
            name["suffix"] = _text(suffix)
        return name

    def _first_von_last(self, words: list[str]) -> CslName:
        first = next((i for i, word in enumerate(words[:-1]) if _is_particle(word)), -1)
        if len(words) > 1 and _SUFFIX.fullmatch(words[-1]) and first < 0 and len(words) > 2:
            return self.made(words[-2:-1], [], " ".join(words[:-2]), words[-1])
        if first < 0:
            return self.made(words[-1:], [], " ".join(words[:-1]), "")
        end = first
        while end < len(words) - 1 and _is_particle(words[end]):
            end += 1
        given = " ".join(words[:first])
        return self.made(words[end:], words[first:end], given, "")

    def _von_last(self, words: list[str], given: str, suffix: str) -> CslName:
        end = 0
        while end < len(words) - 1 and _is_particle(words[end]):
            end += 1
        return self.made(words[end:], words[:end], given, suffix)


def _is_suffix(written: str) -> bool:
    return len(written) < 5 and _SUFFIX.fullmatch(written) is not None


def _text(latex: str) -> str:
    return plain_text(latex).strip() if _LATEX.search(latex) else " ".join(latex.split())


def _split_outside(value: str, marks: re.Pattern[str]) -> list[str]:
    """Split *value* at the *marks* that are neither braces nor inside them."""
    parts: list[str] = []
    depth = start = 0
    for match in marks.finditer(value):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(depth - 1, 0)
        elif depth == 0 and mark[0] != "\\":
            parts.append(value[start : match.start()].strip())
            start = match.end()
    parts.append(value[start:].strip())
    return parts


def _words(written: str) -> list[str]:
    if "{" not in written and "~" not in written:
        return written.split()
    return [word for word in _split_outside(written, _WORD_OR_BRACE) if word]


def _is_particle(word: str) -> bool:
    """Say whether the first letter of *word* outside braces is a small one."""
    if word[:1].isalpha():
        return word[0].islower()
    if "{" in word and not word.startswith("{\\"):
        word = re.sub(r"\{[^{}]*\}", "", word)
    text = plain_text(word) if _LATEX.search(word) else word
    letter = next((char for char in text if char.isalpha()), "")
    return letter.islower()


def _extended(written: str, *, useprefix: bool) -> CslName:
    """Read ``family=..., given=..., prefix=..., useprefix=...`` (biblatex 3.4.3)."""
    found: dict[str, str] = {}
    for part in _Name(written, useprefix).comma_parts():
        match = _PART.match(part)
        if match:
            found[match["name"].lower()] = _text(match["value"])
    if "useprefix" in found:
        useprefix = found["useprefix"].lower() == "true"
    return _Name(written, useprefix).made(
        [found.get("family", "")],
        [found["prefix"]] if found.get("prefix") else [],
        found.get("given", ""),
        found.get("suffix", ""),
    )
