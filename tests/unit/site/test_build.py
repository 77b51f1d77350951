"""Test what a site has besides its pages, and whole builds with shells of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cache.seal import key_of
from generator.cache.shared import forget_shared
from generator.model.site import Asset, Page, Settings
from generator.render.outputs import Output, output_of
from generator.site import build as site
from generator.site import shells as engines
from generator.site.build import (
    BuildOptions,
    BuildReport,
    build_site,
    make_order,
    nothing_told,
    robots,
    sitemaps,
)
from generator.site.place import BuildFolders
from generator.site.shells import Engine, ShellSpec, shell_file

SETTINGS = Settings(site_name="Playbook", site_url="https://example.org/play/")
Build = Callable[..., BuildReport]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuildFolders:
    """Return a place to build in, with a theme of one file; what is shared starts empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return BuildFolders(tmp_path / "build", {"assets/stylesheets/playbook.css": b"p{}"})


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Put a plain engine in the place of MkDocs; return how many shells each of its runs made."""
    made: list[int] = []

    def render(order: ShellSpec, work: Path) -> Path:
        made.append(len(order.shells))
        (work / "site" / "assets").mkdir(parents=True)
        (work / "site" / "assets" / "theme.css").write_text("p{}", encoding="utf-8")
        for name in order.shells:
            path = work / "site" / shell_file(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("<title><!--slot:title--></title><!--slot:body-->", encoding="utf-8")
        return work / "site"

    monkeypatch.setattr(engines, "ENGINES", {"mkdocs": Engine(lambda: "plain 1", render)})
    return made


def of(made: Iterable[Page | Asset]) -> tuple[Output, ...]:
    """Return the outputs of what is made already."""
    return tuple(map(output_of, made))


def times(folder: Path) -> dict[str, int]:
    """Return the times of all that is in *folder*."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def edited(pages: tuple[Page, ...], path: str, words: str) -> tuple[Page, ...]:
    """Return *pages* with other words in the body of one."""
    return tuple(
        replace(page, slots={**page.slots, "body": f"<h1>{words}</h1>"})
        if page.path == path
        else page
        for page in pages
    )


