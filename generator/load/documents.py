"""Read kb/sources/: the documents that the playbook is distilled from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from generator.findings.diagnostics import Diagnostic, Text
from generator.load import yaml
from generator.load.entries import Row, mapping, read_rows
from generator.load.validation import Keys, validate
from generator.load.values import Line, Prose, required
from generator.model.sheets import SourceDocument, SourceStatement
from generator.model.text import Allowance, Basis
from generator.words.phrases import phrase


class StatementEntry(BaseModel):
    """A statement of the document: what it cites, and the single facts in it."""

    model_config = required("id", "basis", "facts")

    id: Annotated[
        Line, Field(description=phrase("Its id, such as A1.1; cards name it in `from:`."))
    ] = ""
    cites: Annotated[tuple[Line, ...], Field(description=phrase("The keys of what it cites."))] = ()
    basis: Annotated[
        Literal["cited", "uncited"], Field(description=phrase("Whether the document cites for it."))
    ] = "uncited"
    facts: Annotated[
        dict[str, Prose], Field(description=phrase("The facts in it, by a letter each: `a: ...`."))
    ] = {}


class DocumentFile(BaseModel):
    """A document that the playbook is distilled from, as a list of statements."""

    model_config = required("title", "statements")

    title: Annotated[Line, Field(description=phrase("The document's title."))] = ""
    description: Annotated[Prose, Field(description=phrase("What it is, in a sentence."))] = ""
    statements: Annotated[
        tuple[StatementEntry, ...], Field(description=phrase("In its order."))
    ] = ()


def load_document(
    text: Text,
) -> tuple[SourceDocument | None, tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the document of *text*, None where nothing of it could be read."""
    read, findings = yaml.load(text)
    root, more = mapping(text, read)
    if not root.entries and (findings or more):
        return None, read.allowances, (*findings, *more)
    where = text.span(0, min(1, len(text.content)))
    head, wrong = validate(_Head, root, Keys(read.lost, ("statements",)), where)
    made, bad = _statements(text, root)
    name = text.path.rpartition("/")[2].rpartition(".")[0]
    document = SourceDocument(name, head.title, head.description, made, where)
    return document, read.allowances, (*findings, *more, *wrong, *bad)


# Private functions


class _Head(BaseModel):
    model_config = required("title", "statements")

    title: Line = ""
    description: Prose = ""
    statements: object = None


def _statements(
    text: Text, root: yaml.Mapping
) -> tuple[tuple[SourceStatement, ...], tuple[Diagnostic, ...]]:
    written = root.get("statements")
    if written is None:
        return (), ()
    return read_rows(text, written, "statements", StatementEntry, _statement)


def _statement(entry: StatementEntry, row: Row) -> SourceStatement:
    facts = dict(_facts(entry))
    return SourceStatement(entry.id, row.names("cites"), Basis(entry.basis), facts, row.span)


def _facts(entry: StatementEntry) -> Iterator[tuple[str, str]]:
    for letter, words in entry.facts.items():
        yield f"{entry.id}{letter}", words
