"""Each part of an item is led back to its fields."""

from __future__ import annotations

from generator.findings.diagnostics import Text
from generator.load.bib import load_bib
from generator.load.bib.explain import explain


def test_explain() -> None:
    content = "@book{k,\n  title = {T},\n  subtitle = {S},\n  date = {2001},\n  crossref = {x}\n}"
    (entry,), _, _ = load_bib(Text("a.bib", content))
    explained = explain(entry)
    origins = {
        origin.variable: [(name, span.line) for name, span in origin.fields]
        for origin in explained.origins
    }
    assert origins == {
        "id": [],
        "type": [],
        "title": [("title", 2), ("subtitle", 3)],
        "issued": [("date", 4)],
    }
    assert explained.unused == ("crossref",)
    assert explained.item["title"] == "T: S"
