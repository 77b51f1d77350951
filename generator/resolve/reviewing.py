"""Mark a page as reviewed: what it rests on, what changed since, and the edits that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.findings.diagnostics import Edit, Span, Text
from generator.model.playbook import Playbook, Sources, Target
from generator.model.sheets import Sheet
from generator.model.text import Cite, Statement
from generator.resolve.heads import line_after
from generator.words.phrases import phrase


class CannotReviewError(Exception):
    """The day cannot be written; the words say why, and what can be done."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A statement of a page, what it cites, and what of it changed since the last review.

    ``works`` are those of its works whose entries are others now; ``words``: it says something
    else, or is new.
    """

    statement: Statement
    cites: tuple[Cite, ...]
    words: bool
    works: tuple[str, ...]


def grounds(sheet: Sheet, playbook: Playbook, before: Sources | None) -> tuple[Ground, ...]:
    """Return what each statement of *sheet* rests on; *before* is the playbook at its last review."""
    said = _said(sheet, before) if before else None
    changed = _changed_works(playbook, before) if before else frozenset()
    made = []
    for statement in sheet.document.statements:
        cites = tuple(cite for cluster in statement.clusters for cite in cluster.cites)
        works = tuple(dict.fromkeys(it.key.value for it in cites if it.key.value in changed))
        new = said is not None and _words(sheet, statement) not in said
        made.append(Ground(statement, cites, new, works))
    return tuple(made)


def other_works(sheet: Sheet, playbook: Playbook) -> tuple[str, ...]:
    """Return the works that *sheet* cites outside its statements, sorted."""
    stated = {cite.key.value for statement in sheet.document.statements
              for cluster in statement.clusters for cite in cluster.cites}  # fmt: skip
    here = Target(sheet.kind, sheet.id)
    cited = {key for key, uses in playbook.citing.items() if any(it.sheet == here for it in uses)}
    return tuple(sorted(cited - stated))


def marked(text: Text, sheet: Sheet, day: date, change: str = "") -> tuple[Edit, ...]:
    """Return the edits that write *day* as that of the review of *sheet*.

    *change* is what changed of the advice, as a value of YAML; "" where nothing did. Raises
    `CannotReviewError`.
    """
    review = _Review(text, sheet, day)
    edits = [*review.reviewed()]
    if change:
        edits.append(review.told(change))
    return tuple(edits)


# Private functions


def _said(sheet: Sheet, before: Sources) -> frozenset[str]:
    old = next((it for it in before.sheets if it.path == sheet.path), None)
    return frozenset(_words(old, it) for it in old.document.statements) if old else frozenset()


def _words(sheet: Sheet, statement: Statement) -> str:
    """Return what *statement* says and cites, however its lines are broken."""
    return " ".join(sheet.document.text.content[statement.start : statement.end].split())


def _changed_works(playbook: Playbook, before: Sources) -> frozenset[str]:
    old = {it.key.value: it.source for it in before.entries}
    now = playbook.references.items()
    return frozenset(key for key, it in now if old.get(key) != it.entry.source)


@dataclass(frozen=True, slots=True)
class _Review:
    """The last review of a sheet, as of a day."""

    text: Text
    sheet: Sheet
    day: date

    def reviewed(self) -> Iterator[Edit]:
        if self.sheet.meta.reviewed == self.day:
            return
        place = self.sheet.places.get(("reviewed",))
        if place:
            yield Edit(place, self.day.isoformat())
        else:
            yield self._line(
                line_after(self.text, self.sheet, "owner"), f"reviewed: {self.day.isoformat()}\n"
            )

    def told(self, words: str) -> Edit:
        """Return the edit that adds a change of the advice, as the last of the list."""
        lines = (f"- date: {self.day.isoformat()}\n", f"  words: {words}\n", "  meaning: true\n")
        first = self.sheet.places.get(("changes", 0))
        if first is None:
            if ("#", "changes") in self.sheet.places:
                raise CannotReviewError(
                    phrase(
                        "take the empty `changes:` out of `%(sheet)s`, then again",
                        sheet=self.sheet.path,
                    )
                )
            return self._line(
                line_after(self.text, self.sheet, "review"), f"changes:\n{_indented(lines, '  ')}"
            )
        before = self.text.line(first.line)[: first.column - 1]
        if before.strip() != "-":
            raise CannotReviewError(
                phrase(
                    "`changes:` of `%(sheet)s` is written on one line; write each change on lines "
                    "of its own, with `- date:`, then try again",
                    sheet=self.sheet.path,
                )
            )
        indent = before[: before.index("-")]
        end = line_after(self.text, self.sheet, "changes")
        while self.text.line(end - 1).strip() == "" or self.text.line(end - 1).lstrip().startswith(
            "#"
        ):
            end -= 1
        return self._line(end, _indented(lines, indent))

    def _line(self, number: int, words: str) -> Edit:
        return Edit(Span(self.text.path, number, 1, number, 1), words)


def _indented(lines: Iterable[str], indent: str) -> str:
    return "".join(f"{indent}{line}" for line in lines)
