"""Write what lets other sites show cards in frames: a policy of its own for one folder.

Everywhere else the site forbids frames, by its policy and by X-Frame-Options for old browsers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.kinds import EMBED
from generator.site.headers.policy import framed_policy, headers
from generator.site.headers.redirects import Served

# What differs for frames.
OF_FRAMES = ("Content-Security-Policy", "X-Frame-Options")
CSP, OPTIONS = OF_FRAMES


def folder(served: Served) -> str:
    """Return the path of the pages that may be framed."""
    return f"{served.root}{EMBED}"


def common(served: Served) -> list[tuple[str, str]]:
    """Return the headers of all pages: without those that differ, where some may be framed."""
    return [pair for pair in headers() if not served.embed or pair[0] not in OF_FRAMES]


def strict() -> list[tuple[str, str]]:
    """Return the headers of pages that nobody may frame, as far as they differ."""
    return [pair for pair in headers() if pair[0] in OF_FRAMES]


def nginx_framing(served: Served) -> Iterator[str]:
    """Yield lines for nginx; a header whose value is empty is not sent."""
    if not served.embed:
        return
    policy, options = (value for _, value in strict())
    yield f'set $playbook_policy "{policy}";'
    yield f'set $playbook_frames "{options}";'
    where = f'if ($uri ~ "^{folder(served)}")'
    yield f'{where} {{ set $playbook_policy "{framed_policy(served.embed)}"; }}'
    yield f'{where} {{ set $playbook_frames ""; }}'
    yield f"add_header {CSP} $playbook_policy always;"
    yield f"add_header {OPTIONS} $playbook_frames always;"


def apache_framing(served: Served) -> Iterator[str]:
    """Yield lines for Apache, which come after those for all pages."""
    if not served.embed:
        return
    where = f'"expr=%{{REQUEST_URI}} =~ m#^{folder(served)}#"'
    for name, value in strict():
        yield f'Header always set {name} "{value}"'
    yield f'Header always set {CSP} "{framed_policy(served.embed)}" {where}'
    yield f"Header always unset {OPTIONS} {where}"


def caddy_framing(served: Served) -> Iterator[str]:
    """Yield lines for the block of a site in a Caddyfile."""
    if not served.embed:
        return
    yield f"@framed path {folder(served)}*"
    yield f"@unframed not path {folder(served)}*"
    yield f'header @framed {CSP} "{framed_policy(served.embed)}"'
    for name, value in strict():
        yield f'header @unframed {name} "{value}"'


def vercel_framing(served: Served) -> list[dict[str, Any]]:
    """Return rules for `vercel.json`."""
    if not served.embed:
        return []
    own = [{"key": name, "value": value} for name, value in strict()]
    framed = [{"key": CSP, "value": framed_policy(served.embed)}]
    below = folder(served).lstrip("/")
    return [
        {"source": f"/((?!{below}).*)", "headers": own},
        {"source": f"/{below}(.*)", "headers": framed},
    ]


def azure_framing(served: Served) -> list[dict[str, Any]]:
    """Return routes for `staticwebapp.config.json`, where an empty value takes a header away."""
    if not served.embed:
        return []
    own = {CSP: framed_policy(served.embed), OPTIONS: ""}
    return [{"route": f"{folder(served)}*", "headers": own}]


def firebase_framing(served: Served) -> list[dict[str, Any]]:
    """Return rules for `firebase.json`: the policy, which browsers heed before X-Frame-Options."""
    if not served.embed:
        return []
    framed = [{"key": CSP, "value": framed_policy(served.embed)}]
    return [{"source": f"{folder(served)}**", "headers": framed}]
