"""A word behind an @ that is no citation key."""

from generator.diagnostics import Rule, Severity

RULE = Rule("unmatched-at-word", Severity.INFO)
