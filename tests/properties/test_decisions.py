"""What holds for every decision: reading never raises, writing keeps all, walks agree with rules."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.decisions.canonical import to_plain
from generator.decisions.conditions import minimal_conditions
from generator.decisions.cubes import gaps, merged_gaps, space_of
from generator.decisions.walk import all_paths, walk
from generator.findings.diagnostics import Text
from generator.load.decisions import format_decision, load_decision
from generator.model.decisions import Decision
from tests.chance import examples
from tests.unit.decided import COLLECT, TABLE, TREE

LINES = st.sampled_from(
    [line for text in (TREE, TABLE, COLLECT) for line in text.splitlines()]
    + ["```", "- ", "|", "{#", "}", "->", "## {#}", "Basis:", "[@", "|\\|", "# ", "\t- x {#y}"]
)


@given(st.lists(LINES, max_size=40).map("\n".join))
@settings(max_examples=examples(200))
def test_reading_never_raises(text: str) -> None:
    """Any text is read, and each finding lies in it."""
    whole = Text("x.md", text)
    made, _, findings = load_decision(whole)
    for finding in findings:
        assert 1 <= finding.span.line <= finding.span.end_line <= len(whole.starts)
    if made.sound:
        again, _, _ = load_decision(Text("x.md", format_decision(made)))
        assert to_plain(again) == to_plain(made)


@st.composite
def tables(draw: st.DrawFn) -> Decision:
    """Return a table of `hit: first` with two to four factors of two or three values."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=2, max_size=4))
    cells = [
        st.lists(st.sampled_from([f"v{it}" for it in range(size)]), unique=True, max_size=size).map(
            lambda names: ", ".join(names) or "-"
        )
        for size in sizes
    ]
    rows = draw(
        st.lists(
            st.tuples(st.tuples(*cells), st.sampled_from(["a", "b", "c"])), min_size=1, max_size=6
        )
    )
    factors = "\n".join(
        f"## F{at}? {{#f{at}}}\n\n" + "".join(f"- V{it} {{#v{it}}}\n" for it in range(size))
        for at, size in enumerate(sizes)
    )
    outcomes = "\n".join(f"## {it.upper()} {{#{it}}}\n\nDo {it}.\n" for it in "abc")
    header = [*(f"f{at}" for at in range(len(sizes))), "outcome"]
    table = "\n".join(
        f"| {' | '.join(row)} |"
        for row in (header, ["---"] * len(header), *([*given, to] for given, to in rows))
    )
    text = (
        "---\ntitle: T\nkind: table\nhit: first\n---\n"
        f"# Factors\n\n{factors}\n# Outcomes\n\n{outcomes}\n# Rules\n\n{table}\n"
    )
    made, _, findings = load_decision(Text("x.md", text))
    assert findings == ()
    return made


def _by_hand(made: Decision, answers: dict[str, str]) -> tuple[str, ...]:
    """Return the outcome of the first rule that matches."""
    values = [factor.index(answers[factor.id]) for factor in made.questions]
    for rule in made.rules:
        if all(mask >> value & 1 for mask, value in zip(rule.masks, values, strict=True)):
            return (rule.outcome.value,)
    return ()


def _combinations(made: Decision) -> list[dict[str, str]]:
    names = [[(it.id, answer.id) for answer in it.answers] for it in made.questions]
    return [dict(pairs) for pairs in product(*names)]


@given(tables())
@settings(max_examples=examples(100))
def test_walks_agree_with_the_rules(made: Decision) -> None:
    """For every combination the reduced walk ends where the first rule that matches says."""
    for answers in _combinations(made):
        assert walk(made, answers).outcomes == _by_hand(made, answers)
    for path in all_paths(made):
        for answers in _combinations(made):
            if set(path.asked) <= set(answers.items()):
                assert _by_hand(made, answers) == path.outcomes


@given(tables())
@settings(max_examples=examples(100))
def test_conditions_are_sufficient_and_complete(made: Decision) -> None:
    """An outcome comes out just where one of its conditions holds."""
    for outcome in made.outcomes:
        conditions = minimal_conditions(made, outcome.id, limit=100)
        for answers in _combinations(made):
            holds = any(
                all(answers[question] in values for question, values in condition)
                for condition in conditions
            )
            assert holds == (_by_hand(made, answers) == (outcome.id,))


@given(tables())
@settings(max_examples=examples(100))
def test_gaps_are_what_no_rule_has(made: Decision) -> None:
    """What the cubes leave uncovered is what has no rule."""
    space = space_of([len(factor.answers) for factor in made.questions])
    rules = [space.cube(rule.masks) for rule in made.rules]
    for cubes in (tuple(gaps(space, space.all, rules)), merged_gaps(space, rules)):
        for answers in _combinations(made):
            point = space.cube([1 << it.index(answers[it.id]) for it in made.questions])
            inside = any(space.meet(point, cube) for cube in cubes)
            assert inside == (_by_hand(made, answers) == ())
