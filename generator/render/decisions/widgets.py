"""Write what a walker turns into fields: a number, a date, several answers, a decision inside."""

from __future__ import annotations

import json

from generator.kinds import Kind
from generator.model.decisions import Question
from generator.model.playbook import Target
from generator.render.decisions.words import Writer, safe


def measure_html(question: Question) -> str:
    """Return the place for a field of a number or a date; empty without script."""
    return (
        f'<div class="dc-field" data-dc-field="{question.shape}" data-dc-name="{question.id}"'
        f' data-dc-unit="{safe(question.unit)}"></div>'
    )


def several_html(question: Question, prefix: str) -> str:
    """Return the place for check boxes; *prefix* is where their answer's address begins."""
    answers = [[it.id, it.title, int(it.alone)] for it in question.answers]
    words = safe(json.dumps(answers, ensure_ascii=False, separators=(",", ":")))
    return (
        f'<div class="dc-field" data-dc-several="{words}" data-dc-name="{question.id}"'
        f' data-dc-prefix="{safe(prefix)}"></div>'
    )


def inner_html(writer: Writer, question: Question) -> str:
    """Return the way to the decision whose outcomes are the answers to *question*."""
    if question.inner is None:
        return ""
    target = Target(Kind.DECISION, question.inner.value)
    if not writer.edition.shows(target):
        return ""
    to = writer.desk.link(target)
    first = writer.words.gettext("Decide this first")
    return (
        f'<p class="dc-inner"><a href="{safe(to.href)}start/" data-dc-inner="{question.inner.value}"'
        f' data-dc-name="{question.id}">{first}</a>'
        f" <span>{safe(to.title)}</span></p>"
    )
