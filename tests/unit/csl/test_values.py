"""Parts of the processor on single values: markup, case, numbers, pages, dates, names, sorting."""

from __future__ import annotations

import pytest

from generator import csl
from generator.csl.dateparse import Date, Day, parse_raw
from generator.csl.dates import letters
from generator.csl.initials import to_initials
from generator.csl.items import Name, read_item, read_names
from generator.csl.locale import Locale, load_locale
from generator.csl.markup import parse_markup
from generator.csl.numbers import format_number, is_numeric, is_plural, to_roman
from generator.csl.output import finish, to_html
from generator.csl.pages import format_pages
from generator.csl.rich import plain
from generator.csl.sorting import collate
from generator.csl.textcase import apply_case


@pytest.fixture(scope="module")
def english() -> Locale:
    """Return the embedded locale."""
    return load_locale("en-US", csl.builtin_locales(), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain & <b", "plain &#38; &#60;b", id="escaped"),
        pytest.param("an <i>in</i> word", "an <i>in</i> word", id="italics"),
        pytest.param("<i>lost", "&#60;i&#62;lost", id="no closing tag"),
        pytest.param("<i>a <i>b</i></i>", '<i>a <span style="font-style:normal;">b</span></i>', id="flip"),
        pytest.param('say "no" now', "say \u201cno\u201d now", id="straight quotation marks"),
        pytest.param("say \"the 'no'\" now", "say \u201cthe \u2018no\u2019\u201d now", id="nested"),
        pytest.param("it's", "it\u2019s", id="apostrophe"),
        pytest.param("<script>x</script>", "&#60;script&#62;x&#60;/script&#62;", id="no other tags"),
    ],
)  # fmt: skip
def test_markup(english: Locale, text: str, expected: str) -> None:
    """Inline tags of CSL-JSON become HTML, anything else is text."""
    assert expected == to_html(finish(parse_markup(text), english))


@pytest.mark.parametrize(
    ("case", "text", "expected"),
    [
        ("title", "the end of a story: an epilogue", "The End of a Story: An Epilogue"),
        ("title", "mcDonald and iPhone", "mcDonald and iPhone"),
        ("sentence", "THE END OF IT", "The end of it"),
        ("capitalize-first", "the end", "The end"),
        ("uppercase", "stra\u00dfe", "STRASSE"),
    ],
)
def test_text_case(case: str, text: str, expected: str) -> None:
    """Title case leaves small words, brand names and nocase spans alone."""
    assert expected == plain(apply_case(text, case, english=True))


def test_text_case_leaves_nocase_spans() -> None:
    """A protected span keeps its letters."""
    part = parse_markup('a <span class="nocase">de novo</span> synthesis')
    assert plain(apply_case(part, "title", english=True)) == "A de novo Synthesis"


@pytest.mark.parametrize("text", ["2", "2nd", "D2", "2-4", "2, 3", "2 & 3"])
def test_numeric(text: str) -> None:
    """Numbers may have letters around them and marks between them."""
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["", "second", "2nd edition", "3.3.070"])
def test_not_numeric(text: str) -> None:
    """Words are no numbers."""
    assert not is_numeric(text)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("ordinal", "2", "2nd"),
        ("ordinal", "12", "12th"),
        ("ordinal", "111", "111th"),
        ("long-ordinal", "3", "third"),
        ("long-ordinal", "11", "11th"),
        ("roman", "1994", "mcmxciv"),
        ("numeric", "2-4", "2\u20134"),
        ("ordinal", "revised", "revised"),
    ],
)
def test_number_forms(english: Locale, form: str, text: str, expected: str) -> None:
    """Ordinals follow the last digits; what is no number stays."""
    assert expected == format_number(text, form, english)


def test_numbers_without_roman_numerals() -> None:
    """There are none for nothing and for very many."""
    assert [to_roman(0), to_roman(4000)] == ["0", "4000"]


