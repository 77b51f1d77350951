"""Draw a decision as SVG: real text, every box a link, the same bytes each time.

Two layouts: a tree from left to right, and, where that grows too wide, a *ladder*: the heaviest
branch goes on downwards in the same column, the others to the right. A ladder of n boxes has at
most log2(n) + 1 columns, so its text stays legible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import islice

from generator.decisions.walk import questions_left
from generator.model.decisions import Decision, Graph, Question
from generator.render.decisions.lettering import lines_of
from generator.render.decisions.phrases import either
from generator.words.words import Words

SIZE = 14  # of letters in boxes; answers stand one smaller
LEADING = 18
WIDTH = 204  # of a box
GAP = 34  # between columns
ROW = 16  # between what stands one below the other
PAD = 9
MARGIN = 4
WIDEST = 930  # of the tidy layout: what a page of 1,280 pixels has room for
MOST_LINES = 6
MOST_BOXES = 60  # of one chart
MOST_CHARTS = 24
MOST_CHOICES = 256  # of several answers, that a label tells apart
DEEPEST = 100  # questions in a row; nobody reads a drawing of more

# How it looks where no style sheet reaches into a drawing, as in a PDF or a picture by itself
LINE = 'fill="none" stroke="#8f8672" stroke-width="1.5"'
FRAMES = {
    "question": 'fill="#ffffff" stroke="#8f8672"',
    "outcome": 'fill="#e4f0ee" stroke="#0b5c60"',
    "again": 'fill="#ffffff" stroke="#8f8672" stroke-dasharray="4 3"',
}


@dataclass(frozen=True, slots=True)
class Box:
    """What is drawn: a question or an outcome, with the answers that lead to it.

    ``kind`` is ``question``, ``outcome`` or ``again``: a question that is drawn in full elsewhere.
    """

    kind: str
    words: str
    href: str
    answers: str = ""
    leads: tuple[Box, ...] = ()
    name: str = ""  # for those who hear it, where the words alone say too little

    @property
    def count(self) -> int:
        """Return how many boxes are drawn for it."""
        return 1 + sum(box.count for box in self.leads)


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with its place: ``x`` and ``y`` of the frame, the answers' lines above it."""

    box: Box
    x: int
    y: int
    height: int
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    label_x: int
    below: bool = False  # it hangs below the box that leads to it, not to its right
    leads: tuple[Placed, ...] = ()

    def all(self) -> Iterator[Placed]:
        """Yield it and all that it leads to, in the order of the document."""
        yield self
        for placed in self.leads:
            yield from placed.all()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing; ``answers`` say which branch of the decision it is, "" for the whole."""

    answers: str
    box: Box


def charts_of(words: Words, decision: Decision, hrefs: Mapping[str, str]) -> tuple[Chart, ...]:
    """Return the charts of *decision*, none where it would take too many.

    *hrefs* has the address of each question and outcome.
    """
    if decision.graph is None or questions_left(decision.graph)[0] > DEEPEST:
        return ()
    whole = _Boxes(words, decision, decision.graph, hrefs, _numbers(decision.graph)).box(0, "")
    found = tuple(_split(Chart("", whole), words.gettext("then")))
    return found if len(found) <= MOST_CHARTS else ()


def svg(chart: Chart, title: str, name: str) -> str:
    """Return *chart* as an SVG element called *title*; *name* is its id on the page."""
    placed, width, height = layout(chart.box)
    parts = "".join(_drawn(placed))
    columns = round((width - 2 * MARGIN + GAP) / (WIDTH + GAP))
    return (
        f'<svg class="dc-chart dc-chart--{columns}" role="group" aria-labelledby="{escape(name)}-title"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' font-size="{SIZE}" font-family="sans-serif" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{escape(name)}-title">{escape(title)}</title>{parts}</svg>'
    )


def layout(box: Box) -> tuple[Placed, int, int]:
    """Return *box* and what it leads to with their places, and the size of the whole."""
    place = _tidy if _span(_depth(box)) <= WIDEST else _ladder
    placed, bottom = place(box, 0, MARGIN)
    right = max(it.x for it in placed.all()) + WIDTH
    return placed, right + MARGIN, bottom + MARGIN


# Private functions: what is drawn


@dataclass(slots=True)
class _Boxes:
    words: Words
    decision: Decision
    graph: Graph
    hrefs: Mapping[str, str]
    numbers: Mapping[int, int]
    drawn: set[int] = field(default_factory=set)

    def box(self, at: int, answers: str) -> Box:
        """Return the box of the step *at*; a question is drawn with its answers once."""
        step = self.graph.steps[at]
        if not step.leads:
            if not step.outcomes:
                return Box("outcome", self.words.gettext("No rule"), "#", answers)
            labels = " + ".join(self.decision.outcome(name).label for name in step.outcomes)
            return Box("outcome", labels, self.hrefs[step.outcome], answers)
        question = self.decision.question(step.question)
        href = self.hrefs[question.id]
        number = self.numbers.get(at)
        if at in self.drawn:
            return Box(
                "again",
                self.words.gettext("Go to %(number)s", number=number),
                href,
                answers,
                name=question.title,
            )
        self.drawn.add(at)
        found = _exits(self.words, self.graph, question, at)
        leads = tuple(self.box(lead, those) for lead, those in found)
        title = f"{number}. {question.title}" if number else question.title
        return Box("question", title, href, answers, leads)


def _numbers(graph: Graph) -> dict[int, int]:
    """Return a number for each question that more than one box leads to."""
    parents: dict[int, set[int]] = {}
    for at, step in enumerate(graph.steps):
        for lead in step.leads:
            if graph.steps[lead].question != step.question:
                parents.setdefault(lead, set()).add(at)
    again = [at for at in sorted(parents) if len(parents[at]) > 1 and graph.steps[at].leads]
    return {at: number for number, at in enumerate(again, 1)}


def _exits(words: Words, graph: Graph, question: Question, at: int) -> list[tuple[int, str]]:
    """Return where the answers to the *question* at a step lead, and which do."""
    if not question.several:
        together: dict[int, list[str]] = {}
        for answer, lead in zip(question.answers, graph.steps[at].leads, strict=True):
            together.setdefault(lead, []).append(answer.title)
        titles = together.items()
        return [(lead, it[0] if len(it) == 1 else either(words, it)) for lead, it in titles]
    ways = list(islice(_choices(graph, question.id, at), MOST_CHOICES))
    ends = dict.fromkeys(end for end, _ in ways)
    return [(end, _chosen(words, question, ways, end)) for end in ends]


def _choices(graph: Graph, name: str, at: int) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield where each choice of several answers leads."""
    stack: list[tuple[int, dict[str, int]]] = [(at, {})]
    while stack:
        place, values = stack.pop()
        step = graph.steps[place]
        if step.question != name:
            yield place, values
            continue
        now = [(lead, {**values, step.part: value}) for value, lead in enumerate(step.leads)]
        stack += reversed(now)


