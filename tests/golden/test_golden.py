"""Each case is a small playbook; what the generator says of it, and makes of it, is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.cache.memory import Memory
from generator.findings.diagnostics import Diagnostic, Fix
from generator.findings.fixes import edited, edits_of
from generator.model.playbook import Playbook, only, without_sheets
from generator.pipeline import check_playbook, compile_playbook
from generator.project import open_project
from generator.rules.apart import APART
from generator.rules.book import rules
from generator.rules.checks import DATED_CHECKS, Check, DatedCheck
from generator.rules.words import title_twice
from tests.golden.printed import compact
from tests.made_up import left_in_english
from tests.remembering import without_pages_of_rules

GOLDEN = Path(__file__).parent
BASE = GOLDEN / "_base"
CASES = sorted(
    it.name for it in GOLDEN.iterdir() if it.is_dir() and not it.name.startswith(("_", "."))
)
DAY = date(2026, 12, 1)
MEMORY = Memory()  # of what no case touches
AUTHORS = set("topic The goals are those of the business".split())  # a facet, a change
# What a fix would have to do to more than a word: rename a file, or say where a heading ends.
UNFIXED = {
    "stray-file",
    "card-without-guidance",
    "decision-unknown-section",
    "unknown-in-style",
    "broken-template",  # a fix would have to edit templates/, which no command does
}


@dataclass(frozen=True, slots=True)
class Case:
    """A case, laid out at ``root``, and what the check made of it."""

    root: Path
    playbook: Playbook
    findings: tuple[Diagnostic, ...]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Case]:
    """Return what checks a case, once for all who ask; they leave its folder as they found it."""

    @cache
    def check(case: str) -> Case:
        root = _lay_out(case, tmp_path_factory.mktemp("case"))
        return Case(root, *check_playbook(open_project(root, DAY).given, MEMORY))

    return check


@pytest.mark.parametrize("case", CASES)
def test_findings(case: str, checked: Callable[[str], Case], rewrite: bool) -> None:
    """A case gives exactly the findings that it expects, and the one that it is named after."""
    findings = checked(case).findings
    expected = GOLDEN / case / "expected" / "findings.txt"
    written = "".join(f"{line}\n" for line in compact(findings))
    if rewrite:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(written, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == written
    assert left_in_english(findings, AUTHORS) == []
    if case.partition("--")[0] in rules():
        assert case.partition("--")[0] in {it.rule for it in findings}


@pytest.mark.parametrize(
    "case", [it for it in CASES if (GOLDEN / it / "expected" / "pages").is_dir()]
)
def test_pages(case: str, tmp_path: Path, rewrite: bool) -> None:
    """The bodies of the pages that a case expects are just those."""
    project = open_project(_lay_out(case, tmp_path), DAY)
    with without_pages_of_rules():
        made = compile_playbook(project.given, project.templates, project.style, MEMORY)
    bodies = {page.path: page.slots["body"] for page in made.pages}
    folder = GOLDEN / case / "expected" / "pages"
    for expected in sorted(it for it in folder.rglob("*") if it.is_file()):
        path = expected.relative_to(folder).as_posix()
        if rewrite:
            expected.write_text(bodies[path], encoding="utf-8")
        assert expected.read_text(encoding="utf-8") == bodies[path]


@pytest.mark.parametrize("case", CASES)
def test_what_is_found_of_sheets_apart(case: str, checked: Callable[[str], Case]) -> None:
    """Checks that see one sheet at a time would find the same if they saw all at once."""
    playbook = checked(case).playbook
    for check in (*APART, *map(_on_the_day, DATED_CHECKS)):
        assert _apart(check, playbook) == sorted(check(playbook), key=repr)


def test_what_only_two_sheets_show_is_not_found_apart(checked: Callable[[str], Case]) -> None:
    """A check that compares sheets does not pass as one that sees them one by one."""
    playbook = checked("title-twice").playbook
    assert _apart(title_twice.check, playbook) != sorted(title_twice.check(playbook), key=repr)


@pytest.mark.parametrize("case", CASES)
def test_fixes(case: str, checked: Callable[[str], Case]) -> None:
    """Each "did you mean" of a word is a fix, and each fix takes its finding away."""
    root = checked(case).root
    for finding in checked(case).findings:
        meant = finding.help.startswith("did you mean") and finding.rule not in UNFIXED
        assert finding.fix or not meant
        declared = rules()[finding.rule].rule.fix
        assert finding.safe == (bool(finding.fix) and declared is Fix.SAFE)
        assert declared or not finding.fix
        if not finding.fix:
            continue
        before = {path: (root / path).read_bytes() for path in edits_of([finding])}
        for path, edits in edits_of([finding]).items():
            (root / path).write_bytes(edited(before[path], edits))
        left = [it for it in _check(root) if it.span[:3] == finding.span[:3]]
        for path, data in before.items():
            (root / path).write_bytes(data)
        assert finding.message not in {it.message for it in left}


FIXABLE = [name for name, doc in rules().items() if doc.rule.fix]


@pytest.mark.parametrize("rule", FIXABLE)
def test_fixable_rule_has_a_fix(rule: str, checked: Callable[[str], Case]) -> None:
    """A rule that says it can be mended has a case in which it is."""
    cases = [it for it in CASES if it.partition("--")[0] == rule]
    found = [it for case in cases for it in checked(case).findings]
    assert [it for it in found if it.rule == rule and it.fix]


def test_base_has_no_findings() -> None:
    """The playbook below all cases is sound, so that each case shows its own fault alone."""
    assert _check(BASE) == ()


def test_one_run_names_every_fault(checked: Callable[[str], Case]) -> None:
    """Of thirty and more files that are broken in one way each, each has one finding."""
    paths = [it.span.path for it in checked("thirty-faults").findings]
    assert sorted(set(paths)) == sorted(paths)
    assert len(paths) > 30


def _lay_out(case: str, folder: Path) -> Path:
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    ours = shutil.ignore_patterns("expected", "removed.txt")
    shutil.copytree(GOLDEN / case, folder, dirs_exist_ok=True, symlinks=True, ignore=ours)
    removed = GOLDEN / case / "removed.txt"
    for path in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        (folder / path).unlink()
    return folder


def _on_the_day(check: DatedCheck) -> Check:
    return lambda playbook: check(playbook, DAY)


def _apart(check: Check, playbook: Playbook) -> list[Diagnostic]:
    parts = (*map(only, playbook.all_sheets()), without_sheets(playbook))
    return sorted((finding for part in parts for finding in check(part)), key=repr)


def _check(root: Path) -> tuple[Diagnostic, ...]:
    return check_playbook(open_project(root, DAY).given, MEMORY)[1]
