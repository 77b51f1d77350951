"""No two pages stand at one address."""

import pytest

from generator.rules.links import page_clash
from tests.unit.factories import VOCABULARY, Texts, playbook, spotted


def _docs(*names: str) -> Texts:
    text = "---\ntitle: Help\n---\nWords.\n"
    return {"kb/vocabulary.yml": VOCABULARY} | {f"docs/{name}.md": text for name in names}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(_docs("index"), [], id="the home page, which takes its words"),
        pytest.param(_docs("cards/help"), ["Help"], id="a folder of ours"),
        pytest.param(_docs("glossary"), ["Help"], id="a page of ours"),
        pytest.param(_docs("topics/adoption"), ["Help"], id="a facet"),
        pytest.param(_docs("about/rules/bare-statement"), ["Help"], id="the pages of the rules"),
        pytest.param(_docs("help", "help/index"), ["Help"], id="two of docs"),
        pytest.param(_docs("Help", "help"), ["Help"], id="but for case"),
        pytest.param(_docs("offline", "downloads/index"), ["Help", "Help"], id="more of ours"),
        pytest.param(_docs("cardshark", "help/index", "helpful", "about/index"), [], id="near"),
        pytest.param(
            {"kb/vocabulary.yml": VOCABULARY.replace("key: topics", "key: roles")},
            ["topic"],
            id="a facet named as a folder of ours",
        ),
    ],
)
def test_page_clash(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(page_clash.check(playbook(files)), files)
