"""A playbook in a made-up language: no English word of ours is left on any kind of page.

Each message is translated by letters with marks; authors write German. So a word in plain letters
that no author wrote is one that no catalogue has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator import csl
from generator.commands.sample import Wanted, sample_files
from generator.model.site import Page
from generator.paper.handouts import PAPERS, paper_html, paper_refusal
from generator.pipeline import check_playbook
from generator.project import Project, build_project, compile_project, open_project
from generator.render import render
from generator.render.book import FORMS, book_of, form_html
from generator.render.citations import citations_of
from generator.render.courses.shared import shown_courses
from generator.render.desk import edition_of
from generator.site.build import BuildOptions
from generator.site.place import take
from tests.made_up import KEPT, MARKS, PLAIN, catalogue, quoted
from tests.remembering import without_pages_of_rules
from tests.unit.render.note_style import STYLE

pytestmark = pytest.mark.site

DAY = date(2026, 11, 29)
WORD = re.compile(r"\b[^\W\d_]{2,}\b")
ADDRESS = re.compile(r"\S+[/@]\S*|\w+(?:\.\w+)+|\b[a-z]+(?:-[a-z]+)+\b")  # and names of rules
READ_OUT = {"alt", "aria-label", "aria-description", "data-label", "placeholder", "title"}
# What is the same in every language, what a style of citations prints, and what the CLDR says of a
# language that it does not know.
NAMES = set(
    "ale biblatex bibtex csl json ris csv dmn pdf scorm xml qr kb mb pp or november placeholder untranslated".split()
)

MORE = {
    "kb/courses/sitzungen.md": """---
title: Sitzungen leiten
summary: Wie man eine Sitzung vorbereitet und leitet.
status: published
roles: [leitung]
owner: leitung
reviewed: 2026-11-29
review: 12 months
---
Ein Kurs für alle.

## Vorbereiten {#vorbereiten}

Minutes: 45
Break: 15
Aim: Sie bereiten eine Sitzung vor.

### Read
- [Klein](../cards/klein-halten.md): wie viele

### Do

#### Einladen {#einladen}
Minutes: 20

Schreiben Sie eine Einladung.

### Discuss
- Wen laden Sie ein?

### Check

#### Wie viele Menschen? {#wie-viele}
- [x] Vier bis sieben
- [ ] Zwanzig
  Because: Das sind zu viele.

Because: So steht es dort [@jay1976].
Said-by: klein-halten#groesse

#### Wozu dient die Sitzung? {#wozu}
Because: Das sagen Sie selbst.
Said-by: klein-halten#einzelne-punkte

### For the trainer

Bringen Sie Papier mit.

## Leiten {#leiten}

Minutes: 30
Aim: Sie leiten eine Sitzung.

### Read
- [Beschlüsse](../cards/beschluesse-festhalten.md)
""",
    "kb/decisions/pruefung.md": """---
title: Ist die Sitzung bereit?
summary: Prüfen Sie, was fehlt.
kind: table
hit: collect
status: published
roles: [leitung]
owner: leitung
reviewed: 2026-11-29
review: 12 months
unknown: yes
---
# Factors

## Gibt es einen Zweck? {#zweck}

Why: Ohne Zweck keine Sitzung [@jay1976].

