"""Write redirects for a host: former and short addresses lead on without a script.

A browser keeps the place on the page by itself; each host named here keeps the query.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

# Short addresses follow a pattern: what begins so stands there.
SHORT = {"c/": "cards/", "d/": "decisions/"}
SHORT_MODULE = ("m/", "courses/")
ID = "[a-z0-9-]+"


@dataclass(frozen=True, slots=True)
class Served:
    """What of a site its host has to know.

    ``leads`` has where each former and short address leads, ``root`` is the path of the site on its
    host, ``embed`` the sites that may show cards in frames.
    """

    leads: Mapping[str, str] = field(default_factory=dict)
    root: str = "/"
    embed: tuple[str, ...] = ()

    def single(self) -> Iterator[tuple[str, str]]:
        """Yield the redirects that follow no pattern, as whole paths."""
        for old, new in self.leads.items():
            if _by_pattern(old) != new:
                yield f"{self.root}{old}", f"{self.root}{new}"


ANY_SITE = Served()


def nginx_lines(served: Served) -> Iterator[str]:
    """Yield lines for an nginx ``server`` block; nginx adds the query by itself."""
    for old, new in served.single():
        yield f"rewrite ^{re.escape(old)}$ {new} permanent;"
    if served.leads:
        for short, there in SHORT.items():
            yield f"rewrite ^{served.root}{short}({ID})/$ {served.root}{there}$1/ permanent;"
        short, there = SHORT_MODULE
        target = f"{served.root}{there}$1/$2/"
        yield f"rewrite ^{served.root}{short}({ID})/({ID})/$ {target} permanent;"


def apache_lines(served: Served) -> Iterator[str]:
    """Yield lines for Apache; it adds the query by itself."""
    for old, new in served.single():
        yield f"RedirectMatch 301 ^{re.escape(old)}$ {new}"
    if served.leads:
        for short, there in SHORT.items():
            yield f"RedirectMatch 301 ^{served.root}{short}({ID})/$ {served.root}{there}$1/"
        short, there = SHORT_MODULE
        yield f"RedirectMatch 301 ^{served.root}{short}({ID})/({ID})/$ {served.root}{there}$1/$2/"


def caddy_lines(served: Served) -> Iterator[str]:
    """Yield lines for the block of a site in a Caddyfile."""
    ask = "?{query}"
    for number, (old, new) in enumerate(served.single(), 1):
        yield f"@moved{number} path {old}"
        yield f"redir @moved{number} {new}{ask} 301"
    if served.leads:
        for name, (short, there) in zip(("card", "decision"), SHORT.items(), strict=True):
            yield f"@{name} path_regexp {name} ^{served.root}{short}({ID})/$"
            yield f"redir @{name} {served.root}{there}{{re.{name}.1}}/{ask} 301"
        short, there = SHORT_MODULE
        yield f"@module path_regexp module ^{served.root}{short}({ID})/({ID})/$"
        yield f"redir @module {served.root}{there}{{re.module.1}}/{{re.module.2}}/{ask} 301"


def named_paths(served: Served, one: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield old and new paths for hosts whose paths have names; *one* writes such a name."""
    yield from served.single()
    if served.leads:
        for short, there in SHORT.items():
            name = one("id")
            yield f"{served.root}{short}{name}/", f"{served.root}{there}{name}/"
        short, there = SHORT_MODULE
        names = f"{one('course')}/{one('module')}/"
        yield f"{served.root}{short}{names}", f"{served.root}{there}{names}"


def redirects_file(served: Served) -> str:
    """Return the file ``_redirects``, which Netlify and Cloudflare Pages read."""
    paths = named_paths(served, lambda name: f":{name}")
    return "".join(f"{old} {new} 301\n" for old, new in paths)


def vercel_redirects(served: Served) -> list[dict[str, Any]]:
    """Return the redirects of ``vercel.json``."""
    return [
        {"source": old, "destination": new, "permanent": True}
        for old, new in named_paths(served, lambda name: f":{name}")
    ]


def firebase_redirects(served: Served) -> list[dict[str, Any]]:
    """Return the redirects of ``firebase.json``."""
    return [
        {"source": old, "destination": new, "type": 301}
        for old, new in named_paths(served, lambda name: f":{name}")
    ]


def azure_routes(served: Served) -> list[dict[str, Any]]:
    """Return the redirects of ``staticwebapp.config.json``, which knows no names in paths."""
    return [{"route": old, "redirect": new, "statusCode": 301} for old, new in served.single()]


# Private functions


def _by_pattern(old: str) -> str:
    """Return where the patterns lead from *old*, "" where none fits."""
    for short, there in (*SHORT.items(), SHORT_MODULE):
        if old.startswith(short):
            return f"{there}{old.removeprefix(short)}"
    return ""
