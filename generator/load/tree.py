"""Load the whole tree: hand each text to the parser of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeAlias

from generator.cache.memory import Memory, digest
from generator.cache.workers import ALONE
from generator.findings.diagnostics import Diagnostic, Severity, Text
from generator.kinds import KINDS, SOURCE_DOCUMENTS, SUGGESTED, VOCABULARY, Kind, kind_of
from generator.load.dialects.lost import is_cut
from generator.load.dialects.straight import straightened
from generator.load.documents import load_document
from generator.load.front_matter import load_front
from generator.load.link_check import PATH as CHECK
from generator.load.link_check import load_check
from generator.load.lists.glossary import load_glossary
from generator.load.lists.suggestions import load_suggestions
from generator.load.lists.tensions import load_tensions
from generator.load.lists.vocabulary import load_vocabulary
from generator.load.lock import PATH as LOCK
from generator.load.lock import load_lock
from generator.load.markdown import parse
from generator.load.moved_files import PATH as MOVED
from generator.load.moved_files import load_moved
from generator.load.outline import outline_of
from generator.load.values import is_front
from generator.model.courses import Course
from generator.model.decisions import Decision
from generator.model.playbook import LinkCheck, MovedFile, Sources, only
from generator.model.sheets import Facet, Sheet, SourceDocument, Suggestion, Tension, Term
from generator.model.site import Settings
from generator.model.text import Allowance, Name
from generator.model.works import Entry
from generator.rules.apart import apart_of, found_apart
from generator.rules.files.wrong_folder import check_folder
from generator.rules.sheet_checks import check_sheet
from generator.rules.words import bad_heading_id

Files = Mapping[str, Text]

# What a parser makes of a file, the suppressions in it, and what is wrong with it.
Parsed: TypeAlias = tuple[Any, tuple[Allowance, ...], tuple[Diagnostic, ...]]


def load(
    files: Files,
    settings: Settings,
    images: frozenset[str] = frozenset(),
    unread: frozenset[str] = frozenset(),
    memory: Memory | None = None,
) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """Parse every file; what cannot be read is said in a finding and left out.

    *unread* are the paths of files that are there and could not be read. A file that *memory* knows
    is not parsed again.
    """
    loaded = _Loaded(memory or Memory())
    _load_yaml(files, loaded)
    if text := files.get(LOCK):
        loaded.locked, wrong = load_lock(text)
        loaded.findings += wrong
    if text := files.get(CHECK):
        loaded.checked, wrong = load_check(text)
        loaded.findings += wrong
    if text := files.get(MOVED):
        loaded.moved, wrong = load_moved(text)
        loaded.findings += wrong
    # Of a YAML file with an error a part is missing: nothing is said of the names in it.
    unread |= {it.span.path for it in loaded.findings if it.severity is Severity.ERROR}
    keys = frozenset(facet.key for facet in loaded.facets) if VOCABULARY not in unread else None
    keys = loaded.memory.values.same("keys of facets", keys)
    loaded.foresee(files, keys)
    for path in sorted(files):
        kind = kind_of(path)
        if kind and (misplaced := check_folder(kind, files[path])):
            loaded.findings.append(misplaced)
            unread |= {path}
        elif kind is not None:
            loaded.keep(kind, loaded.recall_sheet(_File(kind, files[path], keys)))
    _settle_inside(loaded, keys)
    # Nor of those in what something that is never closed has swallowed.
    unread |= {it.span.path for it in loaded.findings if is_cut(it)}
    entries, items = _load_bibliography(files, settings, loaded)
    return loaded.sources(entries, items, images, unread), tuple(loaded.findings)


# Private functions


@dataclass(slots=True)
class _Loaded:
    memory: Memory
    sheets: list[Sheet] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    locked: tuple[Name, ...] = ()
    checked: LinkCheck | None = None
    moved: tuple[MovedFile, ...] = ()
    terms: tuple[Term, ...] = ()
    tensions: tuple[Tension, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    facets: tuple[Facet, ...] = ()
    documents: list[SourceDocument] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def recall(self, file: _File | _List) -> Any:
        """Return what *file* was parsed to."""
        asked = f"key of {file.text.path}", (file.text, file.keys)
        name, key = self.memory.values.recall(*asked, file.known_by)
        return self.take(self.memory.recall(name, key, file.parse))

    def recall_sheet(self, file: _File) -> Any:
        """Return what *file* was parsed to; what was found apart in its sheet is not looked for again."""
        made, found = self.recall(file)
        sheet = _sheet_of(made)
        if sheet:
            self.memory.values.recall(apart_of(sheet), (sheet,), lambda: found)
        return made

    def foresee(self, files: Files, keys: frozenset[str] | None) -> None:
        """Let workers parse the sheets among *files*, if the memory has any."""
        if self.memory.workers == ALONE:
            return
        kinds = ((kind_of(path), text) for path, text in files.items())
        sheets = [
            _File(kind, text, keys) for kind, text in kinds if kind and not check_folder(kind, text)
        ]
        self.memory.together([(*file.known_by(), file.parse) for file in sheets])

    def keep(self, kind: Kind, made: Any) -> None:
        """Keep what a sheet of *kind* was parsed to."""
        if kind is Kind.DECISION:
            self.decisions.append(made)
        elif kind is Kind.COURSE:
            self.courses.append(made)
        else:
            self.sheets.append(made)

    def take(self, found: Parsed) -> Any:
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
            sheets=(
                *self.sheets,
                *(it.sheet for it in self.decisions if it.sheet),
                *(it.sheet for it in self.courses),
            ),
            decisions=tuple(self.decisions),
            courses=tuple(self.courses),
            locked=self.locked,
            checked=self.checked,
            moved=self.moved,
            entries=entries,
            items=items,
            terms=self.terms,
            tensions=self.tensions,
            suggestions=self.suggestions,
            facets=self.facets,
            documents=tuple(self.documents),
            allowances=tuple(self.allowances),
            images=images,
            failed=unread,
            unsettled=frozenset(
                it.span.path for it in self.findings if it.rule == bad_heading_id.RULE.id
            ),
        )


def _load_yaml(files: Files, loaded: _Loaded) -> None:
    if text := files.get(VOCABULARY):
        loaded.facets = loaded.recall(_List(text, load_vocabulary))
    if text := files.get(KINDS[Kind.TERM].source):
        loaded.terms = loaded.recall(_List(text, load_glossary))
    if text := files.get(KINDS[Kind.TENSION].source):
        loaded.tensions = loaded.recall(_List(text, load_tensions))
    if text := files.get(SUGGESTED):
        loaded.suggestions = loaded.recall(_List(text, load_suggestions))
    for path in sorted(files):
        if path.startswith(SOURCE_DOCUMENTS):
            document = loaded.recall(_List(files[path], load_document))
            loaded.documents += [document] if document else []


@dataclass(frozen=True, slots=True)
class _List:
    """A file of entries, and what reads it."""

    text: Text
    read: Callable[[Text], Parsed]
    keys: frozenset[str] = frozenset()

    def known_by(self) -> tuple[str, str]:
        """Return the name in the memory of what the file is parsed to, and the key."""
        return f"parsed {self.text.path}", digest(self.text.content, "")

    def parse(self) -> Parsed:
        """Parse the file."""
        return self.read(self.text)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is a sheet, and the keys of facets that it may have."""

    kind: Kind
    text: Text
    keys: frozenset[str] | None

    def known_by(self) -> tuple[str, str]:
        """Return the name in the memory of what the file is parsed to, and the key."""
        with_keys = "?" if self.keys is None else " ".join(sorted(self.keys))
        return f"parsed {self.text.path}", digest(self.text.content, with_keys)

    def parse(self) -> Parsed:
        """Parse the file, with what the sheet alone shows, and with what is found apart in it."""
        text, indented = straightened(self.kind, self.text)
        made, allowances, findings = self._parsed(text)
        sheet = _sheet_of(made)
        shown = check_sheet(sheet) if sheet else ()
        apart = found_apart(only(sheet)) if sheet else ()
        return (made, apart), allowances, (*indented, *findings, *shown)

    def _parsed(self, text: Text) -> Parsed:
        if self.kind is Kind.DECISION:
            from generator.load.decisions import load_decision  # noqa: PLC0415  # few edits need it

            return load_decision(text, self.keys)
        if self.kind is Kind.COURSE:
            from generator.load.courses import load_course  # noqa: PLC0415  # few edits need it

            return load_course(text, self.keys)
        return self._sheet(text)

    def _sheet(self, text: Text) -> Parsed:
        kind = self.kind
        front, allowances, wrong = load_front(kind, text, self.keys)
        document, findings = parse(text, front.body, guidance=kind is Kind.CARD)
        name, meta, places = sheet_id(kind, text.path), front.meta, front.places
        sheet = Sheet(kind, name, text.path, meta, places, document, front.complete)
        sheet = replace(sheet, outline=outline_of(sheet, front.outline))
        return sheet, allowances, (*wrong, *findings)


