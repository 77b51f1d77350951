"""What Pagefind is given of a page, and when it runs."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.disk import found
from generator.model.site import Page, Record
from generator.render.outputs import output_of
from generator.site.search import index as search
from generator.site.search import process
from generator.site.search.index import (
    Index,
    SearchError,
    begin_index,
    document,
    document_path,
    make_index,
)
from generator.site.search.process import main

CARD = Record(
    "card",
    'Goals & "aims"',
    "Begin with them.",
    words=("objectives", "why are we"),
    terms=("KPI",),
    facets={"role": ("cio", "cmo"), "status": ("published",)},
)
PAGE = Page("cards/goals/index.html", "cards", {"body": "<h1>Goals</h1>"}, records=(CARD,))


def index(cache: Path, *pages: Page) -> Index:
    return make_index(map(output_of, pages), "en", cache, cache)


def test_a_document_has_the_text_the_names_and_the_facets() -> None:
    """Each is escaped, and stands where Pagefind looks for it."""
    text = document(PAGE, CARD, "en")
    assert "<article data-pagefind-body><h1>Goals</h1></article>" in text
    assert 'title="Goals &amp; &quot;aims&quot;" data-summary="Begin with them."' in text
    assert 'data-words="objectives ¦ why are we" data-terms="KPI"' in text
    for facet, value in (("kind", "card"), ("role", "cio"), ("role", "cmo")):
        assert f'<i data-pagefind-filter="{facet}[data-value]" data-value="{value}"></i>' in text


def test_a_part_of_a_page_has_a_text_of_its_own() -> None:
    term = Record("term", "silo", body="<p>A department.</p>", fragment="silo")
    assert "<article data-pagefind-body><p>A department.</p></article>" in document(
        PAGE, term, "en"
    )


@pytest.mark.parametrize(
    ("path", "fragment", "expected"),
    [
        pytest.param("cards/a/index.html", "", "cards/a/index.html", id="page"),
        pytest.param("glossary/index.html", "silo", "glossary/#silo/index.html", id="part"),
    ],
)
def test_document_path(path: str, fragment: str, expected: str) -> None:
    assert expected == document_path(path, fragment)


def test_the_index_hangs_on_pages_with_records_alone(tmp_path: Path) -> None:
    """A page that nobody finds makes no new index; another name does."""
    first = index(tmp_path, PAGE)
    same = index(tmp_path, PAGE, replace(PAGE, path="404.html", records=()))
    other = index(tmp_path, replace(PAGE, records=(replace(CARD, words=("aims",)),)))
    assert (first.made, same.made, other.made) == (True, False, True)
    assert first.files == same.files != other.files


def test_a_planted_index_is_never_used(tmp_path: Path) -> None:
    """One that came with a checkout has no name of ours, not even for a quick look."""
    kept = tmp_path / "0123"
    kept.mkdir()
    (kept / "pagefind.js").write_text("theirs", encoding="utf-8")
    quick = make_index(map(output_of, [PAGE]), "en", tmp_path, tmp_path, stale=True)
    assert quick.made
    assert b"theirs" not in quick.files["pagefind/pagefind.js"].content
    assert (kept / "pagefind.js").read_text("utf-8") == "theirs"  # nobody's business


def test_settings_of_pagefind_in_a_checkout_count_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They could have it write its notes over any file, or leave out what the pages say."""
    (tmp_path / "pagefind.toml").write_text(
        f'logfile = "{tmp_path}/theirs.txt"\nroot_selector = "b"\n', encoding="utf-8"
    )
    (tmp_path / "theirs.txt").write_text("theirs", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    planted = index(Path("build"), PAGE)
    assert (tmp_path / "theirs.txt").read_text("utf-8") == "theirs"
    monkeypatch.chdir("/")
    assert planted.files == index(tmp_path / "clean", PAGE).files


def test_the_words_stand_beside_the_index_and_its_interfaces_are_left_out(tmp_path: Path) -> None:
    """What is published is what the pages load; of pages for makers names alone are offered."""
    about, rule = (
        Page(f"about/{name}/index.html", "about", {"body": "yaml"}, records=(Record(kind, name),))
        for kind, name in (("page", "Editors"), ("workings", "Lint"))
    )
    made = index(tmp_path, PAGE, about, rule)
    words = json.loads(made.files["pagefind/words.json"].content)
    named = "aims are editors goals kpi objectives why"
    assert words == {"named": named, "others": ["begin them with"]}
    assert [name for name in made.files if "-ui." in name or "highlight" in name] == []
    assert {"pagefind/pagefind.js", "pagefind/pagefind-worker.js"} <= made.files.keys()


def test_files_come_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a disk lists them: what is made of the index counts them in this order."""

    def written(_site: Path, output: Path) -> None:
        output.mkdir()
        for name in "bca":
            (output / name).write_text(name, encoding="utf-8")

    monkeypatch.setattr(search, "_pagefind", written)
    monkeypatch.setattr(search, "_order", lambda _index: None)
    monkeypatch.setattr(search, "_said", lambda _folder: iter(()))
    monkeypatch.setattr(search, "found", lambda folder: sorted(found(folder), reverse=True))
    (tmp_path / "cache").mkdir()
    made = search._Index(tmp_path / "cache", tmp_path).run()  # all else runs Pagefind
    assert [*made][:3] == ["a", "b", "c"]


def test_an_index_made_apart_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies where the server was started: modules there are somebody else's."""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "json.py").write_text("raise SystemExit('foreign code ran')")
    monkeypatch.chdir(tmp_path / "here")
    apart = begin_index([output_of(PAGE)], "en", tmp_path / "a", tmp_path / "a", apart=True)()
    assert apart.made
    assert apart.files == index(tmp_path / "b", PAGE).files


def test_a_fault_of_an_index_made_apart_is_told(tmp_path: Path) -> None:
    finish = begin_index([output_of(PAGE)], "en", tmp_path / "a", tmp_path / "a", apart=True)
    shutil.rmtree(tmp_path / "a" / "documents")
    with pytest.raises(SearchError) as raised:
        finish()
    assert "Traceback" not in str(raised.value)
    assert str(raised.value)


def test_the_process_of_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives way to others, and ends with what is wrong in a line."""
    index(tmp_path / "cache", PAGE)
    nice: list[int] = []
    monkeypatch.setattr(os, "nice", nice.append)
    main(str(tmp_path / "cache" / "documents"), str(tmp_path / "out"))
    assert nice == [10]
    assert (tmp_path / "out" / "words.json").exists()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "out/words.json")

    monkeypatch.setattr(process, "index_documents", full)
    with pytest.raises(SystemExit) as ended:
        main("documents", "out")
    assert ended.value.code == "out/words.json: no space left on device"