def _chosen(
    words: Words, question: Question, ways: Sequence[tuple[int, dict[str, int]]], end: int
) -> str:
    """Return what all choices that lead to *end* have in common."""
    own = [values for place, values in ways if place == end]
    names = [part.answer for part in question.parts if all(part.answer in it for it in own)]
    same = {it: own[0][it] for it in names if len({values[it] for values in own}) == 1}
    titles = [
        _wanted(words, answer.title, wanted=value == 0)
        for name, value in same.items()
        for answer in (question.answer(name),)
        if answer
    ]
    if titles:
        return f" {words.gettext('and')} ".join(titles)
    return words.ngettext(
        "%(count)s of %(num)s choice", "%(count)s of %(num)s choices", len(ways), count=len(own)
    )


def _wanted(words: Words, title: str, *, wanted: bool) -> str:
    quoted = words.gettext("“%(title)s”", title=title)
    return quoted if wanted else words.gettext("not %(answers)s", answers=quoted)


def _split(chart: Chart, then: str) -> Iterator[Chart]:
    """Yield *chart*, or where it is too large one for each branch of its first question."""
    if chart.box.count <= MOST_BOXES:
        yield chart
        return
    for branch in chart.box.leads:
        steps = [it for it in (chart.answers, branch.answers) if it]
        own = Box(branch.kind, branch.words, branch.href, "", branch.leads, branch.name)
        yield from _split(Chart(f", {then} ".join(steps), own), then)


# Private functions: where it stands


def _depth(box: Box) -> int:
    return 1 + max((_depth(it) for it in box.leads), default=0)


def _span(columns: int) -> int:
    return columns * WIDTH + (columns - 1) * GAP + 2 * MARGIN


def _column(number: int) -> int:
    return MARGIN + number * (WIDTH + GAP)


