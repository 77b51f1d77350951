"""Follow every path of every decision over the links that stand in its pages, as without script."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html  # type: ignore[import-untyped]  # none there

from generator.decisions.walk import Walk, all_paths
from generator.model.decisions import Decision
from tests.sites import BuiltSite

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def decisions(built_site: BuiltSite) -> tuple[Decision, ...]:
    """Return the decisions that are walked page by page."""
    return tuple(it for it in built_site.result.playbook.decisions.values() if it.graph)


def test_every_path(built_site: BuiltSite, decisions: tuple[Decision, ...]) -> None:
    """Every path leads over its own addresses to its outcome."""
    paths = [(made, path) for made in decisions for path in all_paths(made)]
    assert len(paths) > 30
    for made, path in paths:
        assert _expected(made, path) == _walked(built_site.folder, made, path)


# Private functions


def _expected(made: Decision, path: Walk) -> list[tuple[str, str]]:
    """Return the addresses on *path*, with the heading of each."""
    asked, address = [made.question(name).title for name, _ in path.asked], f"decisions/{made.id}/"
    answers = [f"{name}.{value}/" for name, value in path.asked]
    steps = ["start/", *("".join(answers[:upto]) for upto in range(1, len(answers) + 1))]
    headings = [*asked, made.outcome(path.outcomes[0]).title]
    return [(address + step, title) for step, title in zip(steps, headings, strict=True)]


def _walked(site: Path, made: Decision, path: Walk) -> list[tuple[str, str]]:
    """Return where one comes by the links of the pages, and the heading that is there."""
    address = f"decisions/{made.id}/"
    address = _leads(site, address, "//a[normalize-space()='Start this decision']")
    seen = [(address, _heading(site, address))]
    for name, value in path.asked:
        address = _leads(site, address, f"//a[@data-dc-answer='{name}.{value}']")
        seen.append((address, _heading(site, address)))
    return seen


def _leads(site: Path, address: str, link: str) -> str:
    (found,) = _page(site, address).xpath(link)
    return urljoin(address, str(found.get("href")))


def _heading(site: Path, address: str) -> str:
    (found,) = _page(site, address).xpath("//article//h1")
    return " ".join(found.text_content().removesuffix("¶").split())


def _page(site: Path, address: str) -> Any:
    content = (site / address / "index.html").read_bytes()
    return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
