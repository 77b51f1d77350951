"""Every address in the packs of the real courses leads somewhere on the site, place included."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from generator.cache.memory import Memory
from generator.findings.diagnostics import Text
from generator.model.site import Asset, Page
from generator.packs.check import check_pack
from generator.pipeline import compile_playbook
from generator.project import open_project
from tests.remembering import without_pages_of_rules

pytestmark = pytest.mark.site

MEMORY = Memory()  # of what the renaming does not touch
SITE = "https://playbook.example.org/"
ADDRESS = re.compile(rf"{re.escape(SITE)}[A-Za-z0-9_./#?=&;~%-]*")
LEADS = re.compile(r"<a href=(?P<href>[^>]*)>Moved here</a>")


@pytest.fixture(scope="module", params=["as it is", "a card renamed"])
def made(request: pytest.FixtureRequest, root: Path) -> Mapping[str, Page | Asset]:
    """Compile the real playbook; once more after a card that courses teach got another name."""
    project = open_project(root, date(2026, 12, 1))
    given = project.given
    if request.param != "as it is":
        given = replace(given, files=dict(_renamed(given.files)))
    with without_pages_of_rules():
        result = compile_playbook(given, project.templates, project.style, MEMORY)
    return {it.path: it.make() for it in result.outputs}


def _renamed(files: Mapping[str, Text]) -> Iterator[tuple[str, Text]]:
    """Rename a card as `playbook mv` does: file, links, names, and the old id as an alias."""
    for path, text in files.items():
        words = re.sub(r"(?<![\w-])open-leadership(?=\.md|#|[],])", "lead-openly", text.content)
        new = path.replace("cards/open-leadership.md", "cards/lead-openly.md")
        if new != path:
            words = words.replace("owner:", "aliases: [open-leadership]\nowner:", 1)
        yield new, Text(new, words if path.startswith("kb/") else text.content)


def _addresses(content: str | bytes) -> Iterator[str]:
    raw = content.encode() if isinstance(content, str) else content
    texts = [raw]
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            texts = [archive.read(name) for name in archive.namelist()]
    for text in texts:
        words = unescape(unescape(text.decode())).replace("\\", "")
        yield from (found.rstrip(".;") for found in ADDRESS.findall(words))


def test_every_address_answers(made: Mapping[str, Page | Asset]) -> None:
    """A page is there, or a bare page that leads to one; a place is an id on it."""
    packs = {path: it for path, it in made.items() if path.startswith("packs/")}
    assert len(packs) == 24
    dead = {
        address
        for it in packs.values()
        for address in _addresses(it.content if isinstance(it, Asset) else "")
        if not _answers(made, address)
    }
    assert dead == set()


def test_old_short_addresses_answer(made: Mapping[str, Page | Asset]) -> None:
    """What an older pack holds leads on after a card was renamed."""
    assert _answers(made, f"{SITE}c/open-leadership/#all-resources")


def test_nothing_is_found_in_them(made: Mapping[str, Page | Asset]) -> None:
    for path, it in made.items():
        if path.startswith("packs/") and path.endswith((".mbz", ".imscc", ".zip", ".xml")):
            content = it.content if isinstance(it, Asset) else b""
            assert isinstance(content, bytes)
            assert check_pack(path.removeprefix("packs/"), content) == ()


def _answers(made: Mapping[str, Page | Asset], address: str) -> bool:
    parts = urlsplit(address)
    path = f"{parts.path.lstrip('/')}index.html" if parts.path.endswith("/") else parts.path[1:]
    found = made.get(path)
    if isinstance(found, Asset) and path.endswith("index.html"):
        leads = LEADS.search(str(found.content))
        assert leads is not None, path
        steps = f"{SITE}{path.removesuffix('index.html')}{leads['href']}"
        return _answers(made, _joined(steps, parts.fragment))
    if found is None or not parts.fragment:
        return found is not None
    return isinstance(found, Page) and f'id="{parts.fragment}"' in found.slots["body"]


def _joined(address: str, fragment: str) -> str:
    place = urljoin(SITE, address.removeprefix(SITE))
    return f"{place}#{fragment}" if fragment else place
