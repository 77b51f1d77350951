"""A newcomer's hour: each slip alone is told where it was made, once, and nowhere else."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.cache.memory import Memory
from generator.findings.diagnostics import Severity
from generator.findings.fixes import chosen, edited, edits_of
from generator.pipeline import Input, check_playbook
from generator.project import laid_over, open_project

ROOT = Path(__file__).parents[2]
DAY = date(2026, 12, 1)
CARDS = "kb/cards/"
# What follows of itself: a card that says something else was not gone through for its courses.
FOLLOWS = {"changed-since-seen"}


@cache
def real() -> tuple[Input, Memory]:
    """Return the landed playbook, and what is remembered of it."""
    return open_project(ROOT, DAY).given, Memory()


def slip(path: str, old: str, new: str, *rules: str, mended: bool = True) -> object:
    """Return a slip: *new* where *old* was, the *rules* that tell it, and whether it can be mended."""
    return pytest.param(path, old, new, rules, mended, id=f"{rules[0]}: {new.strip()[:30]!r}")


SLIPS = [
    slip(f"{CARDS}champions.md", "[@wollan2010", "[@Wollan2010", "citation-case"),
    slip(f"{CARDS}open-leadership.md", "[@li2010", "[@li2001", "unknown-citation"),
    slip(f"{CARDS}devoted-sponsor.md", "[@wollan2010", r"\[@wollan2010", "escaped-citation"),
    slip(f"{CARDS}goals-first.md", "[@zhu2013].", "(@zhu2013).", "citation-in-parentheses"),
    slip(f"{CARDS}middle-ground.md", "reviewed: 2026-11-23", "reviewed: 23.11.2026", "malformed-date"),
    slip(f"{CARDS}why-a-strategy.md", "review: 11 months", "review: 11", "bad-value"),
    slip(f"{CARDS}resources-set-priority.md", "roles: [cio,", "roles: [Chief Information Officer,", "unknown-role"),
    slip(f"{CARDS}champions.md", "topics: [resources, collaboration", "topics: [resources, Sharing the work", "unknown-facet-value"),
    slip(f"{CARDS}suggestion-box.md", "summary:", "sumary:", "unknown-key"),
    slip(f"{CARDS}blurred-roles.md", "title: ", "title: Roles: ", "yaml-syntax"),
    slip(f"{CARDS}consider-outsourcing.md", "](core-or", "](cards/core-or", "broken-link"),
    slip(f"{CARDS}external-adoption.md", "## Guidance", "## Guidence", "card-without-guidance"),
    slip(f"{CARDS}internal-adoption.md", "## Guidance", "# Guidance", "heading-jump"),
    slip(f"{CARDS}outsourcing-upsides.md", "from: B2.3a -->", "from: B2.3a ->", "unknown-note"),
    slip(f"{CARDS}outsourcing-upsides.md", "from: B2.3a -->", "from: B2.3a", "unknown-note"),
    slip(f"{CARDS}protect-the-voice.md", "title: Protect the", "title: Protect the\u200b", "forbidden-character"),
    slip(f"{CARDS}equal-ideas-unequal-say.md", "## Guidance\n", "## Guidance\n<<<<<<< HEAD\n=======\nx\n>>>>>>> b\n", "conflict-marker", mended=False),
    slip(f"{CARDS}expect-slow-adoption.md", "\n---\n## Guidance", "\n## Guidance", "unclosed-front-matter", mended=False),
    slip("kb/decisions/cio-activity.md", "-> align", "-> aling", "decision-unknown-target"),
    slip("references.bib", "author = {Craig, D.},", "author = {Craig, D.}", "missing-comma"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "rules", "mended"), SLIPS)
def test_slip(path: str, old: str, new: str, rules: tuple[str, ...], mended: bool) -> None:
    """It is told in its own file, by one rule; where a fix is offered, that is what was there."""
    given, memory = real()
    content = given.files[path].content
    assert old in content
    slipped = content.replace(old, new, 1).encode()
    before = {(it.rule, it.message) for it in check_playbook(given, memory)[1]}
    found = check_playbook(laid_over(given, {path: slipped}, DAY), memory)[1]
    more = [it for it in found if (it.rule, it.message) not in before and it.rule not in FOLLOWS]
    told = {(it.span.path, it.rule) for it in more}
    assert told == {(path, rule) for rule in rules}, [(str(it.span), it.message) for it in more]
    assert all(it.help for it in more)
    fixes = chosen(more, [path], unsafe=True)
    assert bool(fixes) is mended
    if mended:
        files = {path: edited(slipped, edits_of(fixes)[path])}
        again = check_playbook(laid_over(given, files, DAY), memory)[1]
        left = {it.rule for it in again if it.severity is Severity.ERROR}
        assert left == set()
