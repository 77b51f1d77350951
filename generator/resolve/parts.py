"""Give a part of a decision another id: a question, an answer, an outcome, a piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from generator.findings.diagnostics import Edit, Span, Text
from generator.kinds import Kind
from generator.load.decisions.findings import names_in
from generator.load.decisions.lines import Line, lines_of
from generator.load.decisions.tables import is_rule, row_of
from generator.model.decisions import Answer, Decision, Outcome, Question
from generator.model.playbook import Playbook, Target
from generator.model.published import on_pages, pages_of
from generator.model.text import Name
from generator.resolve.former import Change, change, in_braces
from generator.resolve.mentions import Mention, under
from generator.resolve.moving import CannotRenameError, Renaming, check_free, check_id, part
from generator.words.phrases import phrase

Thing = Question | Answer | Outcome


def rename_part(
    playbook: Playbook,
    files: Mapping[str, Text],
    target: Target,
    name: str,
    named: Iterable[Mention],
) -> Renaming:
    """Return what it takes to call the part *target* of a decision by *name*.

    An answer is called as in addresses: ``budget.even``. Raises `CannotRenameError` where nothing
    in the decision is called so, or the name is taken.
    """
    check_id(name)
    decision = playbook.decisions[target.id]
    asked, _, answer = target.fragment.partition(".")
    renaming = _Renaming(playbook, decision, name)
    if answer:
        return renaming.answer(asked, answer)
    if asked in decision.questions_by_id or asked in decision.outcomes_by_id:
        return renaming.addressed(files, asked, named)
    if asked in decision.pieces_by_id:
        check_free(name, decision.pieces_by_id, phrase("another piece"))
        piece, made = decision.pieces_by_id[asked], Change(asked, name, kept=False)
        spans = (it.span for it in renaming.named() if it[:2] == ("piece", asked))
        return Renaming((*renaming.at(spans), *_label(decision.text, piece, made)))
    raise CannotRenameError(
        phrase("nothing in `%(decision)s` is called `%(name)s`", decision=decision.id, name=asked)
    )


# Private functions


class _Named(NamedTuple):
    """A place in the text of a decision where a part is named: ``what`` it is, and of which question."""

    what: str
    name: str
    span: Span
    question: str = ""


@dataclass(frozen=True, slots=True)
class _Renaming:
    """A decision, one part of which gets another name."""

    playbook: Playbook
    decision: Decision
    name: str

    def at(self, spans: Iterable[Span]) -> Iterator[Edit]:
        yield from (Edit(span, self.name) for span in sorted(set(spans)))

    def addressed(self, files: Mapping[str, Text], old: str, named: Iterable[Mention]) -> Renaming:
        """Rename a question or an outcome, which are places of the decision's page."""
        things: tuple[Question | Outcome, ...] = (*self.decision.questions, *self.decision.outcomes)
        thing = next(it for it in things if it.id == old)
        taken = {it.id for it in things}
        taken |= {was.value for it in things if it is not thing for was in it.formerly}
        check_free(self.name, taken, phrase("another question or outcome"))
        before = [it.value for it in thing.formerly]
        made = change(
            self.playbook,
            old,
            self.name,
            before,
            partial(on_pages, pages_of(self.playbook, Kind.DECISION, self.decision.id)),
        )
        what = {"target", "question" if isinstance(thing, Question) else "outcome"}
        edits = [*self.at(it.span for it in self.named() if it.what in what and it.name == old)]
        own = Target(Kind.DECISION, self.decision.id, old)
        behind = {part(files, it.span, "#", old) for it in named if it.target == own}
        edits += self.at(behind)
        if isinstance(thing, Outcome):
            edits += _outside(self.playbook, self.decision, old, self.name)
        return Renaming((*edits, *_label(self.decision.text, thing, made)))

    def answer(self, asked: str, old: str) -> Renaming:
        question = self.decision.questions_by_id.get(asked)
        answer = question.answer(old) if question else None
        if question is None or answer is None:
            raise CannotRenameError(
                phrase(
                    "nothing in `%(decision)s` is called `%(name)s`",
                    decision=self.decision.id,
                    name=f"{asked}.{old}",
                )
            )
        others = [it for it in question.answers if it is not answer]
        taken = {it.id for it in others} | {was.value for it in others for was in it.formerly}
        check_free(self.name, taken, phrase("another answer"))
        # Nothing says which answers were published: both names lead on.
        made = change(
            self.playbook, old, self.name, [it.value for it in answer.formerly], lambda _: ()
        )
        return Renaming(
            (*self.at(self.given(asked, old)), *_label(self.decision.text, answer, made))
        )

    def given(self, question: str, answer: str) -> Iterator[Span]:
        """Yield the places where *answer* to *question* is named."""
        wanted = ("answer", answer, question)
        yield from (it.span for it in self.named() if (it.what, it.name, it.question) == wanted)

    def named(self) -> Iterator[_Named]:
        """Yield every place in *decision* where a part is named, but for its own braces."""
        sheet, text = self.decision.sheet, self.decision.text
        start = sheet.places.get(("start",)) if sheet else None
        if start:
            yield _Named("question", under(start, text), start)
        for question in self.decision.questions:
            for arrow in question.all_arrows:
                yield from (_Named("target", it.value, it.span) for it in arrow.targets)
                end = text.offset(arrow.span.end_line, arrow.span.end_column)
                yield from _condition(text, end - len(arrow.source), end)
        for outcome in (*self.decision.outcomes, *self.decision.pieces):
            yield from (_Named("outcome", it.value, it.span) for it in outcome.instead_of)
            yield from (_Named("piece", it.piece.value, it.piece.span) for it in outcome.uses)
        yield from self._in_lines()

    def _in_lines(self) -> Iterator[_Named]:
        """Yield what conditions of words, rules and tests name."""
        section: str = ""
        header: tuple[Name, ...] = ()
        for line in lines_of(self.decision.text, len(self.decision.front)):
            if line.fenced:
                continue
            if line.words.startswith("# "):
                section, header = line.words.removeprefix("# ").strip(), ()
            elif section in {"Outcomes", "Pieces"} and line.words.startswith("When:"):
                yield from _condition(self.decision.text, line.start + len("When:"), line.end)
            elif section in {"Rules", "Tests"} and line.words.startswith("|") and not is_rule(line):
                yield from _row(self.decision.text, line, header)
                header = header or tuple(_cells(self.decision.text, line))


