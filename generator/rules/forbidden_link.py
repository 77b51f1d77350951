"""A link of a kind that the site does not carry."""

from generator.diagnostics import Rule, Severity

RULE = Rule("forbidden-link", Severity.ERROR)
