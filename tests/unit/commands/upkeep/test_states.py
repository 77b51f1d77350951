"""Whatever state git is in, commands that compare say what is so and what to do, and it works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cache.memory import Memory
from generator.commands import main
from tests.remembering import remembering, without_pages_of_rules

NAMES = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}
COMMANDS = ("diff", "preview")


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Let previews read a sheet once, and print no pages of rules."""
    with remembering(Memory(), "upkeep.preview"), without_pages_of_rules():
        yield


def git(folder: Path, *words: str) -> None:
    env = {**os.environ, **NAMES, "GIT_ALLOW_PROTOCOL": "file"}
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=env)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a playbook that no git knows."""
    folder = tmp_path_factory.mktemp("states") / "book"
    CliRunner().invoke(main, ["init", str(folder)])
    return folder


@pytest.fixture
def book(begun: Path, tmp_path: Path) -> Path:
    return shutil.copytree(begun, tmp_path / "book")


def commit(book: Path, branch: str = "main") -> None:
    git(book, "init", "-q", "-b", branch)
    git(book, "add", ".")
    git(book, "commit", "-qm", "One")


def no_commit(book: Path) -> Path:
    git(book, "init", "-q", "-b", "trunk")
    return book


def another_branch(book: Path) -> Path:
    commit(book, "trunk")
    return book


def detached_alone(book: Path) -> Path:
    commit(book)
    git(book, "checkout", "-q", "--detach")
    git(book, "branch", "-qD", "main")
    return book


def detached_clone(book: Path) -> Path:
    commit(book)
    git(book.parent, "clone", "-q", "book", "clone")
    git(book.parent / "clone", "checkout", "-q", "--detach")
    git(book.parent / "clone", "branch", "-qD", "main")
    return book.parent / "clone"


def shallow(book: Path) -> Path:
    commit(book)
    git(book, "checkout", "-qb", "other")
    git(book.parent, "clone", "-q", "--depth=1", "-b", "other", book.as_uri(), "clone")
    return book.parent / "clone"


def one_branch(book: Path) -> Path:
    commit(book)
    git(book, "checkout", "-qb", "other")
    git(book.parent, "clone", "-q", "--single-branch", "-b", "other", "book", "clone")
    return book.parent / "clone"


def without_a_branch(book: Path) -> Path:
    """As the checkout of a proposal: one commit, of no branch."""
    commit(book)
    clone = book.parent / "clone"
    clone.mkdir()
    git(clone, "init", "-q", "-b", "unused")
    git(clone, "remote", "add", "origin", book.as_uri())
    git(clone, "fetch", "-q", "--depth=1", "origin", "main:refs/remotes/pull/1/merge")
    git(clone, "checkout", "-q", "refs/remotes/pull/1/merge")
    return clone


def submodule(book: Path) -> Path:
    commit(book)
    home = book.parent / "home"
    home.mkdir()
    git(home, "init", "-q", "-b", "unused")
    git(home, "submodule", "add", "-q", book.as_uri(), "play")
    git(home, "commit", "-qm", "One")
    git(home / "play", "checkout", "-q", "--detach")
    git(home / "play", "branch", "-qD", "main")
    return home / "play"


STATES = {
    "no git": lambda book: book,
    "no commit": no_commit,
    "another branch": another_branch,
    "detached, no branch": detached_alone,
    "detached in a clone": detached_clone,
    "shallow": shallow,
    "a clone of one branch": one_branch,
    "the checkout of a proposal": without_a_branch,
    "submodule": submodule,
}


def run(command: str, root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [command, *words, "-C", str(root)])


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("state", STATES)
def test_what_is_said_works(
    state: str, command: str, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence; its commands of git, and then the revision that it names, do what was asked."""
    for name, value in NAMES.items():
        monkeypatch.setenv(name, value)
    prepare: Callable[[Path], Path] = STATES[state]
    root = prepare(book)
    told = run(command, root, "main")
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1), told.stderr
    quoted = re.findall(r"`([^`]+)`", told.stderr)
    for words in [it for it in quoted if it.startswith("git ")]:
        git(root, *shlex.split(words)[1:])
    assert run(command, root, quoted[-1]).exit_code == 0, told.stderr


