"""Two references whose keys make the same address."""

from generator.diagnostics import Rule, Severity

RULE = Rule("reference-slug-clash", Severity.ERROR)
