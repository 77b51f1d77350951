"""A name of a role that does not exist."""

from generator.diagnostics import Rule, Severity

RULE = Rule("unknown-role", Severity.ERROR)
