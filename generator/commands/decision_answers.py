"""Read the answers that are given to a command, and say where they lead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn

import click

from generator.commands.decision_files import wrong
from generator.commands.speech import echo
from generator.commands.speech import said as in_words
from generator.commands.speech import spoken as words_here
from generator.decisions.inside import all_questions
from generator.decisions.permalink import current_answers
from generator.decisions.speech import Said, spoken
from generator.decisions.standing import standing
from generator.decisions.walk import Walk
from generator.findings.suggestions import did_you_mean
from generator.load.decisions.asking import answer_in
from generator.model.clauses import UNKNOWN
from generator.model.decisions import Decision, Question
from generator.model.ids import slug
from generator.model.values import MEASURED
from generator.render.decisions.phrases import DO_NOT_KNOW, condition_words, given_words
from generator.words.phrases import joined, phrase


def parse_answers(decision: Decision, pairs: Iterable[str]) -> dict[str, str]:
    """Return the answers that *pairs* of `question=answer` give to *decision*, or to one inside."""
    questions = all_questions(decision)
    given: dict[str, str] = {}
    for pair in (it for words in pairs for it in words.split(";") if it.strip()):
        name, equals, value = (it.strip() for it in pair.partition("="))
        if not equals:
            wrong(phrase("`%(pair)s` is no answer; write `question=answer`", pair=pair.strip()))
        given[_name(questions, name)] = value
    answers = current_answers(decision, given)
    return {name: _given(questions, name, value) for name, value in answers.items()}


def ask(decision: Decision, question: Question) -> str:
    """Ask for an answer to *question* until there is one."""
    echo(f"\n{question.title}")
    if question.hint.source:
        echo(f"({question.hint.source})")
    for number, answer in enumerate(question.answers, 1):
        echo(f"  {number}. {answer.title} [{answer.id}]")
    names = {str(number): it.id for number, it in enumerate(question.answers, 1)}
    if decision.offers_unknown(question):
        echo(f"  ?. {words_here().gettext(DO_NOT_KNOW)} [{UNKNOWN}]")
        names |= {"?": UNKNOWN, UNKNOWN: UNKNOWN}
    while True:
        words = str(click.prompt(in_words(phrase("Answer")))).strip()
        found = names.get(words) if question.shape not in MEASURED else None
        found = found or _read(
            question, "+".join(names.get(it.strip(), it) for it in words.split("+"))
        )
        if found and (found != UNKNOWN or UNKNOWN in names):
            return found
        echo(
            phrase(
                "Write a number from 1 to %(count)s, or an answer's id.",
                count=len(question.answers),
            )
        )


def walk_text(decision: Decision, found: Walk) -> str:
    """Return where a walk led, as text."""
    return joined(tuple(_Walk(decision, found).lines()), "\n")


def walk_json(decision: Decision, found: Walk) -> str:
    """Return where a walk led, as JSON."""
    question = decision.question(found.question) if found.question else None
    where = standing(decision, dict(found.asked)) if _Walk(decision, found).is_open() else None
    return json.dumps(
        {
            "decision": decision.id,
            "answers": dict(found.asked),
            "next": question.id if question else None,
            "options": [it.id for it in question.answers] if question else [],
            "outcome": ", ".join(found.outcomes) or None,
            "outcomes": list(found.outcomes),
            "possible": [list(row) for row in where.possible] if where else [],
            "settled_by": [it.question for it in where.settling] if where else [],
        },
        ensure_ascii=False,
        indent=2,
    )


# Private functions


def _name(questions: Mapping[str, Question], name: str) -> str:
    """Return the id of the question that *name* means: its id, an old one, or its words."""
    if name in questions or any(name == it.value for q in questions.values() for it in q.formerly):
        return name
    alike = [it.id for it in questions.values() if slug(name) in {it.id, slug(it.title)}]
    return alike[0] if len(alike) == 1 else name


def _given(questions: Mapping[str, Question], name: str, value: str) -> str:
    question = questions.get(name)
    if question is None:
        _unknown(phrase("question"), name, list(questions))
    found = _read(question, value)
    if found is None:
        _unknown(
            phrase("answer to `%(name)s` called", name=name),
            value,
            [it.id for it in question.answers],
        )
    return found


def _read(question: Question, words: str) -> str | None:
    found = answer_in(question, words)
    if found is not None:
        return found
    alike = [it.id for it in question.answers if slug(words) in {it.id, slug(it.title)}]
    return alike[0] if len(alike) == 1 else None


def _unknown(what: str, name: str, known: list[str]) -> NoReturn:
    few = ", ".join(f"`{it}`" for it in known[:12])
    wrong(
        phrase(
            "there is no %(what)s `%(name)s`; %(name2)s",
            what=what,
            name=name,
            name2=did_you_mean(name, known, phrase("it is one of %(few)s", few=few)),
        )
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where answers lead in a decision."""

    decision: Decision
    found: Walk

    def is_open(self) -> bool:
        """Return whether something is answered, and what comes out is not settled."""
        return not self.decision.collects and bool(self.found.asked) and not self.found.outcomes

    def lines(self) -> Iterator[str]:
        for name, value in self.found.asked:
            yield f"{self.decision.question(name).title} {given_words(words_here(), self.decision.question(name), value)}  ({name}={value})"
        if self.found.question:
            question = self.decision.question(self.found.question)
            yield phrase("next question: %(question)s", question=question.id)
            yield f"  {question.title}"
            yield from (f"  {question.id}={it.id}  {it.title}" for it in question.answers)
            if self.decision.offers_unknown(question):
                yield f"  {question.id}={UNKNOWN}  {words_here().gettext(DO_NOT_KNOW)}"
        elif not self.found.outcomes and not self.found.possible:
            yield phrase("no rule says what to do")
        if self.is_open() and (self.found.question or self.found.possible):
            yield from self._standing()
        yield from self._outcomes()

    def _outcomes(self) -> Iterator[str]:
        unknown = [name for name, value in self.found.asked if value == UNKNOWN]
        said = spoken(self.decision, self.found.outcomes, dict(self.found.asked), unknown)
        for name in self.found.outcomes:
            outcome = self.decision.outcome(name)
            yield phrase("outcome: %(outcome)s", outcome=outcome.id)
            yield f"  {outcome.title}"
            for it in said[name]:
                yield from (f"  {line}" for line in self._block(it).splitlines())
            if outcome.basis:
                yield phrase("  basis: %(basis)s", basis=outcome.basis)

    def _block(self, said: Said) -> str:
        condition = (
            phrase("If %(words)s: ", words=condition_words(words_here(), self.decision, said.when))
            if said.when
            else ""
        )
        kinds = {"action": phrase("do: "), "caution": phrase("caution: ")}
        return in_words(joined([condition, kinds.get(said.kind, ""), said.prose.source], ""))

    def _standing(self) -> Iterator[str]:
        where = standing(self.decision, dict(self.found.asked))
        yield phrase("still possible:")
        for row in where.possible:
            titles = "; ".join(self.decision.outcome(name).title for name in row)
            told = titles or in_words(phrase("no rule says what to do"))
            yield f"  {', '.join(row) or '-'}  {told}"
        for it in where.settling:
            alone = phrase(", by itself") if it.alone else ""
            yield phrase(
                "would settle it%(alone)s: %(question)s  %(decision)s",
                alone=alone,
                question=it.question,
                decision=self.decision.question(it.question).title,
            )
        for said in where.whichever:
            yield phrase("whichever it is: %(prose)s", prose=said.prose.source)
