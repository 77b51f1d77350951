"""Findings are said in the language of the playbook, and are otherwise the same."""

from __future__ import annotations

from dataclasses import replace

from generator.findings.diagnostics import Diagnostic, Note, Severity, Span
from generator.findings.language import in_language
from generator.words.phrases import phrase
from generator.words.words import WORDS, words_of

SPAN = Span("kb/cards/a.md", 1, 2, 1, 3)
FOUND = Diagnostic(
    "unknown-card",
    Severity.ERROR,
    SPAN,
    phrase("there is no %(kind)s `%(name)s`", kind=phrase("role"), name="a"),
    phrase("did you mean `%(near)s`?", near="b"),
    (Note(SPAN, phrase("first used here")),),
)


def test_german() -> None:
    said = replace(
        FOUND,
        message="es gibt nicht: Rolle `a`",
        help="meinten Sie `b`?",
        notes=(Note(SPAN, "hier zuerst gebraucht"),),
    )
    assert in_language([FOUND], words_of("de")) == (said,)


def test_english() -> None:
    assert in_language([FOUND], WORDS) == (FOUND,)
