"""Read kb/suggestions.yml: what readers suggested, and what became of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.entries import Row, load_entries
from generator.load.values import Ident, Line, Plain, When, required
from generator.model.sheets import Suggestion
from generator.model.text import Allowance
from generator.words.phrases import phrase


class SuggestionEntry(BaseModel):
    """A suggestion: what was said, what became of it, and the answer."""

    model_config = required("id", "said", "state", "day")

    id: Annotated[
        Ident, Field(description=phrase("Its number, or another id: its address for ever."))
    ] = ""
    said: Annotated[Plain, Field(description=phrase("What was suggested, as plain text."))] = ""
    state: Annotated[
        Literal["accepted", "declined", "done"],
        Field(description=phrase("accepted: it will be done. declined: it will not. done: it is.")),
    ] = "accepted"
    day: Annotated[
        When | None, Field(description=phrase("The day of the answer, as year-month-day."))
    ] = None
    answer: Annotated[
        Plain, Field(description=phrase("What was done, or why not, as plain text."))
    ] = ""
    cards: Annotated[
        tuple[Line, ...], Field(description=phrase("The ids of cards it led to."))
    ] = ()


class SuggestionsFile(BaseModel):
    """What readers suggested, and what became of it."""

    model_config = required("suggestions")

    suggestions: Annotated[
        tuple[SuggestionEntry, ...], Field(description=phrase("The suggestions, in any order."))
    ]


def load_suggestions(
    text: Text,
) -> tuple[tuple[Suggestion, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the suggestions of *text* in its order; one without an id is left out."""
    return load_entries(text, "suggestions", SuggestionEntry, _suggestion)


# Private functions


def _suggestion(entry: SuggestionEntry, row: Row) -> Suggestion:
    return Suggestion(
        id=entry.id,
        said=entry.said,
        state=entry.state,
        day=entry.day,
        answer=entry.answer,
        cards=row.names("cards"),
        span=row.span,
    )
