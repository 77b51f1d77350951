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
from generator.model.clauses import NONE, UNKNOWN, Clause, Condition, chosen_of, joined
from generator.model.sheets import Sheet
from generator.model.text import Cluster, Document, Name
from generator.model.values import Band, Shape
from generator.words.words import N_


class Form(StrEnum):
    """Whether a decision is written as questions that lead on or as rules."""

    TREE = N_("tree")
    TABLE = N_("table")


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
    """A stretch of author Markdown; ``start`` and ``end`` are offsets in the whole file.

    It is said where ``when`` holds of the answers, always where that is None.
    """

    source: str = ""
    start: int = 0
    end: int = 0
    document: Document | None = None
    when: Condition | None = None

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Return the citations in it."""
        return self.document.clusters if self.document else ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """Where an answer leads: to a question, or to outcomes; where ``when`` holds, or always."""

    targets: tuple[Name, ...]
    span: Span
    when: Condition | None = None
    source: str = ""  # of the condition, as written


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question, or a value of a factor, which has no arrows.

    ``band`` has the numbers or dates it stands for; ``alone``: it is not chosen with others.
    """

    id: str
    title: str
    span: Span
    arrows: tuple[Arrow, ...] = ()
    because: Prose = Prose()
    note: Prose = Prose()
    explanation: Prose = Prose()
    formerly: tuple[Name, ...] = ()
    band: Band | None = None
    alone: bool = False

    @property
    def target(self) -> Name | None:
        """Return where it leads first, None where it leads nowhere by itself."""
        return self.arrows[0].targets[0] if self.arrows else None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question that is asked by itself: the whole, or one of several answers.

    ``answer`` is "" for the whole. A part of several has the values yes and no; the part ``*``
    asks which of the answers that stand alone it is, where there are more than one.
    """

    question: str
    answer: str
    size: int


WHICH = "*"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a tree, or a factor of a table; ``span`` is its heading.

    ``inner`` names the decision whose outcomes are its answers; ``arrows`` are tried before
    those of the answers; ``unknown``: readers may say that they do not know, None: as the
    decision has it.
    """

    id: str
    title: str
    span: Span
    answers: tuple[Answer, ...]
    hint: Prose = Prose()
    why: Prose = Prose()
    explanation: Prose = Prose()
    ordered: bool = False
    formerly: tuple[Name, ...] = ()
    shape: Shape = Shape.CHOICE
    unit: str = ""
    range: Band | None = None
    unknown: bool | None = None
    inner: Name | None = None
    arrows: tuple[Arrow, ...] = ()
    places: Mapping[str, int] = field(init=False, repr=False, compare=False)
    parts: tuple[Part, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {answer.id: at for at, answer in reversed(tuple(enumerate(self.answers)))}
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "parts", tuple(_parts(self)))

    def answer(self, name: str) -> Answer | None:
        """Return the answer that has *name*."""
        at = self.places.get(name)
        return None if at is None else self.answers[at]

    def index(self, answer: str) -> int:
        """Return the place of *answer* among the answers, counted from 0."""
        return self.places[answer]

    @property
    def several(self) -> bool:
        """Return whether several answers may be chosen."""
        return self.shape is Shape.SEVERAL

    @property
    def alone(self) -> tuple[Answer, ...]:
        """Return the answers that are not chosen with others."""
        return tuple(answer for answer in self.answers if answer.alone)

    def value_in(self, part: Part, given: str) -> int | None:
        """Return which value of *part* the answer *given* means, None where it means none."""
        if not part.answer:
            return self.places.get(given)
        if part.answer == WHICH:
            names = [answer.id for answer in self.alone]
            return names.index(given) if given in names else None
        return 0 if part.answer in chosen_of(given) else 1

    def given_by(self, values: Mapping[str, int]) -> str:
        """Return the answer that the *values* of its parts mean together."""
        if not self.several:
            return self.answers[values[""]].id
        chosen = [name for name, value in values.items() if name != WHICH and value == 0]
        if chosen:
            return joined(chosen)
        alone = self.alone
        return alone[values.get(WHICH, 0)].id if alone else NONE

    def chosen(self, given: str) -> tuple[Answer, ...]:
        """Return the answers in *given*, in the order of the file."""
        names = chosen_of(given) if self.several else {given}
        return tuple(answer for answer in self.answers if answer.id in names)

    def normal(self, given: str) -> str:
        """Return the answer *given* as it is always written."""
        if not self.several:
            return given
        if given == NONE and self.alone and NONE not in self.places:
            return self.alone[0].id
        return joined(chosen_of(given))

    @property
    def all_arrows(self) -> Iterator[Arrow]:
        """Yield its arrows and those of its answers, in the order in which they are tried."""
        yield from self.arrows
        for answer in self.answers:
            yield from answer.arrows

    def accepts(self, given: str) -> bool:
        """Return whether *given* is an answer to it."""
        if not self.several:
            return given in self.places
        names = chosen_of(given)
        alone = {answer.id for answer in self.alone}
        if given == NONE and NONE not in self.places:
            return True
        return names <= set(self.places) and (len(names) == 1 or not names & alone)


def _parts(question: Question) -> Iterator[Part]:
    if not question.several:
        yield Part(question.id, "", len(question.answers))
        return
    yield from (Part(question.id, it.id, 2) for it in question.answers if not it.alone)
    if len(question.alone) > 1:
        yield Part(question.id, WHICH, len(question.alone))


