"""Say where findings are in the repository, and tell equal ones apart while lines move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.findings.diagnostics import Diagnostic, Edit, Note, Severity, Span, Text

WORST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Remarks:
    """Findings with the texts they are about, both by their paths in the repository."""

    findings: Sequence[Diagnostic]
    texts: Mapping[str, Text] = field(default_factory=dict)

    def line(self, span: Span) -> str:
        """Return the line that *span* begins on, "" where the text is not known."""
        text = self.texts.get(span.path)
        return text.line(span.line) if text and span.line <= len(text.starts) else ""

    def by_severity(self) -> list[Diagnostic]:
        """Return the findings, the worst first, else as they are."""
        return sorted(self.findings, key=lambda finding: WORST_FIRST[finding.severity])


def in_repository(
    findings: Iterable[Diagnostic], files: Mapping[str, Text], folder: str
) -> Remarks:
    """Return *findings* and *files* of a project that lies in *folder* of its repository."""
    repository = _Repository(folder)
    texts = {repository.below(path): text for path, text in files.items()}
    return Remarks(tuple(repository.moved(finding) for finding in findings), texts)


def fingerprints(remarks: Remarks) -> Iterator[str]:
    """Yield a name for each finding that stays when lines are added above it.

    It is made of the rule, the path, the line's text and the finding's number among those with
    the same three: no two findings have one name.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in remarks.findings:
        same = (finding.rule, finding.span.path, remarks.line(finding.span).strip())
        seen[same] += 1
        words = "\0".join((*same, str(seen[same])))
        yield hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()


# Private functions


@dataclass(frozen=True, slots=True)
class _Repository:
    """Where the playbook lies in its repository."""

    folder: str

    def below(self, path: str) -> str:
        return f"{self.folder}/{path}" if self.folder else path

    def moved(self, finding: Diagnostic) -> Diagnostic:
        notes = (Note(self._place(note.span), note.message) for note in finding.notes)
        fix = (Edit(self._place(edit.span), edit.text) for edit in finding.fix)
        return replace(finding, span=self._place(finding.span), notes=tuple(notes), fix=tuple(fix))

    def _place(self, span: Span) -> Span:
        return span._replace(path=self.below(span.path))