@pytest.mark.parametrize(
    ("variable", "text", "expected"),
    [
        ("page", "3", False),
        ("page", "3-5", True),
        ("page", "3, 5", True),
        ("number-of-volumes", "1", False),
        ("number-of-volumes", "3", True),
    ],
)
def test_plural(variable: str, text: str, expected: bool) -> None:
    """Ranges and lists are many; counts are many above one."""
    assert expected == is_plural(variable, text)


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("", "321-8", "321\u20138"),
        ("expanded", "321-8", "321\u2013328"),
        ("minimal", "321-328", "321\u20138"),
        ("minimal-two", "321-328", "321\u201328"),
        ("chicago", "101-108", "101\u20138"),
        ("chicago", "321-328", "321\u201328"),
        ("chicago", "100-104", "100\u2013104"),
        ("chicago", "1496-1504", "1496\u20131504"),
        ("expanded", "S110-5", "S110\u2013S115"),
    ],
)
def test_page_ranges(style: str, text: str, expected: str) -> None:
    """Appendix V of the specification."""
    assert expected == format_pages(text, style, "\u2013")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013", Date(Day(2013))),
        ("2013-03-19", Date(Day(2013, 3, 19))),
        ("2004~", Date(Day(2004), circa=True)),
        ("-0350", Date(Day(-350))),
        ("2001-21", Date(Day(2001, season=1))),
        ("15 January 2000", Date(Day(2000, 1, 15))),
        ("Jan. 15, 2000", Date(Day(2000, 1, 15))),
        ("Spring 1999 - Summer 2001", Date(Day(1999, season=1), Day(2001, season=2))),
        ("2013/2015", Date(Day(2013), Day(2015))),
        ("2015/..", Date(Day(2015), open_end=True)),
        ("in the old days", Date(literal="in the old days")),
        ("  ", None),
    ],
)
def test_raw_dates(text: str, expected: Date | None) -> None:
    """EDTF and what people write; anything else is kept as it is."""
    assert expected == parse_raw(text)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba")]
)
def test_year_suffix_letters(number: int, expected: str) -> None:
    """After z comes aa."""
    assert expected == letters(number)


@pytest.mark.parametrize(
    ("given", "mark", "expected"),
    [
        ("John Ronald", ". ", "J. R."),
        ("John Ronald", "", "JR"),
        ("Jean-Luc", ".", "J.-L."),
        ("J.R.R.", ". ", "J. R. R."),
        ("Ph. Antoine", ".", "Ph.A."),
    ],
)
def test_initials(given: str, mark: str, expected: str) -> None:
    """Hyphens stay, abbreviations stay whole."""
    assert expected == to_initials(given, mark, hyphenate=True, initialize=True)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"family": "van der Berg", "given": "A"}, Name("Berg", "A", non_dropping="van der")),
        ({"family": "d'Aubignac", "given": "A"}, Name("Aubignac", "A", non_dropping="d'")),
        ({"family": "Humboldt", "given": "Alexander von"}, Name("Humboldt", "Alexander", "von")),
        ({"family": "King", "given": "Martin, Jr."}, Name("King", "Martin", suffix="Jr.")),
        ({"literal": "WHO"}, Name(literal="WHO")),
        ("WHO", Name(literal="WHO")),
    ],
)
def test_names(entry: object, expected: Name) -> None:
    """Particles and suffixes are found; bodies stay whole."""
    assert (expected,) == read_names([entry])


def test_items_tolerate_odd_values() -> None:
    """What makes no sense is left out."""
    item = read_item(
        {
            "id": 7,
            "type": ["book"],
            "volume": 3.0,
            "title": None,
            "author": 5,
            "issued": {"date-parts": "x"},
        }
    )
    assert (
        item.key,
        item.type,
        item.texts,
        item.names,
        item.dates,
    ) == ("7", "", {"volume": "3"}, {}, {})


def test_collation() -> None:
    """Accents, case and punctuation decide last; spaces come before letters."""
    words = ["Zebra", "\u00e9cole", "Ecole", "de la Cruz", "Delacroix", "'a'", "1984"]
    expected = ["1984", "'a'", "de la Cruz", "Delacroix", "Ecole", "\u00e9cole", "Zebra"]
    assert expected == sorted(words, key=collate)


def test_a_locale_falls_back() -> None:
    """A dialect without a file takes English terms; a form falls back to a longer one."""
    locale = load_locale("nl-BE", csl.builtin_locales(), ())
    assert [
        locale.term("and", "short"),
        locale.term("chair", "verb-short"),
    ] == ["and", "chaired by"]
