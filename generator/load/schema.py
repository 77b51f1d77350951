"""Make JSON Schemas for editors from the models that check what authors write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.load.documents import DocumentFile
from generator.load.front_models import MODELS
from generator.load.lists.glossary import GlossaryFile
from generator.load.lists.suggestions import SuggestionsFile
from generator.load.lists.tensions import TensionsFile
from generator.load.lists.vocabulary import ValueEntry, VocabularyFile
from generator.model.sheets import Facet
from generator.words.phrases import phrase

# Every kind of file that has a schema, by the word for it.
KINDS: Mapping[str, type[BaseModel]] = {
    **{str(kind): model for kind, model in MODELS.items()},
    "glossary": GlossaryFile,
    "suggestions": SuggestionsFile,
    "tensions": TensionsFile,
    "vocabulary": VocabularyFile,
    "source": DocumentFile,
}


# What a model is, by its name: a docstring of Python is in English alone.
ABOUT: Mapping[str, str] = {
    "CardMeta": phrase("A card: a piece of guidance."),
    "Change": phrase("A change that readers should hear of."),
    "CourseMeta": phrase("A course: modules in their order."),
    "DecisionMeta": phrase("A decision: a tree of questions, or a table of factors and rules."),
    "DocMeta": phrase("A hand-written page below docs/; its front matter may be left out."),
    "DocumentFile": phrase(
        "A document that the playbook is distilled from, as a list of statements."
    ),
    "FacetEntry": phrase("A facet: a way to sort cards."),
    "GlossaryFile": phrase("The words of the playbook."),
    "Related": phrase(
        "How a card stands to others, each by its id, with the reason in a few words of Markdown."
    ),
    "ResourceMeta": phrase("A resource: where it is, who provides it, who can reach it."),
    "RoleMeta": phrase("A role: what it is; its cards are found, not listed."),
    "StatementEntry": phrase(
        "A statement of the document: what it cites, and the single facts in it."
    ),
    "Status": phrase("Whether readers see it: a draft, published, or retired."),
    "SuggestionEntry": phrase("A suggestion: what was said, what became of it, and the answer."),
    "SuggestionsFile": phrase("What readers suggested, and what became of it."),
    "TensionEntry": phrase(
        "A tension: two statements, what pulls between them, and what to do about it."
    ),
    "TensionsFile": phrase("Pairs of statements that pull against each other."),
    "TermEntry": phrase("A term: a word, what it means, and where it is of use."),
    "ValueEntry": phrase("A value of a facet."),
    "VocabularyFile": phrase("The facets that cards are sorted by."),
}


def schema(kind: str, facets: tuple[Facet, ...] = ()) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a *kind* of file: its front matter, or all of it.

    The keys and values of *facets* are part of it where front matter may have them. Raises
    ``KeyError`` for a word that is not in `KINDS`.
    """
    model = KINDS[kind]
    made = model.model_json_schema(by_alias=True)
    for part in (made, *made.get("$defs", {}).values()):
        _without_defaults(part)
        _said(part)
    if "facets" in model.model_fields and kind != "vocabulary":
        made["properties"].pop("facets", None)
        made["properties"] |= {it.key: _facet_schema(it) for it in facets}
    if kind == "vocabulary":
        _with_values(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


# Private functions


def _without_defaults(part: dict[str, Any]) -> None:
    """Take out the defaults, which stand in for faulty values and are no advice to authors."""
    for it in part.get("properties", {}).values():
        it.pop("default", None)
        it.pop("title", None)
        # A value that may be left out is no null: its key is left out.
        kinds = [kind for kind in it.pop("anyOf", ()) if kind != {"type": "null"}]
        it.update(kinds[0] if len(kinds) == 1 else {})


def _said(part: dict[str, Any]) -> None:
    """Say what *part* is in words for authors, not by the name and the docstring of a model."""
    part["description"] = ABOUT[part.pop("title")]


def _facet_schema(facet: Facet) -> dict[str, Any]:
    values = [{"const": it.id, "title": it.title} for it in facet.values.values()]
    return {
        "type": "array",
        "description": phrase("%(facets)s, by their ids in vocabulary.yml.", facets=facet.plural),
        "items": {"oneOf": values} if values else {"type": "string"},
    }


def _with_values(made: dict[str, Any]) -> None:
    """Say what the values of a facet hold: they are read one by one, not by the facet's model."""
    own = ValueEntry.model_json_schema(by_alias=True)
    _without_defaults(own)
    _said(own)
    made["$defs"]["ValueEntry"] = own
    values = made["$defs"]["FacetEntry"]["properties"]["values"]
    values["items"] = {"$ref": "#/$defs/ValueEntry"}
