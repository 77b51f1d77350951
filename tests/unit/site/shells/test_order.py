"""Test what an engine is asked for."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.site.pour import ShellName
from generator.site.shells import Engine, EngineError, fingerprint, shell_file
from generator.site.shells.order import Order, Tab, documents, extra, run, settings, stage

SHELLS = (ShellName("404", 0), ShellName("cards", 0), ShellName("cards", 2))
PLAIN = Engine(lambda: "1", lambda _order, work: work)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """Return an order with a theme of a few files."""
    for name in ("stylesheets/b.css", "stylesheets/playbook.css", "stylesheets/a.css"):
        _write(tmp_path / "theme" / "assets" / name, "p{}")
    for name in ("javascripts/playbook.js", "javascripts/boot.js"):
        _write(tmp_path / "theme" / "assets" / name, "1")
    return Order(tmp_path, tmp_path / "theme", SHELLS, (Tab("Cards", "cards/", "cards"),))


def test_a_shell_stands_at_its_depth(order: Order) -> None:
    """As many folders above it as above its pages; engines make the page not found themselves."""
    assert [path for path, _ in documents(order)] == ["shell-cards.md", "_/_/shell-cards.md"]
    assert [shell_file(name) for name in SHELLS] == [
        "404.html",
        "shell-cards.html",
        "_/_/shell-cards.html",
    ]


def test_stage_writes_the_documents(order: Order, tmp_path: Path) -> None:
    """Each says its section, for the navigation."""
    stage(order, tmp_path / "docs")
    text = (tmp_path / "docs" / "_" / "_" / "shell-cards.md").read_text(encoding="utf-8")
    assert 'section: "cards"' in text


def test_our_files_come_first_and_once(order: Order) -> None:
    """Style sheets and scripts follow the one that they build on; boot.js has its own place."""
    given = extra(order)
    names = ("playbook.css", "a.css", "b.css")
    assert [f"assets/stylesheets/{name}" for name in names] == given["styles"]
    assert given["scripts"] == ["assets/javascripts/playbook.js"]


def test_the_version_follows_the_files(order: Order) -> None:
    """A changed style is fetched anew by browsers."""
    before = extra(order)["version"]
    _write(order.theme / "assets" / "stylesheets" / "a.css", "p{color:red}")
    assert before != extra(order)["version"]


def test_settings_leave_the_project_its_theme(order: Order, tmp_path: Path) -> None:
    """Only what shells need is set: addresses as files, no plugin, our overrides."""
    given = settings(order, tmp_path / "docs", tmp_path / "site")
    assert given["use_directory_urls"] is False
    assert given["plugins"] == []
    assert given["theme"] == {"name": "material", "custom_dir": str(order.theme)}


@pytest.mark.parametrize(
    "change",
    ["tabs", "shells", "site_url", "settings", "theme", "engine", "versions"],
)
def test_the_fingerprint_follows_all_that_matters(order: Order, change: str) -> None:
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
        _write(order.root / "mkdocs.yml", "site_name: Other")
    elif change == "theme":
        _write(order.theme / "main.html", "x")
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


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
