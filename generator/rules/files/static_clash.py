"""A file of static/ would stand where the site has one of its own.

## What it finds

A file in `static/` with the path of a page or file of the site, or a folder where the site has a
file and the other way round. Upper and lower case count as the same.

## Why it matters

`static/` adds to the site. If it could replace a page, the headers or the service worker, the site
would be another one than the texts say. The severity of this rule cannot be changed.

## Wrong

```text
static/index.html
static/_headers
```

## Right

```text
static/CNAME
static/.well-known/security.txt
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("static-clash", Severity.ERROR, firm=True)
