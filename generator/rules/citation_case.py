"""A citation key that differs from the reference in upper and lower case."""

from generator.diagnostics import Rule, Severity

RULE = Rule("citation-case", Severity.ERROR)
