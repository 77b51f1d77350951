"""Read texts as they were at a git revision, through the same limits as those of today."""

from __future__ import annotations

import os
import re
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
from generator.words.phrases import joined, phrase

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
    repository = _Repository(root)
    commit = repository.commit(revision)
    entries = tuple(repository.entries(commit, paths))
    findings = [fault for entry in entries for fault in _faults(entry)]
    plain = [entry for entry in entries if not _faults(entry)]
    texts: dict[str, Text] = {}
    for entry, data in zip(plain, repository.contents(plain), strict=True):
        text, wrong = decode(entry.path, data)
        findings += wrong
        if text is not None:
            texts[entry.path] = text
    return OldTexts(texts, tuple(findings))


def revision_of(root: Path, day: date) -> str:
    """Return the last commit of *day* or before, "" where there is none. Raises `RevisionError`."""
    until = f"--before={day.isoformat()}T23:59:59"
    repository = _Repository(root)
    done = repository.git("rev-list", "--max-count=1", until, repository.commit("HEAD"))
    if done.returncode:
        raise RevisionError(_words(done))
    commit = done.stdout.decode().strip()
    if not commit and repository.is_shallow():
        raise RevisionError(
            phrase(
                "this clone is shallow and does not go back to %(day)s: run `git fetch --unshallow` first",
                day=day.isoformat(),
            )
        )
    return commit


def lay_out(root: Path, revision: str, paths: Sequence[str], folder: Path) -> None:
    """Write the plain files at and below *paths* as they were at *revision* below *folder*.

    A link is left out, and so is a file larger than any that a playbook reads. Raises
    `RevisionError`.
    """
    repository = _Repository(root)
    listed = repository.entries(repository.commit(revision), paths)
    entries = [it for it in listed if it.mode in _PLAIN and it.size <= LARGEST and _inside(it.path)]
    for entry, data in zip(entries, repository.contents(entries), strict=True):
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


