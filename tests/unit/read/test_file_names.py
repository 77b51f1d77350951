"""The names of files are ids, and no two look the same."""

from __future__ import annotations

import pytest

from generator.load.values import is_id
from generator.read.file_names import check_names, shown


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("goals-first", True),
        ("a1", True),
        ("0001-shells", True),
        ("", False),
        ("Goals", False),
        ("goals_first", False),
        ("goals--first", False),
        ("-goals", False),
        ("goals-", False),
        ("goals first", False),
        ("grün", False),
        ("x" * 64, True),
        ("x" * 65, False),
    ],
)
def test_is_id(name: str, expected: bool) -> None:
    assert is_id(name) is expected


@pytest.mark.parametrize(
    ("path", "message", "help"),
    [
        pytest.param(
            "kb/cards/Open Leadership.md",
            "`Open Leadership` can be no id",
            "rename it to `open-leadership.md`",
            id="capitals and spaces",
        ),
        pytest.param(
            "kb/cards/caf\u00e9.md",
            "`café` can be no id: it has `U+00E9` (latin small letter e with acute)",
            "rename it to `cafe.md`",
            id="accent",
        ),
        pytest.param(
            "docs/guides/_index.md",
            "`_index` can be no part of an address",
            "rename it to `index.md`",
            id="page of a folder",
        ),
        pytest.param(
            "docs/guides/SQL Injection.md",
            "`SQL Injection` can be no part of an address",
            "rename it to `SQL-Injection.md`",
            id="space in a page's name",
        ),
        pytest.param(
            "docs/guides/gr\u00f6\u00dfe.md",
            "`gr\u00f6\u00dfe` can be no id: it has `U+00F6` (latin small letter o with diaeresis)",
            "rename it to `grosse.md`",
            id="accent in a page's name",
        ),
        pytest.param(
            "docs/guides/AUX.md",
            "`AUX` is the name of a device on Windows",
            "rename it after what it says",
            id="device among the pages",
        ),
        pytest.param(
            "kb/cards/aux.md",
            "`aux` is the name of a device on Windows",
            "rename it after what it says",
            id="device",
        ),
        pytest.param(
            "kb/cards/lpt1.md",
            "`lpt1` is the name of a device on Windows",
            "rename it after what it says",
            id="device with a number",
        ),
        pytest.param(
            "kb/cards/search.md",
            "`search` is a name that the site needs itself",
            "rename it after what it says",
            id="reserved",
        ),
        pytest.param(
            f"kb/cards/{'x' * 65}.md",
            f"`{'x' * 65}` is longer than 64 characters",
            f"rename it to `{'x' * 64}.md`",
            id="long",
        ),
        pytest.param(
            "kb/images/a chart.png",
            "`a chart.png` makes no plain address",
            "rename it to `a-chart.png`",
            id="image",
        ),
    ],
)
def test_bad_names(path: str, message: str, help: str) -> None:
    found = [(it.rule, it.message, it.help) for it in check_names((path,))]
    assert found == [("bad-file-name", message, help)]


@pytest.mark.parametrize(
    "path", ["docs/index.md", "docs/a/search.md", "kb/images/Chart_1.v2.png", "kb/sources/a.yml"]
)
def test_good_names(path: str) -> None:
    assert check_names((path,)) == ()


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        pytest.param("sponsor", "Sponsor", "differ in case alone", id="case"),
        pytest.param("sponsor", "sp0nsor", "is easily taken for", id="a digit"),
        pytest.param("modern", "modem", "is easily taken for", id="two letters as one"),
        pytest.param("sponsor", "\u0455ponsor", "is easily taken for", id="Cyrillic"),
        pytest.param("caf\u00e9", "cafe\u0301", "how their accents are stored", id="accents"),
    ],
)
def test_collisions(first: str, second: str, message: str) -> None:
    """One of the two is a finding, with the other as its note, in whatever order they come."""
    paths = (f"kb/cards/{first}.md", f"kb/cards/{second}.md")
    found = [it for it in check_names(paths) if it.rule == "colliding-name"]
    assert found == [it for it in check_names(paths[::-1]) if it.rule == "colliding-name"]
    assert len(found) == 1
    assert message in found[0].message
    assert {found[0].span.path, found[0].notes[0].span.path} == {shown(it) for it in paths}


def test_folders_apart() -> None:
    """A role and a resource may have one name."""
    assert check_names(("kb/roles/training.md", "kb/resources/training.md")) == ()


def test_shown() -> None:
    """No byte of a name reaches a terminal as a command."""
    assert shown("a\x1b[31m\udcff\n") == "a\\x1b[31m\\xff\\x0a"


@pytest.mark.parametrize(
    "path",
    [
        "docs/guides/README.md",
        "docs/guides/SQL_Injection.md",
        "docs/guides/v1.2.md",
        "docs/guides/index.md",
    ],
)
def test_pages_are_called_as_they_are_elsewhere(path: str) -> None:
    """Capitals, underscores and points are parts of an address; README is the page of its folder."""
    assert check_names((path,)) == ()


def test_two_pages_of_one_folder() -> None:
    """Of index.md and README.md the first holds."""
    (finding,) = check_names(("docs/a/README.md", "docs/a/index.md"))
    assert finding.span.path == "docs/a/README.md"
    assert finding.message == "`README.md` and `index.md` are both the page of the folder"
    assert finding.help
