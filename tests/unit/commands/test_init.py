"""`playbook init` begins a playbook that is sound, and never touches what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main
from generator.commands.sample import LANGUAGES
from generator.findings.diagnostics import Diagnostic
from generator.pipeline import check_playbook
from generator.project import open_project, today


def run(*words: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["init", *map(str, words)])


def texts(folder: Path) -> dict[str, str]:
    """Return every file of *folder*."""
    return {
        it.relative_to(folder).as_posix(): it.read_text(encoding="utf-8")
        for it in sorted(folder.rglob("*"))
        if it.is_file()
    }


def findings(folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the playbook in *folder*."""
    return check_playbook(open_project(folder, today()).given)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_is_sound(language: str, tmp_path: Path) -> None:
    """The sample passes every check, and has a thing of each kind in its own language."""
    told = run(tmp_path / "my-book", "--language", language)
    assert told.exit_code == 0, told.output
    assert findings(tmp_path / "my-book") == ()
    playbook, _ = check_playbook(open_project(tmp_path / "my-book", today()).given)
    assert [str(kind) for kind, sheets in playbook.sheets.items() if not sheets] in ([], ["course"])
    counts = (len(playbook.terms), len(playbook.tensions), len(playbook.facets))
    assert min(*counts, len(playbook.references), len(playbook.decisions)) > 0
    assert open_project(tmp_path / "my-book", today()).given.settings.language == language


def test_files_of_a_project(tmp_path: Path) -> None:
    """Beside the playbook stand the files that a repository of one needs."""
    run(tmp_path / "b")
    others = [path for path in texts(tmp_path / "b") if "/" not in path]
    assert others == [
        ".gitattributes",
        ".gitignore",
        ".pre-commit-config.yaml",
        "README.md",
        "mkdocs.yml",
        "references.bib",
        "requirements.txt",
    ]


@pytest.mark.parametrize(
    ("folder", "name", "expected"),
    [
        pytest.param("running-good_meetings", None, "Running good meetings", id="of the folder"),
        pytest.param("b", 'Say "yes": #1', 'Say "yes": #1', id="awkward for YAML"),
        pytest.param("b", "Ämter & Würden", "Ämter & Würden", id="not ASCII"),
    ],
)
def test_name(folder: str, name: str | None, expected: str, tmp_path: Path) -> None:
    """The playbook is called as asked, else as its folder."""
    run(tmp_path / folder, *(["--name", name] if name else []))
    assert open_project(tmp_path / folder, today()).given.settings.site_name == expected


@pytest.mark.parametrize("forge", ["github", "gitlab", "gitea"])
def test_forge(forge: str, tmp_path: Path) -> None:
    """A forge gets files of its own, and no other's."""
    run(tmp_path / "bare")
    run(tmp_path / "forged", "--forge", forge)
    more = texts(tmp_path / "forged").keys() - texts(tmp_path / "bare").keys()
    assert more
    assert all(path.startswith(f".{forge}") for path in more)


def test_a_language_without_a_sample(tmp_path: Path) -> None:
    """Whoever asks for another language is told how to come to it; nothing is written."""
    done = CliRunner().invoke(main, ["init", str(tmp_path / "b"), "--language", "fr"])
    assert done.exit_code == 2
    assert "begin in one of these, write `language: fr` in mkdocs.yml" in done.output
    assert "`playbook words fr`" in done.output
    assert not (tmp_path / "b").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A second run changes no byte, and says so."""
    run(tmp_path)
    (tmp_path / "kb/cards/keep-it-small.md").write_text("mine", encoding="utf-8")
    (tmp_path / "README.md").unlink()
    before = texts(tmp_path)
    told = run(tmp_path)
    after = texts(tmp_path)
    assert {path: after[path] for path in before} == before
    assert after.keys() - before.keys() == {"README.md"}
    assert "no sample: `kb/` is there already" in told.output


def test_beside_a_site(tmp_path: Path) -> None:
    """Into a site that is there come no pages in docs/, and what to write in its settings is said."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\n", encoding="utf-8")
    told = run(tmp_path)
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Ours\n"
    assert [it.name for it in (tmp_path / "docs").iterdir()] == ["index.md"]
    assert (tmp_path / "kb/cards/keep-it-small.md").is_file()
    assert "mount: playbook/" in told.output


def test_folder_that_leads_away(tmp_path: Path) -> None:
    """A link in the way is not followed."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "b/.github").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    told = run(tmp_path / "b", "--forge", "github")
    assert (told.exit_code, list((tmp_path / "elsewhere").iterdir())) == (2, [])
    assert "leads out of" in told.output


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """What stands in the way is a sentence."""
    (tmp_path / "b").write_text("a file", encoding="utf-8")
    told = run(tmp_path / "b" / "deeper")
    assert told.exit_code == 2
    assert "cannot be written: not a directory" in told.output


@pytest.mark.parametrize(
    ("on_path", "said"),
    [
        pytest.param(False, "next: cd my-book && ../.venv/bin/playbook serve", id="by its path"),
        pytest.param(True, "next: cd my-book && playbook serve", id="by its name"),
    ],
)
def test_what_comes_next_can_be_typed(
    on_path: bool, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who called the command by its path is told to do so again: no shell finds it by its name."""
    own = tmp_path / ".venv/bin/playbook"
    own.parent.mkdir(parents=True)
    own.touch(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", [".venv/bin/playbook", "init", "my-book"])
    monkeypatch.setenv("PATH", str(own.parent) if on_path else "/nowhere")
    assert said in CliRunner().invoke(main, ["init", "my-book"]).output
