"""Let each engine make the real shells, and pour the real pages into them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.cache.shared import forget_shared
from generator.project import open_project, own_theme
from generator.site.build import make_order
from generator.site.pour import PourOptions, pour, shell_name
from generator.site.shells import make_shells
from tests.sites import BuiltSite

pytestmark = pytest.mark.site


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_every_page_comes_out_with_its_slots(
    engine: str,
    built_site: BuiltSite,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each page of each kind has its title, its text once, and the section that it is in.

    Another playbook that looks the same takes the shells of the first.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    pages = built_site.result.pages
    settings = open_project(root, date(2026, 3, 2)).given.settings
    settings = replace(settings, site_url=built_site.site_url)
    order = make_order(own_theme(), built_site.result.outputs, settings)
    made = make_shells(engine, order, tmp_path / "shells", tmp_path)
    assert made.made
    assert set(order.shells) == set(made.shells)
    sections = {tab.section for tab in order.tabs}
    for page in pages:
        html = pour(made.shells[shell_name(page)], page, PourOptions("policy", ""))
        assert html.count(page.slots["body"]) == 1, page.path
        assert f"<title>{page.slots['title']}" in html
        assert re.search("<!--(slot|if|end):", html) is None
        tabs = re.findall(r'<a href="([^"]*)" class="md-tabs__link" aria-current', html)
        assert len(tabs) == (shell_name(page).section in sections), page.path
    assert not make_shells(engine, order, tmp_path / "shells", tmp_path).made
    other = tmp_path / "other"
    alike = make_shells(engine, order, other / "shells", other)
    assert (alike.made, alike.shells, alike.files) == (False, made.shells, made.files)
    forget_shared()
    assert not make_shells(engine, order, other / "shells", other).made  # it has its own
    third = tmp_path / "third"
    again = make_shells(engine, order, third / "shells", third)
    assert (again.made, again.shells, again.files) == (True, made.shells, made.files)
