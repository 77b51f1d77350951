"""An image that lies on another host."""

from generator.diagnostics import Rule, Severity

RULE = Rule("remote-image", Severity.ERROR)
