"""A file of static/ can run scripts in readers' browsers.

## What it finds

Files in `static/` that browsers run or show as pages (`.html`, `.js`, `.svg`, `.xml` and the like),
and those that some web servers run or obey (`.php`, `.cgi`, `.htaccess`).

## Why it matters

What stands in `static/` is taken along as it is: nobody escapes or checks it, and a page there carries
no policy of its own. Whoever opens it runs its scripts as if the playbook had written them. Leave
such files out, or allow them after you have read them.

## Wrong

```text
static/banner.svg
```

## Right

```text
docs/images/banner.png
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.words.phrases import phrase

RULE = Rule("active-static-file", Severity.WARNING)

# What browsers run, or show as a document that can run something.
ACTIVE = (
    ".htm",
    ".html",
    ".js",
    ".mjs",
    ".mht",
    ".mhtml",
    ".svg",
    ".wasm",
    ".xht",
    ".xhtml",
    ".xml",
    ".xsl",
    ".xslt",
    # ... and what web servers run, or take orders from
    ".asp",
    ".aspx",
    ".cgi",
    ".htaccess",
    ".jsp",
    ".phar",
    ".php",
    ".phtml",
    ".shtml",
    "web.config",
)


def check_static(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each file of ``static/`` that can run something."""
    for path in paths:
        if path.casefold().endswith(ACTIVE):
            message = phrase("`%(path)s` can run scripts, and nothing checks it", path=path)
            help = phrase("leave it out, or read it and set this rule to `info` in mkdocs.yml")
            yield RULE.at(Span(f"static/{path}", 1, 1, 1, 1), message, help=help)
