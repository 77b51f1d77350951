"""A fact of a source document that does not exist."""

from generator.diagnostics import Rule, Severity

RULE = Rule("unknown-source-statement", Severity.ERROR)
