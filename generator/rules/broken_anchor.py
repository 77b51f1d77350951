"""A link to a place on a page that is not there."""

from generator.diagnostics import Rule, Severity

RULE = Rule("broken-anchor", Severity.ERROR)
