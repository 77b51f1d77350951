"""Script in whatever an author may write reaches no page: every context, every public vector."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.cache.memory import Memory
from generator.findings.diagnostics import Text
from generator.model.site import Asset, Page, Settings
from generator.pipeline import Input, Result, compile_playbook
from generator.project import Project, open_project
from tests.broken.vectors import vectors
from tests.remembering import without_pages_of_rules

ROOT = Path(__file__).parents[2]

FORBIDDEN = frozenset(
    [
        "script",
        "style",
        "iframe",
        "frame",
        "object",
        "embed",
        "form",
        "meta",
        "base",
        "link",
        "maction",
        "annotation",
        "annotation-xml",
        "semantics",
        "template",
        "noscript",
        "textarea",
        "title",
        "video",
        "audio",
    ]  # one list of words reads better
)


class Reader(HTMLParser):
    """Collect what a browser would make elements and attributes of."""

    def __init__(self) -> None:
        """Start with nothing found."""
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note every element and attribute that author text must never make."""
        if tag in FORBIDDEN:
            self.bad.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "formaction", "ping"}:
                self.bad.append(f"{tag} {name}")
            if name in {"href", "src", "action", "xlink:href"} and not _calm(value or ""):
                self.bad.append(f"{tag} {name}={value}")


# The tags of a head, and the attributes that they may have.
OURS: Mapping[str, set[str]] = {
    "meta": {"name", "property", "http-equiv", "content"},
    "link": {"rel", "type", "title", "href"},
}


class Head(HTMLParser):
    """Collect the blocks of data in a head, and whatever else than data and ``meta`` is there."""

    def __init__(self) -> None:
        """Start with nothing found."""
        super().__init__()
        self.bad: list[str] = []
        self.blocks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that we did not write."""
        names = [name for name, _ in attrs]
        if tag == "script" and attrs == [("type", "application/ld+json")]:
            self.blocks.append("")
        elif tag not in OURS or not OURS[tag].issuperset(names):
            self.bad.append(f"<{tag}> {names}")

    def handle_data(self, data: str) -> None:
        """Keep the data; nothing but space stands beside it."""
        if data.strip() and self.blocks:
            self.blocks[-1] += data
        elif data.strip():
            self.bad.append(data)


def _public(test_data: Path) -> list[str]:
    read = json.loads((test_data / "xss" / "vectors.json").read_text(encoding="utf-8"))
    return [it["payload"] for it in read["vectors"]]


@dataclass(frozen=True, slots=True)
class Hostile:
    """What is made of playbooks whose every text is a vector."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    bad: Mapping[str, list[str]]
    odd: Mapping[str, list[str]]


PARTS = 10  # each page of a value shows all values: of a tenth of them, a tenth is shown


@pytest.fixture(scope="module", params=["own", "public"])
def hostile(request: pytest.FixtureRequest, root: Path) -> Hostile:
    """Compile playbooks whose every text is a vector, each vector in one of them."""
    own = request.param == "own"
    payloads = [*vectors()] if own else _public(request.getfixturevalue("test_data"))
    assert len(payloads) > (200 if own else 300)
    project = open_project(root / "tests/golden/_base", date(2026, 11, 23))  # as it is compiled
    pages: list[Page] = []
    assets: list[Asset] = []
    memory = Memory()  # of templates
    first, *others = (payloads[at::PARTS] for at in range(PARTS))
    _add(_compiled(first, project, memory), pages, assets)
    with without_pages_of_rules():  # which say nothing of an author's but the name of the site
        for part in others:
            _add(_compiled(part, project, memory), pages, assets)
    looks = [(page.path, _look(page.slots)) for page in pages]
    return Hostile(
        tuple(pages),
        tuple(assets),
        {path: look.reader.bad for path, look in looks if look.reader.bad},
        {path: look.names.odd for path, look in looks if look.names.odd},
    )


