"""A statement of guidance neither cites nor says what it rests on.

## What it finds

A paragraph or list item in `## Guidance` of a published card that has no citation and no `basis:`.
A lead-in that ends in a colon before a list is no statement, and nothing below other headings is.

## Why it matters

Readers act on guidance, so they must see what it rests on: a work that it cites, the source
document's word without a source (`uncited`), or our own addition (`editorial`).

## Wrong

```markdown
## Guidance

Write the expected numbers down before the launch.
```

## Right

```markdown
## Guidance

Write the expected numbers down before the launch. <!-- basis: editorial -->
```
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.findings.suggestions import closest
from generator.model.known_works import known_works
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import Link, Statement
from generator.model.works import Reference
from generator.rules.cards.contradictory_basis import noted_before
from generator.rules.cards.evidence_mismatch import works_of_facts
from generator.rules.cards.unknown_note import CITE, CITING
from generator.words.author_words import OURS
from generator.words.phrases import phrase

RULE = Rule("bare-statement", Severity.ERROR)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each statement of a published card that has no basis."""
    works = works_of_facts(playbook)
    for card in playbook.published_cards():
        if all(it.basis is not None for it in card.document.statements):
            continue  # as nearly all are
        below = (0, 0)  # what is no guidance, if the words above it were a heading
        links = sorted(card.document.links, key=_start)
        heads = [it.start for it in card.document.headings]
        for statement in card.document.statements:
            if statement.basis is None and (right := _section(statement)):
                at = bisect_right(heads, statement.start)
                ends = (*heads[at : at + 1], len(card.document.text.content))
                below = (statement.start, ends[0])
                message = phrase("`%(words)s` is no heading, but a statement", words=right)
                help = phrase("write `## %(words)s`", words=right)
                yield RULE.at(statement.span, message, help=help)
            elif (
                statement.basis is None
                and not below[0] < statement.start < below[1]
                and not _tried(statement)
                and not noted_before(card, statement)
            ):
                cited = {key for fact in statement.origins for key in works[fact.value]}
                yield RULE.at(
                    statement.span,
                    phrase("the statement neither cites a work nor has a basis"),
                    help=next(_slips(statement, links, playbook.references), "")
                    or _below(statement, card)
                    or _advice(sorted(cited)),
                )


# Private functions


def _section(statement: Statement) -> str:
    """Return the title of a section that *statement* is, in bold or as it stands; "" for words."""
    title = statement.text.strip().rstrip(":")
    return title if title.casefold() in OURS else ""


def _tried(statement: Statement) -> bool:
    """Tell whether a basis is there, though misspelt: that is a finding already."""
    names = {name.value for note in statement.notes for name, _ in note.pairs}
    return any(name == "basis" or closest(name, ("basis",)) for name in names)


# What was meant for a note or a citation, and is read as words.
_BASIS = re.compile(r"basis\s*[:=]\s*(?P<basis>editorial|uncited)", re.IGNORECASE)
_IN_WORDS = re.compile(r"[(\[](?P<basis>editorial|uncited)[)\]]\W*$", re.IGNORECASE)
_CITED = re.compile(r"[\[\uff3b]\s*[@\uff20]\s*(?P<key>\w[\w:.-]*)")
_NARRATIVE = re.compile(r"(?<![\w.])@(\w[\w:.-]*\w)")
_AGAIN = re.compile(r"\b(?:ibid|ibidem|op\. ?cit|loc\. ?cit|ebd|a\. ?a\. ?O)\b", re.IGNORECASE)
_BOOK = re.compile(r"\bISBN\b", re.IGNORECASE)
_NUMBER = re.compile(r"\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]")
_ADDRESS = re.compile(r"https?://|www\.|\bdoi:\s*10\.|\b10\.\d{4,9}/")


def _slips(
    statement: Statement, links: Sequence[Link], references: Mapping[str, Reference]
) -> Iterator[str]:
    """Yield what to do about each thing in *statement* that was meant for its basis.

    *links* are those of the card, in the order of their starts.
    """
    words = statement.text
    if any(name.value.casefold() in CITING for note in statement.notes for name, _ in note.pairs):
        yield CITE
    if basis := _BASIS.search(words) or _IN_WORDS.search(words):
        yield phrase("did you mean `<!-- basis: %(basis)s -->`?", basis=basis["basis"].lower())
    if (cited := _CITED.search(words)) and not _ADDRESS.match(words, cited.start("key")):
        yield phrase(
            "write `[@%(key)s]`, without backticks, other signs or spaces in it", key=cited["key"]
        )
    if key := known_works(references).named(words):
        yield phrase("cite the work by its key: `[@%(key)s]`", key=key)
    if named := next((it for it in _NARRATIVE.findall(words) if it in references), ""):
        yield phrase(
            "write `[@%(key)s]`, without backticks, other signs or spaces in it", key=named
        )
    if _AGAIN.search(words):
        yield phrase("cite the work again by its key, as in `[@key]`: each statement shows its own")
    if _BOOK.search(words):
        yield phrase(
            "add the work to the references, as `playbook new reference` does, and cite that"
        )
    first, last = (bisect_left(links, it, key=_start) for it in (statement.start, statement.end))
    leads = links[first:last]
    if any(_ADDRESS.match(it.target.value) for it in leads if not it.image) or _ADDRESS.search(
        words
    ):
        yield phrase(
            "add the page to the references, as `playbook new reference` does, and cite that"
        )
    if _NUMBER.search(words):
        yield phrase("cite the work by its key, as in `[@key]`: a number stands for no work here")


def _start(link: Link) -> int:
    return link.start


def _below(statement: Statement, card: Sheet) -> str:
    """Say where a citation belongs that stands alone in the paragraph below *statement*."""
    after_it = card.document.statements[statement.number : statement.number + 1]
    below = next(iter(after_it), None)
    alone = below and len(below.clusters) == 1 and not below.clusters[0].narrative
    if not below or not alone:
        return ""
    cluster = below.clusters[0]
    rest = card.document.text.content[below.start : cluster.start]
    after = card.document.text.content[cluster.end : below.end]
    return "" if (rest + after).strip(" .") else phrase("put the citation below it at its end")


def _advice(cited: list[str]) -> str:
    if cited:
        return phrase(
            "cite what its source cites: `[%(list)s]`", list="; ".join(f"@{key}" for key in cited)
        )
    return phrase("cite a work, or add `<!-- basis: uncited -->` or `<!-- basis: editorial -->`")
