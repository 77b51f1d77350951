"""Gather what one decision's text says and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from generator.findings.diagnostics import Diagnostic, Edit, Note, Rule, Span, Text, instead
from generator.findings.suggestions import closest, did_you_mean
from generator.load.decisions.lines import Line, stretch
from generator.load.markdown import parse
from generator.model.decisions import Prose
from generator.model.text import Allowance, Cluster, Link, Name
from generator.words.phrases import phrase


@dataclass(slots=True)
class Reading:
    """The text that is read, and what was found in it so far.

    ``firm`` are the findings of the grammar and of names: with one of them the decision cannot
    be judged further.
    """

    text: Text
    firm: list[Diagnostic] = field(default_factory=list)
    soft: list[Diagnostic] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)

    def span(self, line: Line) -> Span:
        """Return the place of *line*."""
        return self.text.span(line.start, max(line.end, line.start + 1))

    def fault(
        self,
        rule: Rule,
        span: Span,
        message: str,
        help: str = "",
        notes: Sequence[Note] = (),
        fix: Sequence[Edit] = (),
    ) -> None:
        """Note that the grammar or a name is broken at *span*."""
        self.firm.append(rule.at(span, message, help=help, notes=notes, fix=fix))

    def prose(self, start: int, end: int) -> Prose:
        """Parse the Markdown from *start* to *end*, once for its citations and links."""
        if start >= end:
            return Prose()
        document, findings = parse(self.text, start, end)
        self.soft += findings
        self.links += document.links
        self.clusters += document.clusters
        self.allowances += document.allowances
        return Prose(self.text.content[start:end], start, end, document)

    def prose_of(self, lines: Sequence[Line]) -> Prose:
        """Parse the Markdown of *lines*."""
        return self.prose(*stretch(lines))

    def widen(self, since: int, first: Line, last: Line) -> None:
        """Let the allowances found *since* then hold from *first* to *last*."""
        begin, end = self.text.position(first.start)[0], self.text.position(last.end)[0]
        self.allowances[since:] = [
            replace(it, first_line=min(it.first_line, begin), last_line=max(it.last_line, end))
            for it in self.allowances[since:]
        ]

    def unknown(self, rule: Rule, name: Name, kind: str, known: Iterable[str]) -> None:
        """Note that there is no *kind* called as *name* says."""
        names = list(known)
        few = ", ".join(f"`{it}`" for it in names[:8])
        help = did_you_mean(
            name.value, names, phrase("write one of %(few)s", few=few) if few else ""
        )
        message = phrase("there is no %(kind)s `%(name)s`", kind=kind, name=name.value)
        fix = instead(name.span, closest(name.value, names))
        self.fault(rule, name.span, message, help, fix=fix)


def names_in(text: Text, start: int, end: int, separator: str = ",") -> tuple[Name, ...]:
    """Return the names between *start* and *end*, cut at *separator*, empty ones left out."""
    found: list[Name] = []
    at = start
    for piece in text.content[start:end].split(separator):
        word = piece.strip()
        if word:
            begin = at + len(piece) - len(piece.lstrip())
            found.append(Name(word, text.span(begin, begin + len(word))))
        at += len(piece) + len(separator)
    return tuple(found)
