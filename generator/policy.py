"""State the Content-Security-Policy of the site, once for pages and once for servers."""

from __future__ import annotations

POLICY = (
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",  # the search runs WebAssembly
    "style-src 'self'",
    "img-src 'self' data:",  # the theme's icons are data: addresses in its style sheets
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
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


def page_policy() -> str:
    """Return the policy for a page's ``meta``."""
    return "; ".join(POLICY)


def headers() -> tuple[tuple[str, str], ...]:
    """Return the headers that a server should send with every page, as pairs of name and value."""
    return (("Content-Security-Policy", "; ".join(POLICY + HEADER_ONLY)), *OTHER_HEADERS)


def headers_file() -> str:
    """Return the file ``_headers``, which Netlify and Cloudflare Pages read."""
    lines = (f"  {name}: {value}" for name, value in headers())
    return "\n".join(("/*", *lines)) + "\n"


def nginx() -> str:
    """Return the lines for an nginx ``server`` block."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers())


def apache() -> str:
    """Return the lines for Apache, in ``.htaccess`` or a ``<Directory>``."""
    return "".join(f'Header always set {name} "{value}"\n' for name, value in headers())
