"""Gather the memo at the end of a route: what was asked, what came out, why, and what it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.decisions.speech import Said, spoken
from generator.model.decisions import Decision, Outcome, Prose, RuleRow, Step
from generator.render.decisions.outcomes import proses_of
from generator.render.decisions.routes import Route, Stop
from generator.render.decisions.steps import Walked, Work
from generator.render.decisions.words import keys_of
from generator.words.words import Words


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A single answer given otherwise, what then comes out or is asked, and where that stands."""

    question: str
    answer: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Memo:
    """What stands in the memo at the end of a route; ``works`` are those that are cited in it.

    ``rules`` hold whatever else might have been answered. Where none does, ``between`` are those
    that cover what was not asked between them.
    """

    stop: Stop
    outcomes: tuple[Outcome, ...]
    said: Mapping[str, Sequence[Said]]
    rules: tuple[RuleRow, ...]
    between: tuple[RuleRow, ...]
    works: tuple[Work, ...]
    others: tuple[Otherwise, ...]

    @property
    def route(self) -> Route:
        """Return the way to the outcomes."""
        return self.stop.route

    @property
    def title(self) -> str:
        """Return the titles of all that came out."""
        return "; ".join(outcome.title for outcome in self.outcomes)

    @property
    def grounding(self) -> tuple[RuleRow, ...]:
        """Return the rules that the outcomes rest on."""
        return self.rules or self.between


def memo_of(shared: Walked, stop: Stop) -> Memo:
    """Gather the memo at *stop*, where there is an outcome."""
    decision, route = shared.routes.decision, stop.route
    gives = shared.routes.graph.steps[route.at].outcomes
    answers = dict(route.asked)
    said = spoken(decision, gives, None if shared.routes.large else answers)
    rules, between = _rules(shared, gives, answers)
    keys = set(keys_of(_proses(shared, route, said, rules or between)))
    works = tuple(work for key, work in shared.works.items() if key in keys)
    outcomes = tuple(decision.outcome(name) for name in gives)
    return Memo(stop, outcomes, said, rules, between, works, tuple(_others(shared, stop)))


# Private functions


def _rules(
    shared: Walked, gives: tuple[str, ...], answers: Mapping[str, str]
) -> tuple[tuple[RuleRow, ...], tuple[RuleRow, ...]]:
    """Return the rules that surely hold, and those left open where none does."""
    decision = shared.routes.decision
    if shared.routes.large:  # nobody knows here what was answered
        return (), tuple(rule for rule in decision.rules if rule.gives == gives)
    surely = tuple(it for it in shared.matcher.holding(answers) if it.gives == gives)
    return surely, tuple(it for it in shared.matcher.matching(answers) if it.gives == gives)


def _proses(
    shared: Walked, route: Route, said: Mapping[str, Sequence[Said]], rules: Iterable[RuleRow]
) -> Iterator[Prose]:
    """Yield all that is printed in the memo."""
    decision = shared.routes.decision
    for part in said.values():
        yield from proses_of(part)
    yield from (decision.reason(rule) for rule in rules)
    for name, value in route.asked:
        question = decision.question(name)
        yield question.why
        for answer in question.chosen(value):
            yield from (answer.because, answer.note)


def _others(shared: Walked, stop: Stop) -> Iterator[Otherwise]:
    """Yield the single answers that lead elsewhere."""
    decision, steps = shared.routes.decision, shared.routes.graph.steps
    now = steps[stop.route.at].outcomes
    for (name, _), turns in zip(stop.route.asked, stop.turns, strict=True):
        for turn in turns:
            step = steps[turn.to]
            if step.leads or step.outcomes != now:
                title = decision.question(name).title
                following = next_words(shared.words, decision, step)
                yield Otherwise(title, turn.words, following, turn.address)


def next_words(words: Words, decision: Decision, step: Step) -> str:
    """Return what *step* asks or gives."""
    if step.leads:
        title = decision.question(step.question).title
        return words.gettext("the next question is “%(question)s”", question=title)
    titles = "; ".join(decision.outcome(name).title for name in step.outcomes)
    return titles or words.gettext("no rule says what to do")
