"""Judge findings: what the settings say of their severity, and what the authors have allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.diagnostics import Diagnostic, Severity, Span
from generator.model import Allowance
from generator.rules import unknown_rule, unused_allowance
from generator.suggestions import did_you_mean

OFF = "off"
SEVERITIES = (*(str(it) for it in Severity), OFF)


def judge(
    findings: Iterable[Diagnostic],
    allowances: Collection[Allowance],
    severity: Mapping[str, str],
    rules: Collection[str],
    *,
    settings: Span,
    complete: bool = True,
) -> tuple[Diagnostic, ...]:
    """Return the findings that stand, in their order, with those about *severity* and allowances.

    *rules* are the ids of all rules, *settings* is the place of the severities. Where not all files
    were loaded (*complete* is false), nothing is said of unused allowances.
    """
    live = [it for it in allowances if severity.get(it.rule.value) != OFF]
    kept, useless = suppress(findings, live, rules)
    said = useless if complete else (it for it in useless if it.rule == unknown_rule.RULE.id)
    return weigh((*kept, *said, *unknown_severities(severity, rules, settings)), severity)


def suppress(
    findings: Iterable[Diagnostic], allowances: Collection[Allowance], rules: Collection[str]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return the findings that no allowance takes away, and one for each useless allowance."""
    kept: list[Diagnostic] = []
    used: set[Allowance] = set()
    for finding in findings:
        allowed = [it for it in allowances if _allows(it, finding)]
        used.update(allowed)
        kept += [] if allowed else [finding]
    return tuple(kept), tuple(_useless(it, rules) for it in allowances if it not in used)


def weigh(findings: Iterable[Diagnostic], severity: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return *findings* with the severities that the settings give to their rules."""
    return tuple(_weighed(findings, severity))


def unknown_severities(
    severity: Mapping[str, str], rules: Collection[str], settings: Span
) -> Iterator[Diagnostic]:
    """Yield a finding for each rule and each severity of the settings that does not exist."""
    for rule, wanted in sorted(severity.items()):
        if rule not in rules:
            yield _unknown(settings, rule, rules)
        elif wanted not in SEVERITIES:
            message = f"the severity `{wanted}` of the rule `{rule}` is none"
            help = did_you_mean(wanted, SEVERITIES, "write `error`, `warning`, `info` or `off`")
            yield unknown_rule.RULE.at(settings, message, help=help)


# Private functions


def _allows(allowance: Allowance, finding: Diagnostic) -> bool:
    return (
        allowance.rule.value == finding.rule
        and allowance.span.path == finding.span.path
        and allowance.first_line <= finding.span.line <= allowance.last_line
    )


def _useless(allowance: Allowance, rules: Collection[str]) -> Diagnostic:
    rule = allowance.rule.value
    if rule not in rules:
        return _unknown(allowance.rule.span, rule, rules)
    message = f"`{rule}` is allowed here and not found"
    return unused_allowance.RULE.at(allowance.span, message, help="take the comment out")


def _unknown(span: Span, rule: str, rules: Collection[str]) -> Diagnostic:
    help = did_you_mean(rule, rules, "see `playbook explain` for all rules")
    return unknown_rule.RULE.at(span, f"there is no rule `{rule}`", help=help)


def _weighed(findings: Iterable[Diagnostic], severity: Mapping[str, str]) -> Iterator[Diagnostic]:
    for finding in findings:
        wanted = severity.get(finding.rule, str(finding.severity))
        if wanted in set(Severity):
            yield replace(finding, severity=Severity(wanted))
        elif wanted != OFF:
            yield finding
