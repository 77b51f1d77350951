"""Two terms of the glossary go by the same words.

## What it finds

A term, abbreviation or synonym in `kb/glossary.yml` that another entry has too, but for case.

## Why it matters

The words are marked in the text with what they mean, and are looked up in the search. With two
meanings the reader gets one of them by chance.

## Wrong

```yaml
- term: Minute-taker
  synonyms: [advocate]
- term: Chair
  synonyms: [advocate]
```

## Right

```yaml
- term: Minute-taker
  synonyms: [advocate]
- term: Chair
  synonyms: [patron]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Term
from generator.words.phrases import phrase

RULE = Rule("glossary-clash", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each entry that has words which an entry before it has."""
    first: dict[str, Term] = {}
    for term in sorted(playbook.terms.values(), key=lambda it: it.span):
        for words in dict.fromkeys(_words(term)):
            other = first.setdefault(words.casefold(), term)
            if other is not term:
                yield RULE.at(
                    term.span,
                    phrase(
                        "the terms `%(other)s` and `%(term)s` both go by `%(words)s`",
                        other=other.term,
                        term=term.term,
                        words=words,
                    ),
                    help=phrase("take the words off one of them"),
                    notes=[Note(other.span, phrase("first used here"))],
                )


# Private functions


def _words(term: Term) -> Iterator[str]:
    yield from (it for it in (term.term, term.abbreviation, *term.synonyms) if it)
