"""Name questions and answers as FEEL and XML read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from generator.model.decisions import WHICH, Part, Question
from generator.model.values import Shape

TYPES = {Shape.NUMBER: "number", Shape.DATE: "date", Shape.CHOICE: "string"}


@dataclass(frozen=True, slots=True)
class Input:
    """An input of the table: a whole question, or one of several answers."""

    id: str
    name: str
    label: str
    type: str
    part: Part


def feel_name(name: str) -> str:
    """Return the id *name* as a name that FEEL reads as one."""
    return f"q_{name.replace('-', '_')}"


def inputs_of(question: Question) -> Iterator[Input]:
    """Yield the inputs of *question*, one for each of its parts."""
    for part in question.parts:
        if not part.answer:
            kind = TYPES[question.shape]
            yield Input(question.id, feel_name(question.id), question.title, kind, part)
            continue
        which = part.answer == WHICH
        name = f"{question.id}.{'which' if which else part.answer}"
        answer = question.answer(part.answer)
        label = f"{question.title} {answer.title if answer else ''}".strip()
        feel = f"{feel_name(question.id)}_{'which' if which else part.answer.replace('-', '_')}"
        yield Input(name, feel, label, "string" if which else "boolean", part)


def ncname(key: str) -> str:
    """Return *key* as a part of an XML id, no two keys alike."""
    return "".join(it if it.isascii() and it.isalnum() else f"_{ord(it):x}_" for it in key)


def answer_words(question: Question | None, given: Input | None, words: str = "") -> str:
    """Return the answers that an input can have, each with its words, escaped."""
    if question is None or given is None:
        return escape(words)
    if given.type == "boolean":
        return escape(f"true: {given.label}")
    answers = question.alone if given.part.answer == WHICH else question.answers
    unit = f" ({question.unit})" if question.unit else ""
    lines = (f"{it.band.source if it.band else it.id}: {it.title}" for it in answers)
    return escape("; ".join(lines) + unit)
