"""`playbook links` asks for each outside address once, and finds what leads nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.commands import main
from generator.commands.upkeep import links
from generator.pipeline import compile_playbook
from generator.project import open_project, today
from generator.read.outside.ask import Manners
from tests.unit.factories import ROLES, card, guidance
from tests.unit.read.outside.conftest import Host, serving


@pytest.fixture
def host() -> Iterator[Host]:
    """Return a host."""
    yield from serving()


@pytest.fixture
def book(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a playbook that links to *host* in all ways, asked without waiting."""
    plain = Manners
    monkeypatch.setattr(links, "Manners", lambda **given: plain(**{**given, "pause": 0}))
    at = host.address
    files = {
        **ROLES,
        "kb/cards/one.md": card(
            guidance(
                f"- See [this]({at}/gone) and [that]({at}/page) [@li2010].",
                f"- And [this]({at}/moved), <{at}/page>, [mail](mailto:ann@example.org).",
                "- Nor `http://127.0.0.1:1/in-code`. <!-- basis: editorial -->",
            )
            + f"\n## In practice\n\nNot [this]({at}/missing).\n"
            "<!-- allow: dead-link: it comes next week -->\n"
        ),
        "references.bib": f"@online{{li2010, author = {{Li, C.}}, title = {{Open}}, date = {{2010}},\n"
        f"  url = {{{at}/gone}}, urldate = {{2026-11-01}}}}\n"
        f"@online{{kept2010, author = {{Li, D.}}, title = {{Kept}}, date = {{2010}},\n"
        f"  url = {{{at}/missing}}, archiveurl = {{{at}/archived}}, archivedate = {{2012-05-01}}}}\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(book: Path, *words: str) -> Result:
    """Run `playbook links` on *book*."""
    return CliRunner().invoke(main, ["-C", str(book), "links", *words])


def test_list(book: Path, host: Host) -> None:
    """The list asks nobody."""
    told = run(book, "--list").stdout.replace(host.address, "")
    assert told.splitlines() == [
        "/archived  (references.bib:4)",
        "/gone  (kb/cards/one.md:12 and 1 more)",
        "/missing  (kb/cards/one.md:18)",
        "/moved  (kb/cards/one.md:13)",
        "/page  (kb/cards/one.md:12 and 1 more)",
    ]
    assert host.asked == []


def test_findings(book: Path, host: Host) -> None:
    """Each place of a dead address is a finding, unless it is allowed; one that moved has its fix."""
    done = run(book, "--allow-private")
    said = done.stderr.replace(host.address, "")
    assert done.exit_code == 0
    assert said.count("warning[dead-link]: the link `/gone` is dead: the host says 410 Gone") == 2
    assert "kb/cards/one.md:12:14" in said
    assert "references.bib:2:10" in said
    assert "info[moved-link]: the link `/moved` moved for good" in said
    assert "/missing" not in said
    assert done.stdout.endswith("5 addresses: 2 well, 1 moved, 2 dead; 2 warnings, 1 info\n")
    assert run(book, "--allow-private", "--strict").exit_code == 1


def test_once(book: Path, host: Host) -> None:
    """Each address is asked for once; what was well is not asked for the next day."""
    run(book, "--allow-private")
    assert sorted(set(host.counts)) == ["/archived", "/gone", "/missing", "/moved", "/page"]
    assert host.counts["/page"] == 2  # once as what /moved leads to
    host.counts.clear()
    again = run(book, "--allow-private")
    assert sorted(host.counts) == ["/gone", "/missing"]
    assert "2 well, 1 moved, 2 dead" in again.stdout
    host.counts.clear()
    run(book, "--allow-private", "--again")
    assert sorted(host.counts) == ["/archived", "/gone", "/missing", "/moved", "/page"]


def kept(book: Path, host: Host) -> str:
    """Return what is kept of what was found, without the name of *host*."""
    return (book / "links.lock").read_text(encoding="utf-8").replace(host.address, "")


def test_kept_for_the_page_of_health(
    book: Path, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is bad is kept with the day on which it was found first; what is allowed is not."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")  # 2026-11-30
    run(book, "--allow-private")
    lines = ["2026-11-30 dead /gone the host says 410 Gone", "2026-11-30 moved /moved /page"]
    assert kept(book, host).splitlines()[1:] == ["checked 2026-11-30 5", *lines]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796600000")
    run(book, "--allow-private", "--again")
    assert kept(book, host).splitlines()[1:] == ["checked 2026-12-06 5", *lines]
    before = kept(book, host)
    run(book)  # nobody is asked, so nothing is known
    run(book, "--list")
    assert kept(book, host) == before


def test_kept_in_the_language_of_the_playbook(book: Path, host: Host) -> None:
    """What a host said stands on a page, so it is kept as its readers speak."""
    (book / "mkdocs.yml").write_text("site_name: Buch\ntheme: {language: de}\n", encoding="utf-8")
    run(book, "--allow-private")
    assert "dead /gone der Rechner sagt 410 Gone" in kept(book, host)


def test_page_of_health(book: Path, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page and its file say what is dead, since when, where it is linked from, and how old that is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")
    page, data = health(book)
    assert "Nobody has asked yet whether they lead somewhere" in page
    assert data["links"] == {"day": "", "addresses": 0, "bad": []}
    run(book, "--allow-private")
    host.counts.clear()
    page, data = health(book)
    assert host.counts == {}
    assert '<time datetime="2026-11-30">' in page
    assert f"<code>{host.address}/gone</code>" in page
    assert "the host says 410 Gone" in page
    assert f"moved for good: <code>{host.address}/page</code>" in page
    bad = data["links"]["bad"]
    assert [(it["address"], it["moved"], it["day"]) for it in bad] == [
        (f"{host.address}/gone", False, "2026-11-30"),
        (f"{host.address}/moved", True, "2026-11-30"),
    ]
    assert bad[0]["pages"] == ["cards/one/", "references/li2010/"]
    assert health(book) == (page, data)
    card = book / "kb/cards/one.md"  # once it is mended, it is not shown any more
    card.write_text(card.read_text("utf-8").replace("/moved", "/page"), encoding="utf-8")
    assert [it["moved"] for it in health(book)[1]["links"]["bad"]] == [False]


def health(book: Path) -> tuple[str, Any]:
    """Return the page of health and its file."""
    project = open_project(book, today())
    result = compile_playbook(project.given, project.templates, project.style)
    (page,) = (it.slots["body"] for it in result.pages if it.path == "health/index.html")
    (data,) = (it.content for it in result.assets if it.path == "api/health.json")
    return str(page), json.loads(data)


def test_own_network(book: Path, host: Host) -> None:
    """Without leave no host of the own network is asked, and that is said."""
    done = run(book)
    assert host.asked == []
    assert "5 in your own network, not asked for" in done.stdout


def test_for_programs(book: Path, host: Host) -> None:
    """A forge gets the findings at their lines, with the new address as the fix."""
    found = json.loads(run(book, "--allow-private", "--format", "sarif").stdout)["runs"][0][
        "results"
    ]
    rules = sorted(it["ruleId"] for it in found)
    assert rules == ["dead-link", "dead-link", "moved-link"]
    fix = next(it for it in found if it["ruleId"] == "moved-link")["fixes"][0]
    assert f"{host.address}/page" in json.dumps(fix)


def test_check_asks_nobody(book: Path, host: Host) -> None:
    """`check` asks nobody, and does not say that an allowance of a dead link is not used."""
    done = CliRunner().invoke(main, ["-C", str(book), "check"])
    assert host.asked == []
    assert "unused-allowance" not in done.stderr


def test_memory_is_no_link(book: Path) -> None:
    """What is remembered is not written through a link to another place."""
    (book / ".playbook").mkdir()
    (book / "aside").write_text("mine", encoding="utf-8")
    (book / ".playbook/links.json").symlink_to(book / "aside")
    done = run(book, "--allow-private")
    assert (done.exit_code, "symbolic link" in done.stderr) == (2, True)
    assert (book / "aside").read_text(encoding="utf-8") == "mine"
