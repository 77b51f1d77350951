"""An image is not there.

## What it finds

`![...](...)` with the path of a file that does not exist. The path counts from the file that the
image stands in. Images lie in `kb/images/`.

## Why it matters

The reader sees a torn picture, and a listener hears of one that is not there.

## Wrong

```markdown
![The middle ground between caution and daring](between-both.png)
```

## Right

```markdown
![The middle ground between caution and daring](../images/between-both.png)
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("broken-image", Severity.ERROR, fix=Fix.UNSAFE)
