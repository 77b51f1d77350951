"""A citation key that no reference has."""

from generator.diagnostics import Rule, Severity

RULE = Rule("unknown-citation", Severity.ERROR)
