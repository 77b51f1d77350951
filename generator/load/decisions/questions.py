"""Read questions and factors with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.findings.diagnostics import Span
from generator.load.decisions.arrows import is_arrow, missing_target, read_arrow
from generator.load.decisions.fields import (
    OF_ANSWER,
    OF_QUESTION,
    Entry,
    gather,
    is_fields,
    name_of,
    read_fields,
    warn_buried,
)
from generator.load.decisions.findings import Reading
from generator.load.decisions.headings import Ids, Label, read_label
from generator.load.decisions.inner import Inside, with_inner
from generator.load.decisions.lines import Block, Line, Part, blocks, stretch
from generator.load.decisions.measures import measures_of, read_band
from generator.model.decisions import Answer, Arrow, Form, Prose, Question
from generator.rules.decisions import decision_bad_id, decision_stray_text, decision_unknown_field
from generator.words.phrases import phrase
from generator.words.words import N_


def read_questions(
    reading: Reading, entries: Iterable[Part], form: Form, ids: Ids, inside: Inside
) -> Iterator[Question]:
    """Yield the question of each part that has a heading.

    *inside* has the decisions whose outcomes may be answers, None where they are not known yet.
    """
    for part in entries:
        if part.heading:
            since = len(reading.allowances)
            yield _Questions(reading, form).question(part, part.heading, ids, inside)
            reading.widen(since, part.heading, (part.heading, *part.lines)[-1])


# Private functions


@dataclass(frozen=True, slots=True)
class _Questions:
    """What is read of questions, in the form of their decision."""

    reading: Reading
    form: Form

    def question(self, part: Part, heading: Line, ids: Ids, inside: Inside) -> Question:
        what = N_("question") if self.form is Form.TREE else N_("factor")
        label = read_label(self.reading, heading, len("## "), what)
        ids.take(label)
        sorted_in = self._sort(tuple(blocks(part.lines)))
        by_name = gather(
            self.reading,
            [
                it
                for block in sorted_in.fields
                for it in read_fields(self.reading, block, OF_QUESTION)
            ],
        )
        arrows = tuple(self._arrows(sorted_in.arrows, label))
        question = Question(
            label.id,
            label.title,
            label.span,
            (),
            hint=self._prose(by_name, "Hint"),
            why=self._prose(by_name, "Why"),
            explanation=self.reading.prose_of([line for block in sorted_in.text for line in block]),
            ordered=label.ordered,
            formerly=label.formerly,
            arrows=arrows,
            **measures_of(self.reading, label, by_name),
        )
        answers = tuple(self._answers(sorted_in.answers, question))
        answers = tuple(with_inner(self.reading, question, answers, inside, self.form))
        return replace(question, answers=answers)

    def _prose(self, by_name: Mapping[str, tuple[Entry, ...]], name: str) -> Prose:
        entries = by_name.get(name)
        return self.reading.prose(entries[0].start, entries[0].end) if entries else Prose()

    def _sort(self, found: Sequence[Block]) -> _Sorted:
        """Sort blocks into fields, answers and text; text behind the first answer is a finding."""
        labelled = any(_is_list(block) and _has_ids(block) for block in found)
        fields: list[Block] = []
        answers: list[Block] = []
        arrows: list[Line] = []
        text: list[Block] = []
        for whole in (part for block in found for part in _divided(block)):
            block = _without_arrows(whole, arrows)
            if not block:
                continue
            if is_fields(block, OF_QUESTION):
                fields.append(block)
            elif (_is_list(block) and (_has_ids(block) or not labelled)) or (
                answers and block[0].indent >= 2
            ):
                answers.append(block)
            elif answers:
                message = phrase("text stands behind the answers")
                help = phrase("move it above them, or indent it to belong to an answer")
                self.reading.fault(
                    decision_stray_text.RULE, self.reading.span(block[0]), message, help
                )
            else:
                warn_buried(self.reading, block, OF_QUESTION)
                text.append(block)
        return _Sorted(fields, answers, arrows, self._adjacent(text, fields))

    def _arrows(self, lines: Sequence[Line], label: Label) -> Iterator[Arrow]:
        for line in lines:
            if self.form is Form.TABLE:
                self._no_arrow(self.reading.span(line))
                continue
            arrow = read_arrow(
                self.reading,
                line.start,
                line.end,
                phrase("the question `%(label)s`", label=label.id),
            )
            if arrow:
                yield arrow

    def _adjacent(self, text: list[Block], fields: list[Block]) -> list[Block]:
        if len(text) < 2:
            return text
        first, last = text[0][0].start, text[-1][-1].end
        between = next((it for it in fields if first < it[0].start < last), None)
        if between:
            message = phrase("a field stands between two paragraphs of the explanation")
            help = phrase("move the field above or below them")
            self.reading.fault(
                decision_stray_text.RULE, self.reading.span(between[0]), message, help
            )
            return text[:1]
        return text

    def _answers(self, found: Iterable[Block], question: Question) -> Iterator[Answer]:
        ids = Ids(self.reading, phrase("answer"))
        held: list[Line] = []
        for line in (line for block in found for line in block):
            if _starts_answer(line) and held:
                yield self._answer(held, ids, question)
                held = []
            held.append(line)
        if held:
            yield self._answer(held, ids, question)

    def _answer(self, lines: Sequence[Line], ids: Ids, question: Question) -> Answer:
        label = read_label(self.reading, lines[0], len("- "), "answer")
        ids.take(label)
        below = [it for it in lines[1:] if is_arrow(it.words) and not it.fenced]
        fields = [line for line in lines[1:] if name_of(line) in OF_ANSWER]
        text = [line for line in lines[1:] if line not in fields and line not in below]
        self._check_order(text, [*fields, *below])
        entries = gather(self.reading, tuple(read_fields(self.reading, tuple(fields), OF_ANSWER)))
        return Answer(
            label.id,
            label.title,
            label.span,
            tuple(self._leads(lines[0], below, label, question)),
            because=self._prose(entries, "Because"),
            note=self._prose(entries, "Note"),
            explanation=self.reading.prose_of(text),
            formerly=label.formerly,
            band=read_band(self.reading, question, label),
            alone=self._alone(question, label),
        )

    def _check_order(self, text: Sequence[Line], fields: Sequence[Line]) -> None:
        start, end = stretch(text)
        for line in fields:
            if start < line.start < end:
                self.reading.fault(
                    decision_unknown_field.RULE,
                    self.reading.span(line),
                    phrase("a field goes on over its line"),
                    phrase("write the whole value on one line"),
                )

    def _alone(self, question: Question, label: Label) -> bool:
        if "alone" not in label.flags:
            return False
        if not question.several:
            message = phrase(
                "`%(question)s` has one answer, so each stands alone", question=question.id
            )
            help = phrase("take `.alone` out, or write `.several` behind the question")
            self.reading.fault(decision_bad_id.RULE, label.span, message, help)
        return True

    def _leads(
        self, line: Line, below: Sequence[Line], label: Label, question: Question
    ) -> Iterator[Arrow]:
        """Yield the arrows of the answer *label*: that behind its braces, and those *below* it."""
        tail = self.reading.text.content[label.rest : line.end]
        begin = label.rest + len(tail) - len(tail.lstrip())
        places = [(begin, line.end)] if tail.strip() else []
        places += [(it.start, it.end) for it in below]
        whose = phrase("the answer `%(label)s`", label=label.id or label.title)
        if self.form is Form.TABLE:
            if places:
                self._no_arrow(self.reading.text.span(*places[0]))
            return
        if tail.strip() and not is_arrow(tail.strip()):
            places = places[1:]
            missing_target(self.reading, self.reading.span(line), whose)
        elif not places and not question.arrows:
            missing_target(self.reading, self.reading.span(line), whose)
        found = (read_arrow(self.reading, start, end, whose) for start, end in places)
        yield from (arrow for arrow in found if arrow)

    def _no_arrow(self, span: Span) -> None:
        message = phrase("a value of a factor leads nowhere by itself")
        help = phrase("take the text behind the braces away; the rules say where it leads")
        self.reading.fault(decision_stray_text.RULE, span, message, help)


@dataclass(frozen=True, slots=True)
class _Sorted:
    fields: list[Block]
    answers: list[Block]
    arrows: list[Line]
    text: list[Block]


def _divided(block: Block) -> tuple[Block, ...]:
    """Return *block*, or its fields and the answers that follow them without an empty line."""
    if not is_fields(block, OF_QUESTION):
        return (block,)
    answers = (at for at, line in enumerate(block) if _starts_answer(line) and "{#" in line.words)
    first = next(answers, 0)
    return (block[:first], block[first:]) if first else (block,)


def _without_arrows(block: Block, arrows: list[Line]) -> Block:
    """Return *block* without the lines that are arrows of the question, which go to *arrows*."""
    own = [it for it in block if is_arrow(it.words) and it.indent < 2 and not it.fenced]
    arrows += own
    return tuple(line for line in block if line not in own)


def _is_list(block: Block) -> bool:
    return block[0].words[:2] in {"- ", "* "} and not block[0].fenced and block[0].indent < 2


def _has_ids(block: Block) -> bool:
    return any(_starts_answer(line) and "{#" in line.words for line in block)


def _starts_answer(line: Line) -> bool:
    return line.indent < 2 and line.words[:2] in {"- ", "* "}
