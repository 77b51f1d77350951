"""A small playbook with something of every kind: the sample, and what it has none of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.commands.sample import Wanted, sample_files

COURSE = """---
title: Hold meetings
summary: How to hold them.
status: published
roles: [chair]
owner: chair
reviewed: 2026-11-29
review: 12 months
---
## Begin {#begin}

Minutes: 10

Aim: Know what for.

### Read

- [Keep it small](../cards/keep-it-small.md): why few; see [what to do](#begin)

### Do

#### Agree {#agree}

Minutes: 5

Agree on it.

### Check

#### How many should come? {#how-many}

- [x] Few
- [ ] Many

Because: Few decide sooner
Said-by: keep-it-small#size
"""
TREE = """---
title: Who invites?
summary: Who sends the invitation.
kind: tree
roles: [chair]
owner: chair
reviewed: 2026-11-29
review: 12 months
start: many # the first one
aliases: # of old
  - "inviting"   # before there was a chair
  - calling
---
Who invites.

# Questions

## How many come? {#many .ordered}

- Few {#few} -> how
- Many {#lots formerly=crowd} -> how

## How do you meet? {#how}

Decision: meet-or-write

- Meet {#meet} -> chair-does
- Write {#write}
  -> note-taker if many=few
  -> chair-does
- Divide {#divide} -> note-taker
- Wait {#wait} -> note-taker

# Outcomes

## The chair invites {#chair-does}

When: many=few

There are few.

Use: in-time

Do: Invite.
Basis: inferred

## The note-taker invites {#note-taker}

Do: Invite.
Use: in-time
Basis: inferred

# Pieces

## In time {#in-time}

A week before.

# Tests

| case | answers | expect |
|---|---|---|
| Few meet | many=few; how=meet | chair-does |
| Few write | many=few; how=write | note-taker |
| Many write | many=lots; how=write | chair-does |
| Wait | many=lots; how=wait | note-taker |
"""
MORE = {
    "kb/courses/meetings.md": COURSE,
    "docs/about/how.md": "# How\n\nSee [the other](more/why.md#so), [how](#how), [page](how.md),"
    " [small](../../kb/cards/keep-it-small.md),\n[agenda](../../kb/glossary.yml#agenda) and"
    " ![a plan](../../kb/images/plan.gif).\n",
    "docs/about/more/why.md": "---\ntitle: Why\n---\n# Why\n\n## So {#so}\n\nBy [how](../how.md#how)"
    " and [again][1],"
    ' [few][card].\n\n[1]: ../how.md\n[card]: <../../../kb/cards/keep-it-small.md#size> "Few"\n',
    "kb/images/plan.gif": "GIF89a\x01\x00\x01\x00\x00\x00\x00;",  # whole, and empty
    "kb/decisions/who-invites.md": TREE,
    "kb/glossary.yml": """# The words.
terms:
  - id: agenda   # what is spoken of
    term: agenda
    definition: What a meeting is about, item by item.
    basis: editorial
    cards: [agenda-in-good-time, 'name-the-purpose']
  # The record
  - term: minutes
    id: "minutes"
    formerly:
      - 'protocol' # in German
      - notes
    definition: "The record of a meeting [@robert1876]."
    basis: cited
  - {id: chairing, term: chairing, definition: To lead a meeting., basis: editorial}
""",
    "static/hand-out.txt": "A hand-out.\n",
}
# Facets in other forms, below those of the sample.
FACETS = """  - id: moods
    title: Mood
    "key": 'moods' # in quotes
    plural: Moods
    values: [{id: calm, title: Calm, formerly: [quiet]}]
  - {id: place, key: places, title: Place, plural: Places, values: [{id: room, title: Room}]}
"""


def begin(folder: Path, day: date) -> None:
    """Write the playbook into *folder*, as it is begun on *day*."""
    for path, text in {**sample_files(Wanted("A book", "en", "", day)), **MORE}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    vocabulary, card = folder / "kb/vocabulary.yml", folder / "kb/cards/keep-it-small.md"
    vocabulary.write_text(vocabulary.read_text("utf-8") + FACETS, encoding="utf-8")
    front = "---\n'moods': [calm] # always\nplaces:\n  - room\n"
    card.write_text(card.read_text("utf-8").replace("---\n", front, 1), encoding="utf-8")
