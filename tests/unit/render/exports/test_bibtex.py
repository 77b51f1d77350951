"""A downloaded entry stands alone, and reads back as what it was."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import join, load_bib, to_csl
from generator.render.exports.bibtex import to_bibtex

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
