"""Texts of a revision come through the same limits as those of today."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.read.revision import RevisionError, read_revision


def git(root: Path, *words: str) -> str:
    names = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *names, *words], cwd=root, check=True, capture_output=True)
    return done.stdout.decode()


def commit(root: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "One")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository without a commit."""
    root = tmp_path / "there"
    root.mkdir()
    git(root, "init", "-q")
    return root


def test_reads_what_was_there(repository: Path) -> None:
    """Only what lies at or below the paths, as it was then, with one kind of line end."""
    commit(repository, {"kb/a.md": b"\xef\xbb\xbfone\r\ntwo", "kb/x y/\xc3\xa9.md".encode().decode("latin-1"): b"e", "c.md": b"no"})  # fmt: skip
    commit(repository, {"kb/a.md": b"new"})
    old = read_revision(repository, "HEAD~1", ["kb/"])
    assert {path: text.content for path, text in old.texts.items()}["kb/a.md"] == "one\ntwo"
    assert (len(old.texts), old.findings) == (2, ())


def test_a_project_below_its_repository(repository: Path) -> None:
    """Paths are those below the project's folder."""
    commit(repository, {"book/kb/a.md": b"a", "kb/b.md": b"b"})
    assert [*read_revision(repository / "book", "HEAD", ["kb/"]).texts] == ["kb/a.md"]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        pytest.param(b"a\xff", "bad-encoding", id="bytes"),
        pytest.param(b"x" * (256 * 1024 + 1), "over-limit", id="size"),
        pytest.param("a\u202eb".encode(), "forbidden-character", id="direction"),
    ],
)
def test_what_cannot_be_read_is_found(repository: Path, data: bytes, rule: str) -> None:
    """The others are read all the same."""
    commit(repository, {"kb/a.md": data, "kb/b.md": b"b"})
    old = read_revision(repository, "HEAD", ["kb/"])
    assert [(it.rule, it.span.path) for it in old.findings] == [(rule, "kb/a.md")]
    assert "kb/b.md" in old.texts


def test_links_are_not_followed(repository: Path) -> None:
    """A link holds a path, not a text."""
    (repository / "kb").mkdir()
    (repository / "kb/a.md").symlink_to("/etc/passwd")
    commit(repository, {})
    old = read_revision(repository, "HEAD", ["kb/"])
    assert ([it.rule for it in old.findings], dict(old.texts)) == (["special-file"], {})


@pytest.mark.parametrize(
    ("revision", "words"),
    [
        pytest.param("mian", "there is no revision `mian` in this clone; did you mean `main`?", id="near"),
        pytest.param("0" * 40, f"there is no revision `{'0' * 40}` in this clone; name one of its branches: `main`", id="unknown"),
        pytest.param("--all", "there is no revision `--all` in this clone; name one of its branches: `main`", id="an option"),
    ],
)  # fmt: skip
def test_no_such_revision(repository: Path, revision: str, words: str) -> None:
    """The sentence names what is meant, if that can be told."""
    commit(repository, {"a": b"a"})
    with pytest.raises(RevisionError) as raised:
        read_revision(repository, revision, ["kb/"])
    assert str(raised.value) == words


@pytest.mark.parametrize(
    ("revision", "command"),
    [
        pytest.param("HEAD~1", "git fetch --unshallow", id="older"),
        pytest.param("origin/HEAD~1", "git fetch --unshallow", id="older of a branch"),
        pytest.param(
            "origin/other",
            "git fetch --depth=1 origin other:refs/remotes/origin/other",
            id="another branch",
        ),
    ],
)
def test_a_shallow_clone_says_what_to_fetch(
    repository: Path, tmp_path: Path, revision: str, command: str
) -> None:
    """The command that is named makes the revision readable."""
    commit(repository, {"kb/a.md": b"one"})
    git(repository, "branch", "other")
    commit(repository, {"kb/a.md": b"two"})
    git(tmp_path, "clone", "-q", "--depth=1", repository.as_uri(), "clone")
    with pytest.raises(RevisionError) as raised:
        read_revision(tmp_path / "clone", revision, ["kb/"])
    assert f"which is shallow: run `{command}` first" in str(raised.value)
    git(tmp_path / "clone", *command.split()[1:])
    assert read_revision(tmp_path / "clone", revision, ["kb/"]).texts["kb/a.md"].content == "one"


HOSTILE = {
    "watches": {"core.fsmonitor": "{ran}"},
    "another protocol": {
        "protocol.ext.allow": "always",
        "remote.origin.url": "ext::{ran}",
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
    },
    "a program of the remote": {
        "remote.origin.url": "{root}",
        "remote.origin.uploadpack": "{ran};",
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
    },
    "a pager": {"core.pager": "{ran}", "pager.cat-file": "{ran}", "pager.ls-tree": "{ran}"},
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_program_of_the_repository_runs(repository: Path, kind: str) -> None:
    """Whatever its settings name; what a clone lacks is told, and not read as an empty text."""
    commit(repository, {"kb/a.md": b"one", "kb/b.md": b"two"})
    lacking = git(repository, "rev-parse", "HEAD:kb/a.md").strip()
    (repository / ".git/objects" / lacking[:2] / lacking[2:]).unlink()
    git(repository, "config", "core.repositoryFormatVersion", "1")
    ran = repository.parent / "ran"
    for name, value in HOSTILE[kind].items():
        git(repository, "config", name, value.format(ran=f"touch {ran}", root=repository))
    with pytest.raises(RevisionError, match=r"does not hold `kb/a\.md` as it was then"):
        read_revision(repository, "HEAD", ["kb/"])
    assert not ran.exists()


def test_a_repository_among_the_files_is_not_asked(repository: Path) -> None:
    """A checkout may bring a bare one, with settings of its own."""
    commit(repository, {"kb/a.md": b"a"})
    (repository / "book").mkdir()
    git(repository, "clone", "-q", "--bare", ".", "book/x")
    for path in (repository / "book/x").iterdir():
        path.rename(repository / "book" / path.name)
    with pytest.raises(RevisionError, match="bare repository"):
        read_revision(repository / "book", "HEAD", ["kb/"])


def test_no_repository(tmp_path: Path) -> None:
    """Where nothing is kept there is nothing to compare with."""
    with pytest.raises(RevisionError, match="lies in no git repository"):
        read_revision(tmp_path, "HEAD", ["kb/"])


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That git is not installed is a sentence."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="`git` is needed to compare"):
        read_revision(repository, "HEAD", ["kb/"])