def _sheet_of(made: Sheet | Decision | Course) -> Sheet | None:
    return made if isinstance(made, Sheet) else made.sheet


def _settle_inside(loaded: _Loaded, keys: frozenset[str] | None) -> None:
    """Read those decisions again that ask for the outcomes of others."""
    if not any(question.inner for it in loaded.decisions for question in it.questions):
        return
    from generator.load.decisions import load_decision  # noqa: PLC0415  # few playbooks need it
    from generator.load.decisions.inside import settle_inside  # noqa: PLC0415

    def again(decision: Decision, others: Mapping[str, Decision]) -> Parsed:
        with_keys = "?" if keys is None else " ".join(sorted(keys))
        key = digest(decision.text.content, with_keys, *(it.text.content for it in others.values()))
        parse = partial(load_decision, decision.text, keys, others)
        found: Parsed = loaded.memory.recall(f"inside {decision.path}", key, parse)
        return found

    settled = [loaded.take(read) for read in settle_inside(loaded.decisions, again)]
    by_id = {decision.id: decision for decision in settled}
    loaded.decisions = [by_id.get(it.id, it) for it in loaded.decisions]


def sheet_id(kind: Kind, path: str) -> str:
    """Return the id that a file's name gives: of a page in ``docs/`` with its folders."""
    below = path.removesuffix(".md").removeprefix("docs/")
    folder, _, name = below.rpartition("/")
    if kind is not Kind.DOC:
        return name
    return f"{folder}/index".lstrip("/") if is_front(name) else below


def _load_bibliography(
    files: Files, settings: Settings, loaded: _Loaded
) -> tuple[tuple[Entry, ...], Mapping[str, Any]]:
    texts = [files[path] for path in settings.bibliography if path in files]
    key = digest(*(part for it in texts for part in (it.path, it.content)))
    made: tuple[tuple[Entry, ...], Mapping[str, Any]] = loaded.take(
        loaded.memory.recall("parsed bibliography", key, partial(_bibliography, texts))
    )
    return made


def _bibliography(texts: Sequence[Text]) -> Parsed:
    from generator.load.bib import load_works  # noqa: PLC0415  # few edits need it

    return load_works(texts)