@dataclass(frozen=True, slots=True)
class _Repository:
    """A folder that git is asked about."""

    root: Path

    def commit(self, revision: str) -> str:
        wanted = "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        done = self.git("rev-parse", *wanted)
        if done.returncode:
            raise RevisionError(self._why_missing(revision, _words(done)))
        return done.stdout.decode().strip()

    def is_shallow(self) -> bool:
        return self._said("rev-parse", "--is-shallow-repository") == "true"

    def entries(self, commit: str, paths: Sequence[str]) -> Iterator[_Entry]:
        listed = self.git("ls-tree", "-r", "-z", "--long", commit, "--", *paths)
        if listed.returncode:
            raise RevisionError(_words(listed))
        for line in filter(None, listed.stdout.split(b"\0")):
            facts, _, path = line.partition(b"\t")
            mode, _, name, size = facts.decode().split()
            length = int(size) if size.isdigit() else 0
            yield _Entry(mode, name, length, path.decode("utf-8", "surrogateescape"))

    def contents(self, entries: Sequence[_Entry]) -> Iterator[bytes]:
        """Yield what each of *entries* holds, all from one run of git."""
        if not entries:
            return
        asked = "".join(f"{entry.object}\n" for entry in entries).encode()
        answer = self.git("cat-file", "--batch", given=asked)
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

    def git(self, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        ours = ["git", "--no-pager", "--no-optional-locks", *_CALM, "-c", "core.quotepath=off"]
        try:
            # The words are ours, but for one revision that git checks behind --end-of-options.
            return subprocess.run(  # noqa: S603
                [*ours, *words],
                cwd=self.root,
                env={**os.environ, **_ALONE, **_PLAINLY},
                capture_output=True,
                check=False,
                input=given,
            )
        except FileNotFoundError as error:
            raise RevisionError(
                phrase("`git` is needed to compare, and is not installed")
            ) from error

    def _why_missing(self, revision: str, said: str) -> str:
        """Return what is so where git knows no *revision*, and what to do; *said* is what git says."""
        if "not a git repository" in said:
            return phrase(
                "`%(root)s` lies in no git repository, so nothing is kept of what it was:"
                " run `git init -b main`, `git add .` and `git commit -m First`;"
                " later changes are then compared with `main`",
                root=self.root.resolve(),
            )
        if "bare repository" in said:
            return phrase(
                "`%(root)s` is a bare repository, which has no files beside what it keeps:"
                " run `git clone %(root)s FOLDER`, and work in FOLDER",
                root=said.partition("'")[2].partition("'")[0],
            )
        if "dubious ownership" in said:
            return phrase(
                "the repository of `%(root)s` belongs to another user, whom git does not trust:"
                " if you do, run `git config --global --add safe.directory %(place)s`",
                root=self.root.resolve(),
                place=said.rpartition(" at ")[2].strip("'"),
            )
        return said or self._unknown(revision)

    def _unknown(self, revision: str) -> str:
        """Return what is so where a healthy repository has no *revision*, and what to do."""
        known = self._refs("refs/")
        if not known and not self._known("HEAD"):
            branch = self._said("symbolic-ref", "--short", "HEAD")
            return phrase(
                "there is no commit yet, so nothing is kept of what the files were:"
                " run `git add .` and `git commit -m First`;"
                " later changes are then compared with `%(branch)s`",
                branch=branch,
            )
        missing = phrase("there is no revision `%(revision)s` in this clone", revision=revision)
        remote = next((ref for ref in known if ref.endswith(f"/{revision}")), "")
        if remote:
            return joined((missing, phrase("did you mean `%(near)s`?", near=remote)), "; ")
        fetch = self._fetch(revision)
        if fetch:
            return joined((missing, fetch))
        near = did_you_mean(revision, known)
        return joined((missing, near or self._branches()), "; ")

    def _fetch(self, revision: str) -> str:
        """Return how a clone that has not all gets *revision*, "" for one that has all."""
        shallow, narrow = self.is_shallow(), self._is_narrow()
        name, steps = _cut(revision)
        if self._is_branch(name) and not self._known(name) and (shallow or narrow):
            depth = "" if not shallow else "--unshallow " if steps else "--depth=1 "
            branch = name.removeprefix("origin/")
            command = f"git fetch {depth}origin {branch}:refs/remotes/origin/{branch}"
            there = f"origin/{branch}{steps}"
            return (
                phrase(
                    "which is shallow: run `%(command)s` first, and compare with `%(there)s`",
                    command=command,
                    there=there,
                )
                if shallow
                else phrase(
                    "which has one branch: run `%(command)s` first, and compare with `%(there)s`",
                    command=command,
                    there=there,
                )
            )
        if shallow:
            return phrase(
                "which is shallow: run `%(command)s` first", command="git fetch --unshallow"
            )
        return ""

    def _is_branch(self, name: str) -> bool:
        """Tell whether *name* could be that of a branch: of a commit it is written otherwise."""
        named = self.git("check-ref-format", "--branch", name).returncode == 0
        return named and name != "HEAD" and not name.startswith("-") and not _HASH.fullmatch(name)

    def _branches(self) -> str:
        """Return which branches there are, the latest first: one of them will be meant."""
        branches = self._refs("refs/heads/") or self._refs("refs/remotes/")
        if not branches:
            return phrase("it has no branch: compare with a commit, such as `HEAD`")
        names = joined(f"`{it}`" for it in branches[:_SHOWN])
        return phrase("name one of its branches: %(names)s", names=names)

    def _refs(self, below: str) -> list[str]:
        listed = "--sort=-committerdate", "--format=%(refname:short)", below
        return self._said("for-each-ref", *listed).split()

    def _known(self, revision: str) -> bool:
        wanted = "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        return bool(revision) and self.git("rev-parse", *wanted).returncode == 0

    def _is_narrow(self) -> bool:
        """Tell whether the clone fetches some branches of `origin` only."""
        fetched = self._said("config", "--get-all", "remote.origin.fetch")
        return bool(fetched) and "refs/heads/*" not in fetched

    def _said(self, *words: str) -> str:
        return self.git(*words).stdout.decode(errors="replace").strip()


_SHOWN = 5  # branches that are named
_HASH = re.compile("[0-9a-f]{7,64}")
_STEPS = re.compile(r"[~^@:].*", re.DOTALL)  # from a name to a commit before it


def _cut(revision: str) -> tuple[str, str]:
    """Return the name that *revision* begins with, and the steps from there."""
    steps = _STEPS.search(revision)
    return (revision[: steps.start()], steps[0]) if steps else (revision, "")


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


# No program that the repository's own settings name is run on the way: none that watches files, and
# none that fetches what a partial clone lacks. A bare repository among the files is not asked.
_CALM = ("-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit")
_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}
# What git says is read for what it means, so it has to be in one language.
_PLAINLY = {"LC_ALL": "C", "LANGUAGE": ""}


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode(errors="replace").strip()
    return said.removeprefix("fatal: ").partition("\n")[0]
