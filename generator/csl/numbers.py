"""Numbers (CSL 1.0.2, "Number"): what counts as numeric, ordinals, roman numerals, plurals."""

import re

from generator.csl.locale import Locale

NUMBER_VARIABLES = frozenset({
    "chapter-number", "citation-number", "collection-number", "edition",
    "first-reference-note-number", "issue", "locator", "number", "number-of-pages",
    "number-of-volumes", "page", "page-first", "part-number", "printing-number", "section",
    "supplement-number", "version", "volume",
})  # fmt: skip

# One number with letters around it: "12", "2nd", "D2", "L2d"; no letters alone, no word.
_NUMBER = r"[a-zA-Z]*[0-9]+[a-zA-Z]*"
_ONE = re.compile(rf"{_NUMBER}$")
_SEPARATOR = re.compile(r"\s*(,|&|;|-|\u2013|\u2014|\band\b|\bet\b)\s*")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_MULTIPLE = re.compile(
    # A comma without a space stands inside one number: "3,654,317".
    r"(?<=[0-9a-zA-Z])\s*(?:,(?=\s)|[&;\u2013\u2014-]|\band\b|\bet\b)\s*(?=[0-9a-zA-Z])"
)


def is_numeric(text: str) -> bool:
    """Whether all of *text* is numbers, with commas, hyphens or ampersands between them."""
    pieces = _SEPARATOR.split(text.strip())
    return bool(text.strip()) and all(_ONE.match(piece) for piece in pieces[::2])


def is_plural(variable: str, text: str) -> bool:
    """Whether a label for *text* is in the plural ("Label", contextual)."""
    if variable.startswith("number-of-"):
        digits = re.search(r"[0-9]+", text)
        return digits is not None and int(digits[0][:9]) != 1
    text = re.sub(r"\\-", "", text)
    return bool(_MULTIPLE.search(text)) and bool(re.search(r"[0-9ivxlcmIVXLCM]", text))


def format_number(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """Return *text* with each number in *form*; what is not numeric comes back as it is."""
    if not is_numeric(text):
        return text
    pieces = _SEPARATOR.split(text.strip())
    out: list[str] = []
    for at, piece in enumerate(pieces):
        out.append(_between(piece) if at % 2 else _one(piece, form, locale, gender))
    return "".join(out)


def to_roman(number: int) -> str:
    """Return lower-case roman numerals, or digits when there are none for the number."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def _between(separator: str) -> str:
    if separator in {",", ";"}:
        return separator + " "
    if separator in "-\u2013\u2014":
        return "\u2013"
    return f" {separator} "


def _one(piece: str, form: str, locale: Locale, gender: str) -> str:
    if not piece.isdecimal() or len(piece) > 9:  # no style counts in milliards
        return piece
    value = int(piece)
    if form == "roman":
        return to_roman(value)
    if form == "long-ordinal" and (words := locale.long_ordinal(value, gender)):
        return words
    if form in {"ordinal", "long-ordinal"}:
        return f"{value}{locale.ordinal(value, gender)}"
    return piece