def other_worktree(book: Path) -> Path:
    commit(book)
    git(book, "worktree", "add", "-q", "--detach", "../tree")
    return book.parent / "tree"


def unborn_beside_others(book: Path) -> Path:
    commit(book)
    git(book, "checkout", "-q", "--orphan", "new")
    return book


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("prepare", [other_worktree, unborn_beside_others])
def test_states_that_work(command: str, prepare: Callable[[Path], Path], book: Path) -> None:
    """Where `main` is there, it is compared with."""
    assert run(command, prepare(book), "main").exit_code == 0


@pytest.mark.parametrize("command", [*COMMANDS, "impact", "review"])
def test_bare(command: str, book: Path, tmp_path: Path) -> None:
    """A bare repository has no files: a clone of it has."""
    commit(book)
    git(tmp_path, "clone", "-q", "--bare", "book", "bare")
    told = run(command, tmp_path / "bare", "main")
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
    found = re.search(r"is a bare repository.* run `git (clone \S+ FOLDER)`", told.stderr)
    assert found, told.stderr
    git(tmp_path, *found[1].split())
    assert run("diff", tmp_path / "FOLDER", "main").exit_code == 0


@pytest.mark.parametrize("command", [*COMMANDS, "impact", "review", "check"])
def test_submodule_that_was_not_fetched(command: str, book: Path, tmp_path: Path) -> None:
    """Its folder is empty, which is no reason to begin a playbook there."""
    submodule(book)
    git(tmp_path, "clone", "-q", "home", "clone")
    words = [] if command == "check" else ["main"]
    told = run(command, tmp_path / "clone/play", *words)
    found = re.search(r"run `git (submodule [^`]+)`", told.stderr)
    assert (told.exit_code, told.stderr.count("\n"), bool(found)) == (2, 1, True)
    assert found
    git(tmp_path / "clone", "-c", "protocol.file.allow=always", *found[1].split())
    assert run("check", tmp_path / "clone/play").exit_code == 0


def test_review_in_a_shallow_clone(book: Path, tmp_path: Path) -> None:
    """A clone that does not go back to the last review says so, and how it would."""
    commit(book)
    git(tmp_path, "clone", "-q", "--depth=1", book.as_uri(), "clone")
    card = tmp_path / "clone/kb/cards/end-on-time.md"
    text = card.read_text(encoding="utf-8")
    card.write_text(re.sub("reviewed: .*", "reviewed: 2020-01-01", text), encoding="utf-8")
    told = run("review", tmp_path / "clone", "end-on-time", "--look")
    found = re.search(r"back to 2020-01-01: run `git (fetch [^`]+)`", told.stdout)
    assert found, told.stdout
    git(tmp_path / "clone", *found[1].split())
    assert "not known" not in run("review", tmp_path / "clone", "end-on-time", "--look").stdout


@pytest.mark.parametrize("state", ["no git", "no commit"])
def test_review_says_why_it_knows_nothing(state: str, book: Path) -> None:
    """What changed since the last review is not known; what to do is said there too."""
    told = run("review", STATES[state](book), "end-on-time", "--look")
    assert told.exit_code == 0
    assert "not known" in told.stdout
    assert "`git commit -m First`" in told.stdout


def test_a_base_without_a_playbook(book: Path) -> None:
    """Before there was one nothing stood in it: all pages are new."""
    kept = shutil.move(book, book.parent / "kept")
    book.mkdir()
    (book / "README.txt").write_text("To come")
    commit(book)
    shutil.copytree(kept, book, dirs_exist_ok=True)
    told = run("preview", book, "main")
    assert told.exit_code == 0, told.stderr
    assert "pages with other words" in told.stdout
    html = (book / "build/preview.html").read_text(encoding="utf-8")
    assert "End on time" in html or "End when you said" in html


def test_a_git_that_speaks_another_language(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read from git is asked of it in English, whatever the reader's language is."""
    real = shutil.which("git")
    program = tmp_path / "bin/git"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\ncase "$LC_ALL$LANGUAGE" in C) exec ' + str(real) + ' "$@";; esac\n'
        'echo "Schwerwiegend: Kein Git-Repository" >&2\nexit 128\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    assert "lies in no git repository" in run("diff", book, "main").stderr
