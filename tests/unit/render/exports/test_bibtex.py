"""A downloaded entry stands alone, and reads back as what it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.bib import join, load_bib, to_csl
from generator.model.works import Entry
from generator.render.exports.bibtex import to_bibtex
from generator.render.exports.classic import to_classic

PLAIN = "@book{k,\n  title = {A},\n  month = 3\n}"


def test_an_entry_of_its_own_stays_as_written() -> None:
    """Not a letter of it changes."""
    entries, _ = join([load_bib(Text("a.bib", PLAIN))[0]])
    assert to_bibtex(entries[0]) == PLAIN + "\n"


@pytest.mark.parametrize(
    "content",
    [
        "@inbook{k, title={A}, crossref={p}}\n@book{p, title={B}, publisher={W}, year=2010}",
        "@book{k, title={A}, xdata={x}}\n@xdata{x, publisher={W}, year=2010}",
        '@string{w = "Wiley"}\n@book{k, title={A}, publisher = w, year=2010}',
        '@string{w = {Wiley}}\n@book{k, title={A}, publisher = w # " and Sons", year=2010}',
    ],
)
def test_what_it_takes_from_others_goes_along(content: str) -> None:
    """Parent, @xdata and @string are written into it: alone, it is the same work, without a finding."""
    entries, _ = join([load_bib(Text("a.bib", content))[0]])
    work = next(entry for entry in entries if entry.key.value == "k")
    alone, _, findings = load_bib(Text("b.bib", to_bibtex(work)))
    again, more = join([alone])
    assert [*findings, *more] == []
    assert to_csl(again[0])[0] == to_csl(work)[0]


VARIED = """@string{w = "Wiley"}
@xdata{x, publisher = w, location = {New York}}
@book{parent2010, title = {Handbook}, editor = {Roe, Bo}, xdata = {x}, date = {2010}}
@incollection{part2010, author = {Ode, Ann}, title = {Part}, crossref = {parent2010}, pages = {1--9}}
@article{list2011, author = {Ode, A. and others}, title = {More}, journaltitle = {Letters},
  date = {2011-03-05}, volume = {3}, doi = {10.1000/abc}}
@thesis{ma2012, author = {Lee, C.}, title = {On {DNA}}, subtitle = {a study}, type = {mathesis},
  institution = {University of X}, date = {2012}}
@report{who2018, author = {{World Health Organization}}, title = {A report}, number = {WHO/18},
  institution = {World Health Organization}, date = {2018-11}}
@online{web2019, author = {Zhu, L.}, title = {A page}, url = {https://example.org/a_b},
  urldate = {2020-01-02}, date = {2019}}
"""


def _works(content: str) -> tuple[list[Entry], list[Diagnostic]]:
    read, _, findings = load_bib(Text("a.bib", content))
    entries, more = join([read])
    return list(entries), [*findings, *more]


@pytest.mark.parametrize("write", [to_bibtex, to_classic])
def test_the_whole_reads_back_without_a_finding(write: Callable[[Entry], str]) -> None:
    """All works of a bibliography in one file are found again, and nothing is wrong with them."""
    entries, wrong = _works(VARIED)
    assert wrong == []
    again, findings = _works("\n".join(map(write, entries)))
    assert findings == []
    assert [it.key.value for it in again] == [it.key.value for it in entries]
    for before, after in zip(entries, again, strict=True):
        old, new = to_csl(before)[0], to_csl(after)[0]
        for name in ("title", "author", "issued", "page", "DOI", "publisher", "container-title"):
            assert (before.key.value, old.get(name)) == (before.key.value, new.get(name))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@online{k, title={A}, date={2019-05}}",
            "@misc{k,\n  title = {A},\n  year = {2019},\n  month = may\n}\n",
            id="online",
        ),
        pytest.param(
            "@thesis{k, title={A}, subtitle={b}, type={phdthesis}, institution={U}, date={2019}}",
            "@phdthesis{k,\n  title = {A: B},\n  school = {U},\n  year = {2019}\n}\n",
            id="thesis",
        ),
        pytest.param(
            "@article{k, title={A}, journaltitle={J}, date={2019-05-07/2019-05-09}, location={L}}",
            "@article{k,\n  title = {A},\n  journal = {J},\n  address = {L},\n  year = {2019},\n"
            '  month = "7~" # may\n}\n',
            id="article",
        ),
        pytest.param(
            "@report{k, title={A}, type={techreport}, number={3}, date={forthcoming}}",
            "@techreport{k,\n  title = {A},\n  number = {3},\n  type = {techreport},\n"
            "  year = {forthcoming}\n}\n",
            id="date of another form",
        ),
        pytest.param(
            "@dataset{k, title={A}, year={2019}}",
            "@misc{k,\n  title = {A},\n  year = {2019}\n}\n",
            id="a type that BibTeX does not know",
        ),
    ],
)
def test_classic(content: str, expected: str) -> None:
    """Types and fields are those of BibTeX."""
    (entry,), _ = _works(content)
    assert to_classic(entry) == expected


REVIEW = """@article{k, author={Li, C.}, title={A review}, journaltitle={J}, date={2019},
  related={r}, relatedtype={reviewof}, relatedstring={Review of the film}}
@video{r, author={Ma, B.}, author+an:role={1=director}, title={A film}, date={2018}}
"""


def test_a_review_brings_along_what_it_reviews() -> None:
    """Alone, and in a file that has it anyway, where it stands once."""
    entries, _ = _works(REVIEW)
    for there in ((), {"k", "r"}):
        written = to_bibtex(entries[0], there) + (to_bibtex(entries[1]) if there else "")
        again, findings = _works(written)
        assert findings == []
        assert [it.key.value for it in again] == ["k", "r"]
        assert to_csl(again[0])[0] == to_csl(entries[0])[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("@book{k, title={A}, date={1984/1986}}", "year = {1984--1986}", id="years"),
        pytest.param(
            "@book{k, title={A}, year={1998}, date={1996-05}}", "year = {1996}", id="date counts"
        ),
        pytest.param(
            "@thesis{k, title={A}, type={Diplomarbeit}}", "type = {Diplomarbeit}", id="thesis"
        ),
    ],
)
def test_classic_keeps(content: str, expected: str) -> None:
    """What BibTeX has a place for goes along."""
    (entry,), _ = _works(content)
    assert expected in to_classic(entry)
