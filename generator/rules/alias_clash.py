"""An alias that is taken."""

from generator.diagnostics import Rule, Severity

RULE = Rule("alias-clash", Severity.ERROR)
