"""Write an outcome as HTML: advice, cautions, what to do, what to read, what to decide next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.kinds import Kind
from generator.model.decisions import Decision, Ground, Outcome, Prose, RuleRow
from generator.model.playbook import Target
from generator.render.decisions.words import BASES, Writer, badge


def outcome_html(writer: Writer, outcome: Outcome, here: str, rules: Iterable[RuleRow]) -> str:
    """Return all that *outcome* says; *rules* are those that lead to it."""
    advice = "".join(writer.block(part, here) for part in outcome.advice)
    parts = (
        _basis(grounds_of(outcome, rules)),
        f'<div class="dc-advice">{advice}</div>',
        _cautions(writer, outcome, here),
        _listed(writer, "What to do", outcome.actions, here),
        _links(writer, outcome, here),
    )
    return "\n".join(part for part in parts if part)


def grounds_of(outcome: Outcome, rules: Iterable[RuleRow]) -> tuple[Ground, ...]:
    """Return what *outcome* rests on: as it says, else as its *rules* do, else what it cites."""
    own = [outcome.basis] if outcome.basis else [rule.basis for rule in rules]
    found = dict.fromkeys(it for it in own if it)
    if not found and outcome.ground:
        return (outcome.ground,)
    return tuple(found)


def rules_for(decision: Decision, outcome: Outcome) -> tuple[RuleRow, ...]:
    """Return the rules that lead to *outcome*."""
    return tuple(rule for rule in decision.rules if rule.outcome.value == outcome.id)


def proses_of(outcome: Outcome) -> Iterator[Prose]:
    """Yield the Markdown of *outcome*."""
    yield from (*outcome.advice, *outcome.cautions, *outcome.actions)


# Private functions


def _basis(grounds: tuple[Ground, ...]) -> str:
    if not grounds:
        return ""
    words = " ".join(BASES[it].words for it in grounds if it is not Ground.SOURCE)
    badges = " ".join(badge(ground) for ground in grounds)
    return f'<p class="dc-ground">{badges} {escape(words)}</p>'


def _cautions(writer: Writer, outcome: Outcome, here: str) -> str:
    return "\n".join(
        '<div class="admonition warning" role="note"><p class="admonition-title">Caution</p>'
        f"<p>{writer.line(caution, here)}</p></div>"
        for caution in outcome.cautions
    )


def _listed(writer: Writer, title: str, proses: Iterable[Prose], here: str) -> str:
    lines = "".join(f"<li>{writer.line(it, here)}</li>" for it in proses)
    return f'<p class="dc-list-title">{title}</p>\n<ul>{lines}</ul>' if lines else ""


def _links(writer: Writer, outcome: Outcome, here: str) -> str:
    edition = writer.edition
    cards = [Target(Kind.CARD, name.value) for name in outcome.cards]
    following = [Target(Kind.DECISION, name.value) for name in outcome.next]
    rows = ((cards, "Read"), (following, "Decide next"))
    return "\n".join(
        f'<p class="dc-list-title">{title}</p>\n<ul>{lines}</ul>'
        for targets, title in rows
        if (
            lines := "".join(
                f'<li><a href="{escape(link.href)}">{escape(link.title)}</a></li>'
                for link in (edition.link(it, here) for it in targets if edition.shows(it))
            )
        )
    )