- Ja {#ja}
- Nein {#nein}

## Wie viele kommen? {#zahl}

- Wenige {#wenige}
- Viele {#viele}

# Rules

| zweck | zahl | outcome | basis | because |
|---|---|---|---|---|
| nein | | zweck-finden | inferred | Erst der Zweck [@jay1976]. |
| nein | viele | absagen | gap | Zu viele ohne Zweck. |
| otherwise | | los | uncited | Dann los. |

# Outcomes

## Finden Sie den Zweck {#zweck-finden}

Schreiben Sie ihn auf.

## Sagen Sie ab {#absagen}

Besser heute.

Caution: Sagen Sie es freundlich.

## Los geht es {#los}

Fangen Sie an.
""",
    "kb/suggestions.yml": """suggestions:
  - id: 1
    said: Bitte kürzer.
    state: done
    answer: Gekürzt.
    cards: [klein-halten]
    day: 2026-11-29
""",
    "kb/sources/vorlage.yml": """title: Eine Vorlage
description: Woraus das Handbuch schöpft.
statements:
  - id: V1
    cites: [jay1976]
    basis: cited
    facts:
      a: "Vier bis sieben sind gut"
  - id: V2
    cites: []
    basis: uncited
    facts:
      a: "Das steht nirgends"
""",
    "docs/team/seite.md": """---
title: Eine Seite
description: Mit allem, was Markdown hat.
---
# Eine Seite

> [!NOTE]
> Ein Hinweis.

> [!WARNING]
> Vorsicht.

- [x] getan
- [ ] offen

Ein Satz[^1] von Jay [@jay1976].

[^1]: Unten.

??? note
    Verborgen.
""",
}


class _Texts(HTMLParser):
    """Gathers what is read or read out of a page in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._stack: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        silent = tag in {"script", "style", "code", "pre"} or ("lang" in named and tag != "html")
        silent = silent or bool(self._stack and self._stack[-1][1])
        if tag not in {"br", "hr", "img", "input", "link", "meta", "path", "rect", "wbr", "base"}:
            self._stack.append((tag, silent))
        if silent or named.get("class") == "Z3988":
            return
        self.found += [value for name, value in attrs if name in READ_OUT and value]
        if named.get("name") == "description" and named.get("content"):
            self.found.append(str(named["content"]))

    def handle_endtag(self, tag: str) -> None:
        while self._stack:
            if self._stack.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not (self._stack and self._stack[-1][1]):
            self.found.append(data)


def _theme_words() -> str:
    """Return the words of the theme itself in the made-up language."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    english = Path(spec.origin).parent / "templates/partials/languages/en.html"
    text = english.read_text(encoding="utf-8")
    return re.sub(
        r'^(  "(?!language|direction|search\.config)[\w.]+": )"(.*)"',
        lambda it: f"{it[1]}{quoted(it[2].translate(MARKS))}",
        text,
        flags=re.MULTILINE,
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a playbook of all kinds, in the made-up language, built."""
    root = tmp_path_factory.mktemp("made-up")
    texts = {**sample_files(Wanted("Sitzungen", "de", "", DAY)), **MORE}
    texts["mkdocs.yml"] = (
        texts["mkdocs.yml"]
        .replace("language: de", "language: xx")
        .replace("# site_url:", "site_url:")
        .replace("# suggest: mailto", "suggest: mailto")
    )
    texts["translations/xx.po"] = catalogue()
    texts["templates/theme/partials/languages/xx.html"] = _theme_words()
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    project = open_project(root, DAY)
    take(project.place)
    result = compile_project(project)
    assert [it for it in result.findings if it.severity.value == "error"] == []
    build_project(project, result, BuildOptions(offline=True))
    edition = edition_of(
        result.playbook,
        project.given.settings,
        citations_of(result.playbook.references, project.style, "/"),
    )
    for course in shown_courses(edition):
        for form in PAPERS:
            assert not paper_refusal(edition, course, form)
            printed = paper_html(edition, course, form, project.templates)
            (project.place.site / f"paper-{form}.html").write_text(printed, encoding="utf-8")
    return root


def _author_words(root: Path) -> set[str]:
    paths = [*(root / "kb").rglob("*"), *(root / "docs").rglob("*"), root / "references.bib", root / "mkdocs.yml"]  # fmt: skip
    texts = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def _said(path: Path) -> Iterator[str]:
    if path.suffix not in {".html", ".xml", ".ics", ".md", ".txt", ".json"}:
        return
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        parser = _Texts()
        parser.feed(text)
        yield from parser.found
    elif path.suffix == ".xml" and path.name.startswith("feed"):
        yield from re.findall(r"<(?:title|content)[^>]*>([^<]*)<", text)
    elif path.suffix == ".ics":
        yield from re.findall(r"(?:SUMMARY|X-WR-CALNAME):(.*)", text.replace("\n ", ""))
    elif path.name in {"memo.md", "llms.txt"}:
        yield from re.sub(r"https?://\S+|\]\([^)]*\)", " ", text).splitlines()
    elif path.name == "names.json":
        for _, title, values in json.loads(text)["facets"]:
            yield from (title, *(value for _, value in values))


def _foreign(path: Path, known: set[str]) -> Iterator[str]:
    for text in _said(path):
        words = WORD.findall(ADDRESS.sub(" ", text))
        if any(not set(it).isdisjoint(PLAIN) and it.casefold() not in known for it in words):
            yield " ".join(text.split())


def test_no_word_of_ours_is_left_in_english(book: Path) -> None:
    known = _author_words(book) | NAMES
    site = book / "build/site"
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*")):
        about = path.relative_to(site).as_posix()
        if path.is_file():
            for text in _foreign(path, known):
                found.setdefault(text, about)
    assert found == {}


def test_no_text_of_a_script_is_left_in_english(book: Path) -> None:
    said = re.compile(r'(?<![\w.])_\("((?:[^"\\]|\\.)*)"|ngettext\(\["((?:[^"\\]|\\.)*)"')
    found = []
    for path in (book / "build/site/assets").rglob("*.js"):
        for call in said.finditer(path.read_text(encoding="utf-8")):
            bare = KEPT.sub("", json.loads(f'"{call[1] or call[2]}"'))
            found += [bare] if WORD.search(bare) and not set(bare).isdisjoint(PLAIN) else []
    assert found == []


# Works with and without an author, in the language of the pages (Wombat) and in another (Quokka).
WORKS = """
@book{zulu2001, author = {Zulu, Anna}, title = {Quokka Drift}, publisher = {Press}, date = {2001}, langid = {OTHER}}
@book{nobody2002, title = {Quokka Nests}, publisher = {Press}, date = {2002}, langid = {OTHER}}
@incollection{alpha2003, author = {Alpha, Ben}, editor = {Beta, Carla}, title = {Quokka "Law"}, booktitle = {Quokka Tales}, publisher = {Press}, date = {2003}, pages = {3--9}, langid = {OTHER}}
@book{yankee2004, author = {Yankee, Dora}, title = {Wombat Drift}, publisher = {Press}, date = {2004}, langid = {OWN}}
@book{noone2005, title = {Wombat Nests}, publisher = {Press}, date = {2005}}
"""
CITED = """
Zulu [@zulu2001, p. 3; @nobody2002; @alpha2003; @yankee2004; @noone2005].

As @nobody2002 [p. 4] says, and @noone2005.
"""


class _Tongues(HTMLParser):
    """Gathers the texts of a body, each with the language that a screen reader takes for it."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.heard: list[tuple[str, str]] = []
        self._stack = [("", language)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"br", "hr", "img", "input", "link", "meta", "path", "rect", "wbr"}:
            self._stack.append((tag, dict(attrs).get("lang") or self._stack[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while tag in (name for name, _ in self._stack):
            if self._stack.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if {"head", "script", "code"}.isdisjoint(name for name, _ in self._stack):
            self.heard.append((data, self._stack[-1][1]))


def _spoken(project: Project, style: csl.LazyStyle) -> Iterator[tuple[str, str]]:
    """Yield all that is read out of a playbook as HTML, by where it stands."""
    playbook, findings = check_playbook(project.given)
    assert [it for it in findings if it.severity.value == "error"] == []
    with without_pages_of_rules():  # no work is named there
        made = [*render(playbook, project.given, project.templates, style)]
    for page in made:
        if isinstance(page, Page):
            yield page.path, "".join(page.slots.get(it, "") for it in ("crumbs", "toc", "body"))
    settings = project.given.settings
    citations = citations_of(playbook.references, style, words=settings.words)
    edition = edition_of(playbook, settings, citations)
    book = book_of(edition, project.given.images, project.templates)
    yield from ((form, form_html(book, form, project.templates)) for form in FORMS)


@pytest.mark.parametrize("xml", [None, STYLE], ids=["author-date", "notes"])
@pytest.mark.parametrize(("own", "other"), [("de", "en"), ("en", "de")])
def test_titles_alone_are_read_in_the_language_of_their_work(
    own: str, other: str, xml: str | None, tmp_path: Path
) -> None:
    names = {"de": "german", "en": "english"}
    texts = dict(sample_files(Wanted("Sitzungen", own, "", DAY)))
    texts["references.bib"] += WORKS.replace("OTHER", names[other]).replace("OWN", names[own])
    card = next(path for path in texts if path.startswith("kb/cards/"))
    texts[card] += CITED
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    style = (
        csl.lazy_style(csl.load_style(xml, csl.builtin_locales())) if xml else csl.lazy_apa_style()
    )
    wrong = []
    seen = set()
    for path, html in _spoken(open_project(tmp_path, DAY), style):
        parser = _Tongues(own)
        parser.feed(html)
        for text, heard in parser.heard:
            wanted = other if "Quokka" in text else own
            ours = any(name in text for name in ("Wombat", "Zulu", "Nobody", "Beta", "200"))
            if ("Quokka" in text or ours) and heard != wanted:
                wrong.append((path, text, heard))
            seen |= {path} if "Quokka" in text else set()
            if "Quokka" in text and ours:
                wrong.append((path, text, "ours among it"))
    assert wrong == []
    folder = "references/nobody2002/index.html"
    assert {"references/index.html", folder, card[3:-3] + "/index.html", "html", "pdf"} <= seen
