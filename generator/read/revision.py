"""Read texts as they were at a git revision, through the same limits as those of today."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.disk import put
from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.findings.suggestions import did_you_mean
from generator.read.file_names import shown
from generator.read.text import decode
from generator.read.tree import STATIC_LIMIT, limit_of, size_words
from generator.rules.files import over_limit, special_file
from generator.words.phrases import phrase

LARGEST = STATIC_LIMIT  # bytes


class RevisionError(Exception):
    """There is no such revision to read; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class OldTexts:
    """The texts of a revision by path below the project's root, and what is wrong with them."""

    texts: Mapping[str, Text] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()


def read_revision(root: Path, revision: str, paths: Sequence[str]) -> OldTexts:
    """Read the files at and below *paths* of the project at *root*, as they were at *revision*.

    Only plain files are read: no link is followed. Raises `RevisionError`.
    """
    commit = _commit(root, revision)
    entries = tuple(_entries(root, commit, paths))
    findings = [fault for entry in entries for fault in _faults(entry)]
    plain = [entry for entry in entries if not _faults(entry)]
    texts: dict[str, Text] = {}
    for entry, data in zip(plain, _contents(root, plain), strict=True):
        text, wrong = decode(entry.path, data)
        findings += wrong
        if text is not None:
            texts[entry.path] = text
    return OldTexts(texts, tuple(findings))


def revision_of(root: Path, day: date) -> str:
    """Return the last commit of *day* or before, "" where there is none. Raises `RevisionError`."""
    until = f"--before={day.isoformat()}T23:59:59"
    done = _git(root, "rev-list", "--max-count=1", until, "HEAD")
    if done.returncode:
        raise RevisionError(_words(done) or phrase("`%(root)s` has no history", root=root))
    return done.stdout.decode().strip()


def lay_out(root: Path, revision: str, paths: Sequence[str], folder: Path) -> None:
    """Write the plain files at and below *paths* as they were at *revision* below *folder*.

    A link is left out, and so is a file larger than any that a playbook reads. Raises
    `RevisionError`.
    """
    listed = _entries(root, _commit(root, revision), paths)
    entries = [it for it in listed if it.mode in _PLAIN and it.size <= LARGEST and _inside(it.path)]
    for entry, data in zip(entries, _contents(root, entries), strict=True):
        put(folder / entry.path, data)


# Private functions


def _inside(path: str) -> bool:
    """Tell whether *path* stays in the folder that it is written below."""
    return not path.startswith("/") and ".." not in path.split("/")


@dataclass(frozen=True, slots=True)
class _Entry:
    mode: str
    object: str
    size: int
    path: str


_PLAIN = ("100644", "100755")


def _commit(root: Path, revision: str) -> str:
    wanted = "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    done = _git(root, "rev-parse", *wanted)
    if done.returncode:
        raise RevisionError(_why_missing(root, revision, _words(done)))
    return done.stdout.decode().strip()


def _why_missing(root: Path, revision: str, said: str) -> str:
    if "not a git repository" in said:
        return phrase(
            "`%(root)s` lies in no git repository, so nothing is known of `%(revision)s`",
            root=root,
            revision=revision,
        )
    if said:
        return said
    missing = phrase("there is no revision `%(revision)s` in this clone", revision=revision)
    if _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return phrase(
            "%(missing)s, which is shallow: run `%(revision)s` first",
            missing=missing,
            revision=_fetch(revision),
        )
    refs = _git(root, "for-each-ref", "--format=%(refname:short)").stdout.decode(errors="replace")
    known = refs.split()
    remote = next((ref for ref in known if ref.endswith(f"/{revision}")), "")
    help = (
        phrase("did you mean `%(near)s`?", near=remote) if remote else did_you_mean(revision, known)
    )
    return f"{missing}; {help}" if help else missing


def _fetch(revision: str) -> str:
    """Return what fetches *revision* into a shallow clone: its tip alone, if it is a branch."""
    remote, slash, branch = revision.partition("/")
    if slash and remote == "origin" and not set(branch) & set("~^@:"):
        return f"git fetch --depth=1 origin {branch}:refs/remotes/origin/{branch}"
    return "git fetch --unshallow"


def _entries(root: Path, commit: str, paths: Sequence[str]) -> Iterator[_Entry]:
    listed = _git(root, "ls-tree", "-r", "-z", "--long", commit, "--", *paths)
    if listed.returncode:
        raise RevisionError(_words(listed))
    for line in filter(None, listed.stdout.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        mode, _, name, size = facts.decode().split()
        length = int(size) if size.isdigit() else 0
        yield _Entry(mode, name, length, path.decode("utf-8", "surrogateescape"))


def _faults(entry: _Entry) -> tuple[Diagnostic, ...]:
    place = Span(shown(entry.path), 1, 1, 1, 1)
    if entry.mode not in _PLAIN:
        message = phrase("the path leads to a symbolic link, which is not opened")
        return (special_file.RULE.at(place, message, help=phrase("put a plain file in its place")),)
    limit = limit_of(entry.path)
    if entry.size > limit:
        message = phrase("the file is larger than %(limit)s", limit=size_words(limit))
        return (over_limit.RULE.at(place, message, help=phrase("split it, or make it smaller")),)
    return ()


def _contents(root: Path, entries: Sequence[_Entry]) -> Iterator[bytes]:
    """Yield what each of *entries* holds, all from one run of git."""
    if not entries:
        return
    asked = "".join(f"{entry.object}\n" for entry in entries).encode()
    answer = _git(root, "cat-file", "--batch", given=asked)
    if answer.returncode:
        raise RevisionError(_words(answer))
    start = 0
    for entry in entries:
        head = f"{entry.object} blob {entry.size}\n".encode()
        end = start + len(head) + entry.size
        if not answer.stdout.startswith(head, start) or len(answer.stdout) <= end:
            raise RevisionError(
                phrase(
                    "this clone does not hold `%(path)s` as it was then: fetch it whole first",
                    path=shown(entry.path),
                )
            )
        yield answer.stdout[start + len(head) : end]
        start = end + 1


# No program that the repository's own settings name is run on the way: none that watches files, and
# none that fetches what a partial clone lacks. A bare repository among the files is not asked.
_CALM = ("-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit")
_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}


def _git(root: Path, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    ours = ["git", "--no-pager", "--no-optional-locks", *_CALM, "-c", "core.quotepath=off"]
    try:
        # The words are ours, but for one revision that git checks behind --end-of-options.
        return subprocess.run(  # noqa: S603
            [*ours, *words],
            cwd=root,
            env={**os.environ, **_ALONE},
            capture_output=True,
            check=False,
            input=given,
        )
    except FileNotFoundError as error:
        raise RevisionError(phrase("`git` is needed to compare, and is not installed")) from error


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode(errors="replace").strip()
    return said.removeprefix("fatal: ").partition("\n")[0]
