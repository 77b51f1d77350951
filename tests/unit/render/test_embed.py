"""Cards for frames: made where the settings name a site, and framed by that site alone."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.render.environment import FactsEnvironment
from generator.site.headers.hosts import hosts
from generator.site.headers.redirects import Served
from tests.unit.render.conftest import BASE, SETTINGS, Given, site_of

SITES = ("https://lms.example.org",)


def test_off_by_default(templates: FactsEnvironment) -> None:
    site = site_of(BASE, Given(), templates)
    assert [path for path in site.assets if path.startswith(("embed/", "oembed/"))] == []
    assert "oembed" not in site.pages["cards/alpha/index.html"].slots["head"]


def test_card_for_a_frame(templates: FactsEnvironment) -> None:
    """The card alone: noindex, links in a new tab, no script; oEmbed has the frame."""
    site = site_of(BASE, Given(replace(SETTINGS, embed=SITES)), templates)
    page = str(site.assets["embed/alpha/index.html"])
    assert '<base target="_blank">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page
    assert '<link rel="stylesheet" href="../../assets/stylesheets/site.css">' in page
    answer = json.loads(str(site.assets["oembed/alpha.json"]))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert 'src="https://example.org/play/embed/alpha/"' in answer["html"]
    card = site.pages["cards/alpha/index.html"].slots
    assert 'href="https://example.org/play/oembed/alpha.json"' in card["head"]
    assert "&lt;iframe" in card["body"]
    assert "embed/gone/index.html" not in site.assets


@pytest.mark.parametrize("host", ["nginx", "apache", "caddy", "vercel", "azure", "firebase"])
def test_only_named_sites_may_frame(host: str) -> None:
    """One folder has a policy of its own; without the setting nothing is said of frames."""
    text = hosts()[host].write(Served({}, "/play/", SITES))
    assert "frame-ancestors https://lms.example.org" in text
    assert "frame-ancestors 'none'" in text
    assert "/play/embed/" in text or "play/embed/" in text
    assert "embed" not in hosts()[host].write()
