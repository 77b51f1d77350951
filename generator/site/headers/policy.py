"""State the Content-Security-Policy of the site, once for pages and once for servers.

``hosts`` writes it as each kind of host wants it.
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",  # the search runs WebAssembly
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's icons are data: addresses in its style sheets
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
)

# Browsers heed this one only in a header, and complain of it in a page.
HEADER_ONLY = ("frame-ancestors 'none'",)

OTHER_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


def page_policy() -> str:
    """Return the policy for a page's ``meta``."""
    return "; ".join(POLICY)


def framed_policy(sites: tuple[str, ...]) -> str:
    """Return the policy of pages that *sites* may show in frames."""
    return "; ".join((*POLICY, f"frame-ancestors {' '.join(sites)}"))


def headers() -> tuple[tuple[str, str], ...]:
    """Return the headers that a server should send with every page, as pairs of name and value."""
    return (("Content-Security-Policy", "; ".join(POLICY + HEADER_ONLY)), *OTHER_HEADERS)
