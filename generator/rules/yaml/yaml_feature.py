"""A feature of YAML that the playbook does not use.

## What it finds

Anchors (`&name`), aliases (`*name`), tags (`!name`), directives (`%YAML`), a second document
after `---`, and keys that are lists.

## Why it matters

They let a short file stand for a huge one, or a word stand for something other than what is
written. Here every value is the text that you see. Often such a sign was only meant as a letter:
then quotes help.

## Wrong

```yaml
title: !Begin with the goals
```

## Right

```yaml
title: "!Begin with the goals"
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("yaml-feature", Severity.ERROR)
