"""The largest decisions are read, checked and walked in few steps."""

from __future__ import annotations

import pytest

from generator.decisions.walk import all_paths, count_paths, count_ways, walk
from generator.findings.diagnostics import Text
from generator.load.decisions import load_decision
from generator.rules.decision_checks import check_decision
from tests.timing import calls_of


def tree_of(questions: int, outcomes: int) -> str:
    """Return a tree with a long row of questions, each of which may end, and *outcomes* outcomes."""
    asked = "\n".join(
        f"## Is it number {at}? {{#q-{at}}}\n\nHint: Number {at}\nWhy: It counts.\n\n"
        f"- Yes {{#yes}} -> o-{at % outcomes}\n- No {{#no}} -> "
        + (f"q-{at + 1}" if at + 1 < questions else f"o-{(at + 1) % outcomes}")
        + "\n"
        for at in range(questions)
    )
    advice = "\n".join(
        f"## Advice {at} {{#o-{at}}}\n\nDo as number {at} says.\n\n- one\n- two\n\nBasis: pointer\n"
        for at in range(outcomes)
    )
    return f"---\ntitle: Large\nkind: tree\n---\n\n# Questions\n\n{asked}\n# Outcomes\n\n{advice}"


def row_of(questions: int) -> str:
    """Return a tree of two ways at each of *questions*, all of which are asked."""
    asked = "\n".join(
        f"## Is it number {at}? {{#q-{at}}}\n\n"
        + "".join(
            f"- {word} {{#{word}}} -> {f'q-{at + 1}' if at + 1 < questions else word}\n"
            for word in ("yes", "no")
        )
        for at in range(questions)
    )
    ends = "\n".join(f"## Say {it} {{#{it}}}\n\nGo.\n\nBasis: pointer\n" for it in ("yes", "no"))
    return f"---\ntitle: Row\nkind: tree\n---\n\n# Questions\n\n{asked}\n# Outcomes\n\n{ends}"


def table_of(hit: str, rows: list[tuple[dict[int, str], str]]) -> str:
    """Return a table of ten factors with five values each."""
    factors = "\n".join(
        f"## Factor {at}? {{#f{at}}}\n\n" + "".join(f"- V{it} {{#v{it}}}\n" for it in range(5))
        for at in range(10)
    )
    outcomes = "\n".join(
        f"## {name} {{#{name}}}\n\nDo {name}.\n\nBasis: pointer\n"
        for name in sorted({it for _, it in rows})
    )
    header = [*(f"f{at}" for at in range(10)), "outcome"]
    cells = [
        header,
        ["---"] * 11,
        *([*(given.get(at, "-") for at in range(10)), to] for given, to in rows),
    ]
    rules = "\n".join(f"| {' | '.join(row)} |" for row in cells)
    return (
        f"---\ntitle: Large\nkind: table\nhit: {hit}\n---\n\n# Factors\n\n{factors}\n"
        f"# Outcomes\n\n{outcomes}\n# Rules\n\n{rules}\n"
    )


def test_seven_hundred_questions_and_outcomes() -> None:
    made, _, findings = load_decision(Text("large.md", tree_of(400, 300)))
    found = list(check_decision(made))
    assert (findings, found) == ((), [])
    assert made.graph
    assert count_paths(made.graph) == len(list(all_paths(made))) == 401
    assert walk(made, {f"q-{at}": "no" for at in range(400)}).outcomes == ("o-100",)


def test_steps_grow_as_the_tree_does() -> None:
    """Four times the questions and outcomes take not much more than four times the steps."""
    small, large = (Text("large.md", tree_of(100 * it, 75 * it)) for it in (1, 4))
    steps = [
        calls_of(lambda text=text: [*check_decision(load_decision(text)[0])])  # type: ignore[misc]  # its default
        for text in (small, large)
    ]
    assert steps[1] < 5 * steps[0]


def test_count_ways() -> None:
    """Ways are counted without listing them."""
    made = load_decision(Text("row.md", row_of(40)))[0]
    checked = load_decision(Text("large.md", table_of("collect", NINES)))[0]
    assert [count_ways(made), count_ways(checked)] == [2**40, 5**10]


NINES = [({at: "v0, v1, v2, v3"}, "a") for at in range(10)]
FIRST = [({at: f"v{at % 5}", (at + 3) % 10: "v1"}, f"o{at % 7}") for at in range(10)]
ROWS = [
    ({0: f"v{a}", 1: f"v{b}", 2: f"v{c}", 3: f"v{d}"}, f"o{(a + b + c + d) % 7}")
    for a in range(5)
    for b in range(5)
    for c in range(5)
    for d in range(5)
]


@pytest.mark.parametrize(
    ("hit", "rows", "uncovered"),
    [
        pytest.param("first", NINES, ["`f0 = v4` with " + ", ".join(f"`f{it} = v4`" for it in range(1, 9)) + " and `f9 = v4`"], id="one combination left"),
        pytest.param("first", [*FIRST, ({}, "rest")], [], id="two factors a rule"),
        pytest.param("unique", ROWS[:-1], ["`f0 = v4` with `f1 = v4`, `f2 = v4` and `f3 = v4`"], id="624 rules, one dropped"),
        pytest.param("collect", [*FIRST, ({}, "rest")], [], id="collect"),
    ],
)  # fmt: skip
def test_ten_factors_of_five_values(
    hit: str, rows: list[tuple[dict[int, str], str]], uncovered: list[str]
) -> None:
    """Nearly ten million combinations are checked without listing them."""
    made, _, findings = load_decision(Text("large.md", table_of(hit, rows)))
    assert findings == ()
    found = [it for it in check_decision(made) if it.rule == "uncovered-combination"]
    assert [f"{it}: no rule" for it in uncovered] == [it.message for it in found]
    assert calls_of(lambda: [*check_decision(made)]) < 5**10 / 4
