"""Trees and tables become graphs that ask no more than they must."""

import pytest

from generator.decisions.graph import compile_rules, find_cycle
from generator.decisions.order import better_order, mean_questions
from tests.unit.decided import COLLECT, TABLE, TREE, Edit, decision, edited


def test_a_step_stands_before_all_it_leads_to() -> None:
    for text in (TREE, TABLE):
        graph = decision(text).graph
        assert graph
        assert all(lead > at for at, step in enumerate(graph.steps) for lead in step.leads)


def test_equal_places_are_one_step() -> None:
    """Both budgets ask for the people and mean the same by the answer."""
    graph = decision(TABLE).graph
    assert graph
    assert [step.question or step.outcome for step in graph.steps] == [
        "budget",
        "people",
        "help",
        "lead",
        "wait",
    ]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(("{#none} -> stop", "{#none} -> goal"), ("goal", "stage", "parts"), id="all"),
        pytest.param(("{#none} -> stop", "{#none} -> stage"), ("stage", "parts"), id="two"),
        pytest.param(("{#none} -> stop", "{#none} -> parts"), ("parts",), id="itself"),
        pytest.param(("{#none} -> stop", "{#none} -> wait"), (), id="none"),
    ],
)
def test_find_cycle(edit: Edit, expected: tuple[str, ...]) -> None:
    made = decision(edited(TREE, edit))
    assert expected == find_cycle(made)
    assert bool(expected) == (made.graph is None)


def test_collect_has_no_graph() -> None:
    assert decision(COLLECT).graph is None


def test_too_large_a_graph_is_not_made() -> None:
    made = decision(TABLE)
    assert compile_rules(made.questions, made.rules, limit=0) is None


def test_mean_questions() -> None:
    graph = decision(TABLE).graph
    assert graph
    assert mean_questions(graph) == pytest.approx(5 / 3)


def test_better_order() -> None:
    """A factor that settles much by itself is better asked first."""
    made = decision(
        edited(
            TABLE,
            ("| none | - | wait", "| - | ours | lead"),
            (
                "| ours | ours | lead | source | You have both [@li2010] |\n",
                "| none | theirs | wait | gap | x |\n",
            ),
            ("| theirs | ours | lead | gap | Nobody says |\n", ""),
        )
    )
    order, mean = better_order(made)
    assert order == ("people", "budget")
    assert mean == pytest.approx(1.5)
