"""Begin a decision: a small one that passes every check, to be written over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.decisions import Form


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What a new decision begins with."""

    title: str
    summary: str
    form: Form
    roles: Sequence[str]
    owner: str
    today: date
    key: str = ""  # of a work of the project, to show how it is cited


def draft_text(new: NewDecision) -> str:
    """Return the file of *new*: a draft with two questions or factors, outcomes and tests."""
    front = (
        "---\n"
        f"title: {_quoted(new.title)}\n"
        f"summary: {_quoted(new.summary)}\n"
        f"kind: {new.form}\n"
        f"{'hit: unique' if new.form is Form.TABLE else 'start: first'}\n"
        "status: draft  # published, when it is ready\n"
        f"roles: [{', '.join(new.roles)}]\n"
        f"owner: {_quoted(new.owner)}\n"
        f"reviewed: {new.today.isoformat()}\n"
        "review: 12 months\n"
        "---\n\n"
        "Say for whom this is and what it helps to decide.\n\n"
    )
    body = _TREE if new.form is Form.TREE else _TABLE
    return front + body.replace("@AS_IN@", f", as in `[@{new.key}, p. 3]`" if new.key else "")


# Private functions


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


_OUTCOMES = """# Outcomes

## Do the one thing {#one}

Say what to do, and cite who says so@AS_IN@.

Basis: inferred

## Do the other thing {#other}

Say what to do here.

Do: One thing to do, on one line.
Basis: inferred

## Not settled {#open}

Say here that the sources leave it open.

Basis: gap

"""

_TREE = f"""# Questions

## Is the first thing so? {{#first}}

Hint: One short sentence, if it helps to answer
Why: Say why this is asked.

- Yes {{#yes}} -> second
- No {{#no}} -> other

## Is the second thing so? {{#second}}

- Yes {{#yes}} -> one
- I do not know {{#unknown}} -> open

{_OUTCOMES}# Tests

| case | answers | expect |
|---|---|---|
| both are so | first=yes; second=yes | one |
| the first is not | first=no | other |
| not known | first=yes; second=unknown | open |
"""

_TABLE = f"""# Factors

## How much is there of the first? {{#first}}

Why: Say why this counts.

- Little {{#little}}
- Much {{#much}}

## How much is there of the second? {{#second}}

- Little {{#little}}
- Much {{#much}}

{_OUTCOMES}# Rules

| first | second | outcome | basis | because |
|---|---|---|---|---|
| much | - | one | inferred | Say why, and cite |
| little | much | other | inferred | Say why, and cite |
| little | little | open | gap | The sources do not say |

# Tests

| case | answers | expect |
|---|---|---|
| much of the first | first=much | one |
| much of the second alone | first=little; second=much | other |
| little of both | first=little; second=little | open |
"""
