"""Where suggestions and edits go."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from generator.render.suggest import edit_address, suggestion_address
from generator.words.words import WORDS

PAGE = "https://x.org/cards/a/"


@pytest.mark.parametrize(
    ("suggest", "begins", "names"),
    [
        pytest.param("mailto:a@x.org", "mailto:a@x.org?subject=", ("subject", "body"), id="letter"),
        pytest.param(
            "mailto:a@x.org?cc=b@x.org", "mailto:a@x.org?cc=", ("subject", "body"), id="copy"
        ),
        pytest.param(
            "https://github.com/o/r",
            "https://github.com/o/r/issues/new?",
            ("title", "body"),
            id="github",
        ),
        pytest.param(
            "https://gitlab.example.org/o/r/",
            "https://gitlab.example.org/o/r/-/issues/new?",
            ("issue[title]", "issue[description]"),
            id="gitlab",
        ),
        pytest.param(
            "https://codeberg.org/o/r",
            "https://codeberg.org/o/r/issues/new?",
            ("title", "body"),
            id="gitea",
        ),
    ],
)
def test_suggestion_address(suggest: str, begins: str, names: tuple[str, str]) -> None:
    """The page's title and address are filled in, whatever signs they hold."""
    address = suggestion_address(WORDS, suggest, "Ask & answer? #1 100 %", PAGE)
    assert address.startswith(begins)
    fields = parse_qs(urlsplit(address).query)
    assert fields[names[0]] == ["Suggestion: Ask & answer? #1 100 %"]
    assert PAGE in fields[names[1]][0]


def test_box() -> None:
    """A box is told the page's title, and its address below the site's root."""
    address = suggestion_address(
        WORDS, "box:https://box.example.org/a/", "Ask & #1", PAGE, "cards/a/"
    )
    parts = urlsplit(address)
    assert (parts.netloc, parts.path) == ("box.example.org", "/a/new")
    assert parse_qs(parts.query) == {"page": ["cards/a/"], "title": ["Ask & #1"]}


@pytest.mark.parametrize("suggest", ["", "javascript:alert(1)", "box"])
def test_no_suggestion(suggest: str) -> None:
    """Without a place for suggestions there is no link."""
    assert suggestion_address(WORDS, suggest, "A", PAGE) == ""


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "path", "expected"),
    [
        pytest.param(
            "https://h/o/r",
            "edit/main/",
            "kb/a b.md",
            "https://h/o/r/edit/main/kb/a%20b.md",
            id="joined",
        ),
        pytest.param(
            "https://h/o/r/", "edit/main", "a.md", "https://h/o/r/edit/main/a.md", id="strokes"
        ),
        pytest.param("", "https://h/e/", "a.md", "https://h/e/a.md", id="whole address"),
        pytest.param("", "edit/main/", "a.md", "", id="no repository"),
        pytest.param("https://h/o/r", "", "a.md", "", id="no editor"),
        pytest.param("https://h/o/r", "edit/main/", "", "", id="no file"),
    ],
)
def test_edit_address(repo_url: str, edit_uri: str, path: str, expected: str) -> None:
    """The edit link is the repository's address, the editor's and the file's."""
    assert expected == edit_address(repo_url, edit_uri, path)
