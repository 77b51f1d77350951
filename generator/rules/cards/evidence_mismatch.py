"""A statement cites other works than the facts that it is bound to.

## What it finds

A statement of a published card whose `from:` names facts of a source document, and which leaves out
a work that the source cites for them, cites one that the source does not, or calls `editorial` what
the source says.

## Why it matters

What the playbook passes on must rest on what the source rests on: a citation that was lost takes
the evidence away, one that was added claims evidence that nobody has seen.

## Wrong

```yaml
# kb/sources/cxo-roles.yml
- id: A1.4
  cites: [li2010, zhu2013]
```

```markdown
Ask few people [@li2010]. <!-- from: A1.4a -->
```

## Right

```markdown
Ask few people [@li2010; @zhu2013]. <!-- from: A1.4a -->
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.model.playbook import Playbook
from generator.model.text import Basis, Name, Statement
from generator.words.phrases import phrase

RULE = Rule("evidence-mismatch", Severity.ERROR)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each published statement whose evidence is not that of its source."""
    works = works_of_facts(playbook)
    for card in playbook.published_cards():
        for statement in card.document.statements:
            bound = bool(statement.origins) and statement.basis is not None
            if bound and not _has_lost(statement, playbook.lost):
                yield from _compared(statement, works)


def works_of_facts(playbook: Playbook) -> Mapping[str, frozenset[str]]:
    """Return the keys of the works that the source documents cite for each fact."""
    return {
        fact: frozenset(key.value for key in statement.cites)
        for document in playbook.documents
        for statement in document.statements
        for fact in statement.facts
    }


# Private functions


def _has_lost(statement: Statement, lost: Iterable[Name]) -> bool:
    """Tell whether a name in *statement* leads nowhere: that is a finding already."""
    around = (statement.span, *(note.span for note in statement.notes))
    return any(_within(name.span, span) for name in lost for span in around)


def _within(inner: Span, outer: Span) -> bool:
    return (
        inner.path == outer.path
        and (outer.line, outer.column) <= (inner.line, inner.column)
        and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    )


def _compared(statement: Statement, works: Mapping[str, frozenset[str]]) -> Iterator[Diagnostic]:
    wanted = {key for fact in statement.origins for key in works[fact.value]}
    cited = {cite.key.value for cluster in statement.clusters for cite in cluster.cites}
    place = statement.origins[0].span
    facts = _listed(fact.value for fact in statement.origins)
    if missing := sorted(wanted - cited):
        yield RULE.at(
            place,
            phrase(
                "the source cites %(missing)s for %(facts)s, the statement does not",
                missing=_listed(missing),
                facts=facts,
            ),
            help=phrase(
                "cite `[%(list)s]`, or bind it to other facts",
                list="; ".join(f"@{key}" for key in missing),
            ),
        )
    if extra := sorted(cited - wanted):
        yield RULE.at(
            place,
            phrase(
                "the statement cites %(extra)s, the source does not for %(facts)s",
                extra=_listed(extra),
                facts=facts,
            ),
            help=phrase(
                "take the citation off, or bind the statement to the facts that it is about"
            ),
        )
    if statement.basis is Basis.EDITORIAL and not wanted and not cited:
        yield RULE.at(
            place,
            phrase("the statement is called editorial, and the source says %(facts)s", facts=facts),
            help=phrase("write `basis: uncited`, or take `from` off"),
        )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
