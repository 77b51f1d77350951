"""A build that would change nothing compiles nothing, and says what the one before it said."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.commands import build as command
from generator.commands.build import build, check
from generator.pipeline import check_playbook
from generator.project import compile_project
from tests.remembering import without_pages_of_rules

pytestmark = pytest.mark.slow

CARD = "kb/cards/goals-first.md"
SETTINGS = "site_name: Small\nsite_url: https://example.org/\n"


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Print no pages of rules: none of them hangs on what is tried here."""
    with without_pages_of_rules():
        yield


@pytest.fixture
def project(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small project, as of a day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    shutil.copytree(root / "tests/golden/_base", tmp_path / "book")
    (tmp_path / "book/mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path / "book"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list that grows with each compilation."""
    made: list[bool] = []
    whole = compile_project

    def counted(*given: Any, **more: Any) -> Any:
        made.append(True)
        return whole(*given, **more)

    monkeypatch.setattr(command, "compile_project", counted)
    return made


def built(project: Path, *words: str) -> str:
    """Build *project*; return what was said, without the time."""
    done = CliRunner().invoke(build, ["-C", str(project), *words])
    assert done.exit_code == 0, done.output
    return done.stdout.rpartition(",")[0]


def test_nothing_is_compiled_where_nothing_changed(project: Path, compiled: list[bool]) -> None:
    """The same is said; no file of the site is touched; the third build knows it too."""
    first = built(project)
    before = {it: it.stat().st_mtime_ns for it in (project / "build/site").rglob("*")}
    for _ in range(2):
        said = built(project)
        assert said.replace(" 0 files", "") == first.replace(f" {len_of(first)} files", "")
    assert before == {it: it.stat().st_mtime_ns for it in (project / "build/site").rglob("*")}
    assert compiled == [True]


def len_of(said: str) -> str:
    """Return how many files changed, as it was *said*."""
    return said.rpartition(" files changed")[0].rpartition(" ")[2]


def by_hand(project: Path) -> None:
    """Change a file of the site."""
    (project / "build/site/index.html").write_text("mine", encoding="utf-8")


def gone(project: Path) -> None:
    """Take a file of the site away."""
    (project / "build/site/index.html").unlink()


def added(project: Path) -> None:
    """Put a file of one's own into the site."""
    (project / "build/site/mine.txt").write_text("mine", encoding="utf-8")


def edited(path: str, text: str = "") -> Callable[[Path], None]:
    """Return what adds a line to a file of the sources, or begins it."""

    def edit(project: Path) -> None:
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8") if file.is_file() else ""
        file.write_text(before + text, encoding="utf-8")

    return edit


def damaged(project: Path) -> None:
    """Change a byte of the memory."""
    path = project / "build/memory"
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


CHANGES = {
    "the site, by hand": by_hand,
    "the site, a file less": gone,
    "the site, a file more": added,
    "the memory": damaged,
    "a card": edited(CARD, "\nOne more line. <!-- basis: editorial -->\n"),
    "a setting": edited("mkdocs.yml", "site_author: Somebody\n"),
    "a static file": edited("static/a.txt", "a"),
    "a template": edited("templates/pages/card.html", "{{ it.title }}"),
    "the theme": edited("templates/theme/assets/stylesheets/a.css", "p{}"),
}


def test_whatever_changed_is_compiled_once(
    project: Path, compiled: list[bool], tmp_path: Path
) -> None:
    """In the end the site is what a clean build makes of it."""
    built(project)
    for name, change in CHANGES.items():
        compiled.clear()
        change(project)
        built(project)
        assert compiled == [True], name
        built(project)
        assert compiled == [True], name
    shutil.copytree(project, tmp_path / "clean", ignore=shutil.ignore_patterns("build"))
    built(tmp_path / "clean")
    assert contents(project) == contents(tmp_path / "clean")


def contents(project: Path) -> dict[str, bytes]:
    """Return the files of the site by path."""
    site = project / "build/site"
    files = (it for it in sorted(site.rglob("*")) if it.is_file())
    return {it.relative_to(site).as_posix(): it.read_bytes() for it in files}


def test_another_day_is_another_build(
    project: Path, compiled: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is overdue hangs on the day."""
    built(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1895824000")
    built(project)
    assert compiled == [True, True]


def test_a_quick_build_is_no_whole_one(project: Path, compiled: list[bool]) -> None:
    """It may keep an index of other pages."""
    built(project)
    CHANGES["a card"](project)
    built(project, "--quick")
    built(project)
    built(project)
    assert compiled == [True] * 3


def test_a_check_says_what_the_build_found_in_the_same_sources(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks for nothing again; after any edit it does, and another day is one."""
    looked: list[bool] = []
    whole = check_playbook

    def counted(*given: Any, **more: Any) -> Any:
        looked.append(True)
        return whole(*given, **more)

    monkeypatch.setattr(command, "check_playbook", counted)
    edited(CARD, "\nSee [here](goals-first.md). <!-- basis: editorial -->\n")(project)
    clean = CliRunner().invoke(check, ["-C", str(project)]).output
    assert looked == [True]
    built(project, "--quick")
    assert CliRunner().invoke(check, ["-C", str(project)]).output == clean
    assert looked == [True]
    for name in ("a card", "a setting"):
        CHANGES[name](project)
        CliRunner().invoke(check, ["-C", str(project)])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1895824000")
    CliRunner().invoke(check, ["-C", str(project)])
    assert len(looked) == 4
