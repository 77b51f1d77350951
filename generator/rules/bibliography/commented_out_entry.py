"""A bibliography entry is commented out.

## What it finds

An entry behind `%` or inside `@comment`. It is not read, so it can not be cited.

## Why it matters

BibTeX itself has no comments: it reads an entry behind `%`, other programs do not. An entry that
nobody needs is better removed.

## Wrong

```bibtex
% @book{li2010,
%   title = {Open Leadership},
% }
```

## Right

```bibtex
@book{li2010,
  title = {Open Leadership},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("commented-out-entry", Severity.INFO)
