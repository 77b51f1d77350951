"""What `playbook serve` shows while a playbook is written: each edit, its undo, a broken card."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from generator.commands import main
from generator.project import own_templates
from generator.serve import loop
from generator.serve.http import Live, listen
from generator.serve.loop import Server, rebuild, served
from generator.site.publish import publish
from tests.remembering import without_pages_of_rules

pytestmark = pytest.mark.site

CARD = "kb/cards/keep-it-small.md"
OTHER = "kb/cards/record-decisions.md"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Return a server of a playbook that was just begun, built once."""
    root = tmp_path / "book"
    CliRunner().invoke(main, ["init", str(root)])
    live = Live(served(root).site, own_templates() / "live")
    with listen(live, 0) as address, without_pages_of_rules():
        made = Server(root, address, "mkdocs", lambda _: None, live)
        rebuild(made, index=True)
        yield made


def _edit(server: Server, path: str, old: str, new: str) -> None:
    file = server.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    rebuild(server, index=False)


def _shown(server: Server, place: str) -> str:
    """Return the page at *place* as a browser gets it that had it before."""
    connection = HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    connection.request("GET", f"/{place}", headers={"If-Modified-Since": formatted_now()})
    return connection.getresponse().read().decode()


def formatted_now() -> str:
    """Return the time as browsers write it, by whole seconds."""
    return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime())


def test_undo_within_a_second(server: Server) -> None:
    """Ten edits and their undos, one right after the other, show the right page each time."""
    right = []
    for at in range(10):
        _edit(server, CARD, "Keep the meeting small", f"Edit {at}")
        edited = f">Edit {at}</h1>" in _shown(server, "cards/keep-it-small/")
        _edit(server, CARD, f"Edit {at}", "Keep the meeting small")
        undone = ">Keep the meeting small</h1>" in _shown(server, "cards/keep-it-small/")
        right.append((edited, undone))
    assert right == [(True, True)] * 10


def test_an_edit_is_shown_before_the_site_is_exchanged(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open pages are told once, when the page is there; the exchange then changes nothing more."""
    early: list[tuple[str, str]] = []

    def noting(*given: object) -> object:
        early.append((server.live.state.build, _shown(server, "cards/keep-it-small/")))
        return publish(*given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr("generator.site.build.publish", noting)
    _edit(server, CARD, "[@jay1976]", "[@jay1976] whatever comes")
    (told, page), = early  # fmt: skip
    assert "whatever comes" in page
    assert told == server.live.state.build
    assert _shown(server, "cards/keep-it-small/") == page
    _edit(server, CARD, "Keep the meeting small", "Have few there")
    assert early[1][0] != told, "a title shows on few pages of so small a playbook"
    assert not list(server.live.site.parent.glob(".ahead*"))


def test_a_new_card_is_shown_with_all_that_lead_to_it(server: Server) -> None:
    """What adds a page is not shown in part."""
    text = (server.root / OTHER).read_text(encoding="utf-8")
    before = server.live.state.build
    (server.root / "kb/cards/new.md").write_text(text.replace("title: ", "title: New "), "utf-8")
    rebuild(server, index=False)
    assert server.live.state.build != before
    assert (server.live.site / "cards/new/index.html").exists()
    (server.root / "kb/cards/new.md").unlink()
    rebuild(server, index=False)
    assert not (server.live.site / "cards/new/index.html").exists()


def test_broken_card_leaves_the_others_live(server: Server) -> None:
    """A card with an error stays as it was; edits of others show, and so does it once mended."""
    _edit(server, CARD, "[@jay1976]", "[@nobody1999]")
    assert "nobody1999" in server.live.state.findings[0].message
    assert server.live.state.failed == "The pages with errors stay as they were."
    _edit(server, OTHER, "Write down what was decided", "Note what was decided")
    assert ">Note what was decided</h1>" in _shown(server, "cards/record-decisions/")
    assert "Jay, 1976" in _shown(server, "cards/keep-it-small/")
    _edit(server, CARD, "[@nobody1999]", "[@robert1876]")
    assert "Robert, 1876" in _shown(server, "cards/keep-it-small/")
    assert (server.live.state.failed, server.live.state.findings) == ("", ())


def test_new_broken_card_is_left_out(server: Server) -> None:
    """A card that never was sound has no page; all others are as they are written."""
    new = (server.root / CARD).read_text(encoding="utf-8").replace("[@jay1976]", "")
    (server.root / "kb/cards/new.md").write_text(new, encoding="utf-8")
    _edit(server, OTHER, "Write down what was decided", "Note what was decided")
    assert ">Note what was decided</h1>" in _shown(server, "cards/record-decisions/")
    assert "Not built" not in _shown(server, "cards/new/")
    assert not (server.live.site / "cards/new/index.html").exists()


def test_error_elsewhere_keeps_all(server: Server) -> None:
    """An error in what all pages hang on keeps the last good site, and says so."""
    good = server.live.state.build
    _edit(server, "kb/vocabulary.yml", "facets:", "facet:")
    assert server.live.state.build == good
    assert server.live.state.failed.startswith("Not rebuilt")


def test_edit_during_the_first_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved while the first build runs is built after it."""
    root = tmp_path / "book"
    CliRunner().invoke(main, ["init", str(root)])
    built: list[str] = []

    def slow(_server: Server, *, index: bool) -> None:
        """Build nothing; while it is at it, the author saves a file."""
        if index:
            (root / CARD).write_text("saved", encoding="utf-8")
            time.sleep(1)

    def follow(server: Server) -> None:
        with suppress(queue.Empty):
            while True:
                built.append(server.edits.get(timeout=1))

    monkeypatch.setattr(loop, "rebuild", slow)
    monkeypatch.setattr(loop, "follow", follow)
    running = threading.Thread(target=loop.serve, args=(root,), kwargs={"port": 0, "tell": print})
    running.start()
    running.join(timeout=30)
    assert CARD in built
