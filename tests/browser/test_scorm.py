"""A SCORM package in a player of others: passed, failed, resumed; and outside of any player."""

from __future__ import annotations

import io
import shutil
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.npm import installed

pytestmark = pytest.mark.browser

PACKAGE = "packs/roles-open-leadership.scorm.zip"
PLAYER = """<!doctype html><meta charset="utf-8"><title>Player</title>
<script src="node_modules/scorm-again/dist/scorm12.min.js"></script>
<script>
const Made = window.Scorm12API;
window.API = new Made({ autocommit: false, logLevel: 5 });
const kept = sessionStorage.getItem("kept");
if (kept) window.API.loadFromJSON(JSON.parse(kept));
</script>
<iframe id="sco" src="sco/index.html" width="800" height="900"></iframe>"""
BOTH = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 schemaLocation="imscp_rootv1p1p2.xsd"/>
<xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
</xs:schema>"""
RIGHT = {
    "resources": ["Every resource of the business"],
    "price": ["More work", "Little extra money for it"],
    "in-depth": ["The part that went well"],
    "let-go": ["True"],
}


@pytest.fixture(scope="module")
def players(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the players of others; skip where that cannot be done."""
    if not shutil.which("npm"):
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("players")
    shutil.copytree(root / "tests" / "players", folder, dirs_exist_ok=True)
    if not installed(folder):
        pytest.skip("npm could not install the players: no network?")
    return folder


@pytest.fixture
def played(players: Path, secure_packs: bytes, browser: Browser) -> Iterator[Page]:
    """Return a page of the player with the package in it."""
    shutil.rmtree(players / "sco", ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(secure_packs)) as archive:
        archive.extractall(players / "sco")
    (players / "player.html").write_text(PLAYER, encoding="utf-8")
    with _served(players) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/player.html")
        yield page
        context.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _served:  # noqa: N801  # used as a function
    def __init__(self, folder: Path) -> None:
        handler = partial(_Quiet, directory=str(folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def secure_packs(root: Path) -> bytes:
    """Return the package of a module as it is published at an https address."""
    from datetime import date  # noqa: PLC0415

    from generator.pipeline import compile_playbook  # noqa: PLC0415
    from generator.project import open_project  # noqa: PLC0415

    project = open_project(root, date(2026, 12, 1))
    made = compile_playbook(project.given, project.templates, project.style)
    content = next(it.content for it in made.assets if it.path == PACKAGE)
    assert isinstance(content, bytes)
    return content


def _answer(page: Page, question: str, words: list[str]) -> None:
    group = page.frame_locator("#sco").locator(f'[data-question="{question}"]')
    for option in words:
        group.get_by_label(option, exact=True).check()


def _cmi(page: Page) -> dict[str, str]:
    names = ("lesson_status", "score.raw", "score.max")
    return {
        name: str(page.evaluate(f'window.API.LMSGetValue("cmi.core.{name}")')) for name in names
    }


def _check(page: Page) -> None:
    page.frame_locator("#sco").get_by_role("button", name="Check the answers").click()


def test_passed(played: Page) -> None:
    """All answers right: passed, with the full score, and said in words."""
    for question, words in RIGHT.items():
        _answer(played, question, words)
    _check(played)
    assert _cmi(played) == {"lesson_status": "passed", "score.raw": "100", "score.max": "100"}
    expect(played.frame_locator("#sco").locator("[data-result]")).to_have_text(
        "100 per cent: passed."
    )


def test_failed(played: Page) -> None:
    """Ticking everything gives nothing for that question; too few points: failed."""
    for question in ("resources", "in-depth"):
        _answer(played, question, RIGHT[question])
    boxes = played.frame_locator("#sco").locator('[data-question="price"] input')
    for at in range(boxes.count()):
        boxes.nth(at).check()
    _check(played)
    assert _cmi(played) == {"lesson_status": "failed", "score.raw": "50", "score.max": "100"}


def test_resumed(played: Page) -> None:
    """Answers are there again when the module is opened once more."""
    _answer(played, "price", ["More work"])
    _check(played)
    kept = str(played.evaluate('window.API.LMSGetValue("cmi.suspend_data")'))
    assert len(kept) < 4096
    played.evaluate(
        "kept => sessionStorage.setItem('kept', JSON.stringify({ suspend_data: kept }))", kept
    )
    played.reload()
    group = played.frame_locator("#sco").locator('[data-question="price"]')
    expect(group.get_by_label("More work", exact=True)).to_be_checked()


def test_outside_of_a_player(played: Page) -> None:
    """Without an API the page works too, and says how it went."""
    played.goto(played.url.replace("player.html", "sco/index.html"))
    for question, words in RIGHT.items():
        group = played.locator(f'[data-question="{question}"]')
        for option in words:
            group.get_by_label(option, exact=True).check()
    played.get_by_role("button", name="Check the answers").click()
    expect(played.locator("[data-result]")).to_have_text("100 per cent: passed.")


def test_manifest_is_valid(players: Path, secure_packs: bytes) -> None:
    """The manifest is valid by the schemas of SCORM 1.2."""
    found = players.rglob("scorm12edition/imscp_rootv1p1p2.xsd")
    schema = next(found, None)
    if schema is None:
        pytest.skip("the schemas are not in the package")
    with zipfile.ZipFile(io.BytesIO(secure_packs)) as archive:
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
    both = schema.with_name("both.xsd")
    both.write_text(BOTH, encoding="utf-8")
    etree.XMLSchema(etree.parse(both)).assertValid(manifest)
