"""Read arrows: ``-> target``, ``-> outcome, outcome``, ``-> target if question=answer``."""

from __future__ import annotations

import re

from generator.findings.diagnostics import Span
from generator.load.decisions.findings import Reading, names_in
from generator.model.decisions import Arrow
from generator.rules.decisions import decision_bad_condition, decision_missing_target
from generator.words.phrases import phrase

# The word that divides an arrow's targets from its condition.
_IF = re.compile(r"\s+if(?:\s+|\Z)")


def is_arrow(words: str) -> bool:
    """Return whether *words* begin with an arrow."""
    return words.startswith("->")


def read_arrow(reading: Reading, start: int, end: int, whose: str) -> Arrow | None:
    """Read the arrow from *start* to *end*; *whose* says in a finding where it belongs.

    Its condition is kept as it is written until all questions are known.
    """
    words = reading.text.content[start:end]
    divided = _IF.search(words)
    close = divided.start() if divided else len(words)
    targets = names_in(reading.text, start + len("->"), start + close)
    source = words[divided.end() :].strip() if divided else ""
    span = reading.text.span(start, max(end, start + 1))
    if not targets:
        missing_target(reading, span, whose)
        return None
    if divided and not source:
        message = phrase("the arrow of %(whose)s asks nothing behind `if`", whose=whose)
        help = phrase("write a question and an answer, such as `-> id if budget=cio`")
        reading.fault(decision_bad_condition.RULE, span, message, help)
        return None
    return Arrow(targets, span, None, source)


def missing_target(reading: Reading, span: Span, whose: str) -> None:
    """Note that what *whose* names leads nowhere."""
    help = phrase("write `-> id` behind it, the id of a question or of an outcome")
    reading.fault(
        decision_missing_target.RULE, span, phrase("%(whose)s leads nowhere", whose=whose), help
    )