def _put(box: Box, column: int, y: int, *, below: bool = False) -> Placed:
    """Place *box* at the top *y*: its answers' lines first, then the frame."""
    indent = 18 if below else 0
    labels = lines_of(box.answers, WIDTH - indent, SIZE - 1, MOST_LINES)
    lines = lines_of(box.words, WIDTH - 2 * PAD, SIZE, MOST_LINES)
    top = y + len(labels) * LEADING + (4 if labels else 0)
    height = len(lines) * LEADING + 2 * PAD
    x = _column(column)
    return Placed(box, x, top, height, lines, labels, x + indent, below)


def _moved(placed: Placed, leads: Sequence[Placed], down: int = 0) -> Placed:
    return Placed(
        placed.box,
        placed.x,
        placed.y + down,
        placed.height,
        placed.lines,
        placed.labels,
        placed.label_x,
        placed.below,
        tuple(leads),
    )


def _tidy(box: Box, column: int, y: int) -> tuple[Placed, int]:
    """Place *box* beside the middle of all it leads to; return it and where its band ends."""
    own = _put(box, column, y)
    end = own.y + own.height
    leads = []
    top = y
    for lead in box.leads:
        placed, bottom = _tidy(lead, column + 1, top)
        leads.append(placed)
        top = bottom + ROW
    below = top - ROW if leads else y
    return _moved(own, leads, max(0, (below - end) // 2)), max(end, below)


def _ladder(box: Box, column: int, y: int, *, below: bool = False) -> tuple[Placed, int]:
    """Place *box* at *y*, its heaviest branch below it, the others in the next column."""
    own = _put(box, column, y, below=below)
    end = own.y + own.height
    if not box.leads:
        return own, end
    heaviest = max(range(len(box.leads)), key=lambda at: (box.leads[at].count, at))
    leads: dict[int, Placed] = {}
    top = own.y
    for at, lead in enumerate(box.leads):
        if at != heaviest:
            leads[at], bottom = _ladder(lead, column + 1, top)
            top = bottom + ROW
    start = max(end + ROW, top)
    leads[heaviest], bottom = _ladder(box.leads[heaviest], column, start, below=True)
    return _moved(own, [leads[at] for at in sorted(leads)]), max(end, bottom, top - ROW)


# Private functions: how it looks


def _drawn(placed: Placed) -> Iterator[str]:
    """Yield a box, then each answer with the box that it leads to."""
    yield _frame(placed)
    for lead in placed.leads:
        yield f'<path class="dc-line" {LINE} d="{_line(placed, lead)}"/>'
        if lead.labels:
            yield f'<text class="dc-answer" font-size="{SIZE - 1}">{_spans(lead)}</text>'
        yield from _drawn(lead)


def _frame(placed: Placed) -> str:
    box = placed.box
    cut = any(line.endswith("…") for line in placed.lines)
    name = f"{box.words}: {box.name}" if box.name else box.words
    label = f' aria-label="{escape(name)}"' if cut or box.kind == "again" else ""
    corner = 14 if box.kind == "outcome" else 3
    text = "".join(
        _span_at(placed.x + PAD, placed.y + PAD + LEADING * (at + 1) - 5, line)
        for at, line in enumerate(placed.lines)
    )
    return (
        f'<a class="dc-box dc-box--{box.kind}" href="{escape(box.href)}"{label}>'
        f'<rect x="{placed.x}" y="{placed.y}" width="{WIDTH}" height="{placed.height}"'
        f' rx="{corner}" {FRAMES[box.kind]}/><text>{text}</text></a>'
    )


def _spans(placed: Placed) -> str:
    top = placed.y - 4 - len(placed.labels) * LEADING
    return "".join(
        _span_at(placed.label_x, top + LEADING * (at + 1) - 4, line)
        for at, line in enumerate(placed.labels)
    )


def _span_at(x: int, y: int, line: str) -> str:
    """Return a line of text; it ends in a space, since a screen reader joins what it hears."""
    return f'<tspan x="{x}" y="{y}">{escape(line)} </tspan>'


def _line(start: Placed, end: Placed) -> str:
    if end.below:
        return f"M{start.x + 8} {start.y + start.height}V{end.y}"
    middle = start.x + WIDTH + GAP // 2
    y, to = start.y + start.height // 2, end.y + end.height // 2
    return f"M{start.x + WIDTH} {y}H{middle}V{to}H{end.x}"
