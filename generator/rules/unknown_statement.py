"""A statement that does not exist."""

from generator.diagnostics import Rule, Severity

RULE = Rule("unknown-statement", Severity.ERROR)
