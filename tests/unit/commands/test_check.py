"""`playbook check` for programs: paths of the repository, all formats, a file beside the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.commands import main

PATH = "play/kb/cards/keep-it-small.md"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a playbook below its root, and a wrong key in one card."""
    (tmp_path / ".git").mkdir()
    CliRunner().invoke(main, ["init", str(tmp_path / "play")])
    with (tmp_path / "play/mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("site_url: https://playbook.example.org/\n")
    card = tmp_path / PATH
    text = card.read_text(encoding="utf-8")
    assert "[@jay1976" in text
    card.write_text(text.replace("[@jay1976", "[@jay1967", 1), encoding="utf-8")
    return tmp_path


def check(repository: Path, *words: str) -> Result:
    """Run `playbook check` on the playbook of *repository*."""
    return CliRunner().invoke(main, ["check", "-C", str(repository / "play"), *words])


def place(repository: Path) -> tuple[int, int]:
    """Return line and column of the wrong key."""
    lines = (repository / PATH).read_text(encoding="utf-8").split("\n")
    return next((n, it.index("jay1967") + 1) for n, it in enumerate(lines, 1) if "jay1967" in it)


def test_github(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The remark lands at its line; the step's summary has it too, behind what was there."""
    step = repository / "summary.md"
    step.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(step))
    told = check(repository, "--format", "github")
    line, column = place(repository)
    assert told.exit_code == 1
    assert told.stdout.startswith(
        f"::error file={PATH},line={line},endLine={line},col={column},endColumn={column + 6},"
    )
    written = step.read_text().splitlines()
    assert written[0] == "before"
    assert f"| error | {PATH.replace('_', '')}:{line}:{column} |" in step.read_text()


def test_github_without_a_summary(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A summary that cannot be written is said, not raised."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "no" / "such"))
    told = check(repository, "--format", "github")
    assert (told.exit_code, "cannot be written" in told.stderr) == (2, True)


def test_gitlab_beside_the_text(repository: Path) -> None:
    """-o leaves the text on the terminal and the report in the file."""
    report = repository / "quality.json"
    told = check(repository, "--format", "gitlab", "-o", str(report))
    assert (told.exit_code, "error[unknown-citation]" in told.stderr) == (1, True)
    issues = json.loads(report.read_text())
    assert issues[0]["location"] == {"path": PATH, "lines": {"begin": place(repository)[0]}}
    assert len({it["fingerprint"] for it in issues}) == len(issues)


def found(repository: Path, form: str) -> Any:
    """Return what standard output has, read as JSON."""
    told = check(repository, "--format", form)
    assert told.exit_code == 1
    return json.loads(told.stdout)


def test_sarif(repository: Path) -> None:
    """Path, the rule's summary and address, and the fix."""
    run = found(repository, "sarif")["runs"][0]
    result = next(it for it in run["results"] if it["ruleId"] == "unknown-citation")
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    where = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where == {"uri": PATH, "uriBaseId": "%SRCROOT%"}
    assert rule["shortDescription"]["text"] == "No reference has the key of a citation."
    assert rule["helpUri"].endswith("/about/rules/unknown-citation/")
    replaced = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replaced["insertedContent"] == {"text": "jay1976"}


def test_json(repository: Path) -> None:
    """JSON too has the repository's paths."""
    assert found(repository, "json")[0]["path"] == PATH


def test_output_needs_a_format(repository: Path) -> None:
    """-o alone is a wrong use, and says what to do."""
    told = check(repository, "-o", "x.json")
    assert (told.exit_code, "--format gitlab" in told.stderr) == (2, True)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param("robots.txt", True, id="a file of every site"),
        pytest.param("cards/keep-it-small/index.html", True, id="a page of this one"),
        pytest.param("CNAME", False, id="none of the site's"),
    ],
)
def test_what_a_file_to_take_along_would_cover(repository: Path, path: str, found: bool) -> None:
    """It is told here as a build tells it, also where pages have to be compiled to know it."""
    (repository / "play/static" / path).parent.mkdir(parents=True)
    (repository / "play/static" / path).write_text("x", encoding="utf-8")
    assert check(repository).stderr.count("[static-clash]") == found
