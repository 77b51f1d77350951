"""An image that is not there."""

from generator.diagnostics import Rule, Severity

RULE = Rule("broken-image", Severity.ERROR)
