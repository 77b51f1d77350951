"""Say where a reader stands who does not know some answers: what can come out, what settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.decisions.speech import Said, spoken
from generator.decisions.walk import Answers, answers_to, possible, unknown_in
from generator.model.clauses import UNKNOWN
from generator.model.decisions import Decision, Question

MOST = 64  # answers to one question that are tried

Rows = tuple[tuple[str, ...], ...]  # outcomes that come out together, one row or another


@dataclass(frozen=True, slots=True)
class Settling:
    """A question that is open: ``alone``, each answer to it leaves one thing that comes out."""

    question: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a decision once some answers are.

    ``possible`` is what can come out, ``settling`` the open questions that make a difference, in
    the order in which they are asked, ``whichever`` what is said whatever comes out.
    """

    possible: Rows
    settling: tuple[Settling, ...]
    whichever: tuple[Said, ...]


def standing(decision: Decision, answers: Answers) -> Standing:
    """Return where *answers*, some of which may be unknown, leave the reader of *decision*."""
    rows = possible(decision, answers)
    reader = _Reader(decision, answers)
    open_questions = tuple(reader.asked()) if len(rows) > 1 else ()
    settling = (reader.settling(it, rows) for it in open_questions)
    found = tuple(it for it in settling if it)
    return Standing(rows, found, tuple(reader.whichever(rows)))


# Private functions


@dataclass(frozen=True, slots=True)
class _Reader:
    """A reader who knows some answers."""

    decision: Decision
    answers: Answers

    def asked(self) -> Iterator[Question]:
        """Yield the questions that are not answered, or not known, and can still be asked."""
        if self.decision.graph is None:
            names: Iterable[str] = (it.id for it in self.decision.questions)
        else:
            known = {name: it for name, it in self.answers.items() if it != UNKNOWN}
            names = dict.fromkeys(_asked(self.decision, known))
        unknown = unknown_in(self.decision, self.answers)
        for name in names:
            if name not in self.answers or name in unknown:
                yield self.decision.question(name)

    def settling(self, question: Question, rows: Rows) -> Settling | None:
        counts = [
            len(possible(self.decision, {**self.answers, question.id: given}))
            for given in islice(answers_to(question), MOST)
        ]
        if all(count == len(rows) for count in counts):
            return None
        return Settling(question.id, all(count <= 1 for count in counts))

    def whichever(self, rows: Rows) -> Iterator[Said]:
        """Yield the actions and cautions that all rows have in common, by their words."""
        if len(rows) < 2 or () in rows:
            return
        unknown = unknown_in(self.decision, self.answers) | {
            question.id for question in self.decision.questions if question.id not in self.answers
        }
        texts = []
        for row in rows:
            said = [
                it
                for part in spoken(self.decision, row, self.answers, unknown).values()
                for it in part
            ]
            texts.append({it.prose.source: it for it in said if not it.when})
        for source, it in texts[0].items():
            if all(source in other for other in texts[1:]):
                yield it


def _asked(decision: Decision, answers: Answers) -> Iterator[str]:
    """Yield the questions that *answers* leave to be asked, once what is not given is free."""
    steps = decision.graph.steps if decision.graph else ()
    reached = {0}
    for at, step in enumerate(steps):
        if at not in reached or not step.leads:
            continue
        yield step.question
        given = answers.get(step.question)
        question = decision.question(step.question)
        part = next(it for it in question.parts if it.answer == step.part)
        value = question.value_in(part, given) if given else None
        reached.update(step.leads if value is None else [step.leads[value]])
