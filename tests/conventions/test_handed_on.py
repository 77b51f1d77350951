"""Few parameters are only handed on."""

from __future__ import annotations

import ast

import pytest

from tests.conventions.handed_on import ROOT, SHARED, VALUES, parameters, parameters_of, share

MOST = 0.12  # of all parameters
MOST_BY_NAME = 0.17  # as `--strict` counts them


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


@pytest.mark.parametrize(
    ("text", "strict", "expected"),
    [
        pytest.param("import json\ndef f(a): json.loads(a)", False, False, id="a module's"),
        pytest.param("from re import sub\ndef f(a): sub(a)", False, False, id="imported"),
        pytest.param("import json\ndef f(a): json.loads(a); g(a)", False, False, id="and ours"),
        pytest.param("from generator.a import g\ndef f(a): g(a)", False, True, id="ours"),
        pytest.param("from generator import b\ndef f(a): b.g(a)", False, True, id="of our module"),
        pytest.param("def f(a): T.get(a)", False, False, id="looked up"),
        pytest.param("def f(a): dict.fromkeys(a)", False, False, id="of a built-in type"),
        pytest.param("def f(a): x.y.split(a)", False, False, id="a method of texts"),
        pytest.param("def f(a): words.gettext(a)", False, False, id="put into a text"),
        pytest.param("def f(a): x.find(a)", False, True, id="a method that ours have too"),
        pytest.param("def f(a): x.cite(a)", False, True, id="a method of ours"),
        pytest.param("import json\ndef f(a): json.loads(a)", True, True, id="by name"),
        pytest.param("def f(a): T.get(a)", True, True, id="looked up, by name"),
        pytest.param("@click.command()\ndef f(a): g(a)", False, False, id="a command"),
        pytest.param("@x.command('y')\n@ROOT\ndef f(a): g(a)", False, False, id="of a group"),
        pytest.param("@cache\ndef f(a): g(a)", False, True, id="no command"),
        pytest.param("@click.command()\ndef f(a): g(a)", True, True, id="a command, by name"),
    ],
)
def test_what_is_used(text: str, strict: bool, expected: bool) -> None:
    """What is not ours uses what it is given; the words of a command are what they are."""
    assert [expected] == [it.handed_on for it in parameters_of(text, "a.py", strict=strict)]


def test_what_overrides() -> None:
    """A method that overrides is called by others; one beside it is not."""
    text = (
        "from html.parser import HTMLParser\nclass C(HTMLParser):\n"
        " def handle_data(self, data): self.say(data)\n def say(self, data): g(data)"
    )
    expected = [False, True]
    assert expected == [it.handed_on for it in parameters_of(text, "a.py")]


def test_names_that_our_classes_share() -> None:
    """No method of ours is taken for one of Python's, but `get`."""
    theirs = {it for kind in VALUES for it in dir(kind) if it[0] != "_"}
    trees = (ast.parse(it.read_bytes()) for it in (ROOT / "generator").rglob("*.py"))
    classes = (it for tree in trees for it in ast.walk(tree) if isinstance(it, ast.ClassDef))
    ours = {it.name for each in classes for it in each.body if isinstance(it, ast.FunctionDef)}
    assert theirs & ours <= SHARED | {"get"}


def test_share() -> None:
    """`python tests/conventions/handed_on.py --all` names them."""
    assert share(list(parameters(ROOT / "generator"))) <= MOST
    assert share(list(parameters(ROOT / "generator", strict=True))) <= MOST_BY_NAME
