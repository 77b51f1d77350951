"""Marks for the words of the glossary change nothing of a text but where its words lead."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from generator.findings.diagnostics import Span, Text
from generator.load.markdown import parse
from generator.model.sheets import Term
from generator.model.text import Basis, Document
from generator.render.html import Dressing, Piece, clean, write
from generator.render.marking import Lexicon, first_of_each, lexicon_of
from tests.properties.test_markdown import PIECES

PLACE = Span("kb/glossary.yml", 1, 1, 1, 2)
WORDS = ("open leadership", "leadership", "information technology", "silo", "a & b", "x<y", "été")
LEXICON = lexicon_of(
    Term(f"t{at}", words, None, Basis.EDITORIAL, PLACE, abbreviation="IT" if at == 2 else "")
    for at, words in enumerate(WORDS)
)
SOURCES = st.lists(
    PIECES
    | st.sampled_from([*WORDS, "Open", "open\nleadership", "open\n> leadership", "IT", " silos "])
    | st.text(max_size=3),
    max_size=40,
).map(lambda it: "\n" + "".join(it).replace("\r", ""))


def html_of(document: Document, lexicon: Lexicon) -> str:
    """Return *document* with its citations and marks as pieces."""
    places = (1, len(document.text.content))
    pieces = {it.start: Piece(it.end, "<i>cited</i>") for it in document.clusters}
    found = first_of_each(document, lexicon, places)
    marks = {
        it.start: Piece(it.end, f'<a class="pb-term" href="#{it.term.id}">{it.words}</a>')
        for it in found
    }
    assert not pieces.keys() & marks.keys()
    return str(write(document, Dressing({**pieces, **marks}, href=lambda _start, it: it)))


@given(SOURCES)
@example("\nopen\n> leadership")
@example("\n> open\nleadership, *IT* _silo_")
@example("\n| silo |\n|---|\n| silo \\| IT |")
@example("\n <div>\nopen leadership## Guidance\n")
@example("\n<!-- id: a -->open\nleadership")
def test_without_its_marks_a_text_is_what_it_was(source: str) -> None:
    """Taking the marks off gives the HTML without marks, to the letter."""
    document, _ = parse(Text("kb/cards/a.md", source), 1)
    made = html_of(document, LEXICON)
    bare = re.sub(r'<a class="pb-term" href="#t[0-9]">(.*?)</a>', r"\1", made, flags=re.DOTALL)
    assert bare == html_of(document, Lexicon())
    assert made == clean(made)


@given(SOURCES)
@example("\n[open leadership](b.md) `silo` # IT\n\n# silo\n\nleadership leadership")
def test_each_term_once_and_never_within_code_links_or_headings(source: str) -> None:
    """Nor in what is no text of the author's own."""
    document, _ = parse(Text("kb/cards/a.md", source), 1)
    made = html_of(document, LEXICON)
    terms = re.findall(r'<a class="pb-term" href="#(t[0-9])">', made)
    assert sorted(set(terms)) == sorted(terms)
    shut = r"<(h[1-6]|a|code|pre|th|blockquote|del)(?: [^>]*)?>((?:(?!</\1>).)*)</\1>"
    assert not [it for it in re.findall(shut, made, re.DOTALL) if "pb-term" in it[1]]