def _add(made: Result, pages: list[Page], assets: list[Asset]) -> None:
    for output in made.outputs:
        it = output.make()
        if isinstance(it, Page):
            pages.append(it)
        else:
            assets.append(it)


def _compiled(payloads: list[str], project: Project, memory: Memory) -> Result:
    texts = dict(_texts(payloads))
    given = Input(
        {path: Text(path, text) for path, text in texts.items()},
        Settings(site_name=payloads[0], site_url="https://example.org/"),
        date(2026, 11, 23),
    )
    return compile_playbook(given, project.templates, project.style, memory)


# A bare page: no word of an author stands on it but ids, in addresses.
BARE = (
    r"<!doctype html><html lang=en><meta charset=utf-8><title>Moved</title>"
    r'<link rel=canonical href="[a-z0-9:/.-]*">'
    r'<noscript><meta http-equiv=refresh content="0; url=[a-z0-9/.-]*"></noscript>'
    r"<a href=[a-z0-9/.-]*>Moved here</a><script src=[./]*assets/moved\.js></script>\n"
)


def test_no_page_carries_a_vector(hostile: Hostile) -> None:
    assert hostile.bad == {}
    assert len(hostile.pages) > 500


def test_slots_of_one_line_hold_no_markup(hostile: Hostile) -> None:
    """Titles and descriptions stand in the head, in attributes, and in other pages' results."""
    marked = [
        (page.path, name)
        for page in hostile.pages
        for name in ("title", "description", "canonical", "edit", "suggest")
        if any(sign in page.slots.get(name, "") for sign in '<>"')
    ]
    assert marked == []


def test_files_beside_the_pages_carry_none(hostile: Hostile) -> None:
    """JSON is valid, and neither XML nor text files turn into pages."""
    for asset in hostile.assets:
        if asset.path.endswith(".json"):
            json.loads(asset.content)
        if asset.path.endswith(".xml"):
            ET.fromstring(asset.content)  # noqa: S314  # because we wrote it
        assert not asset.path.endswith(".svg"), asset.path
        if asset.path.endswith(".html"):  # a former or a short address, which leads on
            assert re.fullmatch(BARE, str(asset.content)), asset.path


def test_ids_are_plain_words(hostile: Hostile) -> None:
    """What an author writes is never as it is the name of a place, or an address of one."""
    assert hostile.odd == {}


def test_heads_carry_none(hostile: Hostile) -> None:
    """A head has tags of ours alone, and data that no text ends."""
    for page in hostile.pages:
        reader = Head()
        reader.feed(page.slots["head"])
        reader.close()
        assert reader.bad == [], page.path
        for block in reader.blocks:
            json.loads(block)


def test_sound_text_is_not_called_bad() -> None:
    """The reader of this test would see a script if there were one."""
    reader = Reader()
    reader.feed('<p class="a">b</p><a href="../c/">d</a>')
    assert reader.bad == []
    reader.feed('<img src=x onerror="e"><a href=" jAvascript:f">g</a><script>h</script>')
    assert reader.bad == ["img onerror", "a href= jAvascript:f", "<script>"]


class Names(HTMLParser):
    """Collect the names of places that are no plain words, or are given twice."""

    def __init__(self) -> None:
        """Start with nothing found."""
        super().__init__()
        self.odd: list[str] = []
        self.given: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at each name, what refers to one, and the last part of each address of ours."""
        for name, value in attrs:
            words = (value or "").split() if name in REFERRING else []
            if name == "id":
                words = [value or ""]
                self.odd += [f"{value} twice"] if value in self.given else []
                self.given.add(value or "")
            if name == "href" and not re.match(r"[a-z]+:", value or "") and "#" in (value or ""):
                words = [(value or "").partition("#")[2]]
            self.odd += [f"{tag} {name}={it}" for it in words if not PLAIN.fullmatch(it)]


REFERRING = {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
PLAIN = re.compile(r"[A-Za-z0-9][\w.:~=-]*", re.ASCII)


class Look(HTMLParser):
    """Show each element of a page to both readers: a page is read but once."""

    def __init__(self) -> None:
        """Start with nothing found."""
        super().__init__()
        self.reader, self.names = Reader(), Names()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Show the element."""
        self.reader.handle_starttag(tag, attrs)
        self.names.handle_starttag(tag, attrs)


