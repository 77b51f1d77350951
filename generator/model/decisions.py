"""Hold the nouns of a decision, as written: questions, answers, outcomes, rules, path tests.

A *tree* has questions whose answers lead to another question or to an outcome. A *table* has
factors, which are questions whose answers (their values) lead nowhere by themselves, and rules
that say which values give which outcome.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.findings.diagnostics import Span, Text
from generator.model.sheets import Sheet
from generator.model.text import Cluster, Document, Name


class Form(StrEnum):
    """Whether a decision is written as questions that lead on or as rules."""

    TREE = "tree"
    TABLE = "table"


class Hit(StrEnum):
    """Which of the rules that match give the outcome of a table."""

    UNIQUE = "unique"
    FIRST = "first"
    COLLECT = "collect"


class Ground(StrEnum):
    """What an outcome or a rule rests on; authors write it as ``Basis:``."""

    SOURCE = "source"
    UNCITED = "uncited"
    INFERRED = "inferred"
    GAP = "gap"
    POINTER = "pointer"


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of author Markdown; ``start`` and ``end`` are offsets in the whole file."""

    source: str = ""
    start: int = 0
    end: int = 0
    document: Document | None = None

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Return the citations in it."""
        return self.document.clusters if self.document else ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question, or a value of a factor; ``target`` is None for a value."""

    id: str
    title: str
    span: Span
    target: Name | None = None
    because: Prose = Prose()
    explanation: Prose = Prose()
    formerly: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a tree, or a factor of a table; ``span`` is its heading."""

    id: str
    title: str
    span: Span
    answers: tuple[Answer, ...]
    hint: Prose = Prose()
    why: Prose = Prose()
    explanation: Prose = Prose()
    ordered: bool = False
    formerly: tuple[Name, ...] = ()
    places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {answer.id: at for at, answer in reversed(tuple(enumerate(self.answers)))}
        object.__setattr__(self, "places", places)

    def answer(self, name: str) -> Answer | None:
        """Return the answer that has *name*."""
        at = self.places.get(name)
        return None if at is None else self.answers[at]

    def index(self, answer: str) -> int:
        """Return the place of *answer* among the answers, counted from 0."""
        return self.places[answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision advises; ``advice`` has a part for each run of text between fields."""

    id: str
    title: str
    span: Span
    advice: tuple[Prose, ...] = ()
    actions: tuple[Prose, ...] = ()
    cautions: tuple[Prose, ...] = ()
    basis: Ground | None = None
    cards: tuple[Name, ...] = ()
    next: tuple[Name, ...] = ()
    short: str = ""
    formerly: tuple[Name, ...] = ()

    @property
    def label(self) -> str:
        """Return the words for the chart."""
        return self.short or self.title

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Return the citations in its advice, actions and cautions."""
        parts = (*self.advice, *self.actions, *self.cautions)
        return tuple(cluster for part in parts for cluster in part.clusters)

    @property
    def ground(self) -> Ground | None:
        """Return what it rests on: as written, else a source if its advice cites one."""
        cited = any(part.clusters for part in self.advice)
        return self.basis or (Ground.SOURCE if cited else None)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of a table: for each factor, in their order, the values it holds for.

    ``masks`` has a bit for each value, all of them set where the rule says ``-``.
    """

    number: int
    masks: tuple[int, ...]
    outcome: Name
    span: Span
    basis: Ground | None = None
    because: Prose = Prose()


@dataclass(frozen=True, slots=True)
class PathTest:
    """What the author expects of a set of answers."""

    case: str
    answers: tuple[tuple[Name, Name], ...]
    expect: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a graph: it asks ``question`` and leads on, or gives ``outcome``.

    ``leads`` has an index of a step for each answer, in their order. Both names are "" where no
    rule gives an outcome.
    """

    question: str = ""
    outcome: str = ""
    leads: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """A decision without cycles, to be walked from step 0; a step stands before all it leads to."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as written, its own names looked up.

    ``graph`` is None for a ``collect`` table and for whatever cannot be walked. ``sound`` says
    that its text held to the grammar and that each name in it is known. ``front`` is the front
    matter as written, with its fences; ``ours``: it belongs to the playbook (`kb/decisions/`).
    """

    id: str
    title: str
    text: Text
    form: Form
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    hit: Hit = Hit.UNIQUE
    start: str = ""
    introduction: Prose = Prose()
    rules: tuple[RuleRow, ...] = ()
    tests: tuple[PathTest, ...] = ()
    front: str = ""
    sheet: Sheet | None = None
    graph: Graph | None = None
    sound: bool = True
    ours: bool = False
    sections: Mapping[str, Span] = field(default_factory=dict)
    questions_by_id: Mapping[str, Question] = field(init=False, repr=False, compare=False)
    outcomes_by_id: Mapping[str, Outcome] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        questions = {it.id: it for it in reversed(self.questions)}
        outcomes = {it.id: it for it in reversed(self.outcomes)}
        object.__setattr__(self, "questions_by_id", questions)
        object.__setattr__(self, "outcomes_by_id", outcomes)

    @property
    def path(self) -> str:
        """Return the file's path."""
        return self.text.path

    @property
    def collects(self) -> bool:
        """Return whether every rule that matches gives a finding."""
        return self.form is Form.TABLE and self.hit is Hit.COLLECT

    def question(self, name: str) -> Question:
        """Return the question or factor that has the id *name*."""
        return self.questions_by_id[name]

    def outcome(self, name: str) -> Outcome:
        """Return the outcome that has the id *name*."""
        return self.outcomes_by_id[name]

    def proses(self) -> Iterator[Prose]:
        """Yield every stretch of Markdown in it, in no fixed order."""
        yield self.introduction
        for question in self.questions:
            yield from (question.hint, question.why, question.explanation)
            for answer in question.answers:
                yield from (answer.because, answer.explanation)
        for outcome in self.outcomes:
            yield from (*outcome.advice, *outcome.actions, *outcome.cautions)
        for rule in self.rules:
            yield rule.because
