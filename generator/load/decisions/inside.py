"""Read decisions again whose answers are the outcomes of others, once those are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from generator.findings.diagnostics import Diagnostic
from generator.load.decisions import inner_of
from generator.model.decisions import Decision
from generator.model.text import Allowance
from generator.rules.decisions import circular_decisions
from generator.words.phrases import in_code, phrase

Read: TypeAlias = tuple[Decision, tuple[Allowance, ...], tuple[Diagnostic, ...]]
Again = Callable[[Decision, Mapping[str, Decision]], Read]


def settle_inside(decisions: Iterable[Decision], again: Again) -> Iterator[Read]:
    """Yield what *again* makes of each of *decisions* that waits, with those it waits for.

    A decision is read after all those inside it. Those that wait for each other are a finding.
    """
    known = {decision.id: decision for decision in decisions}
    waiting = {name: it for name, it in known.items() if inner_of(it)}
    while waiting:
        ready = [it for it in waiting.values() if not waiting.keys() & set(inner_of(it))]
        for decision in ready:
            others = {name: it for name, it in known.items() if name != decision.id}
            read = again(decision, others)
            known[decision.id] = read[0]
            del waiting[decision.id]
            yield read
        if not ready:
            break
    yield from _circles(waiting)


# Private functions


def _circles(waiting: Mapping[str, Decision]) -> Iterator[Read]:
    """Yield the decisions that are left, each finding where one leads back to itself."""
    told: set[str] = set()
    for name, decision in waiting.items():
        circle = _circle(waiting, name)
        found: tuple[Diagnostic, ...] = ()
        if circle and not told & set(circle):
            told |= set(circle)
            span = next(
                it.inner.span
                for it in decision.questions
                if it.inner and it.inner.value == (*circle, name)[1]
            )
            message = phrase(
                "decisions stand inside each other: %(circle)s",
                circle=" -> ".join(in_code((*circle, name))),
            )
            help = phrase("let one of them ask its reader instead")
            found = (circular_decisions.RULE.at(span, message, help=help),)
        yield decision, (), found


def _circle(waiting: Mapping[str, Decision], start: str) -> tuple[str, ...]:
    """Return the decisions that lead from *start* back to it, () where none do."""
    stack: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while stack:
        path = stack.pop()
        for name in inner_of(waiting[path[-1]]):
            if name == start:
                return path
            if name in waiting and name not in seen:
                seen.add(name)
                stack.append((*path, name))
    return ()
