"""Load the whole tree: hand each text to the parser of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.decisions.model import Decision
from generator.diagnostics import Diagnostic, Severity, Text
from generator.load.bib import join, load_bib, to_csl
from generator.load.decisions import load_decision
from generator.load.documents import load_document
from generator.load.front_matter import load_front
from generator.load.glossary import load_glossary
from generator.load.markdown import parse
from generator.load.tensions import load_tensions
from generator.load.vocabulary import load_vocabulary
from generator.model import (
    Allowance,
    Entry,
    Facet,
    Kind,
    Settings,
    Sheet,
    SourceDocument,
    Sources,
    Tension,
    Term,
)

Files = Mapping[str, Text]

KINDS: Mapping[str, Kind] = {
    "kb/cards/": Kind.CARD,
    "kb/roles/": Kind.ROLE,
    "kb/resources/": Kind.RESOURCE,
    "kb/decisions/": Kind.DECISION,
    "docs/": Kind.DOC,
}

VOCABULARY = "kb/vocabulary.yml"


def load(
    files: Files,
    settings: Settings,
    images: frozenset[str] = frozenset(),
    unread: frozenset[str] = frozenset(),
) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """Parse every file; what cannot be read is said in a finding and left out.

    *unread* are the paths of files that are there and could not be read.
    """
    loaded = _Loaded()
    _load_yaml(files, loaded)
    # Of a YAML file with an error a part is missing: nothing is said of the names in it.
    unread |= {it.span.path for it in loaded.findings if it.severity is Severity.ERROR}
    keys = frozenset(facet.key for facet in loaded.facets) if VOCABULARY not in unread else None
    for path in sorted(files):
        kind = kind_of(path)
        if kind is Kind.DECISION:
            loaded.decisions.append(loaded.take(load_decision(files[path], keys)))
        elif kind is not None:
            loaded.sheets.append(_sheet(kind, files[path], keys, loaded))
    entries, items = _load_bibliography(files, settings, loaded)
    return loaded.sources(entries, items, images, unread), tuple(loaded.findings)


def kind_of(path: str) -> Kind | None:
    """Return the kind of the Markdown file at *path*, None for one that is no sheet."""
    if not path.endswith(".md"):
        return None
    return next((kind for folder, kind in KINDS.items() if path.startswith(folder)), None)


# Private functions


@dataclass(slots=True)
class _Loaded:
    sheets: list[Sheet] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    terms: tuple[Term, ...] = ()
    tensions: tuple[Tension, ...] = ()
    facets: tuple[Facet, ...] = ()
    documents: list[SourceDocument] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def take(self, found: tuple[Any, tuple[Allowance, ...], tuple[Diagnostic, ...]]) -> Any:
        """Keep the suppressions and the findings of a parser; return what it made."""
        made, allowances, findings = found
        self.allowances += allowances
        self.findings += findings
        return made

    def sources(
        self,
        entries: tuple[Entry, ...],
        items: Mapping[str, Any],
        images: frozenset[str],
        unread: frozenset[str],
    ) -> Sources:
        return Sources(
            sheets=(*self.sheets, *(it.sheet for it in self.decisions if it.sheet)),
            decisions=tuple(self.decisions),
            entries=entries,
            items=items,
            terms=self.terms,
            tensions=self.tensions,
            facets=self.facets,
            documents=tuple(self.documents),
            allowances=tuple(self.allowances),
            images=images,
            failed=unread,
        )


def _load_yaml(files: Files, loaded: _Loaded) -> None:
    if text := files.get(VOCABULARY):
        loaded.facets = loaded.take(load_vocabulary(text))
    if text := files.get("kb/glossary.yml"):
        loaded.terms = loaded.take(load_glossary(text))
    if text := files.get("kb/tensions.yml"):
        loaded.tensions = loaded.take(load_tensions(text))
    for path in sorted(files):
        if path.startswith("kb/sources/"):
            document = loaded.take(load_document(files[path]))
            loaded.documents += [document] if document else []


def _sheet(kind: Kind, text: Text, keys: frozenset[str] | None, loaded: _Loaded) -> Sheet:
    front = loaded.take(load_front(kind, text, keys))
    document, findings = parse(text, front.body, guidance=kind is Kind.CARD)
    loaded.findings += findings
    name, meta, places = sheet_id(kind, text.path), front.meta, front.places
    return Sheet(kind, name, text.path, meta, places, document, front.complete)


def sheet_id(kind: Kind, path: str) -> str:
    """Return the id that a file's name gives: of a page in ``docs/`` with its folders."""
    below = path.removesuffix(".md").removeprefix("docs/")
    return below if kind is Kind.DOC else below.rpartition("/")[2]


def _load_bibliography(
    files: Files, settings: Settings, loaded: _Loaded
) -> tuple[tuple[Entry, ...], Mapping[str, Any]]:
    read = [loaded.take(load_bib(files[path])) for path in settings.bibliography if path in files]
    entries, findings = join(read)
    loaded.findings += findings
    items = {}
    for entry in entries:
        item, findings = to_csl(entry)
        items[entry.key.value] = item
        loaded.findings += findings
    return tuple(entries), items
