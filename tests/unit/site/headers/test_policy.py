"""Test that the policy is one, in pages and in headers."""

from __future__ import annotations

import re

from generator.site.headers import policy


def test_a_page_and_a_header_say_the_same() -> None:
    """The header has all that the page has, and what browsers heed in a header only."""
    (_, header), *_ = policy.headers()
    assert header == policy.page_policy() + "; frame-ancestors 'none'"


def test_nothing_inline_and_nothing_from_outside() -> None:
    """No inline script or style, no evaluation, no host but the site's own."""
    words = set(re.split(r"[; ]+", policy.page_policy()))
    assert not words & {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"}
    assert not [word for word in words if "." in word or "nonce-" in word]
