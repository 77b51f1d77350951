"""Write an outcome as HTML: advice, cautions, what to do, what to read, what to decide next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from generator.decisions.speech import Said, spoken
from generator.kinds import Kind
from generator.model.clauses import Clause
from generator.model.decisions import Decision, Form, Ground, Outcome, Prose, RuleRow
from generator.model.playbook import Target
from generator.render.decisions.phrases import condition_words
from generator.render.decisions.words import BASES, Writer, badge
from generator.words.words import N_, Words

ITSELF = N_("The rule itself: no source given")
ITSELF_WORDS = N_(
    "What is cited here says what to do; no source is given for its following from these answers."
)


def outcome_html(
    writer: Writer,
    outcome: Outcome,
    rules: Iterable[RuleRow],
    said: Sequence[Said] | None = None,
) -> str:
    """Return what *outcome* says; *rules* are those that lead to it.

    *said* is what it says for certain answers, else it is all that it could say, each block with
    the answers on which it depends.
    """
    if said is None:
        said = spoken(writer.decision, [outcome.id])[outcome.id]
    outcomes = _Outcomes(writer)
    parts = (
        ground_html(writer.words, writer.decision, outcome, rules),
        f'<div class="dc-advice">{"".join(outcomes.advice(said))}</div>',
        *(outcomes.caution(it) for it in said if it.kind == "caution"),
        outcomes.actions(said),
        links_html(writer, outcome),
    )
    return "\n".join(part for part in parts if part)


def ground_html(
    words: Words, decision: Decision, outcome: Outcome, rules: Iterable[RuleRow]
) -> str:
    """Return what *outcome* rests on: of a tree's only what it says itself."""
    if is_its_own(decision, outcome):
        label = f'<span class="dc-basis dc-basis--uncited">{words.gettext(ITSELF)}</span>'
        return f'<p class="dc-ground">{label} {words.gettext(ITSELF_WORDS)}</p>'
    return _basis(words, grounds_of(decision, outcome, rules))


def is_its_own(decision: Decision, outcome: Outcome) -> bool:
    """Return whether *outcome* of a tree cites works and does not say what leads to it."""
    tree = decision.form is Form.TREE
    return tree and outcome.basis is None and outcome.ground is not None


def grounds_of(
    decision: Decision, outcome: Outcome, rules: Iterable[RuleRow]
) -> tuple[Ground, ...]:
    """Return what *outcome* rests on: as it says, else as its *rules* do, else what it cites."""
    own = [outcome.basis] if outcome.basis else [decision.rests_on(rule) for rule in rules]
    found = dict.fromkeys(it for it in own if it)
    if not found and outcome.ground and not is_its_own(decision, outcome):
        return (outcome.ground,)
    return tuple(found)


def rules_for(decision: Decision, outcome: Outcome) -> tuple[RuleRow, ...]:
    """Return the rules that lead to *outcome*."""
    return tuple(rule for rule in decision.rules if outcome.id in rule.gives)


def said_html(writer: Writer, said: Said) -> str:
    """Return one block as HTML, without the answers on which it depends."""
    if said.kind == "advice":
        return str(writer.block(said.prose))
    return str(writer.line(said.prose))


def when_data(said: Said) -> str:
    """Return the answers on which a block depends as the attribute that scripts read."""
    if not said.when:
        return ""
    rows = [[[clause_plain(it) for it in row] for row in one.rows] for one in said.when]
    words = escape(json.dumps(rows, separators=(",", ":")))
    return f' data-dc-when="{words}"'


def clause_plain(clause: Clause) -> list[Any]:
    """Return *clause* as scripts read it: its question, its terms, whether it is negated."""
    terms = [[[name, int(wanted)] for name, wanted in term] for term in clause.terms]
    return [clause.question, terms, int(clause.negated)]


def links_html(writer: Writer, outcome: Outcome) -> str:
    """Return the cards to read and the decisions to go on with."""
    cards = [Target(Kind.CARD, name.value) for name in outcome.cards]
    following = [Target(Kind.DECISION, name.value) for name in outcome.next]
    rows = (
        (cards, writer.words.gettext("Read")),
        (following, writer.words.gettext("Decide next")),
    )
    return "\n".join(
        f'<p class="dc-list-title">{title}</p>\n<ul>{lines}</ul>'
        for targets, title in rows
        if (lines := "".join(_Outcomes(writer).links(targets)))
    )


# Private functions


def _basis(words: Words, grounds: tuple[Ground, ...]) -> str:
    if not grounds:
        return ""
    said = " ".join(words.gettext(BASES[it].words) for it in grounds if it is not Ground.SOURCE)
    badges = " ".join(badge(words, ground) for ground in grounds)
    return f'<p class="dc-ground">{badges} {escape(said)}</p>'


@dataclass(frozen=True, slots=True)
class _Outcomes:
    """Outcomes as they are written."""

    writer: Writer

    def advice(self, said: Iterable[Said]) -> Iterator[str]:
        for it in said:
            if it.kind != "advice":
                continue
            html = said_html(self.writer, it)
            if it.when:
                words = self._if_words(it)
                html = (
                    f'<div class="dc-when"{when_data(it)}><p class="dc-if">{words}</p>{html}</div>'
                )
            yield html

    def caution(self, said: Said) -> str:
        return (
            f'<div class="admonition warning" role="note"{when_data(said)}>'
            f'<p class="admonition-title">{self.writer.words.gettext("Caution")}</p>'
            f"<p>{self._if(said)}{said_html(self.writer, said)}</p></div>"
        )

    def actions(self, said: Iterable[Said]) -> str:
        lines = "".join(
            f"<li{when_data(it)}>{self._if(it)}{said_html(self.writer, it)}</li>"
            for it in said
            if it.kind == "action"
        )
        title = self.writer.words.gettext("What to do")
        return f'<p class="dc-list-title">{title}</p>\n<ul>{lines}</ul>' if lines else ""

    def links(self, targets: Iterable[Target]) -> Iterator[str]:
        edition = self.writer.edition
        for link in (self.writer.desk.link(it) for it in targets if edition.shows(it)):
            yield f'<li><a href="{escape(link.href)}">{escape(link.title)}</a></li>'

    def _if_words(self, said: Said) -> str:
        condition = escape(condition_words(self.writer.words, self.writer.decision, said.when))
        return self.writer.words.gettext("If %(condition)s:", condition=condition)

    def _if(self, said: Said) -> str:
        if not said.when:
            return ""
        return f'<span class="dc-if">{self._if_words(said)}</span> '


def proses_of(said: Iterable[Said]) -> Iterator[Prose]:
    """Yield the Markdown of what is *said*."""
    return (it.prose for it in said)
