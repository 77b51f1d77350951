"""Open the decisions that commands are asked for, with those inside them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import NoReturn

from generator.commands.options import FOUND, WRONG
from generator.commands.printing import print_findings
from generator.commands.speech import echo
from generator.decisions.walk import count_ways
from generator.findings.diagnostics import Diagnostic, Text
from generator.findings.suggestions import did_you_mean
from generator.kinds import KINDS, Kind, file_of
from generator.load.decisions import inner_of, load_decision
from generator.load.decisions.inside import settle_inside
from generator.model.decisions import Decision, Form
from generator.read.tree import read_folder, read_text
from generator.render.decisions.exports import listable
from generator.rules.decision_checks import check_decision
from generator.words.phrases import phrase

FOLDER = KINDS[Kind.DECISION].source.rstrip("/")

MOST_WAYS = 100_000  # that are listed


def open_decision(root: Path, file: str) -> Decision:
    """Return the decision *file*; with faults that keep it from being walked, print them and end."""
    files = _Files(root)
    path = files.found(file)
    read = read_text(path.parent, path.name)
    if read.text is None:
        wrong(
            phrase(
                "`%(file)s` cannot be read: %(list)s",
                file=file,
                list="; ".join(it.message for it in read.findings),
            )
        )
    text = Text(path.as_posix(), read.text.content)
    decision, _, findings = load_decision(text)
    if inner_of(decision):
        decision, findings = files.with_inner(path, text)
    unsound = not decision.sound or (decision.form is Form.TREE and decision.graph is None)
    if unsound or read.findings:
        found = (*_at(text.path, read.findings), *findings, *check_decision(decision))
        print_findings(found, {text.path: text})
        sys.exit(FOUND)
    return decision


def settled(texts: Iterable[Text]) -> tuple[tuple[Decision, tuple[Diagnostic, ...]], ...]:
    """Return the decisions of *texts*, each with those inside it, and what is wrong with it."""
    first = [load_decision(text) for text in texts]
    again = settle_inside(
        [decision for decision, _, _ in first],
        lambda decision, others: load_decision(decision.text, (), others),
    )
    later = {decision.id: (decision, findings) for decision, _, findings in again}
    return tuple(later.get(it.id, (it, findings)) for it, _, findings in first)


def wrong(words: str) -> NoReturn:
    """Print what is wrong with the use of a command, and end."""
    echo(phrase("error: %(words)s", words=words), err=True)
    sys.exit(WRONG)


def check_listed(decision: Decision) -> None:
    """End with a sentence where *decision* has more ways than anybody can use a list of."""
    if not listable(decision, MOST_WAYS):
        ways = count_ways(decision)
        number = (
            phrase("%(ways)s ways through", ways=f"{ways:,}")
            if ways
            else phrase("too many ways through to be counted")
        )
        few = phrase("at most %(most_ways)s are listed", most_ways=f"{MOST_WAYS:,}")
        wrong(
            phrase(
                "`%(decision)s` has %(number)s; %(few)s. Walk it with `playbook decide "
                "%(decision)s`",
                decision=decision.id,
                number=number,
                few=few,
            )
        )


# Private functions


@dataclass(frozen=True, slots=True)
class _Files:
    """The decisions of a checkout."""

    root: Path

    def with_inner(self, path: Path, text: Text) -> tuple[Decision, tuple[Diagnostic, ...]]:
        """Return the decision of *text* with those inside it: beside its file, else in the folder."""
        files, _ = read_folder(self.root, FOLDER)
        known = {PurePosixPath(name).stem: other for name, other in files.texts.items()}
        texts = {path.stem: text}
        waiting = [path.stem]
        while waiting:
            for name in inner_of(load_decision(texts[waiting.pop()])[0]):
                beside = read_text(path.parent, f"{name}.md").text
                found = (
                    replace(beside, path=(path.parent / beside.path).as_posix()) if beside else None
                )
                found = found or known.get(name)
                if found and name not in texts:
                    texts[name] = found
                    waiting.append(name)
        return next(it for it in settled(texts.values()) if it[0].id == path.stem)

    def found(self, file: str) -> Path:
        """Return where *file* is: as it is written, below *root*, or a decision's id in the folder."""
        for path in (Path(file), self.root / file, self.root / file_of(Kind.DECISION, file)):
            if path.is_file():
                return path
        return self._missing(file)

    def _missing(self, file: str) -> NoReturn:
        files, _ = read_folder(self.root, FOLDER)
        help = did_you_mean(Path(file).stem, [PurePosixPath(path).stem for path in files.texts])
        wrong(phrase("there is no decision `%(file)s`", file=file) + (f"; {help}" if help else ""))


def _at(path: str, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield *findings* of a file that was read from its folder at its *path* as it was asked for."""
    for finding in findings:
        yield replace(finding, span=finding.span._replace(path=path))
