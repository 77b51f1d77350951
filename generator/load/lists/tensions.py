"""Read kb/tensions.yml: statements that pull against each other."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.entries import Row, load_entries
from generator.load.values import Formerly, Ident, Line, Prose, TitleLine, required
from generator.model.sheets import Tension
from generator.model.text import Allowance
from generator.words.phrases import phrase


class TensionEntry(BaseModel):
    """A tension: two statements, what pulls between them, and what to do about it."""

    model_config = required("id", "title", "between", "tension")

    id: Annotated[Ident, Field(description=phrase("Its address for ever."))] = ""
    title: Annotated[TitleLine, Field(description=phrase("The tension in a few words."))] = ""
    between: Annotated[
        tuple[Line, ...],
        Field(description=phrase("The statements, each as `card#statement`."), min_length=2),
    ] = ()
    tension: Annotated[
        Prose, Field(description=phrase("What pulls against what, in Markdown."))
    ] = ""
    advice: Annotated[Prose, Field(description=phrase("How to live with it, in Markdown."))] = ""
    formerly: Formerly = ()


class TensionsFile(BaseModel):
    """Pairs of statements that pull against each other."""

    model_config = required("tensions")

    tensions: Annotated[
        tuple[TensionEntry, ...], Field(description=phrase("The tensions, in order."))
    ]


def load_tensions(
    text: Text,
) -> tuple[tuple[Tension, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the tensions of *text* in its order; one without two sides is left out."""
    read, allowances, findings = load_entries(text, "tensions", TensionEntry, _tension)
    return tuple(it for it in read if len(it.between) > 1), allowances, findings


# Private functions


def _tension(entry: TensionEntry, row: Row) -> Tension:
    return Tension(
        entry.id,
        entry.title,
        row.names("between"),
        row.prose("tension"),
        row.prose("advice"),
        row.span,
        row.names("formerly"),
    )
