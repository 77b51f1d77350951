"""Mistakes that would print nonsense in silence are told, with the right form."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import join, load_bib, to_csl
from generator.load.bib.joined import divided, without_titles


def told(content: str) -> list[tuple[str, str]]:
    """Return rule and help of each finding."""
    entries, _, findings = load_bib(Text("a.bib", content))
    whole, more = join([entries])
    found = [*findings, *more, *(it for entry in whole for it in to_csl(entry)[1])]
    return [(it.rule, it.help) for it in found]


@pytest.mark.parametrize(
    ("value", "right", "joint"),
    [
        ("Li, C. and Zhu, A.", "Li, C. and Zhu, A.", ""),
        ("Li, C.; Zhu, A.", "Li, C. and Zhu, A.", "`;`"),
        ("Charlene Li; Ann Zhu; and Bo Ma", "Charlene Li and Ann Zhu and Bo Ma", "`;`"),
        ("Li, C. & Zhu, A.", "Li, C. and Zhu, A.", "`&`"),
        (r"Li, C. \& Zhu, A.", "Li, C. and Zhu, A.", "`&`"),
        ("Li, C., Zhu, A., & Ma, B.", "Li, C. and Zhu, A. and Ma, B.", "`&`"),
        ("Li, C., Zhu, A.", "Li, C. and Zhu, A.", "commas"),
        ("Li, C., Zhu, A., and Ma, B.", "Li, C. and Zhu, A. and Ma, B.", "commas"),
        ("Ann Li, Bo Zhu, Cem Kaya", "Ann Li and Bo Zhu and Cem Kaya", "commas"),
        ("Li, C. et al.", "Li, C. and others", "`et al.`"),
        ("Li, C., et al", "Li, C. and others", "`et al.`"),
        ("Li, C. and Zhu, A. et al.", "Li, C. and Zhu, A. and others", "`et al.`"),
        ("Li, C. and al.", "Li, C. and others", "`et al.`"),
        ("Müller, C. und Schmidt, A.", "Müller, C. and Schmidt, A.", "`und`"),
        ("Dupont, A. et Martin, B.", "Dupont, A. and Martin, B.", "`et`"),
        ("R. Roe, J. Doe", "R. Roe and J. Doe", "commas"),
        ("Roe, J. D.", "Roe, J. D.", ""),
        ("R. Roe, Jr.", "R. Roe, Jr.", ""),
        (r"Li, C. \and Zhu, A.", "Li, C. and Zhu, A.", r"`\and`"),
        ("Ortega y Gasset, José", "Ortega y Gasset, José", ""),
        ("King, Jr., Martin Luther", "King, Jr., Martin Luther", ""),
        ("{Simon & Schuster}", "{Simon & Schuster}", ""),
        ("{Department of Health, Education, and Welfare}",) * 2 + ("",),
        ("van der Berg, Johan Kees", "van der Berg, Johan Kees", ""),
        ('M{\\"u}ller, J. and Li, C.', 'M{\\"u}ller, J. and Li, C.', ""),
    ],
)
def test_joined_names(value: str, right: str, joint: str) -> None:
    """What stands between names other than "and" is seen, in braces nothing."""
    assert (right, joint) == divided(value)


@pytest.mark.parametrize(
    ("value", "bare"),
    [
        ("Prof. Dr. Karl Marx", "Karl Marx"),
        ("Dr. Ann Li and Bo Zhu, PhD", "Ann Li and Bo Zhu"),
        ("Li, Ann, M.D.", "Li, Ann"),
        ("Drake, Dr", "Drake, Dr"),
        ("Masters, Mary", "Masters, Mary"),
        ("Li, Ann", "Li, Ann"),
    ],
)
def test_titles_in_names(value: str, bare: str) -> None:
    """Titles and degrees go, names that begin like one stay."""
    assert bare == without_titles(value)[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@book{k, autor = {Li, C.}}", ("misspelt-field", "did you mean `author`?"), id="autor"
        ),
        pytest.param(
            "@book{k, yaer = 2010}", ("misspelt-field", "did you mean `year`?"), id="yaer"
        ),
        pytest.param(
            "@artcle{k, journal = {J}}", ("misspelt-type", "did you mean `@article`?"), id="type"
        ),
        pytest.param(
            "@book{k, author = {Li, C.; Zhu, A.}}",
            ("joined-names", "did you mean `Li, C. and Zhu, A.`?"),
            id="semicolon",
        ),
        pytest.param(
            "@book{k, author = {Dr. Ann Li}}", ("title-in-name", "did you mean `Ann Li`?"), id="Dr."
        ),
        pytest.param("@book k,\n title = {T}\n}", ("missing-brace", "write `@book{`"), id="brace"),
        pytest.param(
            "@book{k, url = {www.example.org}}",
            ("bad-address", "did you mean `https://www.example.org`?"),
            id="no scheme",
        ),
        pytest.param(
            "@book{k, url = {\u201chttps://example.org/a\u201d}}",
            ("bad-address", "did you mean `https://example.org/a`?"),
            id="in quotes",
        ),
        pytest.param(
            "@book{k, url = {10.1000/xyz}}",
            ("bad-address", "write `doi = {10.1000/xyz}` instead"),
            id="a DOI",
        ),
        pytest.param(
            "@book{k, url = {arXiv:2004.12345}}",
            ("bad-address", "write `eprint = {2004.12345}` and `eprinttype = {arxiv}` instead"),
            id="a number of arXiv",
        ),
        pytest.param(
            "TY  - BOOK\nAU  - Li, C.\nER  -\n",
            ("foreign-format", "export it as BibTeX from your program for references"),
            id="RIS",
        ),
        pytest.param(
            '[{"id": "li", "type": "book"}]',
            ("foreign-format", "export it as BibTeX from your program for references"),
            id="CSL-JSON",
        ),
        pytest.param(
            "Li, C. (2010). Open leadership. Wiley.\n",
            ("foreign-format", "write it as an entry: `@article{key, author = {...}, ...}`"),
            id="a formatted reference",
        ),
        pytest.param(
            "@book{k, date = {2013-02-30}}",
            ("impossible-date", "write the day as it is on the work, or its year alone"),
            id="30 February",
        ),
        pytest.param(
            "@book{k, year = 2013, month = 13}",
            ("impossible-date", "write the day as it is on the work, or its year alone"),
            id="month 13",
        ),
        pytest.param(
            "@book{k, date=2010 title={T}}", ("missing-comma", "add `,` here"), id="comma"
        ),
        pytest.param(
            "@book{k,\n date=2010\n title={T}}", ("missing-comma", "add `,` here"), id="line"
        ),
    ],
)
def test_mistakes(content: str, expected: tuple[str, str]) -> None:
    """Each is one finding with its advice."""
    assert [expected] == told(content)


@pytest.mark.parametrize(
    "content",
    [
        "@book{k, title = {T}, file = {a.pdf}, timestamp = {x}, xnote = {y}, bdsk-url-1 = {z}}",
        "@generic{k, title = {T}}",
        "@book{k, title = {T}, url = {https://x.org}}",
        "@book{k, title = {T}, url = {\\url{ftp://x.org}}}",
        "@book{k, title = {T}, date = {2012-22}}",
        "@book{k, title = {T}, date = {2012-02-29}}",
        "% Li, C. (2010). Open leadership. Wiley.\n@book{k, title = {T}}",
        "Files of the year (2010), see below\n@book{k, title = {T}}",
    ],
)
def test_sound(content: str) -> None:
    """What is in order, or none of our business, is left alone."""
    assert told(content) == []


def test_the_entry_without_its_brace_is_read() -> None:
    """It does not vanish, and costs no other."""
    entries, _, _ = load_bib(Text("a.bib", "@book a,\n title = {A}\n}\n@book{b, title = {B}}\n"))
    assert [(it.key.value, it.get("title")) for it in entries] == [("a", "A"), ("b", "B")]


@pytest.mark.parametrize(
    ("fields", "rule", "help"),
    [
        pytest.param(
            "editor={Smith, J. (Ed.) and Doe, A. (Ed.)}",
            "title-in-name",
            "did you mean `Smith, J. and Doe, A.`?",
            id="a role in a name",
        ),
        pytest.param(
            "author={Freud, S. (Trans. Strachey, J.)}",
            "title-in-name",
            "did you mean `Freud, S.`?",
            id="somebody else in a name",
        ),
        pytest.param(
            "author={Team, The}",
            "suspected-organisation",
            "write `{{The Team}}` if it is an organisation",
            id="an article for a given name",
        ),
        pytest.param(
            "author={ROE, RICHARD}",
            "title-in-capitals",
            "write it with small letters, and braces around names",
            id="names in capitals",
        ),
        pytest.param(
            "journal={JOURNAL OF TEAMS}",
            "title-in-capitals",
            "write it with small letters, and braces around names",
            id="a journal in capitals",
        ),
        pytest.param(
            "url={<https://example.org/a>}",
            "bad-address",
            "did you mean `https://example.org/a`?",
            id="an address in brackets",
        ),
        pytest.param(
            "url={file:///C:/Users/me/open.pdf}",
            "bad-address",
            "write the `https://` address at which others find the work",
            id="an address of one's own machine",
        ),
        pytest.param(
            "url={https://example.org/a b.pdf}",
            "bad-address",
            "write one address; a space in it is `%20`",
            id="an address with a space",
        ),
        pytest.param(
            "urldate={12.05.2020}", "date-not-iso", "did you mean `2020-05-12`?", id="day first"
        ),
        pytest.param(
            "urldate={2020-5-12}", "date-not-iso", "did you mean `2020-05-12`?", id="without zeros"
        ),
        pytest.param(
            "date={n.d.}",
            "date-not-iso",
            "leave it out: a work without a date says so by itself",
            id="no date",
        ),
        pytest.param("isbn={0033-5533}", "bad-isbn", "write `issn = {0033-5533}`", id="an ISSN"),
        pytest.param("pages={pp. 12-34}", "page-dash", "write `12--34`", id="pages with a label"),
        pytest.param(
            "accessed={2020-01-01}", "misspelt-field", "did you mean `urldate`?", id="accessed"
        ),
    ],
)
def test_fields(fields: str, rule: str, help: str) -> None:
    """Each is told with the form that is right."""
    whole = {"author": "{Li, C.}", "journal": "{J}", "year": "2010"}
    whole = {name: value for name, value in whole.items() if not fields.startswith(name)}
    rest = ", ".join(f"{name}={value}" for name, value in whole.items())
    found = told(f"@article{{k, title={{A}}, {rest}, {fields}}}")
    assert (rule, help) in found
    assert {it for it, _ in found} == {rule}


@pytest.mark.parametrize(
    "fields",
    ["author={{NASA}}", "author={LI, C.}", "journal={PLOS ONE}", "editor={Smith, J. (Jim)}"],
)
def test_what_is_right(fields: str) -> None:
    """Organisations, short titles and nicknames are let alone."""
    assert told(f"@misc{{k, title={{A}}, year=2010, {fields}}}") == []
