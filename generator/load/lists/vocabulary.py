"""Read kb/vocabulary.yml: the facets that cards are sorted by, and their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, Field

from generator.findings.diagnostics import Diagnostic, Note, Text
from generator.load import yaml
from generator.load.entries import Row, load_entries, read_rows
from generator.load.front_models import MODELS
from generator.load.values import Formerly, Ident, Line, Prose, TitleLine, required
from generator.model.sheets import Facet, FacetValue
from generator.model.text import Allowance
from generator.rules.yaml import bad_value, empty_value
from generator.words.phrases import phrase

# What the query of an address has already: a situation's role, the search's, a walk's answers and
# version, the page that was wanted without a network.
PARAMETERS = frozenset({"role", "q", "kind", "status", "a", "v", "page"})


class ValueEntry(BaseModel):
    """A value of a facet."""

    model_config = required("id", "title")

    id: Annotated[
        Ident, Field(description=phrase("What cards write, and its address for ever."))
    ] = ""
    title: Annotated[TitleLine, Field(description=phrase("What readers see."))] = ""
    description: Annotated[Prose, Field(description=phrase("What it takes in, in Markdown."))] = ""
    synonyms: Annotated[
        tuple[Line, ...], Field(description=phrase("Words that people type when they look for it."))
    ] = ()
    formerly: Formerly = ()


class FacetEntry(BaseModel):
    """A facet: a way to sort cards."""

    model_config = required("id", "key", "title", "plural", "values")

    id: Annotated[Ident, Field(description=phrase("Its address for ever."))] = ""
    key: Annotated[
        Ident, Field(description=phrase("The key of front matter that it is written with."))
    ] = ""
    title: Annotated[TitleLine, Field(description=phrase("What readers see, of one value."))] = ""
    plural: Annotated[Line, Field(description=phrase("What readers see, of all its values."))] = ""
    description: Annotated[Prose, Field(description=phrase("What it sorts by, in Markdown."))] = ""
    formerly: Annotated[
        tuple[Ident, ...],
        Field(description=phrase("Keys that it had before; the addresses of its pages lead here.")),
    ] = ()
    values: Annotated[list[Any], Field(description=phrase("Its values, in their order."))] = []


class VocabularyFile(BaseModel):
    """The facets that cards are sorted by."""

    model_config = required("facets")

    facets: Annotated[
        tuple[FacetEntry, ...], Field(description=phrase("The facets, in their order."))
    ]


def load_vocabulary(
    text: Text,
) -> tuple[tuple[Facet, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the facets of *text* in its order; a facet or value without an id is left out."""
    read, allowances, findings = load_entries(text, "facets", FacetEntry, _facet)
    found = [finding for it in read for finding in it.findings]
    by_key: dict[str, Facet] = {}
    for facet in (it.facet for it in read):
        if by_key.setdefault(facet.key, facet) is not facet:
            message = phrase("the facet `%(id)s` has this key too", id=by_key[facet.key].id)
            notes = [Note(by_key[facet.key].key_span, phrase("first written here"))]
            help = phrase("write another key")
            found.append(bad_value.RULE.at(facet.key_span, message, help=help, notes=notes))
    return tuple(by_key.values()), allowances, (*findings, *found)


# Private functions


@dataclass(frozen=True, slots=True)
class _Read:
    facet: Facet
    findings: tuple[Diagnostic, ...]


def _facet(entry: FacetEntry, row: Row) -> _Read:
    written = row.node.get("values")
    # Where it is no list, the facet's own model has said so.
    listed = written if isinstance(written, yaml.Sequence) else yaml.Sequence((), row.span)
    values, findings = read_rows(row.text, listed, "values", ValueEntry, _value)
    by_id = {it.id: it for it in values}
    key = row.name("key")
    facet = Facet(
        entry.id,
        entry.key,
        entry.title,
        entry.plural,
        by_id,
        row.span,
        key.span if key else row.span,
        row.prose("description"),
        row.names("formerly"),
    )
    return _Read(facet, (*findings, *_bare(written), *_taken(entry, row), *_asked(entry, row)))


def _bare(written: yaml.Node | None) -> Iterator[Diagnostic]:
    """Find a facet that has no values: no card could have one."""
    if isinstance(written, yaml.Sequence) and not written.entries:
        message = phrase("`%(key)s` has no value", key="values")
        help = phrase("write its values below it, or take the facet out")
        yield empty_value.RULE.at(written.span, message, help=help)


def _value(entry: ValueEntry, row: Row) -> FacetValue:
    prose = row.prose("description")
    return FacetValue(entry.id, entry.title, prose, row.span, row.names("formerly"), entry.synonyms)


def _taken(entry: FacetEntry, row: Row) -> tuple[Diagnostic, ...]:
    """Find a facet whose key is a key of its own in front matter already."""
    taken = {
        it.alias or name for model in MODELS.values() for name, it in model.model_fields.items()
    }
    key = row.name("key")
    if key is None or entry.key not in taken:
        return ()
    message = phrase(
        "the key `%(entry)s` has a meaning of its own in front matter", entry=entry.key
    )
    return (bad_value.RULE.at(key.span, message, help=phrase("write another key")),)


def _asked(entry: FacetEntry, row: Row) -> tuple[Diagnostic, ...]:
    """Find a facet whose id, by which addresses name it, has a meaning of its own there."""
    name = row.name("id")
    if name is None or entry.id not in PARAMETERS:
        return ()
    message = phrase("the id `%(entry)s` has a meaning of its own in addresses", entry=entry.id)
    return (bad_value.RULE.at(name.span, message, help=phrase("write another id")),)
