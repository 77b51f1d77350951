"""A link leads through the host of a mail program or a search engine to another.

## What it finds

Addresses, of links and in `url` of works, as they are copied out of Outlook and Teams (Safe Links), search results and documents of
Google, mail that Proofpoint guards, Facebook, Instagram, LinkedIn, Reddit, Slack and YouTube. The
address that was meant stands inside.

## Why it matters

The host between learns who follows the link, and the link is dead when that host forgets it. Some
of these addresses name the mailbox of the person who was sent them.

## Wrong

```markdown
See [the report](https://www.google.com/url?q=https://example.org/report&sa=D).
```

## Right

```markdown
See [the report](https://example.org/report).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from generator.findings.diagnostics import Diagnostic, Fix, Rule, Severity, instead
from generator.model.playbook import Playbook
from generator.model.text import Name
from generator.words.phrases import phrase

RULE = Rule("wrapped-address", Severity.WARNING, fix=Fix.UNSAFE)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each link, and each address of a work, that leads through such a host."""
    for name in _written(playbook):
        if meant := inner_address(name.value):
            yield RULE.at(
                name.span,
                phrase("the link leads through `%(host)s`", host=urlsplit(name.value).hostname),
                help=phrase("write `%(address)s`", address=meant),
                fix=instead(name.span, "" if set(meant) & set("{}\\") else meant),
            )


def inner_address(written: str) -> str:
    """Return the address that *written* passes readers on to, "" where it passes nobody on."""
    if "//" not in written:  # as nearly all are: to a place of ours
        return ""
    try:
        parts = urlsplit(written)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if host in _GUARDS:
        return _guarded(written)
    for hosts, path, key in _PASSES:
        if hosts.fullmatch(host) and parts.path.rstrip("/") == path:
            meant = _sound(parse_qs(parts.query).get(key, [""])[0])
            if meant:
                return meant
    return ""


# Private functions

_FIELDS = ("url", "archiveurl")


def _written(playbook: Playbook) -> Iterator[Name]:
    """Yield the addresses that links of texts and works lead to, as they are written."""
    for document in playbook.texts():
        yield from (link.target for link in document.links if not link.image)
    for reference in playbook.references.values():
        fields = (reference.entry.fields.get(it) for it in _FIELDS)
        yield from (Name(_typed(it.value), it.span) for it in fields if it)


def _typed(value: str) -> str:
    r"""Return the address that *value* of a field says: `\&`, `\url{}` and braces are LaTeX's."""
    return re.sub(r"\\url\s*|[{}\s\\]", "", value)


_GUARDS = frozenset({"urldefense.com", "urldefense.proofpoint.com"})
_GUARDED = re.compile(
    r"https?://[^/]+/(?:v3/__(?P<plain>[^\s]+?)__;|v[12]/url\?u=(?P<coded>[^&\s]+))"
)
# Hosts, the path that passes readers on, and the parameter that says whereto.
_PASSES = tuple(
    (re.compile(host), path, key)
    for host, path, key in (
        (r"[\w-]+\.safelinks\.protection\.outlook\.com", "", "url"),
        (r"statics\.teams\.cdn\.office\.(?:com|net)", "/evergreen-assets/safelinks/1/atp-safelinks.html", "url"),
        *((r"(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?", "/url", key) for key in ("q", "url")),
        (r"lm?\.facebook\.com", "/l.php", "u"),
        (r"l\.instagram\.com", "", "u"),
        *((r"(?:www\.)?linkedin\.com", path, "url") for path in ("/redir/redirect", "/safety/go")),
        (r"out\.reddit\.com", "", "url"),
        (r"(?:www\.)?youtube\.com", "/redirect", "q"),
        (r"slack-redir\.net", "/link", "url"),
        (r"duckduckgo\.com", "/l", "uddg"),
    )
)  # fmt: skip


def _guarded(written: str) -> str:
    found = _GUARDED.match(written)
    if found is None:
        return ""
    if found["plain"]:  # a star stands for a sign that follows behind the end: not to be guessed
        return "" if "*" in found["plain"] else _sound(found["plain"])
    coded = found["coded"].replace("_", "/")
    return _sound(unquote(re.sub(r"-(?=[0-9A-Fa-f]{2})", "%", coded)))


def _sound(address: str) -> str:
    """Return *address* if it is one of the web that can stand in a link as it is."""
    return address if _ADDRESS.fullmatch(address) else ""


_ADDRESS = re.compile(r"https?://[\w.-]+\.\w+(?::\d+)?(?:[/?#][^\s<>()\[\]]*)?")
