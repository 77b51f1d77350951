"""Two statements of one card with the same id."""

from generator.diagnostics import Rule, Severity

RULE = Rule("duplicate-statement-id", Severity.ERROR)
