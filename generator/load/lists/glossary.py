"""Read kb/glossary.yml: the words of the playbook, and what they mean."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.entries import Row, load_entries
from generator.load.values import Flag, Formerly, Ident, Line, Prose, required
from generator.model.sheets import Term
from generator.model.text import Allowance, Basis
from generator.words.phrases import phrase


class TermEntry(BaseModel):
    """A term: a word, what it means, and where it is of use."""

    model_config = required("id", "term", "definition", "basis")

    id: Annotated[Ident, Field(description=phrase("Its address for ever."))] = ""
    term: Annotated[Line, Field(description=phrase("The word, written out."))] = ""
    abbreviation: Annotated[Line, Field(description=phrase("Its short form, such as CIO."))] = ""
    definition: Annotated[Prose, Field(description=phrase("What it means, in Markdown."))] = ""
    basis: Annotated[
        Literal["cited", "uncited", "editorial"],
        Field(
            description=phrase("What the definition rests on: a source, the essays, or ourselves.")
        ),
    ] = "editorial"
    synonyms: Annotated[
        tuple[Line, ...], Field(description=phrase("Words that people type when they look for it."))
    ] = ()
    cards: Annotated[
        tuple[Line, ...], Field(description=phrase("The ids of cards to read on."))
    ] = ()
    role: Annotated[
        Line, Field(description=phrase("The id of the role that it names, if any."))
    ] = ""
    mark: Annotated[
        Flag,
        Field(
            description=phrase(
                "`false`: too common a word; texts do not lead from it to its entry."
            )
        ),
    ] = True
    formerly: Formerly = ()


class GlossaryFile(BaseModel):
    """The words of the playbook."""

    model_config = required("terms")

    terms: Annotated[tuple[TermEntry, ...], Field(description=phrase("The terms, in any order."))]


def load_glossary(
    text: Text,
) -> tuple[tuple[Term, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the terms of *text* in its order; one without an id is left out."""
    return load_entries(text, "terms", TermEntry, _term)


# Private functions


def _term(entry: TermEntry, row: Row) -> Term:
    return Term(
        id=entry.id,
        term=entry.term,
        definition=row.prose("definition"),
        basis=Basis(entry.basis),
        span=row.span,
        abbreviation=entry.abbreviation,
        synonyms=entry.synonyms,
        cards=row.names("cards"),
        role=row.name("role"),
        marked=entry.mark,
        formerly=row.names("formerly"),
    )
