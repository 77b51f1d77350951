"""The words of a link say where it leads."""

import pytest

from generator.rules.links import vague_link
from tests.unit.factories import cards, playbook, spotted


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        pytest.param("here", True, id="a word"),
        pytest.param("Read\u00a0 more \u2192", True, id="signs, spaces and letters in upper case"),
        pytest.param("**Click here!**", True, id="marked up"),
        pytest.param("Mehr erfahren", True, id="in German"),
        pytest.param("how to meet here", False, id="within words"),
        pytest.param("hereafter", False, id="part of a word"),
        pytest.param("[1]", False, id="a number"),
    ],
)
def test_vague_words(words: str, vague: bool) -> None:
    files = cards(a=f"See [{words}](b.md).\n", b="")
    expected = [f"[{words}](b.md)"] if vague else []
    assert expected == spotted(vague_link.check(playbook(files)), files)


def test_what_is_no_link_of_words() -> None:
    files = cards(a="![here](../images/a.png) [](b.md)\n", b="")
    assert not spotted(vague_link.check(playbook(files)), files)


def test_a_picture_lends_a_link_its_words() -> None:
    files = cards(a="[![more](../images/a.png)](b.md)\n", b="")
    assert spotted(vague_link.check(playbook(files)), files) == ["[![more](../images/a.png)](b.md)"]


def test_a_title_is_not_vague() -> None:
    files = cards(a="See [information](b.md).\n", b="")
    assert spotted(vague_link.check(playbook(files)), files)
    named = {path: text.replace("The card b", "Information") for path, text in files.items()}
    assert not spotted(vague_link.check(playbook(named)), named)