def test_build_makes_the_whole_site(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """Pages, assets, the theme's files, the index and the lists are there; no shell is."""
    assets = [Asset("feed.xml", "<feed/>"), Asset("images/a.png", b"\x89PNG")]
    report = build_site(tmp_path, of((*few_pages, *assets)), SETTINGS, place)
    files = {path.relative_to(place.site).as_posix() for path in place.site.rglob("*")}
    expected = {page.path for page in few_pages} | {asset.path for asset in assets}
    expected |= {"sitemap.xml", "robots.txt", "_headers", ".nojekyll", "assets/theme.css"}
    assert expected <= files
    assert "pagefind/pagefind.js" in files
    assert [path for path in files if "shell" in path or path.startswith("_/")] == []
    assert (report.pages, report.engine_ran, report.indexed, runs) == (5, True, True, [4])


def test_build_without_change_writes_nothing(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """No file and no folder of the site gets a new time, and no tool runs."""
    build_site(tmp_path, of(few_pages), SETTINGS, place)
    before = times(place.site)
    report = build_site(tmp_path, of(few_pages), SETTINGS, place)
    assert (report.changed, report.engine_ran, report.indexed, runs) == (0, False, False, [4])
    assert before == times(place.site)


def test_an_edit_does_not_run_the_engine(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """An edit pours its page and renews the index; nothing else is written."""
    build_site(tmp_path, of(few_pages), SETTINGS, place)
    path = "cards/sponsor/index.html"
    report = build_site(tmp_path, of(edited(few_pages, path, "New")), SETTINGS, place)
    assert (report.engine_ran, report.indexed, runs) == (False, True, [4])
    assert [it for it in report.written if not it.startswith("pagefind/")] == [path]
    assert "<h1>New</h1>" in (place.site / path).read_text(encoding="utf-8")


def test_planted_shells_are_never_poured_into(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """Those that a checkout brought under the right key have no name of ours: the engine runs."""
    build_site(tmp_path, of(few_pages), SETTINGS, place)
    (kept,) = (place.build / "shells").iterdir()
    kept.rename(kept.with_name(key_of(kept.name)))
    forget_shared()
    report = build_site(tmp_path, of(few_pages), SETTINGS, place)
    assert (report.engine_ran, runs) == (True, [4, 4])


def test_an_edit_of_an_unlisted_page_keeps_the_index(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """The index hangs on the words of listed pages alone."""
    build_site(tmp_path, of(few_pages), SETTINGS, place)
    report = build_site(tmp_path, of(edited(few_pages, "404.html", "Gone")), SETTINGS, place)
    assert (report.indexed, report.written, runs) == (False, ("404.html",), [4])


def test_a_stale_index_can_be_kept(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """Under `serve` an edit is shown first, and indexed when it is quiet."""
    assert runs == []
    build_site(tmp_path, of(few_pages), SETTINGS, place)
    path = "cards/sponsor/index.html"
    pages = edited(few_pages, path, "New")
    hasty = build_site(tmp_path, of(pages), SETTINGS, place, BuildOptions(index=False))
    later = build_site(tmp_path, of(pages), SETTINGS, place)
    assert (False, (path,)) == (hasty.indexed, hasty.written)
    assert (later.indexed, [it for it in later.written if it.endswith(".html")]) == (True, [])


def test_a_new_section_or_theme_runs_the_engine(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """Shells are made anew when others are needed, or when the theme is another."""
    build_site(tmp_path, of(few_pages), SETTINGS, place)
    more = (*few_pages, Page("roles/index.html", "roles", {"title": "R", "body": "<h1>R</h1>"}))
    build_site(tmp_path, of(more), SETTINGS, place)
    other = replace(place, theme={"assets/stylesheets/playbook.css": b"p{color:red}"})
    build_site(tmp_path, of(more), SETTINGS, other)
    assert runs == [4, 5, 5]


def test_clean_makes_all_anew_and_keeps_the_site(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """After `clean` the site stands until the next build has made it again."""
    build_site(tmp_path, of(few_pages), SETTINGS, place)
    place.clean()
    assert (place.site / "index.html").is_file()
    report = build_site(tmp_path, of(few_pages), SETTINGS, place)
    assert (report.engine_ran, report.indexed, runs) == (True, True, [4, 4])


def test_two_claims_on_one_path_are_refused(
    few_pages: tuple[Page, ...], place: BuildFolders, runs: list[int], tmp_path: Path
) -> None:
    """An asset that would cover a page is a bug, and the site that stands stays."""
    build_site(tmp_path, of(few_pages), SETTINGS, place)
    before = times(place.site)
    with pytest.raises(ValueError, match="claimed twice"):
        build_site(tmp_path, of((*few_pages, Asset("index.html", "x"))), SETTINGS, place)
    assert before == times(place.site)
    assert runs == [4]


def test_the_sitemap_lists_listed_pages(few_pages: tuple[Page, ...]) -> None:
    """Each listed page is there as links to it are written, with the final slash."""
    made = sitemaps(of(few_pages), "https://example.org/play")
    text = made.pop("sitemap.xml")
    assert made == {}
    assert re.findall("<loc>(.*)</loc>", text) == [
        "https://example.org/play/",
        "https://example.org/play/cards/",
        "https://example.org/play/cards/sponsor/",
    ]


def test_a_sitemap_of_many_pages_is_in_parts(
    few_pages: tuple[Page, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At its address stands the list of the parts; together they have each page once."""
    monkeypatch.setattr(site, "MAPPED", 2)
    made = sitemaps(of(few_pages), "https://example.org/play")
    assert re.findall("<loc>(.*)</loc>", made["sitemap.xml"]) == [
        "https://example.org/play/sitemap-1.xml",
        "https://example.org/play/sitemap-2.xml",
    ]
    assert "<sitemapindex " in made["sitemap.xml"]
    parts = [re.findall("<loc>(.*)</loc>", made[f"sitemap-{number}.xml"]) for number in (1, 2)]
    assert [len(part) for part in parts] == [2, 1]
    monkeypatch.undo()
    whole = sitemaps(of(few_pages), "https://example.org/play")["sitemap.xml"]
    assert [*parts[0], *parts[1]] == re.findall("<loc>(.*)</loc>", whole)


def test_without_an_address_the_sitemap_is_empty(few_pages: tuple[Page, ...]) -> None:
    """A sitemap needs whole addresses; the file is there, since the theme asks for it."""
    assert "<loc>" not in sitemaps(of(few_pages), "")["sitemap.xml"]
    assert "Sitemap:" not in robots("")


def test_tabs_are_those_that_have_a_page(few_pages: tuple[Page, ...], place: BuildFolders) -> None:
    """The navigation never leads to a page that is not there."""
    order = make_order(place.theme, of(few_pages), SETTINGS)
    assert [tab.title for tab in order.tabs] == ["Home", "Cards"]
    assert set(order.tabs) < set(site.TABS)
    nothing_told("a step")
