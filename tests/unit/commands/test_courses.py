"""`playbook new course` begins a course that passes; `playbook review` shows and stamps."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.build import check
from generator.commands.courses import new_course
from generator.commands.upkeep.review import review
from tests.unit.factories import ROLES
from tests.unit.taught import EDITION, PATH, files_of

NEW = ["Lead openly", "--summary", "How to lead.", "--owner", "cio", "--role", "cio"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with one course, as of a day after it was gone through."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    for path, text in {**ROLES, **files_of()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("cards", [[], ["--card", "leadership"]], ids=["without cards", "with one"])
def test_a_new_course_passes_every_check(folder: Path, cards: list[str]) -> None:
    told = CliRunner().invoke(new_course, [*NEW, *cards, "-C", str(folder)])
    assert told.exit_code == 0, told.output
    text = (folder / "kb/courses/lead-openly.md").read_text(encoding="utf-8")
    (folder / "kb/courses/lead-openly.md").write_text(
        text.replace("status: draft", "status: published"), encoding="utf-8"
    )
    found = CliRunner().invoke(check, ["-C", str(folder), "--strict"])
    assert "kb/courses/lead-openly.md" not in found.output
    assert CliRunner().invoke(new_course, [*NEW, "-C", str(folder)]).exit_code == 2


def test_a_new_course_names_cards_that_exist(folder: Path) -> None:
    told = CliRunner().invoke(new_course, [*NEW, "--card", "leadershp", "-C", str(folder)])
    assert told.exit_code == 2
    assert "did you mean `leadership`?" in told.output


def test_review_stamps_what_changed_and_nothing_else(folder: Path) -> None:
    """A card that is as it was keeps its stamp; one that changed is told and stamped anew."""
    before = (folder / PATH).read_text(encoding="utf-8")
    told = CliRunner().invoke(review, ["-C", str(folder)])
    assert told.output == "open: 1 cards, 0 changed since they were gone through\n"
    card = folder / "kb/cards/leadership.md"
    changed = card.read_text(encoding="utf-8").replace("All resources", "Most resources")
    card.write_text(changed, encoding="utf-8")
    assert "leadership: Practise open leadership (since 2026-11-29)" in (
        CliRunner().invoke(review, ["--look", "-C", str(folder)]).output
    )
    assert (folder / PATH).read_text(encoding="utf-8") == before
    told = CliRunner().invoke(review, ["open", "-C", str(folder)])
    assert told.output.endswith(f"wrote {PATH}\n")
    after = (folder / PATH).read_text(encoding="utf-8")
    assert EDITION not in after
    assert "what for <!-- seen: 2026-12-01 " in after
    assert after.replace("\n", "").count("seen:") == 1
    again = CliRunner().invoke(review, ["-C", str(folder)])
    assert "wrote" not in again.output


def test_review_stamps_what_was_never_seen(folder: Path) -> None:
    """A reading without a note gets one at the end of its words."""
    text = (folder / PATH).read_text(encoding="utf-8")
    bare = text.replace(f" <!-- seen: 2026-11-29 {EDITION} -->", "")
    (folder / PATH).write_text(bare, encoding="utf-8")
    told = CliRunner().invoke(review, ["-C", str(folder)])
    assert "(never gone through)" in told.output
    assert f"what for <!-- seen: 2026-12-01 {EDITION} -->\n" in (
        (folder / PATH).read_text(encoding="utf-8")
    )


def test_review_of_an_unknown_course(folder: Path) -> None:
    told = CliRunner().invoke(review, ["opne", "-C", str(folder)])
    assert told.exit_code == 2
    assert "did you mean `open`?" in told.output
