"""A value that the vocabulary does not have."""

from generator.diagnostics import Rule, Severity

RULE = Rule("unknown-facet-value", Severity.ERROR)
