"""Gather all rules with their pages: what `playbook explain` prints and the site publishes.

A rule is a module with a ``RULE``; its docstring is its page, the first line the summary.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from types import MappingProxyType

from generator.findings.diagnostics import Rule

STAGES = {
    "generator.rules": "reading",
    "generator.rules.checks": "checking",
    "generator.rules.decision_checks": "checking decisions",
}


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """A rule, its summary in one sentence, and its page in Markdown without a title.

    ``stage`` says when it is found: ``reading``, ``checking`` or ``checking decisions``.
    """

    rule: Rule
    summary: str
    page_markdown: str
    stage: str


@cache
def rules() -> Mapping[str, RuleDoc]:
    """Return all rules by id, sorted."""
    found = {it.rule.id: it for package, stage in STAGES.items() for it in _rules(package, stage)}
    return MappingProxyType(dict(sorted(found.items())))


# Private functions


def _rules(package: str, stage: str) -> Iterator[RuleDoc]:
    for module in pkgutil.iter_modules(import_module(package).__path__):
        found = import_module(f"{package}.{module.name}")
        rule = getattr(found, "RULE", None)
        if isinstance(rule, Rule):
            page = cleandoc(found.__doc__ or "")
            yield RuleDoc(rule, page.partition("\n")[0], page, stage)
