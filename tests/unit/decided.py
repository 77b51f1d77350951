"""Two small decisions without a fault, to be broken by tests, and how to read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.decisions import load_decision
from generator.model.decisions import Decision

OURS = "kb/decisions/way.md"
FRONT = """---
title: Which way?
summary: What to do with a tool that is there.
kind: {kind}
owner: cio
reviewed: 2026-11-01
review: 12 months
---
"""
TREE = (
    FRONT.format(kind="tree")
    + """
Before you start, read [the card](../cards/goals-first.md).

# Questions

## Does it serve a goal? {#goal}

Hint: A goal of the business
Why: Goals decide [@li2010].

- Yes {#yes} -> stage
- No {#no} -> stop

## How old is it? {#stage}

- New {#new} -> wait
- Mature {#mature} -> parts
  Because: People had time.

## How much of it succeeded? {#parts}

- All {#all} -> keep
- Some {#some} -> keep
- None {#none} -> stop

# Outcomes

## Wait for it {#wait}

Adoption is low at first [@li2010].

Do: Write the expected numbers down.
Cards: goals-first

## Keep it {#keep}

Short: Keep

It works, so it stays.

Caution: Not for ever.
Basis: inferred

## Stop it {#stop}

Let go of it [@li2010].

# Tests

| case | answers | expect |
|---|---|---|
| no goal | goal=no | stop |
| new | goal=yes; stage=new | wait |
| mature | goal=yes; stage=mature; parts=some | keep |
"""
)
TABLE = (
    FRONT.format(kind="table\nhit: unique")
    + """
Two things count.

# Factors

## Who has the budget? {#budget .ordered}

- Nobody {#none}
- We {#ours}
- They {#theirs}

## Who has the people? {#people}

- We {#ours}
- They {#theirs}

# Outcomes

## Wait {#wait}

Nothing can be done [@li2010].

## Help them {#help}

They lead [@li2010].

## Lead {#lead}

You lead [@li2010].

# Rules

| budget | people | outcome | basis | because |
|---|---|---|---|---|
| none | - | wait | source | No money [@li2010] |
| ours | ours | lead | source | You have both [@li2010] |
| ours | theirs | help | inferred | Our reading |
| theirs | theirs | help | source | They have both [@li2010] |
| theirs | ours | lead | gap | Nobody says |

# Tests

| case | answers | expect |
|---|---|---|
| no money | budget=none | wait |
| both | budget=ours; people=ours | lead |
| neither | budget=theirs; people=theirs | help |
"""
)
COLLECT = (
    FRONT.format(kind="table\nhit: collect")
    + """
# Factors

## Is there a sponsor? {#sponsor}

- Yes {#yes}
- No {#no}

## Is there a box? {#box}

- Yes {#yes}
- No {#no}

# Outcomes

## All is there {#ready}

Go on [@li2010].

## Find a sponsor {#get-sponsor}

One is needed [@li2010].

## Put up a box {#add-box}

Ideally there is one [@li2010].

# Rules

| sponsor | box | outcome | basis | because |
|---|---|---|---|---|
| yes | yes | ready | source | All is there [@li2010] |
| no | - | get-sponsor | source | One is needed [@li2010] |
| - | no | add-box | source | Ideally [@li2010] |

# Tests

| case | answers | expect |
|---|---|---|
| all | sponsor=yes; box=yes | ready |
| nothing | sponsor=no; box=no | get-sponsor, add-box |
"""
)

MEASURED = (
    FRONT.format(kind="table\nhit: first")
    + """
Three things count.

# Factors

## How many people are there? {#people .number}

Unit: people
Range: 0..1000

- Fewer than 50 {#few <50}
- 50 to 499 {#some 50..500}
- 500 or more {#many >=500}

## When does it start? {#begin .date}

- Before May {#early <2027-05-01}
- From May on {#late >=2027-05-01}

## What do you have? {#have .several}

- A sponsor {#sponsor}
- A budget {#budget}
- None of these {#nothing .alone}

# Outcomes

## Go on {#go}

Go on [@li2010].

When: people=many; have=budget

Hire somebody.

Use: costs
Do: Tell the people.

## Wait for it {#wait}

When: have=nothing

Find a sponsor first.

When: have=not nothing

Ask for the rest.

Use: costs
Basis: inferred
Instead-of: go

# Pieces

## What it costs {#costs}

It costs time.

When: begin=late

It costs more from May on.

# Rules

| people | begin | have | outcome | basis | because |
|---|---|---|---|---|---|
| few | - | - | go | source | Small is easy [@li2010] |
| some, many | - | sponsor + budget | go | source | All is there [@li2010] |
| otherwise | - | - | wait | inferred | Something is missing |

# Tests

| case | answers | expect |
|---|---|---|
| small | people=12; begin=early; have=nothing | go |
| large | people=500; begin=2027-06-30; have=budget + sponsor | go |
| no budget | people=some; begin=early; have=sponsor | wait |
"""
)
ARROWS = (
    FRONT.format(kind="tree")
    + """
Ask first.

# Questions

## Is there a goal? {#goal}

- Yes {#yes} -> team
  Note: Write the goal down.
- No {#no} -> team

## Is there a team? {#team}

- Yes {#yes}
  -> start if goal=yes
  -> set-goal
- No {#no} -> find-team, set-goal

# Outcomes

## Set a goal {#set-goal}

Goals decide [@li2010].

## Find a team {#find-team}

A team is needed [@li2010].

## Start it {#start}

Start small.

Basis: inferred

# Tests

| case | answers | expect |
|---|---|---|
| both | goal=yes; team=yes | start |
| no goal | goal=no; team=yes | set-goal |
| nothing | goal=no; team=no | find-team, set-goal |
"""
)

Edit = tuple[str, str]


def edited(text: str, *edits: Edit) -> str:
    """Return *text* with each edit made once; what an edit replaces has to be there."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def read(text: str, path: str = OURS) -> tuple[Decision, tuple[Diagnostic, ...]]:
    """Return the decision of *text* and what is wrong with its grammar and names."""
    made, _, findings = load_decision(Text(path, text))
    return made, findings


def decision(text: str, path: str = OURS) -> Decision:
    """Return the decision of *text*."""
    return read(text, path)[0]


def pointed_at(
    check: Callable[[Decision], Iterator[Diagnostic]], text: str, path: str = OURS
) -> list[str]:
    """Return the text that each finding of *check* in the decision of *text* points at."""
    made = decision(text, path)
    return [under(made, finding) for finding in check(made)]


def under(made: Decision, finding: Diagnostic) -> str:
    """Return the text that *finding* points at."""
    start = made.text.offset(finding.span.line, finding.span.column)
    end = made.text.offset(finding.span.end_line, finding.span.end_column)
    return made.text.content[start:end]
