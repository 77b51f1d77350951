"""A name of a card that does not exist."""

from generator.diagnostics import Rule, Severity

RULE = Rule("unknown-card", Severity.ERROR)
