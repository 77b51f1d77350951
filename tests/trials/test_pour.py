"""The trial of pouring counts what is lost, and not what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.findings.diagnostics import Text
from generator.load.markdown import parse
from tests.trials.pour import COUNT, HEAD, SIGN, WORD, _meant, _said

if TYPE_CHECKING:
    from generator.model.text import Event


def _signs(source: str) -> list[str]:
    text = Text("docs/a.md", source)

    def found(event: Event) -> list[str]:
        head = HEAD.match(event.words)
        every = (*SIGN.finditer(event.words), *([head] if head else ()))
        return [it[0].strip() for it in every if not _meant(text, event, it)]

    events = (it for it in parse(text)[0].events if it.kind == "text")
    return [sign for event in events for sign in found(event)]


@pytest.mark.parametrize(
    ("source", "signs"),
    [
        pytest.param("a {{ b }} c", ["{{ b", "}}"], id="a call of a template"),
        pytest.param("key:: value", ["key::"], id="a property"),
        pytest.param("so /in italics/ it is", ["/in italics/"], id="slanted words of Org"),
        pytest.param("Hurray!!! It is", [], id="an exclamation"),
        pytest.param("see A::b and A\\B\\C", [], id="names of programs"),
        pytest.param("type \\dt there", [], id="a short command"),
        pytest.param("under /insights/ it is", [], id="a path"),
        pytest.param("Then /^a (b|c) should be$/", [], id="a regular expression"),
        pytest.param("write \\<name> here", [], id="an escaped sign"),
        pytest.param("write &lt;name&gt; here", [], id="a sign by its name"),
        pytest.param("go to A >> B", [], id="an arrow"),
        pytest.param("would like ____ because", [], id="a line to write on"),
    ],
)
def test_signs(source: str, signs: list[str]) -> None:
    """What an author meant as it stands is no loss."""
    assert _signs(source) == signs


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param("a[^long-name]", [], id="the name of a note"),
        pytest.param(
            '<img src="pictures/one.png"> words', ["img", "words"], id="where a tag leads"
        ),
        pytest.param("> [#12]:\n>   https://b.org/c", [], id="where a reference leads"),
        pytest.param("[words](\n../a.md)", ["words"], id="an address on a line of its own"),
        pytest.param("::: note\nwords", ["words"], id="the head of a callout"),
        pytest.param("::: odd\nwords", ["odd", "words"], id="the head of another block"),
    ],
)
def test_words(source: str, words: list[str]) -> None:
    """Where links lead, and the heads of what is ours, are no words of the text."""
    lines = (COUNT.sub(" ", line) for line in _said(source).split("\n"))
    assert [word for line in lines for word in WORD.findall(line)] == words
