"""Write the headers of the site as each kind of host wants them: one policy, many files.

Besides the policy each file says how long a browser may keep what it got: for good what asks for a
version or has a digest in its name, else not without asking again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.site.headers.framing import (
    apache_framing,
    azure_framing,
    caddy_framing,
    common,
    firebase_framing,
    nginx_framing,
    vercel_framing,
)
from generator.site.headers.policy import headers
from generator.site.headers.redirects import (
    ANY_SITE,
    Served,
    apache_lines,
    azure_routes,
    caddy_lines,
    firebase_redirects,
    nginx_lines,
    vercel_redirects,
)

# Folders all of whose files change their address whenever they change.
FIXED = (
    "assets/javascripts",
    "assets/stylesheets",
    "pagefind/fragment",
    "pagefind/index",
    "pagefind/filter",
)
# To be saved: it has a policy of its own, for the style and the script that stand in it, and the
# site's, which is sent with all pages, forbids both.
ONE_FILE = "downloads/playbook.html"
SAVED = ("Content-Disposition", "attachment")
FOR_GOOD = "public, max-age=31536000, immutable"
ASK = "no-cache"

# What is worth compressing, for servers that must be told.
TEXTS = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "text/xml",
    "text/calendar",
    "image/svg+xml",
)


@dataclass(frozen=True, slots=True)
class Host:
    """A kind of host: the file it reads, where that file belongs, and how to write it."""

    file: str
    place: str
    write: Callable[..., str]


def hosts() -> Mapping[str, Host]:
    """Return every kind of host by its name, sorted."""
    return {
        "apache": Host(".htaccess", "in the folder of the site, or in its Directory block", apache),
        "azure": Host("staticwebapp.config.json", "in the folder of the site", azure),
        "caddy": Host("Caddyfile", "in the site's block", caddy),
        "cloudflare": Host("_headers", "in the site already", headers_file),
        "firebase": Host("firebase.json", "in the folder that is deployed from", firebase),
        "netlify": Host("_headers", "in the site already", headers_file),
        "nginx": Host("playbook.conf", "included in the server block", nginx),
        "vercel": Host("vercel.json", "in the folder that is deployed from", vercel),
    }


def headers_file(served: Served = ANY_SITE) -> str:  # noqa: ARG001  # as every host's writer
    """Return the file ``_headers``, which Netlify and Cloudflare Pages read.

    Both join the values of all rules that fit, so pages get no Cache-Control of ours: what these
    hosts do without one is to let browsers ask again.
    """
    lines = [f"  {name}: {value}" for name, value in headers()]
    cached = [line for folder in FIXED for line in (f"/{folder}/*", f"  Cache-Control: {FOR_GOOD}")]
    saved = f"/{ONE_FILE}", f"  {': '.join(SAVED)}"
    return "\n".join(("/*", *lines, *cached, *saved)) + "\n"


def nginx(served: Served = ANY_SITE) -> str:
    """Return the lines for an nginx ``server`` block."""
    lines = [f'add_header {name} "{value}" always;' for name, value in common(served)]
    lines += nginx_framing(served)
    return "\n".join(
        (
            *lines,
            f'set $playbook_cache "{ASK}";',
            f'if ($uri ~ "{_pattern()}") {{ set $playbook_cache "{FOR_GOOD}"; }}',
            "add_header Cache-Control $playbook_cache;",
            'set $playbook_saved "";',  # a header without a value is not sent
            f'if ($uri ~ "{_one_file()}") {{ set $playbook_saved "{SAVED[1]}"; }}',
            f"add_header {SAVED[0]} $playbook_saved;",
            "gzip on;",
            f"gzip_types {' '.join(TEXTS)};",
            "error_page 404 /404.html;",
            *nginx_lines(served),
            "",
        )
    )


def apache(served: Served = ANY_SITE) -> str:
    """Return the lines for Apache, in ``.htaccess`` or a ``<Directory>``."""
    lines = [f'Header always set {name} "{value}"' for name, value in common(served)]
    lines += apache_framing(served)
    return "\n".join(
        (
            *lines,
            f'Header set Cache-Control "{ASK}"',
            f'Header set Cache-Control "{FOR_GOOD}" "expr=%{{REQUEST_URI}} =~ m#{_pattern()}#"',
            f'Header set {" ".join(SAVED)} "expr=%{{REQUEST_URI}} =~ m#{_one_file()}#"',
            "<IfModule mod_deflate.c>",
            f"AddOutputFilterByType DEFLATE text/html {' '.join(TEXTS)}",
            "</IfModule>",
            "ErrorDocument 404 /404.html",
            *apache_lines(served),
            "",
        )
    )


def caddy(served: Served = ANY_SITE) -> str:
    """Return the lines for the block of the site in a Caddyfile."""
    lines = [f'\t{name} "{value}"' for name, value in common(served)]
    return "\n".join(
        (
            *caddy_lines(served),
            *caddy_framing(served),
            "encode zstd gzip",
            "header {",
            *lines,
            "}",
            f"@fixed path_regexp {_pattern()}",
            f"@changing not path_regexp {_pattern()}",
            f'header @changing Cache-Control "{ASK}"',
            f'header @fixed Cache-Control "{FOR_GOOD}"',
            f"@saved path_regexp {_one_file()}",
            f"header @saved {' '.join(SAVED)}",
            "handle_errors {",
            "\t@missing expression {http.error.status_code} == 404",
            "\trewrite @missing /404.html",
            "\tfile_server",
            "}",
            "",
        )
    )


def vercel(served: Served = ANY_SITE) -> str:
    """Return ``vercel.json``."""
    fixed = f"/({'|'.join(FIXED)})/(.*)"
    return _json(
        {
            "trailingSlash": True,
            **_some("redirects", vercel_redirects(served)),
            "headers": [
                {"source": "/(.*)", "headers": _pairs(("Cache-Control", ASK), *common(served))},
                {"source": fixed, "headers": _pairs(("Cache-Control", FOR_GOOD))},
                {"source": f"/{ONE_FILE}", "headers": _pairs(SAVED)},
                *vercel_framing(served),
            ],
        }
    )


def azure(served: Served = ANY_SITE) -> str:
    """Return ``staticwebapp.config.json`` for Azure Static Web Apps."""
    cached = {"Cache-Control": FOR_GOOD}
    return _json(
        {
            "trailingSlash": "always",
            "globalHeaders": {"Cache-Control": ASK, **dict(headers())},
            "routes": [
                *({"route": f"/{folder}/*", "headers": cached} for folder in FIXED),
                {"route": f"/{ONE_FILE}", "headers": dict([SAVED])},
                *azure_routes(served),
                *azure_framing(served),
            ],
            "responseOverrides": {"404": {"rewrite": "/404.html"}},
        }
    )


def firebase(served: Served = ANY_SITE) -> str:
    """Return ``firebase.json``; Firebase shows ``404.html`` by itself."""
    fixed = f"/@({'|'.join(FIXED)})/**"
    return _json(
        {
            "hosting": {
                "public": "build/site",
                "trailingSlash": True,
                **_some("redirects", firebase_redirects(served)),
                "headers": [
                    {"source": "**", "headers": _pairs(("Cache-Control", ASK), *headers())},
                    {"source": fixed, "headers": _pairs(("Cache-Control", FOR_GOOD))},
                    {"source": f"/{ONE_FILE}", "headers": _pairs(SAVED)},
                    *firebase_framing(served),
                ],
            }
        }
    )


# Private functions


def _pattern() -> str:
    return f"/({'|'.join(FIXED)})/"


def _one_file() -> str:
    return "/" + ONE_FILE.replace(".", r"\.") + "$"


def _pairs(*of: tuple[str, str]) -> list[dict[str, str]]:
    return [{"key": name, "value": value} for name, value in of]


def _some(key: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    return {key: values} if values else {}


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, indent=2) + "\n"