def _label(text: Text, thing: Thing, made: Change) -> tuple[Edit, ...]:
    """Return the edit of the braces of *thing*."""
    own = [it.value for it in thing.formerly if it.span.path == text.path]
    found = in_braces(text, thing.span.line, own, made)
    if not found:
        raise CannotRenameError(
            phrase(
                "`%(name)s` is an outcome of the decision inside: rename it there", name=made.old
            )
        )
    return found


def _outside(playbook: Playbook, inner: Decision, old: str, name: str) -> Iterator[Edit]:
    """Yield the edits of other decisions, where the outcomes of *inner* are answers."""
    made = Change(old, name, kept=False)
    for decision in playbook.decisions.values():
        for question in decision.questions:
            if question.inner and question.inner.value == inner.id:
                renaming = _Renaming(playbook, decision, name)
                yield from renaming.at(renaming.given(question.id, old))
                answer = question.answer(old)
                if answer and answer.span.line != question.inner.span.line:
                    yield from _label(decision.text, answer, made)


def _condition(text: Text, start: int, end: int) -> Iterator[_Named]:
    """Yield what ``question=answer, answer; question=answer`` names."""
    for pair in names_in(text, start, end, separator=";"):
        begin = text.offset(pair.span.line, pair.span.column)
        question, equals, _ = pair.value.partition("=")
        name = question.strip()
        if equals and name:
            yield _Named("question", name, text.span(begin, begin + len(name)))
            behind = begin + len(question) + len(equals)
            yield from _answers(text, behind, begin + len(pair.value), name)


def _answers(text: Text, start: int, end: int, question: str) -> Iterator[_Named]:
    for found in _ID.finditer(text.content, start, end):
        yield _Named("answer", found[0], text.span(*found.span()), question)


# An id, or a word that may be one; `not` stands before others.
_ID = re.compile(r"(?<![\w-])(?!not\s)[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])")


def _cells(text: Text, line: Line) -> Iterator[Name]:
    for start, end in row_of(line).cells:
        yield Name(text.content[start:end], text.span(start, end))


def _row(text: Text, line: Line, header: tuple[Name, ...]) -> Iterator[_Named]:
    """Yield what a row of rules or tests names; without *header* it is the row of columns."""
    if not header:
        yield from (_Named("question", it.value, it.span) for it in _cells(text, line))
        return
    for column, (start, end) in zip(header, row_of(line).cells, strict=False):
        if column.value in {"outcome", "expect"}:
            names = names_in(text, start, end)
            yield from (_Named("outcome", it.value, it.span) for it in names)
        elif column.value == "answers":
            yield from _condition(text, start, end)
        elif column.value not in {"case", "basis", "because"}:
            yield from _answers(text, start, end, column.value)
