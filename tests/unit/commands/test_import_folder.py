"""A folder of another tool's Markdown becomes pages or cards; nothing that is there is touched."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main

PICTURE = b"\x89PNG\r\n\x1a\n"
# What public handbooks are made of, a piece each.
PIECES = (
    "Words with *stress*, **weight** and `code`.\n",
    "- one\n- two\n  - three\n",
    "1. first\n2. second\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "```python\nprint(1)\n```\n",
    "```mermaid\ngraph TD\n```\n",
    "!!! note\n    Mind this.\n",
    "::: warning\nMind that.\n:::\n",
    "{% hint %}\nOr this.\n{% endhint %}\n",
    "<details><summary>More</summary>\n\nInside.\n\n</details>\n",
    '<div class="x">Boxed</div>\n',
    "Some ==marked== words and H~2~O.\n",
    "See https://example.org and @somebody.\n",
    "![remote](https://example.org/a.png)\n",
    "[to a drive](C:\\a.docx) and [nowhere](gone.md).\n",
    "Press ++ctrl+c++ {: .big }\n",
    "A note.[^1]\n\n[^1]: Here.\n",
    "> quoted\n> twice\n",
    "{{ macro('x') }} and {% include 'y' %}\n",
    "Term\n: What it means\n",
    "#### Much deeper\n\nBelow.\n",
    "<!-- never shown -->\n",
    "A price of $5 or $10, a formula $x^2$.\n",
    "soft\u00adhyphen and zero\u200bwidth.\n",
)
FRONTS = (
    "",
    '---\ntitle: "How: we work"\ntags: [a, b]\nauthor: Ann\n---\n',
    "---\ndescription: About it.\nlayout: page\n---\n",
    '+++\ntitle = "From Hugo"\ndraft = true\n+++\n',
    "---\ntitle: [broken\n---\n",
)
NAMES = ("Set Up", "FAQ", "größe", "README", "index", "a_b.c", "Über uns", "2024-05-01-news")


def _handbook(folder: Path, count: int = 200) -> Path:
    """Write *count* files as other teams have them, the same each time."""
    chance = random.Random(7)  # noqa: S311  # the same each time
    for number in range(count):
        steps = [f"Part {number % 7}", *(["deep"] * (number % 3))]
        name = f"{chance.choice(NAMES)}{'' if number % 5 == 0 else f' {number}'}"
        path = folder.joinpath(*steps, f"{name}{chance.choice(('.md', '.md', '.markdown', '.MD'))}")
        other = f"[other](../Part%20{chance.randrange(7)}/{chance.choice(NAMES)}.md#how-it-works)"
        body = "\n".join(chance.choices(PIECES, k=4))
        text = f"{chance.choice(FRONTS)}# Page {number}\n\n## How it works\n\n{body}\n{other}\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline=chance.choice(("\n", "\r\n")))
    (folder / "Part 0" / "My Pic.PNG").write_bytes(PICTURE)
    (folder / "Part 0" / "plan.docx").write_bytes(b"PK")
    return folder


def _run(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(it) for it in words], catch_exceptions=False)
    assert result.exit_code in {0, 1, 2}
    return result


def _contents(root: Path) -> dict[str, bytes]:
    return {
        it.relative_to(root).as_posix(): it.read_bytes()
        for it in sorted(root.rglob("*"))
        if it.is_file() and it.relative_to(root).parts[0] != "build"
    }


def _found(root: Path) -> Iterator[str]:
    """Yield each finding of the check as the report has it."""
    for it in json.loads(_run("-C", root, "check", "--format", "json").stdout):
        words = " ".join(it["message"].split())
        yield f"{it['path']}:{it['line']}:{it['column']}: {it['severity']}[{it['rule']}]: {words}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "book"
    assert _run("init", root).exit_code == 0
    return root


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docs", "cards"])
def test_two_hundred_files(kind: str, project: Path, tmp_path: Path) -> None:
    """The check finds what the report had, no more; a second run changes nothing."""
    folder = _handbook(tmp_path / "Hand Book")
    before = _contents(project)
    report = _run("-C", project, "import", folder, "--as", kind).output
    after = _contents(project)
    assert before.items() <= after.items()
    made = after.keys() - before.keys()
    top = "docs/hand-book/" if kind == "docs" else "kb/"
    assert all(it.startswith(top) for it in made)
    assert len(made) > 150
    lines = [line.split("; ")[0] for line in report.splitlines()]
    assert [it for it in _found(project) if it.split("; ")[0] not in lines] == []
    assert "Part 0/plan.docx: left where it is: it is neither Markdown nor a picture" in report
    again = _run("-C", project, "import", folder, "--as", kind)
    assert _contents(project) == after
    assert f"0 files written, {len(made)} there as they are, 0 kept" in again.output


def test_what_people_wrote_stays(project: Path, tmp_path: Path) -> None:
    """A file that stands at the place is kept, and told."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text("# A\n\nTheirs.\n", encoding="utf-8")
    own = project / "docs" / "notes" / "a.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Mine\n", encoding="utf-8")
    assert "docs/notes/a.md: kept" in _run("-C", project, "import", folder).output
    assert own.read_text(encoding="utf-8") == "# Mine\n"


def test_links_are_followed_nowhere(project: Path, tmp_path: Path) -> None:
    """A link in the folder is not read, a folder that is one is refused, and none is written through."""
    folder, secret = tmp_path / "notes", tmp_path / "secret.md"
    folder.mkdir()
    secret.write_text("# Secret\n", encoding="utf-8")
    (folder / "link.md").symlink_to(secret)
    (folder / "a.md").write_text("# A\n", encoding="utf-8")
    assert (
        "link.md: left where it is: it is no plain file"
        in _run("-C", project, "import", folder).output
    )
    (tmp_path / "linked").symlink_to(folder)
    assert _run("-C", project, "import", tmp_path / "linked").exit_code == 2
    outside = tmp_path / "outside"
    outside.mkdir()
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.md").write_text("# B\n", encoding="utf-8")
    (project / "docs" / "other").symlink_to(outside)
    assert _run("-C", project, "import", other).exit_code == 2
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("named", ["docs", "kb/cards", ".", "missing"])
def test_folders_that_cannot_be_meant(named: str, project: Path) -> None:
    """A part of the playbook, the whole of it, and what is not there are refused in a sentence."""
    result = _run("-C", project, "import", project / named)
    assert result.exit_code == 2
    assert "Error: " in result.output


def test_links_lead_on(project: Path, tmp_path: Path) -> None:
    """Links, places and pictures lead to where the files stand now."""
    folder = tmp_path / "notes"
    (folder / "Sub").mkdir(parents=True)
    (folder / "Sub" / "Set Up.md").write_text("# Set Up\n\n## First steps\n", encoding="utf-8")
    (folder / "Sub" / "My Pic.PNG").write_bytes(PICTURE)
    text = "# Home\n\n[a](Sub/Set%20Up.md#first-steps) [[Set Up|b]] ![c](<Sub/My Pic.PNG>) [d](gone.md)\n"
    (folder / "README.md").write_text(text, encoding="utf-8")
    report = _run("-C", project, "import", folder).output
    made = (project / "docs" / "notes" / "index.md").read_text(encoding="utf-8")
    assert made.splitlines()[-1] == (
        "[a](sub/set-up.md#first-steps) [b](sub/set-up.md) ![c](<sub/my-pic.png>) d"
    )
    assert "README.md:3: the link `gone.md` leads to nothing that was brought along" in report
