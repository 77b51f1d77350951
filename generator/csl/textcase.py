"""`text-case` (CSL 1.0.2, "Text-case"): changes of case that leave nocase spans alone."""

import re
from collections.abc import Callable

from generator.csl.rich import Part, Rich

# Words that title case leaves in lower case unless they begin or end a title.
_STOP_WORDS_TEXT = """
& a about above according across afore after against ahead al along alongside amid amidst among
amongst an and anenst apart apropos apud around as aside astride at athwart atop barring before
behind below beneath beside besides between beyond but by c ca circa contra d' de despite down
due during et except far for forenenst from given in inside instead into lest like modulo near
next nor notwithstanding of off on onto opposite or out outside over per plus pro qua
regardless sans since so such than the through throughout thru thruout till to toward towards
under underneath until unto up upon v van versus via von vs with within without yet
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
_WORD = re.compile(r"[^\s\u00a0\-\u2013\u2014/()\[\]\u201c\u201d\"]+")
# From its first letter or digit to the next space; to the next hyphen too.
_ALNUM_WORD = re.compile(r"[^\W_]\S*")
_PART_OF_WORD = re.compile(r"[^\W_][^\s\-]*")
# Greek letters in titles are symbols: they have no capitals.
_GREEK = re.compile("[\u0370-\u03ff]$")
_NEAR = 8  # characters: a mark, a space and some brackets
_SENTENCE_ENDS = re.compile(r"[:?!]$")
_FULL_STOP = re.compile(r"\.$")

# A letter as it was and as it would be changed -> as Turkish changes it.
_TURKISH = {("i", "I"): "\u0130", ("I", "i"): "\u0131", ("\u0130", "\u0130".lower()): "i"}

Change = Callable[[str], list[str]]


def apply_case(part: Part, case: str, *, english: bool, lang: str = "") -> Part:
    """Return *part* in that case; `title` only changes English text.

    Capitals are those of *lang*: in Turkish and Azerbaijani, i and its dotted capital go together.
    """
    if case == "title" and not english:
        return part
    change = _CHANGES.get(case)
    if change is None:
        return part
    letters, protected = _collect(part)
    text = "".join(letters)
    changed = change(text)
    if lang[:2] in {"tr", "az"}:
        pairs = zip(letters, changed, strict=True)
        changed = [_TURKISH.get(pair, pair[1]) for pair in pairs]
    final = [
        old if keep else new for old, new, keep in zip(letters, changed, protected, strict=True)
    ]
    return _fill(part, iter(final))


def _collect(part: Part) -> tuple[list[str], list[bool]]:
    letters: list[str] = []
    protected: list[bool] = []

    def walk(inner: Part, *, keep: bool) -> None:
        if isinstance(inner, str):
            letters.extend(inner)
            protected.extend([keep] * len(inner))
            return
        protects = inner.kind in {"nocase", "plain"} or inner.value in _UNTOUCHED
        for child in inner.parts:
            walk(child, keep=keep or protects)

    walk(part, keep=False)
    return letters, protected


_UNTOUCHED = {"vertical-align:sup", "vertical-align:sub", "font-variant:small-caps"}


def _fill(part: Part, letters: "object") -> Part:
    if isinstance(part, str):
        return "".join(next(letters) for _ in part)  # type: ignore[call-overload]
    return Rich(part.kind, [_fill(inner, letters) for inner in part.parts], part.value)


def _each(change: Callable[[str], str]) -> Change:
    return lambda text: [change(letter) for letter in text]


def _capitalize_first(text: str) -> list[str]:
    letters = list(text)
    if word := _ALNUM_WORD.search(text):
        _raise_plain(letters, word)
    return letters


def _capitalize_all(text: str) -> list[str]:
    letters = list(text)
    for word in _PART_OF_WORD.finditer(text):
        _raise_plain(letters, word)
    return letters


def _raise_plain(letters: list[str], word: re.Match[str]) -> None:
    """Give a word its capital, unless it has capitals of its own ("arXiv")."""
    if word[0] == word[0].lower():
        letters[word.start()] = letters[word.start()].upper()


def _sentence(text: str) -> list[str]:
    letters = [letter.lower() for letter in text] if text.isupper() else list(text)
    first = _WORD.search(text)
    if first:
        _raise_first(letters, first.start(), first.end())
    return letters


def _title(text: str) -> list[str]:
    letters = list(text)
    words = list(_WORD.finditer(text))
    for at, word in enumerate(words):
        start, end = word.span()
        edge = (
            at in (0, len(words) - 1) or _begins(text, start) or _leads_compound(text, start, end)
        )
        _title_word(letters, start, end, edge=edge)
    return letters


def _title_word(letters: list[str], start: int, end: int, *, edge: bool) -> None:
    word = "".join(letters[start:end])
    bare = word.rstrip(".,:;!?'\u2019")
    if not edge and bare.lower() in STOP_WORDS and (word.islower() or word[:1].isupper()):
        if bare[1:].islower() or len(bare) == 1:
            letters[start:end] = [letter.lower() for letter in letters[start:end]]
    elif word == word.lower() and not _GREEK.match(word):
        _raise_first(letters, start, end)


def _begins(text: str, start: int) -> bool:
    """Whether the word at *start* begins a sentence or a subtitle."""
    near = text[max(0, start - _NEAR) : start]
    before = near.rstrip(' \u00a0\u201c\u201d"([')
    if not before or before == near:
        return False
    # A full stop may end an abbreviation: what it tells is only that a capital may stay.
    stopped = text[start].isupper() and _FULL_STOP.search(before)
    return bool(_SENTENCE_ENDS.search(before) or stopped)


def _leads_compound(text: str, start: int, end: int) -> bool:
    """Whether a word begins one with a hyphen, as "in" does in "in-house", not in "out-of-date"."""
    return text[end : end + 1] == "-" and text[start - 1 : start] != "-"


def _raise_first(letters: list[str], start: int, end: int) -> None:
    for at in range(start, end):
        if letters[at].isalpha():
            letters[at] = letters[at].upper()
            return
        if letters[at].isdigit():
            return


_CHANGES: dict[str, Change] = {
    "lowercase": _each(str.lower),
    "uppercase": _each(str.upper),
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
