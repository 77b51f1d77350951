"""Gather all rules with their pages: what `playbook explain` prints and the site publishes.

A rule is a module with a ``RULE``; its docstring is its page, the first line the summary.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import cleandoc
from types import MappingProxyType, ModuleType

from generator import rules as room
from generator.findings.diagnostics import Fix, Rule, RuleDoc
from generator.words.phrases import phrase

# What a rule's page says of its fixes, in Markdown.
FIX_WORDS = {
    Fix.SAFE: phrase("`playbook check --fix` mends it where one edit is right."),
    Fix.UNSAFE: phrase(
        "`playbook check --fix --unsafe` mends it where one edit is most likely meant: "
        "look at it afterwards."
    ),
}


@cache
def rule_modules() -> tuple[str, ...]:
    """Return the full names of the modules of rules, one a rule, sorted; imports none of them."""
    subjects = [f"{room.__name__}.{entry.name}" for entry in _entries(room) if entry.ispkg]
    modules = (f"{it}.{entry.name}" for it in subjects for entry in _entries(import_module(it)))
    return tuple(sorted(modules))


@cache
def rule_ids() -> frozenset[str]:
    """Return the ids of all rules. A module is named as its rule, so none is imported."""
    return frozenset(name.rpartition(".")[2].replace("_", "-") for name in rule_modules())


def is_firm(rule: str) -> bool:
    """Tell whether the settings cannot change the severity of *rule*, one of `rule_ids`."""
    name = next(it for it in rule_modules() if it.endswith(f".{rule.replace('-', '_')}"))
    found: Rule = import_module(name).RULE
    return found.firm


@cache
def rules() -> Mapping[str, RuleDoc]:
    """Return all rules by id, sorted."""
    found = {doc.rule.id: doc for doc in map(_doc, rule_modules())}
    return MappingProxyType(dict(sorted(found.items())))


# Private functions


def _entries(package: ModuleType) -> Iterator[pkgutil.ModuleInfo]:
    return pkgutil.iter_modules(package.__path__)


def _doc(name: str) -> RuleDoc:
    module = import_module(name)
    rule: Rule = module.RULE
    page = cleandoc(module.__doc__ or "")
    return RuleDoc(rule, page.partition("\n")[0], page, _stage(name, module))


def _stage(name: str, module: ModuleType) -> str:
    if not hasattr(module, "check"):
        return "reading"
    subject = name.split(".")[-2]
    return f"checking {subject}" if subject in {"courses", "decisions"} else "checking"
