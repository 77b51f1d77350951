"""A link leads to this site by its whole address.

## What it finds

An address that begins with the playbook's own `site_url`.

## Why it matters

Nobody sees when the page moves or goes: such a link is not checked, and it leads from a proposal or
a copy of the site back to the published one.

## Wrong

```markdown
[the card](https://playbook.example.org/cards/keep-it-small/)
```

## Right

```markdown
[the card](keep-it-small.md)
```
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from generator.findings.diagnostics import Diagnostic, Fix, Rule, Severity, instead
from generator.kinds import KINDS
from generator.model.playbook import Playbook
from generator.model.text import Link
from generator.words.phrases import phrase

RULE = Rule("link-to-own-site", Severity.WARNING, fix=Fix.UNSAFE)


def check_addresses(
    playbook: Playbook, site_url: str, static: Collection[str] = ()
) -> Iterator[Diagnostic]:
    """Yield a finding for each link that begins with *site_url*; none for "".

    The files of *static* have no other address: a link to one is right so.
    """
    home = site_url.rstrip("/")
    if not home:
        return
    files = _files(playbook)
    for document in playbook.texts():
        for link in document.links:
            written = link.target.value
            here = written == home or written.startswith(f"{home}/")
            if here and _path(written[len(home) + 1 :]) not in static:
                right = _here(link, written[len(home) :], files)
                yield RULE.at(
                    link.target.span,
                    phrase("`%(written)s` is an address of this site", written=written),
                    help=phrase("did you mean `%(near)s`?", near=right)
                    if right
                    else phrase("link to the file of the page, such as `../roles/chair.md`"),
                    fix=instead(link.target.span, right),
                )


# Private functions


def _path(below: str) -> str:
    return unquote(re.split("[?#]", below, maxsplit=1)[0])


def _files(playbook: Playbook) -> Mapping[str, str]:
    """Return the paths of sheets by the addresses of their pages, without the last stroke."""
    return {
        f"{KINDS[sheet.kind].address}{sheet.id}".removesuffix("/index"): sheet.path
        for sheet in playbook.all_sheets()
    }


def _here(link: Link, rest: str, files: Mapping[str, str]) -> str:
    """Return the path to what stands at *rest* of the site, "" where that is not known."""
    path, _, fragment = unquote(rest).partition("#")
    address = path.strip("/").removesuffix("index.html").removesuffix(".html").strip("/")
    file = files.get(address.removesuffix(".md"), "")
    if not file:
        return ""
    near = posixpath.relpath(file, posixpath.dirname(link.target.span.path))
    return f"{near}#{fragment}" if fragment else near
