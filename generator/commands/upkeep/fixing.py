"""Mend what can be mended: fixes are made, the whole is checked again, until none is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.cache.memory import Memory
from generator.commands.new_files import AuthoringError, changed_meanwhile, rewrite, unified
from generator.commands.speech import Fault, echo
from generator.findings.diagnostics import Diagnostic, Severity, by_place
from generator.findings.fixes import chosen, edited, edits_of, title_of
from generator.findings.report import counted_findings, place_of
from generator.pipeline import Input, check_playbook
from generator.project import Project, laid_over
from generator.read.text import decode
from generator.read.tree import read_bytes
from generator.words.phrases import Phrase, joined, phrase, phrases, reason

ROUNDS = 20  # limit: a fix may make room for another, and no two may take turns for ever


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of mending: files by path as they were read and as they are to be.

    ``done`` are the findings that were mended, by rounds; ``left`` those that remain; ``refused``
    the paths of files in which fixes would have done harm, and were not made.
    """

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    done: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]
    refused: tuple[str, ...] = ()


def mended_project(project: Project, memory: Memory, *, unsafe: bool, trusted: bool) -> Mended:
    """Return what the fixes make of *project*, as `mend` does; end where that cannot be done."""
    try:
        mended = mend(
            project.given,
            lambda path: read_bytes(project.root, path)[0],
            memory,
            unsafe=unsafe,
            trusted=trusted,
        )
    except AuthoringError as error:
        raise Fault(reason(error)) from error
    for path in mended.refused:
        echo(
            phrase("left %(path)s as it is: its fixes together would bring an error", path=path),
            err=True,
        )
    return mended


def print_diff(mended: Mended) -> None:
    """Print what *mended* would change as a unified diff, and its extent on standard error."""
    for line in unified(mended.before, mended.after):
        echo(line, nl=False)
    echo(phrase("would mend %(mended)s", mended=_extent(mended)), err=True)


def write_and_tell(root: Path, mended: Mended) -> None:
    """Write the files of *mended*, and tell each finding that is mended on standard error."""
    try:
        rewrite(root, mended.before, mended.after)
    except AuthoringError as error:
        raise Fault(reason(error)) from error
    for finding in by_place(mended.done):
        title = title_of(finding)
        echo(
            phrase(
                "mended %(place)s: %(rule)s: %(title)s",
                place=place_of(finding.span),
                rule=finding.rule,
                title=title,
            ),
            err=True,
        )
    echo(phrase("mended %(mended)s", mended=_extent(mended)), err=True)


def fixable(findings: Iterable[Diagnostic], *, tried: bool) -> str:
    """Return a line that says how many of *findings* can be mended, "" for none.

    *tried*: what is safe was mended already.
    """
    with_fix = [finding for finding in findings if finding.fix]
    safe = sum(1 for finding in with_fix if finding.safe and not tried)
    unsafe = sum(1 for finding in with_fix if not finding.safe)
    told: list[str] = []
    if safe:
        told.append(phrase("`playbook check --fix` mends %(safe)s", safe=safe))
    if unsafe:
        told.append(
            phrase(
                "`playbook check --fix --unsafe` mends %(count)s, to be looked at",
                count=safe + unsafe,
            )
        )
    return joined(told, "; ") if told else ""


def mend(
    given: Input,
    read: Callable[[str], bytes | None],
    memory: Memory,
    *,
    unsafe: bool = False,
    trusted: bool = False,
) -> Mended:
    """Return what the fixes make of the files of *given*, each of which *read* gives. Writes nothing.

    Raises `AuthoringError` where a file is no longer what *given* has of it.
    """
    work = _Work(given, read, unsafe)
    findings = check_playbook(given, memory)[1]
    done: list[Diagnostic] = []
    for _ in range(ROUNDS):
        fixes = work.possible(findings)
        if not fixes:
            break
        trial = work.made(fixes)
        now = check_playbook(laid_over(given, trial, given.today, trusted=trusted), memory)[1]
        harmed = set(_harmed(findings, now, fixes))
        work.refused |= harmed
        if harmed:
            continue
        work.after, findings = trial, now
        done += fixes
    after = {path: data for path, data in work.after.items() if data != work.before[path]}
    before = {path: work.before[path] for path in after}
    return Mended(before, after, tuple(done), findings, tuple(sorted(work.refused)))


# Private functions


def _extent(mended: Mended) -> Phrase:
    return phrase(
        "%(findings)s in %(files)s",
        findings=counted_findings(len(mended.done)),
        files=phrases("%(num)s file", "%(num)s files", len(mended.after)),
    )


@dataclass(slots=True)
class _Work:
    """What was read and made so far."""

    given: Input
    read: Callable[[str], bytes | None]
    unsafe: bool
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def possible(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        paths = self.given.files.keys() - self.refused
        return chosen(findings, paths, unsafe=self.unsafe)

    def made(self, fixes: Iterable[Diagnostic]) -> dict[str, bytes]:
        """Return all files that were changed, with *fixes* made too."""
        trial = dict(self.after)
        for path, edits in edits_of(fixes).items():
            trial[path] = edited(self._content(path), edits)
        return trial

    def _content(self, path: str) -> bytes:
        if path in self.after:
            return self.after[path]
        data = self.read(path) or b""
        if decode(path, data)[0] != self.given.files[path]:
            raise changed_meanwhile(path)
        self.before[path] = data
        return data


def _harmed(
    old: Iterable[Diagnostic], new: Iterable[Diagnostic], fixes: Iterable[Diagnostic]
) -> Iterator[str]:
    """Yield the paths in which there are more errors than before, since *fixes* were made."""
    before, after = _errors(old), _errors(new)
    for path in edits_of(fixes):
        # What mends an error that kept a text from being read brings up what else is wrong in it.
        opening = any(
            it.span.path == path and it.severity is Severity.ERROR and not it.safe for it in fixes
        )
        if after[path] > before[path] and not opening:
            yield path


def _errors(findings: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(it.span.path for it in findings if it.severity is Severity.ERROR)
