"""An address that was published leads nowhere.

## What it finds

A line of `ids.lock` that is neither a page or a place on one, nor a former one: a file was renamed without an alias, a
file was deleted, or the id of a statement, a term, a module or a question was changed. Also a line of `moved.lock`
whose file is gone.

## Why it matters

Courses, slides, mails and bookmarks name it. Whoever follows it finds a page that is not there, or the top of one.

## Wrong

```markdown
<!-- id: all-resources -->   # became
<!-- id: every-resource -->
```

## Right

```markdown
<!-- id: every-resource; formerly: all-resources -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.findings.suggestions import closest
from generator.kinds import KINDS, SHEETS, Kind, file_of
from generator.model.playbook import Playbook
from generator.model.published import published
from generator.model.text import Name
from generator.words.phrases import phrase

RULE = Rule("vanished-address", Severity.ERROR)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each locked address that does not stand any more."""
    if not playbook.locked:
        return
    there = published(playbook)
    for name in playbook.locked:
        if not there.stands(name.value) and not _failed(name.value, playbook):
            yield RULE.at(
                name.span,
                phrase("the address `%(name)s` was published, and leads nowhere", name=name.value),
                help=_advice(name, there.locked),
            )


# Private functions


def _failed(address: str, playbook: Playbook) -> bool:
    """Tell whether the file that has *address* is there and did not load: that is a finding."""
    page = address.partition("#")[0]
    own = [kind for kind in SHEETS if KINDS[kind].address and page.startswith(KINDS[kind].address)]
    if not own and any(path.endswith((".yml", ".bib")) for path in playbook.failed):
        return True
    cards = KINDS[Kind.CARD].source  # of which tensions take the statements
    if page == KINDS[Kind.TENSION].address and any(it.startswith(cards) for it in playbook.failed):
        return True
    kinds = own or (Kind.DOC,)
    return any(file_of(kind, _id(page, kind)) in playbook.failed for kind in kinds)


def _id(page: str, kind: Kind) -> str:
    below = page.removeprefix(KINDS[kind].address)
    return below.rstrip("/") if kind is Kind.DOC else below.partition("/")[0]


def _advice(name: Name, locked: frozenset[str]) -> str:
    page, _, place = name.value.partition("#")
    if place:
        here = [it.partition("#")[2] for it in locked if it.startswith(f"{page}#")]
        near = closest(place, here)
        new = f"`{near}`" if near else phrase("what took its place")
        return phrase(
            "put the id back, or write `formerly: %(place)s` behind the id of %(new)s",
            place=place,
            new=new,
        )
    near = closest(page, locked)
    old = page.rstrip("/").rpartition("/")[2]
    to = phrase(" of `%(path)s`", path=near) if near else phrase(" of what took its place")
    return phrase(
        "put the file back, add `%(old)s` to the `aliases`%(to)s, or retire it", old=old, to=to
    )
