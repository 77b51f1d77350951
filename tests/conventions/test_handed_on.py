"""Few parameters are only handed on."""

from __future__ import annotations

import pytest

from tests.conventions.handed_on import ROOT, parameters, parameters_of, share

MOST = 0.212  # of all parameters; the aim is 0.12


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("def f(a): g(a)", {"a": True}, id="handed on"),
        pytest.param("def f(a): g(x=a); h(*a)", {"a": True}, id="by name, and unpacked"),
        pytest.param("def f(a): return a.b", {"a": False}, id="looked into"),
        pytest.param("def f(a): g(a); return a", {"a": False}, id="used as well"),
        pytest.param("def f(a): g(a.b)", {"a": False}, id="a part of it is"),
        pytest.param("def f(a): g([a])", {"a": False}, id="within another"),
        pytest.param("def f(a): a()", {"a": False}, id="called"),
        pytest.param("def f(a): ...", {"a": False}, id="not used"),
        pytest.param("class C:\n def f(self, a, *, b): g(self, b)", {"a": False, "b": True}, id="of a method"),
    ],
)  # fmt: skip
def test_parameters_of(text: str, expected: dict[str, bool]) -> None:
    assert expected == {it.name: it.handed_on for it in parameters_of(text, "a.py")}


def test_share() -> None:
    """`python tests/conventions/handed_on.py --all` names them."""
    assert share(list(parameters(ROOT / "generator"))) <= MOST
