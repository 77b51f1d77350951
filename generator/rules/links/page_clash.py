"""Two pages would stand at one address.

## What it finds

A page of `docs/` whose address the playbook's own pages need (`cards/`, `roles/`,
`glossary/`, the facets such as `topics/` ...) or another page of `docs/` has already, as `docs/help.md` and
`docs/help/index.md` do; a facet whose key is one of those names.

## Why it matters

One of the two would overwrite the other. Upper and lower case count as the same, since some file
systems cannot tell them apart.

## Wrong

```text
docs/cards/how-to-write.md
```

## Right

```text
docs/authors/how-to-write.md
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.kinds import FILES, TAKEN, Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.words.phrases import phrase

RULE = Rule("page-clash", Severity.ERROR, firm=True)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each facet and each page of ``docs/`` whose address is taken."""
    for facet in playbook.facets.values():
        if f"{facet.key}/" in (*TAKEN, *FILES, "about/"):
            yield RULE.at(
                facet.span,
                phrase(
                    "the pages of the facet `%(facet)s` would stand at `%(facet2)s/`, which is "
                    "taken",
                    facet=facet.id,
                    facet2=facet.key,
                ),
                help=phrase("give the facet another `key`"),
            )
    taken = (*TAKEN, *FILES, *_of_facets(playbook))
    yield from _docs(playbook, taken)


# Private functions


def _of_facets(playbook: Playbook) -> Iterator[str]:
    """Yield where the pages of facets stand, and where they stood."""
    for facet in playbook.facets.values():
        yield from (f"{key}/" for key in (facet.key, *(it.value for it in facet.formerly)))


def _docs(playbook: Playbook, taken: tuple[str, ...]) -> Iterator[Diagnostic]:
    first: dict[str, Sheet] = {}
    for sheet in playbook.sheets.get(Kind.DOC, {}).values():
        address = _address(sheet)
        folded = address.casefold()
        other = first.setdefault(folded, sheet)
        if folded.startswith(taken):
            yield _finding(sheet, address, phrase("the playbook's own pages stand there"))
        elif other is not sheet:
            notes = [Note(other.at("title"), phrase("the other page"))]
            yield _finding(sheet, address, phrase("so would `%(other)s`", other=other.path), notes)


def _address(sheet: Sheet) -> str:
    """Return the address of a page of ``docs/``: ``about/index`` stands at ``about/``."""
    folder, _, name = sheet.id.rpartition("/")
    below = folder if name == "index" else sheet.id
    return f"{below}/" if below else ""


def _finding(sheet: Sheet, address: str, why: str, notes: list[Note] | None = None) -> Diagnostic:
    return RULE.at(
        sheet.at("title"),
        phrase(
            "`%(sheet)s` would stand at `%(address)s`: %(why)s",
            sheet=sheet.path,
            address=address,
            why=why,
        ),
        help=phrase("rename the file or move it to another folder"),
        notes=notes or (),
    )
