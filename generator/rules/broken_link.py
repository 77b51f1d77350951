"""A link to a file that is not there."""

from generator.diagnostics import Rule, Severity

RULE = Rule("broken-link", Severity.ERROR)
