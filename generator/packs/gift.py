"""Write the questions of a course as GIFT, the text format that many question banks read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.packs.content import Pack, PackQuestion, record, short
from generator.packs.scoring import decimals, percent

# What has a meaning of its own in GIFT; a stroke before it takes that away.
MARKS = re.compile(r"([~=#{}:\\])")


def gift(pack: Pack) -> bytes:
    """Return the questions of *pack*, those of each module in a category of their own."""
    blocks = [f"// playbook.json {_line(json.dumps(json.loads(record(pack)), ensure_ascii=False))}"]
    for module in pack.modules:
        if module.questions:
            path = "/".join(it.replace("/", "//") for it in (pack.title, module.title))
            blocks.append(f"$CATEGORY: $course$/top/{_line(path)}")
        blocks += (_question(pack, question) for question in module.questions)
    return ("\n\n".join(blocks) + "\n").encode()


def escaped(words: str) -> str:
    """Return *words* in one line, with nothing in it that GIFT would read as its own."""
    return MARKS.sub(r"\\\1", _line(words))


# Private functions


def _line(words: str) -> str:
    return " ".join(words.split())


def _question(pack: Pack, question: PackQuestion) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in question.tags)
    answers = "\n".join(_answers(question))
    inside = f"\n{answers}\n" if question.options else ""
    if question.because:
        inside += f"\t####[html]{escaped(question.because)}\n"
    return (
        f"// [id:{pack.id}.{question.id}]{tags}\n"
        f"::{escaped(short(question.title, 200))}::[html]{escaped(question.html)}{{{inside}}}"
    )


def _answers(question: PackQuestion) -> Iterator[str]:
    if question.sort == "truth":
        yield from _truth(question)
        return
    for option in question.options:
        share = decimals(percent(question, option), 5)
        mark = "=" if option.right else "~"
        mark = f"~%{share}%" if question.sort == "several" else mark
        reason = f"#[html]{escaped(option.because)}" if option.because else ""
        yield f"\t{mark}[html]{escaped(option.html)}{reason}"


def _truth(question: PackQuestion) -> Iterator[str]:
    """Yield the answer: its reasons stand as the one for wrong answers, then the one for right."""
    right = next((it for it in question.options if it.right), question.options[0])
    wrong = next((it for it in question.options if not it.right), question.options[-1])
    yield f"\t{'TRUE' if right.text.strip().casefold() == 'true' else 'FALSE'}"
    if wrong.because or right.because:
        yield f"\t#[html]{escaped(wrong.because)}#[html]{escaped(right.because)}"
