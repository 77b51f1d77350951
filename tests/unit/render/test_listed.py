"""Every work is cited and listed under every kind of style, whatever the style prints nothing for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator import csl
from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render.listed import listing_of
from tests.remembering import without_pages_of_rules

pytestmark = pytest.mark.slow

DAY = date(2026, 12, 1)
AUTHOR = '<names variable="author"><name form="short"/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
TITLE = '<text variable="title" font-style="italic"/>'
FAMILIES = {
    "author-date": ("in-text", f'<layout prefix="(" suffix=")">{AUTHOR}{YEAR}</layout>', TITLE),
    "numeric": ("in-text", '<layout><text variable="citation-number"/></layout>', TITLE),
    "label": ("in-text", '<layout><text variable="citation-label"/></layout>', TITLE),
    "note": ("note", f'<layout suffix=".">{AUTHOR}{TITLE}</layout>', TITLE),
    "note, no list": ("note", f'<layout suffix=".">{AUTHOR}{TITLE}</layout>', ""),
    "no list": ("in-text", f"<layout>{AUTHOR}{YEAR}</layout>", ""),
    "empty list": ("in-text", f"<layout>{AUTHOR}{YEAR}</layout>", '<text variable="genre"/>'),
    "empty citation": ("in-text", '<layout><text variable="genre"/></layout>', TITLE),
    "empty everywhere": ("in-text", '<layout><text variable="genre"/></layout>', ""),
}
PUBLISHED = (
    "apa", "bluebook-law-review", "chicago-notes-bibliography", "din-1505-2-alphanumeric",
    "gost-r-7-0-5-2008-numeric", "ieee", "infoclio-de", "iso690-author-date-fr-no-abstract",
    "modern-language-association", "nature", "oscola", "elsevier-vancouver",
)  # fmt: skip

_CITED = re.compile(r'role="doc-biblioref"[^>]*data-key="li2010"[^>]*>(?P<words>.+?)</a>')


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Print no pages of rules: none of them hangs on what is tried here."""
    with without_pages_of_rules():
        yield


def style_of(family: str) -> str:
    """Return a style of that family."""
    kind, citation, entry = FAMILIES[family]
    listed = f"<bibliography><layout>{entry}</layout></bibliography>" if entry else ""
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}">'
        "<info><title>S</title><id>s</id></info>"
        f"<citation>{citation}</citation>{listed}</style>"
    )


def _project(root: Path, tmp_path: Path, style: str) -> Path:
    folder = tmp_path / "book"
    shutil.copytree(root / "tests" / "golden" / "_base", folder)
    (folder / "style.csl").write_text(style, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("plugins: [{playbook: {csl: style.csl}}]\n", "utf-8")
    return folder


def _bodies(folder: Path) -> dict[str, str]:
    project = open_project(folder, DAY)
    assert project.given.settings.csl == "style.csl"
    assert [it for it in project.given.findings if it.rule == "bad-citation-style"] == []
    made = compile_playbook(project.given, project.templates, project.style)
    assert made.assets
    return {page.path: page.slots["body"] for page in made.pages}


@pytest.mark.parametrize("family", FAMILIES)
def test_family(family: str, root: Path, tmp_path: Path) -> None:
    """A playbook compiles; its citations have words, and each work a reference with its title."""
    bodies = _bodies(_project(root, tmp_path, style_of(family)))
    assert "Open Leadership" in bodies["references/li2010/index.html"]
    cited = _CITED.search(bodies["cards/goals-first/index.html"])
    assert cited
    assert cited["words"].strip()
    noted = any('role="doc-noteref"' in body for body in bodies.values())
    assert noted is (FAMILIES[family][0] == "note")


def test_dependent_style(root: Path, tmp_path: Path) -> None:
    """A style that only names another prints as that one does."""
    folder = _project(
        root,
        tmp_path,
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>H</title>'
        '<id>h</id><link href="https://example.org/styles/parent" rel="independent-parent"/>'
        "</info></style>",
    )
    (folder / "parent.csl").write_text(style_of("author-date"), encoding="utf-8")
    assert _bodies(folder)


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_style(name: str, root: Path, tmp_path: Path, test_data: Path) -> None:
    """So does one under a style of each family as it is published, some in other languages."""
    folder = _project(
        root, tmp_path, (test_data / "csl" / "styles" / f"{name}.csl").read_text("utf-8")
    )
    for locale in sorted((test_data / "csl" / "locales").glob("*.xml")):
        shutil.copy(locale, folder)
    assert _bodies(folder)


def test_note_stands_in_for_a_reference() -> None:
    """Where a style for notes lists nothing, a work's reference is what its note says."""
    work = {"id": "li", "type": "book", "title": "Open Leadership", "author": [{"family": "Li"}]}
    style = csl.load_style(style_of("note, no list"), csl.builtin_locales())
    listing = listing_of(lambda: style, [work])
    assert [it.html for it in listing.references(["li"])] == ["Li<i>Open Leadership</i>."]
