"""Test what an engine is asked for."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.site.pour import ShellName
from generator.site.shells import Engine, EngineError, fingerprint, shell_file
from generator.site.shells.order import ShellSpec, Tab, documents, extra, run, settings, stage

SHELLS = (ShellName("404", 0), ShellName("cards", 0), ShellName("cards", 2))
PLAIN = Engine(lambda: "1", lambda _order, work: work)


@pytest.fixture
def order() -> ShellSpec:
    """Return an order with a theme of a few files."""
    names = ("stylesheets/b.css", "stylesheets/playbook.css", "stylesheets/a.css")
    theme = {f"assets/{name}": b"p{}" for name in names}
    theme |= {f"assets/javascripts/{name}.js": b"1" for name in ("playbook", "boot")}
    return ShellSpec(theme, SHELLS, (Tab("Cards", "cards/", "cards"),))


def test_a_shell_stands_at_its_depth(order: ShellSpec) -> None:
    """As many folders above it as above its pages; engines make the page not found themselves."""
    assert [path for path, _ in documents(order)] == ["shell-cards.md", "_/_/shell-cards.md"]
    assert [shell_file(name) for name in SHELLS] == [
        "404.html",
        "shell-cards.html",
        "_/_/shell-cards.html",
    ]


def test_stage_writes_the_documents(order: ShellSpec, tmp_path: Path) -> None:
    """Each says its section, for the navigation; the theme stands beside them."""
    stage(order, tmp_path)
    assert (tmp_path / "theme/assets/stylesheets/a.css").read_text("utf-8") == "p{}"
    text = (tmp_path / "docs" / "_" / "_" / "shell-cards.md").read_text(encoding="utf-8")
    assert 'section: "cards"' in text


def test_our_files_come_first_and_once(order: ShellSpec) -> None:
    """Style sheets and scripts follow the one that they build on; boot.js has its own place."""
    given = extra(order)
    names = ("playbook.css", "a.css", "b.css")
    assert [f"assets/stylesheets/{name}" for name in names] == given["styles"]
    assert given["scripts"] == ["assets/javascripts/playbook.js"]


def test_the_version_follows_the_first_script(order: ShellSpec) -> None:
    """Browsers fetch it anew when it changed, and not for a style."""
    style = {**order.theme, "assets/stylesheets/a.css": b"p{color:red}"}
    boot = {**order.theme, "assets/javascripts/boot.js": b"2"}
    version = extra(order)["version"]
    assert version == extra(replace(order, theme=style))["version"]
    assert version != extra(replace(order, theme=boot))["version"]


def test_settings_are_ours_with_the_look_that_was_asked_for(
    order: ShellSpec, tmp_path: Path
) -> None:
    """Addresses as files, no plugin, our overrides: nothing else of mkdocs.yml gets through."""
    look = {"language": "de", "custom_dir": "/elsewhere"}
    given = settings(replace(order, look=look), tmp_path)
    assert given["use_directory_urls"] is False
    assert given["plugins"] == []
    assert given["theme"] == {
        "name": "material",
        "language": "de",
        "font": False,
        "custom_dir": str(tmp_path / "theme"),
    }


@pytest.mark.parametrize(
    "change",
    ["tabs", "shells", "site_url", "settings", "theme", "engine", "versions"],
)
def test_the_fingerprint_follows_all_that_matters(order: ShellSpec, change: str) -> None:
    """Equal orders are equal; any change of what a shell shows is another order."""
    before = fingerprint(PLAIN, "mkdocs", order)
    assert before == fingerprint(PLAIN, "mkdocs", replace(order))
    name, engine, other = "mkdocs", PLAIN, order
    if change == "tabs":
        other = replace(order, tabs=())
    elif change == "shells":
        other = replace(order, shells=SHELLS[:2])
    elif change == "site_url":
        other = replace(order, site_url="https://example.org/")
    elif change == "settings":
        other = replace(order, look={"language": "de"})
    elif change == "theme":
        other = replace(order, theme={**order.theme, "main.html": b"x"})
    elif change == "engine":
        name = "zensical"
    else:
        engine = Engine(lambda: "2", PLAIN.render)
    assert before != fingerprint(engine, name, other)


def test_an_engine_that_fails_is_heard(tmp_path: Path) -> None:
    """What it said is in the message."""
    command = [sys.executable, "-c", "import sys; sys.exit('no such theme')"]
    with pytest.raises(EngineError, match="no such theme"):
        run(command, tmp_path, os.environ)