@dataclass(frozen=True, slots=True)
class Use:
    """Where an outcome, or a piece, takes in a piece; ``start`` is its place in the file."""

    piece: Name
    start: int
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision advises; ``advice`` has a part for each run of text between fields.

    A piece, which outcomes take in by ``uses``, is one too: it has no basis of its own.
    """

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
    uses: tuple[Use, ...] = ()
    instead_of: tuple[Name, ...] = ()

    @property
    def label(self) -> str:
        """Return the words for the chart."""
        return self.short or self.title

    @property
    def proses(self) -> tuple[Prose, ...]:
        """Return its advice, actions and cautions."""
        return (*self.advice, *self.actions, *self.cautions)

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Return the citations in its advice, actions and cautions."""
        return tuple(cluster for part in self.proses for cluster in part.clusters)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return what its text asks of answers."""
        found = [*(it.when for it in self.proses), *(it.when for it in self.uses)]
        return tuple(dict.fromkeys(it for it in found if it))

    @property
    def ground(self) -> Ground | None:
        """Return what it rests on: as written, else a source if its advice cites one."""
        cited = any(part.clusters for part in self.advice)
        return self.basis or (Ground.SOURCE if cited else None)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of a table: what it asks of each factor, in their order, None for nothing.

    ``cubes`` say the same of the parts of all factors: a rule holds for the combinations in any
    of its cubes, which have a bit for each value of each part, all of them set where anything
    will do. ``otherwise``: it holds where no other rule does.
    """

    number: int
    cubes: tuple[tuple[int, ...], ...]
    outcomes: tuple[Name, ...]
    span: Span
    basis: Ground | None = None
    because: Prose = Prose()
    cells: tuple[Clause | None, ...] = ()
    otherwise: bool = False

    @property
    def masks(self) -> tuple[int, ...]:
        """Return its only cube, or its first."""
        return self.cubes[0]

    @property
    def outcome(self) -> Name:
        """Return its only outcome, or its first."""
        return self.outcomes[0]

    @property
    def gives(self) -> tuple[str, ...]:
        """Return the ids of its outcomes."""
        return tuple(name.value for name in self.outcomes)


@dataclass(frozen=True, slots=True)
class PathTest:
    """What the author expects of a set of answers."""

    case: str
    answers: tuple[tuple[Name, Name], ...]
    expect: tuple[Name, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a graph: it asks a part of ``question`` and leads on, or gives ``outcomes``.

    ``leads`` has an index of a step for each value of the part, in their order. There is neither
    a question nor an outcome where no rule gives one.
    """

    question: str = ""
    outcomes: tuple[str, ...] = ()
    leads: tuple[int, ...] = ()
    part: str = ""

    @property
    def outcome(self) -> str:
        """Return the only outcome, or the first."""
        return self.outcomes[0] if self.outcomes else ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A decision without cycles, to be walked from step 0; a step stands before all it leads to."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """An answer of a tree that leads nowhere, with the answers before it."""

    question: str
    given: str
    before: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What was seen of a tree while its ways were followed as they can really be answered.

    ``cycle`` has the ids of questions that lead round; ``taken`` the places of the arrows that
    are ever followed; ``too_large``: there was no end to it.
    """

    cycle: tuple[str, ...] = ()
    dead_ends: tuple[DeadEnd, ...] = ()
    taken: frozenset[tuple[int, int]] = frozenset()
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as written, its own names looked up.

    ``graph`` is None for a ``collect`` table and for whatever cannot be walked. ``sound`` says
    that its text held to the grammar and that each name in it is known. ``front`` is the front
    matter as written, with its fences; ``ours``: it belongs to the playbook (`kb/decisions/`).
    ``basis`` and ``because`` are those of rules that have none; ``inside`` are the decisions
    whose outcomes are answers here, by their ids.
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
    pieces: tuple[Outcome, ...] = ()
    basis: Ground | None = None
    because: Prose = Prose()
    unknown: bool = False
    survey: Survey | None = None
    inside: Mapping[str, Decision] = field(default_factory=dict, compare=False)
    questions_by_id: Mapping[str, Question] = field(init=False, repr=False, compare=False)
    outcomes_by_id: Mapping[str, Outcome] = field(init=False, repr=False, compare=False)
    pieces_by_id: Mapping[str, Outcome] = field(init=False, repr=False, compare=False)
    parts: tuple[Part, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        questions = {it.id: it for it in reversed(self.questions)}
        outcomes = {it.id: it for it in reversed(self.outcomes)}
        object.__setattr__(self, "questions_by_id", questions)
        object.__setattr__(self, "outcomes_by_id", outcomes)
        pieces = {it.id: it for it in reversed(self.pieces)}
        object.__setattr__(self, "pieces_by_id", pieces)
        parts = tuple(part for it in self.questions for part in it.parts)
        object.__setattr__(self, "parts", parts)

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

    @property
    def ranked(self) -> tuple[RuleRow, ...]:
        """Return the rules in the order in which they count: ``otherwise`` last."""
        return tuple(sorted(self.rules, key=lambda it: it.otherwise))

    def rests_on(self, rule: RuleRow) -> Ground | None:
        """Return what *rule* rests on: as it says, else as the whole table does."""
        return rule.basis or self.basis

    def reason(self, rule: RuleRow) -> Prose:
        """Return why *rule* holds: as it says, else as the whole table does."""
        return rule.because if rule.because.source else self.because

    def offers_unknown(self, question: Question) -> bool:
        """Return whether readers of *question* may say that they do not know."""
        if question.places.get(UNKNOWN) is not None:
            return False
        return self.unknown if question.unknown is None else question.unknown

    def proses(self) -> Iterator[Prose]:
        """Yield every stretch of Markdown in it, in no fixed order."""
        yield self.introduction
        yield self.because
        for question in self.questions:
            yield from (question.hint, question.why, question.explanation)
            for answer in question.answers:
                yield from (answer.because, answer.note, answer.explanation)
        for outcome in (*self.outcomes, *self.pieces):
            yield from outcome.proses
        for rule in self.rules:
            yield rule.because
