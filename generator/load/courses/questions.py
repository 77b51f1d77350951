"""Read the questions of a self-check: options with boxes, reasons, and what they rest on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.load.courses.fields import OF_OPTION, OF_QUESTION, prose, split_fields
from generator.load.courses.labels import Ids, read_label
from generator.load.courses.lists import Item, cut_list
from generator.load.decisions.findings import Reading as Found
from generator.load.decisions.findings import names_in
from generator.load.decisions.lines import Line, Part, stretch
from generator.model.courses import Option, Question
from generator.rules.courses import course_bad_value, course_stray_text, option_without_box
from generator.words.phrases import phrase

BOX = re.compile(r"\[(?P<mark>[ xX])\](?:[ \t]+|\Z)")


def read_question(found: Found, part: Part, heading: Line, ids: Ids) -> Question:
    """Return the question of *part*, whose heading is *heading*."""
    since = len(found.allowances)
    label = ids.take(read_label(found, heading, phrase("question")))
    above, items, below = cut_list(part.lines)
    before, text = split_fields(found, above, OF_QUESTION)
    after, stray = split_fields(found, below, OF_QUESTION)
    _say_stray(found, stray)
    fields = {**before, **after}
    said = fields.get("Said-by")
    question = Question(
        label.id,
        label.title,
        label.span,
        found.prose_of(text),
        tuple(_option(found, item) for item in items),
        prose(found, fields, "Because"),
        names_in(found.text, said.start, said.end) if said else (),
        label.formerly,
    )
    found.widen(since, heading, (heading, *part.lines)[-1])
    return question


# Private functions


def _say_stray(found: Found, lines: Sequence[Line]) -> None:
    line = next((it for it in lines if it.words), None)
    if line:
        found.fault(
            course_stray_text.RULE,
            found.span(line),
            phrase("text stands below the options of the question, where nothing reads it"),
            phrase("move it above them, or write `Because:` before it"),
        )


def _option(found: Found, item: Item) -> Option:
    first = item.lines[0]
    box = BOX.match(found.text.content[item.start : first.end])
    if box is None:
        message = phrase("the option has no box that says whether it is right")
        help = phrase("write `- [x] ...` if it is right, `- [ ] ...` if not")
        found.fault(option_without_box.RULE, found.span(first), message, help)
    start = item.start + (box.end() if box else 0)
    fields, words = split_fields(found, item.lines[1:], OF_OPTION)
    end = max(first.end, stretch(words)[1])
    span = found.text.span(start, max(end, start + 1))
    if not found.text.content[start:end].strip():
        message = phrase("the option has no words")
        help = phrase("write what it says behind the box, or take it out")
        found.fault(course_bad_value.RULE, found.span(first), message, help)
    right = box is not None and box["mark"] in "xX"
    return Option(found.prose(start, end), right, span, prose(found, fields, "Because"))
