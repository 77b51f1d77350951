"""However many processes work at a build: the same site, and the same faults."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.starts import WITHOUT_PAGES_OF_RULES, start

pytestmark = pytest.mark.slow

CARD = """---
title: Card {at}
summary: What it says.
status: published
roles: [cio]
owner: cio
reviewed: 2026-06-01
review: 24 months
---
## Guidance

- Say it [@li2010]. See [another](card-{other}.md).
"""
CARDS = 24
# Few are shared already, where else it would not pay.
FIRST = f"""{WITHOUT_PAGES_OF_RULES}
from generator.cache.workers import Workers
Workers.number = lambda own, tasks, least=0: max(1, min(own.most, tasks // 8))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write a playbook of so many cards that three processes share them."""
    cards = tmp_path / "kb/cards"
    cards.mkdir(parents=True)
    for at in range(CARDS):
        text = CARD.format(at=at, other=(at + 7) % CARDS)
        (cards / f"card-{at}.md").write_text(text, encoding="utf-8")
    role = CARD.format(at="role", other=1).replace("roles: [cio]\n", "")
    (tmp_path / "kb/roles").mkdir()
    (tmp_path / "kb/roles/cio.md").write_text(
        role.split("## Guidance")[0] + "A role.\n", encoding="utf-8"
    )
    (tmp_path / "references.bib").write_text(
        "@book{li2010, author = {Li, C.}, title = {Aims}, date = {2010}, publisher = {P}}\n",
        encoding="utf-8",
    )
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Small\nplugins: [playbook]\n", encoding="utf-8"
    )
    return tmp_path


def build(project: Path, jobs: int) -> subprocess.CompletedProcess[str]:
    """Build *project* by so many *jobs*."""
    words = ("generator", "build", "--clean", "--jobs", str(jobs))
    caches = {"XDG_CACHE_HOME": str(project / "build/caches")}  # what is forgotten is its own
    return start(*words, cwd=project, env=os.environ | caches, first=FIRST)


def files(project: Path) -> dict[str, bytes]:
    """Return the files of the site, by path."""
    site = project / "build/site"
    return {
        it.relative_to(site).as_posix(): it.read_bytes() for it in site.rglob("*") if it.is_file()
    }


def test_one_or_two_make_the_same_site(project: Path) -> None:
    assert build(project, 1).returncode == 0
    alone = files(project)
    edited = project / "kb/cards/card-3.md"
    edited.write_text(edited.read_text("utf-8") + "\n## More\n\nMore.\n", encoding="utf-8")
    done = build(project, 3)
    assert done.returncode == 0, done.stderr
    assert {path for path, it in files(project).items() if alone.get(path) != it} >= {
        "cards/card-3/index.html"
    }
    edited.write_text(
        edited.read_text("utf-8").removesuffix("\n## More\n\nMore.\n"), encoding="utf-8"
    )
    assert build(project, 3).returncode == 0
    assert files(project) == alone


def test_limits_hold_for_each(project: Path) -> None:
    """A template that never ends is told as it is where one process makes all."""
    own = project / "templates/pages"
    own.mkdir(parents=True)
    (own / "card.html").write_text(
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        encoding="utf-8",
    )
    alone, shared = build(project, 1), build(project, 2)
    assert "card.html:1" in alone.stderr
    assert shared.stderr == alone.stderr
    assert shared.returncode == alone.returncode != 0