def _look(slots: Mapping[str, str]) -> Look:
    look = Look()
    look.feed("".join(slots.get(name, "") for name in ("body", "toc", "crumbs")))
    look.close()
    return look


def _calm(address: str) -> bool:
    """Tell whether a browser would go to a page: it ignores control characters and spaces."""
    bare = "".join(it for it in address if it > " ")
    scheme, colon, _ = bare.partition(":")
    return not colon or "/" in scheme or scheme.lower() in {"http", "https", "mailto"}


def _texts(payloads: list[str]) -> Iterator[tuple[str, str]]:
    yield "kb/roles/cio.md", f"---\ntitle: {json.dumps(payloads[1])}\n---\n{payloads[2]}\n"
    for number, payload in enumerate(payloads):
        yield f"kb/cards/card-{number}.md", _card(number, payload, len(payloads))
    yield "references.bib", "\n".join(_entry(n, it) for n, it in enumerate(payloads))
    yield "kb/glossary.yml", _glossary(payloads)
    yield "kb/vocabulary.yml", _vocabulary(payloads)
    yield "kb/tensions.yml", _tensions(payloads)
    yield "docs/page.md", "# Page\n\n" + "\n\n".join(payloads)


def _card(number: int, payload: str, count: int) -> str:
    words = json.dumps(payload)
    owner = json.dumps(f"@{payload}")  # names of people: any text
    other = (number + 1) % count
    return (
        f"---\ntitle: {words}\nsummary: {words}\nstatus: published\nroles: [cio]\n"
        f"topics: [value-{number}]\nowner: {owner}\nreviewed: 2026-11-22\nreview: 12 months\n"
        f"related:\n  supports:\n    card-{other}: {words}\nsynonyms: [{words}]\n"
        f"changes:\n  - date: 2026-11-22\n    words: {words}\n---\n"
        f"## Guidance\n\n- {payload} [{payload} @key{number}, p. 3 {payload}]\n\n"
        f"[{payload}](card-{other}.md) ![{payload}](x.png)\n\n## {payload}\n\n{payload}\n"
    )


def _entry(number: int, payload: str) -> str:
    bare = "".join(it for it in payload if it not in "{}\\%")
    return (
        f"@book{{key{number},\n author = {{{bare}, A}},\n title = {{{bare}}},\n"
        f" publisher = {{{bare}}},\n url = {{{bare}}},\n doi = {{{bare}}},\n year = {{2000}}\n}}\n"
    )


def _glossary(payloads: list[str]) -> str:
    rows = (
        f"  - id: term-{number}\n    term: {json.dumps(it)}\n    definition: {json.dumps(it)}\n"
        f"    synonyms: [{json.dumps(it)}]\n    basis: editorial\n"
        for number, it in enumerate(payloads)
    )
    return "terms:\n" + "".join(rows)


def _vocabulary(payloads: list[str]) -> str:
    rows = (
        f"      - id: value-{number}\n        title: {json.dumps(it)}\n"
        f"        description: {json.dumps(it)}\n"
        for number, it in enumerate(payloads)
    )
    return (
        "facets:\n  - id: topic\n    key: topics\n    title: Topic\n    plural: Topics\n"
        "    description: What it is about.\n    values:\n" + "".join(rows)
    )


def _tensions(payloads: list[str]) -> str:
    rows = (
        f"  - id: t-{number}\n    title: {json.dumps(it)}\n    tension: {json.dumps(it)}\n"
        f"    advice: {json.dumps(it)}\n"
        f"    between: [card-{number}#statement-1, card-{number}#statement-1]\n"
        for number, it in enumerate(payloads)
    )
    return "tensions:\n" + "".join(rows)
