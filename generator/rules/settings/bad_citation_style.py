"""The citation style or its language cannot be used.

## What it finds

A file under `csl` in `mkdocs.yml` that is not there, is no CSL style, or depends on a style that
is not beside it; and a `csl-locale` that is no locale file, or a language without its
`locales-xx.xml` beside the style. Where a file is missing the finding points at the setting; what
is wrong in a file is told at its line of that file.

## Why it matters

The citations would be printed in another style than the one you chose. Until it is mended they
are in APA 7.

## Wrong

```text
plugins:
  - playbook:
      csl: styles/no-such-file.csl
```

## Right

```text
plugins:
  - playbook:
      csl: styles/chicago-author-date.csl
      csl-locale: en-GB
```

with `styles/chicago-author-date.csl` and `styles/locales-en-GB.xml` in place.
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("bad-citation-style", Severity.ERROR)
