"""Judge findings: what the settings say of their severity, and what the authors have allowed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.findings.diagnostics import Diagnostic, Severity, instead
from generator.findings.stretches import joined
from generator.findings.suggestions import closest, did_you_mean
from generator.model.site import Settings
from generator.model.text import Allowance
from generator.rules.book import rule_ids
from generator.rules.words import unknown_rule, unused_allowance
from generator.words.phrases import phrase

OFF = "off"
# What `playbook links` alone finds: nobody else can say that an allowance of it is not needed.
ASKED = frozenset({"dead-link", "moved-link"})


def settle_findings(
    findings: Iterable[Diagnostic],
    allowances: Collection[Allowance],
    settings: Settings,
    *,
    complete: bool = True,
) -> tuple[Diagnostic, ...]:
    """Return the findings that stand, with those about the allowances themselves.

    Where not all files were loaded (*complete* is false), nothing is said of unused allowances.
    """
    known, severity = rule_ids(), settings.severity
    elsewhere = ASKED if complete else frozenset[str]()
    live = [
        it
        for it in allowances
        if severity.get(it.rule.value) != OFF and it.rule.value not in elsewhere
    ]
    live = [it for it in live if it.rule.value]  # one that names none is told as it stands
    kept, useless = suppress(findings, live, known)
    said = useless if complete else (it for it in useless if it.rule == unknown_rule.RULE.id)
    return weigh((*kept, *said), severity)


def suppress(
    findings: Iterable[Diagnostic], allowances: Collection[Allowance], known: Collection[str]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return the findings that no allowance takes away, and one for each useless allowance.

    A misspelt rule takes its findings away all the same: that it is misspelt is the finding.
    """
    found = tuple(findings)
    lines: dict[tuple[str, str], list[int]] = {}
    for finding in found:
        lines.setdefault((finding.span.path, finding.rule), []).append(finding.span.line)
    for those in lines.values():
        those.sort()
    stretches: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for it in allowances:
        rule = it.rule.value
        meant = rule if rule in known else closest(rule, known)
        stretches.setdefault((it.span.path, meant), []).append((it.first_line, it.last_line))
    allowed = {key: joined(those) for key, those in stretches.items()}
    kept = tuple(
        it for it in found if not _within(it.span.line, allowed.get((it.span.path, it.rule), ()))
    )
    useless = (
        it for it in allowances if not _meets(it, lines.get((it.span.path, it.rule.value), ()))
    )
    return kept, tuple(_useless(it, known) for it in useless)


def weigh(findings: Iterable[Diagnostic], severity: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return *findings* with the severities that the settings give to their rules."""
    return tuple(_weighed(findings, severity))


# Private functions


def _within(line: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether *line* is in one of *stretches*, which are in order and apart."""
    at = bisect_right(stretches, line, key=lambda it: it[0])
    return at > 0 and line <= stretches[at - 1][1]


def _meets(allowance: Allowance, lines: Sequence[int]) -> bool:
    """Tell whether *allowance* covers one of *lines*, which are in order."""
    at = bisect_left(lines, allowance.first_line)
    return at < len(lines) and lines[at] <= allowance.last_line


def _useless(allowance: Allowance, known: Collection[str]) -> Diagnostic:
    rule = allowance.rule.value
    if rule in known:
        message = phrase("`%(rule)s` is allowed here and not found", rule=rule)
        return unused_allowance.RULE.at(
            allowance.span, message, help=phrase("take the comment out"), fix=(allowance.removal,)
        )
    help = did_you_mean(rule, known, phrase("see `playbook explain` for all rules"))
    where, message = allowance.rule.span, phrase("there is no rule `%(rule)s`", rule=rule)
    return unknown_rule.RULE.at(where, message, help=help, fix=instead(where, closest(rule, known)))


def _weighed(findings: Iterable[Diagnostic], severity: Mapping[str, str]) -> Iterator[Diagnostic]:
    for finding in findings:
        wanted = severity.get(finding.rule, str(finding.severity))
        if wanted in set(Severity):
            yield replace(finding, severity=Severity(wanted))
        elif wanted != OFF:
            yield finding
