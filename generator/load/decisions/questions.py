"""Read questions and factors with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.load.decisions.fields import (
    OF_ANSWER,
    OF_QUESTION,
    gather,
    is_fields,
    name_of,
    read_fields,
    warn_buried,
)
from generator.load.decisions.findings import Reading
from generator.load.decisions.headings import Ids, Label, read_label
from generator.load.decisions.lines import Block, Line, Part, blocks, stretch
from generator.model.decisions import Answer, Form, Prose, Question
from generator.model.text import Name
from generator.rules.decisions import (
    decision_missing_target,
    decision_stray_text,
    decision_unknown_field,
)


def read_questions(
    reading: Reading, entries: Iterable[Part], form: Form, ids: Ids
) -> Iterator[Question]:
    """Yield the question of each part that has a heading."""
    for part in entries:
        if part.heading:
            since = len(reading.allowances)
            yield _question(reading, part, part.heading, form, ids)
            reading.widen(since, part.heading, (part.heading, *part.lines)[-1])


# Private functions


def _question(reading: Reading, part: Part, heading: Line, form: Form, ids: Ids) -> Question:
    what = "question" if form is Form.TREE else "factor"
    label = read_label(reading, heading, len("## "), what)
    ids.take(label)
    fields, answers, text = _sort(reading, tuple(blocks(part.lines)))
    by_name = gather(
        reading, [it for block in fields for it in read_fields(reading, block, OF_QUESTION)]
    )
    proses = {name: reading.prose(it[0].start, it[0].end) for name, it in by_name.items()}
    return Question(
        label.id,
        label.title,
        label.span,
        tuple(_answers(reading, answers, form)),
        hint=proses.get("Hint", Prose()),
        why=proses.get("Why", Prose()),
        explanation=reading.prose_of([line for block in text for line in block]),
        ordered=label.ordered,
        formerly=label.formerly,
    )


def _sort(reading: Reading, found: Sequence[Block]) -> tuple[list[Block], list[Block], list[Block]]:
    """Sort blocks into fields, answers and text; text behind the first answer is a finding."""
    labelled = any(_is_list(block) and _has_ids(block) for block in found)
    fields: list[Block] = []
    answers: list[Block] = []
    text: list[Block] = []
    for block in found:
        if is_fields(block, OF_QUESTION):
            fields.append(block)
        elif (_is_list(block) and (_has_ids(block) or not labelled)) or (
            answers and block[0].indent >= 2
        ):
            answers.append(block)
        elif answers:
            message = "text stands behind the answers"
            help = "move it above them, or indent it to belong to an answer"
            reading.fault(decision_stray_text.RULE, reading.span(block[0]), message, help)
        else:
            warn_buried(reading, block, OF_QUESTION)
            text.append(block)
    return fields, answers, _adjacent(reading, text, fields)


def _adjacent(reading: Reading, text: list[Block], fields: list[Block]) -> list[Block]:
    if len(text) < 2:
        return text
    first, last = text[0][0].start, text[-1][-1].end
    between = next((it for it in fields if first < it[0].start < last), None)
    if between:
        message = "a field stands between two paragraphs of the explanation"
        help = "move the field above or below them"
        reading.fault(decision_stray_text.RULE, reading.span(between[0]), message, help)
        return text[:1]
    return text


def _is_list(block: Block) -> bool:
    return block[0].words[:2] in {"- ", "* "} and not block[0].fenced and block[0].indent < 2


def _has_ids(block: Block) -> bool:
    return any(_starts_answer(line) and "{#" in line.words for line in block)


def _starts_answer(line: Line) -> bool:
    return line.indent < 2 and line.words[:2] in {"- ", "* "}


def _answers(reading: Reading, found: Iterable[Block], form: Form) -> Iterator[Answer]:
    ids = Ids(reading, "answer")
    held: list[Line] = []
    for line in (line for block in found for line in block):
        if _starts_answer(line) and held:
            yield _answer(reading, held, form, ids)
            held = []
        held.append(line)
    if held:
        yield _answer(reading, held, form, ids)


def _answer(reading: Reading, lines: Sequence[Line], form: Form, ids: Ids) -> Answer:
    label = read_label(reading, lines[0], len("- "), "answer")
    ids.take(label)
    target = _target(reading, lines[0], label, form)
    fields = [line for line in lines[1:] if name_of(line) in OF_ANSWER]
    text = [line for line in lines[1:] if line not in fields]
    _check_order(reading, text, fields)
    entries = gather(reading, tuple(read_fields(reading, tuple(fields), OF_ANSWER)))
    because = entries.get("Because", ())
    return Answer(
        label.id,
        label.title,
        label.span,
        target,
        because=reading.prose(because[0].start, because[0].end) if because else Prose(),
        explanation=reading.prose_of(text),
        formerly=label.formerly,
    )


def _check_order(reading: Reading, text: Sequence[Line], fields: Sequence[Line]) -> None:
    start, end = stretch(text)
    for line in fields:
        if start < line.start < end:
            reading.fault(
                decision_unknown_field.RULE,
                reading.span(line),
                "a field goes on over its line",
                "write the whole value on one line",
            )


def _target(reading: Reading, line: Line, label: Label, form: Form) -> Name | None:
    tail = reading.text.content[label.rest : line.end]
    words = tail.strip()
    begin = label.rest + len(tail) - len(tail.lstrip())
    if form is Form.TABLE:
        if words:
            message = "a value of a factor leads nowhere by itself"
            help = "take the text behind the braces away; the rules say where it leads"
            span = reading.text.span(begin, line.end)
            reading.fault(decision_stray_text.RULE, span, message, help)
        return None
    target = words.removeprefix("->").strip()
    if not words.startswith("->") or not target:
        message = f"the answer `{label.id or label.title}` leads nowhere"
        help = "write `-> id` behind it, the id of a question or of an outcome"
        reading.fault(decision_missing_target.RULE, reading.span(line), message, help)
        return None
    return Name(target, reading.text.span(line.end - len(target), line.end))
