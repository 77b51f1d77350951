"""Plain `mkdocs build` and `mkdocs serve` make the playbook, by the plugin alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.served import Served
from tests.starts import start

pytestmark = pytest.mark.site

CONFIG = """
site_name: Small
site_url: https://example.org/small/
theme:
  name: material
plugins:
  - playbook
"""
CARD = "kb/cards/goals-first.md"
PAGE = "cards/goals-first/index.html"
DAY = {"SOURCE_DATE_EPOCH": "1795824000"}  # 2026-11-28: the card's review is not overdue
QUIET = 3  # after so long, MkDocs has seen any change and begun to build


@pytest.fixture
def small(tmp_path: Path, root: Path) -> Path:
    """Return a playbook of one card, with an mkdocs.yml and no theme of its own."""
    folder = tmp_path / "small"
    shutil.copytree(root / "tests/golden/_base", folder)
    (folder / "docs").mkdir()
    (folder / "docs/about.md").write_text("---\ntitle: About\n---\n# About\n\nOf it.\n", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


def test_build(small: Path) -> None:
    """Pages are poured, with all that `playbook build` adds; no shell is left."""
    done = _mkdocs(small, "build", "--strict")
    assert done.returncode == 0, done.stderr
    site = small / "site"
    page = (site / PAGE).read_text("utf-8")
    assert ">Begin with the goals</h1>" in page
    assert "Content-Security-Policy" in page
    assert "<!--slot:" not in page
    assert [path for path in sorted(site.rglob("*.html")) if "shell" in path.name] == []
    for name in ("pagefind/pagefind.js", "sw.js", "_headers", "sitemap.xml", "404.html"):
        assert (site / name).exists(), name
    assert f"<loc>https://example.org/small/{PAGE.removesuffix('index.html')}</loc>" in (
        (site / "sitemap.xml").read_text("utf-8")
    )


def test_findings_are_warnings(small: Path) -> None:
    """A finding is told with its place; with --strict it fails the build, without it does not."""
    _edit(small, lambda text: text.replace("topics: [goals]", "topics: [goals, goals]"))
    strict, lenient = _mkdocs(small, "build", "--strict"), _mkdocs(small, "build")
    assert (strict.returncode, lenient.returncode) == (1, 0), strict.stderr + lenient.stderr
    for done in (strict, lenient):
        assert f"WARNING -  playbook: {CARD}:" in done.stderr
        assert "[repeated-value]" in done.stderr


def test_errors_end_the_build(small: Path) -> None:
    """An error leaves no site, with or without --strict."""
    _edit(small, lambda text: f"{text}\n- As is known [@nobody2010].\n")
    done = _mkdocs(small, "build")
    assert done.returncode == 1
    assert "the playbook has 1 error" in done.stderr
    assert not (small / "site/index.html").exists()


def test_a_template_of_the_theme_reads_no_file(small: Path, tmp_path: Path) -> None:
    """It comes with the project, and runs in the sandbox here too: it is told, and reaches nothing."""
    (tmp_path / "secret.txt").write_text("open sesame", "utf-8")
    read = (
        f"page.file.generated(config, 'x', abs_src_path='{tmp_path / 'secret.txt'}').content_string"
    )
    (small / "templates/theme").mkdir(parents=True)
    (small / "templates/theme/main.html").write_text(
        '{% extends "base.html" %}{% block content %}{{ ' + read + " }}{{ super() }}{% endblock %}",
        "utf-8",
    )
    done = _mkdocs(small, "build")
    assert done.returncode != 0
    assert "templates/theme/main.html:1: " in done.stderr
    assert [it for it in small.rglob("*.html") if "open sesame" in it.read_text("utf-8")] == []


def test_another_theme_is_refused(small: Path) -> None:
    """Only Material has the places that pages are poured into; the message says so."""
    (small / "mkdocs.yml").write_text(CONFIG.replace("material", "readthedocs"), "utf-8")
    done = _mkdocs(small, "build")
    assert done.returncode == 1
    assert "the playbook needs the theme `material`, not `readthedocs`" in done.stderr


# Serving


@pytest.fixture
def served(small: Path) -> Iterator[Served]:
    """Serve the small playbook, once it is built."""
    server = Served(small, "small/", DAY)
    try:
        server.until(lambda: server.count("Serving on") == 1)
        yield server
    finally:
        server.stop()


def test_serve_builds_once_for_an_edit(served: Served, small: Path) -> None:
    """The new words are shown after one more build; what the build writes causes none."""
    assert "Begin with the goals" in served.page(PAGE)
    assert "Content-Security-Policy" not in served.page(PAGE)  # its live reload is inline
    assert "pb-worker" not in served.page(PAGE)
    with pytest.raises(HTTPError, match="404"):
        served.page("sw.js")
    _edit(small, lambda text: text.replace("Begin with the goals", "Know the goals"))
    served.until(lambda: "Know the goals" in served.page(PAGE))
    time.sleep(QUIET)
    assert served.count("Building documentation") == 2, "".join(served.lines)


# Private functions


def _mkdocs(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return start("mkdocs", *words, cwd=folder, env={**os.environ, **DAY})


def _edit(folder: Path, change: Callable[[str], str]) -> None:
    path = folder / CARD
    path.write_text(change(path.read_text("utf-8")), "utf-8")
