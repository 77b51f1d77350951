"""Say what hangs on a thing: what names it, what rests on it alone, and what that bears in turn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.findings.diagnostics import Span
from generator.kinds import Kind
from generator.model.courses import Question
from generator.model.decisions import Outcome
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Sheet
from generator.model.text import Statement
from generator.resolve.mentions import Mention, mentions


@dataclass(frozen=True, slots=True, order=True)
class Hanging:
    """Something that names a thing: what it is (a statement, an outcome ...), where, its words.

    ``name`` is the id of the page, with the place on it behind ``#``. ``alone``: it names nothing
    else of that kind.
    """

    sort: str
    name: str
    words: str = field(default="", compare=False)
    alone: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Impact:
    """What hangs on a thing: ``direct`` names it; of a work, ``onward`` names cards that cite it."""

    direct: tuple[Hanging, ...]
    onward: tuple[Hanging, ...]


def impact(playbook: Playbook, target: Target) -> Impact:
    """Return what hangs on *target*."""
    every = tuple(mentions(playbook))
    near = _hanging(playbook, (it for it in every if _meant(it.target, target)), target)
    cards = sorted({it.name.partition("#")[0] for it in near if it.sort in _OF_CARDS})
    if target.kind is not Kind.REFERENCE:
        return Impact(near, ())
    through = {card: Target(Kind.CARD, card) for card in cards}
    far = {
        hanging
        for card in cards
        for hanging in _hanging(
            playbook, (it for it in every if _meant(it.target, through[card])), through[card]
        )
        if hanging.sort not in _OF_CARDS
    }
    return Impact(near, tuple(sorted(far - set(near))))


# Private functions

_OF_CARDS = ("statement", "card")


def _meant(named: Target, target: Target) -> bool:
    """Tell whether who names *named* hangs on *target*: of a page also who names a place on it."""
    same = (named.kind, named.id) == (target.kind, target.id)
    return same and (not target.fragment or named.fragment == target.fragment)


def _hanging(playbook: Playbook, naming: Iterable[Mention], target: Target) -> tuple[Hanging, ...]:
    found: dict[Hanging, Hanging] = {}
    by_path = {sheet.path: sheet for sheet in playbook.all_sheets()}
    for mention in naming:
        sheet = by_path.get(mention.span.path)
        own = sheet is not None and (sheet.kind, sheet.id) == (target.kind, target.id)
        hanging = (
            _Name(mention.span, target).in_sheet(playbook, sheet)
            if sheet
            else _Name(mention.span, target).in_list(playbook)
        )
        if hanging and not own:
            found.setdefault(hanging, hanging)
    return tuple(sorted(found, key=lambda it: (not it.alone, it)))


@dataclass(frozen=True, slots=True)
class _Name:
    """A place that names the target."""

    span: Span
    target: Target

    def in_sheet(self, playbook: Playbook, sheet: Sheet) -> Hanging:
        statement = next(
            (it for it in sheet.document.statements if _within(it.span, self.span)), None
        )
        if sheet.kind is Kind.CARD and statement:
            words = f"{sheet.id}#{statement.anchor}"
            return Hanging("statement", words, statement.text, self._alone(statement))
        if sheet.kind is Kind.DECISION and sheet.id in playbook.decisions:
            return self._in_decision(playbook, sheet)
        if sheet.kind is Kind.COURSE and sheet.id in playbook.courses:
            return self._in_course(playbook, sheet)
        return Hanging(sheet.kind.value, sheet.id, sheet.title)

    def in_list(self, playbook: Playbook) -> Hanging | None:
        """Return the term, tension, suggestion or work of a file that holds many."""
        things = [(it.span, "term", it.id, it.term) for it in playbook.terms.values()]
        things += [(it.span, "tension", it.id, it.title) for it in playbook.tensions]
        things += [(it.span, "suggestion", it.id, it.said) for it in playbook.suggestions]
        things += [(it.entry.span, "work", key, "") for key, it in playbook.references.items()]
        things += [
            (it.span, "fact", it.id, "")
            for document in playbook.documents
            for it in document.statements
        ]
        before = [
            it for it in things if it[0].path == self.span.path and it[0].line <= self.span.line
        ]
        if not before:
            return None
        _, sort, name, words = max(before, key=lambda it: it[0].line)
        return Hanging(sort, name, " ".join(words.split()))

    def _alone(self, statement: Statement) -> bool:
        keys = {cite.key.value for cluster in statement.clusters for cite in cluster.cites}
        return self.target.kind is Kind.REFERENCE and keys == {self.target.id}

    def _advises(self, outcome: Outcome) -> bool:
        """Tell whether *outcome* rests on *target* alone: it leads to no other card, cites no other."""
        if self.target.kind is Kind.REFERENCE:
            return {cite.key.value for it in outcome.clusters for cite in it.cites} == {
                self.target.id
            }
        return self.target.kind is Kind.CARD and [it.value for it in outcome.cards] == [
            self.target.id
        ]

    def _asks(self, question: Question) -> bool:
        """Tell whether *question* of a course rests on statements of *target* alone."""
        return {it.value.partition("#")[0] for it in question.known} == {self.target.id}

    def _in_decision(self, playbook: Playbook, sheet: Sheet) -> Hanging:
        decision = playbook.decisions[sheet.id]
        places = [(it.span.line, "question", it.id, it.title, False) for it in decision.questions]
        places += [
            (it.span.line, "outcome", it.id, it.title, self._advises(it))
            for it in decision.outcomes
        ]
        places += [(it.span.line, "rule", str(it.number), "", False) for it in decision.rules]
        return self._below(sheet, "decision", places)

    def _in_course(self, playbook: Playbook, sheet: Sheet) -> Hanging:
        modules = playbook.courses[sheet.id].modules
        places = [(it.span.line, "module", it.id, it.title, False) for it in modules]
        places += [
            (it.span.line, "self-check", f"{module.id}/{it.id}", it.title, self._asks(it))
            for module in modules
            for it in module.questions
        ]
        return self._below(sheet, "course", places)

    def _below(
        self, sheet: Sheet, sort: str, places: list[tuple[int, str, str, str, bool]]
    ) -> Hanging:
        """Return what begins last before *span*, of *places* by their lines; else the page itself."""
        places.sort()
        at = bisect_right([line for line, *_ in places], self.span.line)
        if not at:
            return Hanging(sort, sheet.id, sheet.title)
        _, sort, name, title, alone = places[at - 1]
        return Hanging(sort, f"{sheet.id}#{name}", title, alone)


def _within(outer: Span, inner: Span) -> bool:
    start, end = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return start <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= end
