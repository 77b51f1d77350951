"""A playbook mounted in sites of other kinds: in other languages, with a blog, with settings elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import main
from tests.starts import start

pytestmark = pytest.mark.site

ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
}
SETTINGS = """\
site_name: Handbook
site_url: https://example.org/teams/handbook/
theme:
  name: material
  language: en
plugins:
  - search
  - playbook:
      mount: playbook/
"""
PLUGIN = "  - playbook:\n      mount: playbook/\n"


def _made(folder: Path, files: dict[str, str]) -> Path:
    """Return *folder* with *files*, and with the playbook that `init` makes."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    CliRunner().invoke(main, ["init", str(folder)])
    return folder


def _built(folder: Path, *more: str) -> tuple[int, list[str]]:
    command = ["mkdocs", "build", "--strict", "-d", str(folder / "site")]
    done = start(*command, *more, cwd=folder, env=ENVIRONMENT)
    told = [it for it in done.stderr.splitlines() if it.startswith(("WARNING", "ERROR", "Tr"))]
    return done.returncode, told


# As plugins for further languages do: they ask each file where it comes from, leave out what is not
# in the language, and build the site again, into a folder of it, with the same settings.
LANGUAGES = """\
from pathlib import Path

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

STATE = {"inner": False}


@event_priority(-100)
def on_files(files, config):
    kept = Files([])
    for file in files:
        Path(file.abs_src_path)
        if STATE["inner"] and file.src_uri == "index.md":
            file.dest_uri = "fr/index.html"
            file.url = "fr/"
            file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
        kept.append(file)
    return kept


@event_priority(-100)
def on_post_build(config):
    if STATE["inner"]:
        return
    STATE["inner"] = True
    config.theme["language"] = "fr"
    cleaned, utils.clean_directory = utils.clean_directory, lambda folder: None
    build(config)
    utils.clean_directory = cleaned
    STATE["inner"] = False
"""


def test_built_again_in_another_language(tmp_path: Path) -> None:
    """Both languages lead to the playbook, which stays in its own."""
    files = {
        "mkdocs.yml": f"{SETTINGS}hooks: [languages.py]\n",
        "languages.py": LANGUAGES,
        "docs/index.md": "# Start\n\n[Small](../kb/cards/keep-it-small.md)\n",
    }
    folder = _made(tmp_path, files)
    assert _built(folder) == (0, [])
    french = (folder / "site/fr/index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in french
    assert '<a href="../playbook/" class="md-nav__link">' in french
    assert '<a href="../playbook/cards/keep-it-small/">Small</a>' in french
    card = (folder / "site/playbook/cards/keep-it-small/index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in card
    assert "twelve is the outside limit" in card
    docs = json.loads((folder / "site/search/search_index.json").read_text(encoding="utf-8"))[
        "docs"
    ]
    assert [it["title"] for it in docs].count("Keep the meeting small") == 1


# As plugins for feeds do: they take the content of pages, and convert words of them once more.
FEEDS = """\
from pathlib import Path

from markdown import markdown

FEED = []


def on_page_content(html, page, config, files):
    extensions = config.markdown_extensions
    FEED.append(page.content + markdown(page.markdown, extensions=extensions))
    return html


def on_post_build(config):
    (Path(config.site_dir) / "feed.xml").write_text("".join(FEED), encoding="utf-8")
"""
POST = """\
---
date: 2026-01-02
---

# News

On [meetings](../../../kb/cards/keep-it-small.md#size).

<!-- more -->

More of it.
"""


def test_with_blog_and_feed(tmp_path: Path) -> None:
    """What a blog shows of a post leads to the card from there; a feed has no marks of ours."""
    files = {
        "mkdocs.yml": f"{SETTINGS}  - blog\nhooks: [feeds.py]\n",
        "feeds.py": FEEDS,
        "docs/index.md": "# Start\n\n[Small](../kb/cards/keep-it-small.md)\n",
        "docs/blog/posts/news.md": POST,
    }
    folder = _made(tmp_path, files)
    assert _built(folder) == (0, [])
    blog = (folder / "site/blog/index.html").read_text(encoding="utf-8")
    assert '<a href="../playbook/cards/keep-it-small/#size">meetings</a>' in blog
    post = (folder / "site/blog/2026/01/02/news/index.html").read_text(encoding="utf-8")
    assert '<a href="../../../../../playbook/cards/keep-it-small/#size">meetings</a>' in post
    feed = (folder / "site/feed.xml").read_text(encoding="utf-8")
    assert '<a href="playbook/cards/keep-it-small/">Small</a>' in feed
    marked = [it for it in (folder / "site").rglob("*.*ml") if b"playbook-mount" in it.read_bytes()]
    assert marked == []


KINDS = {
    "another file of settings": ({"team.yml": SETTINGS.replace("playbook/", "guide/")}, "guide"),
    "inherited": (
        {
            "mkdocs.yml": "INHERIT: conf/base.yml\nsite_name: Ours\ndocs_dir: docs\n",
            "conf/base.yml": f"{SETTINGS}docs_dir: ../elsewhere\n",
        },
        "playbook",
    ),
    "inherited twice": (
        {
            "mkdocs.yml": "INHERIT: base.yml\nsite_name: Ours\n",
            "base.yml": "INHERIT: conf/base.yml\n",
            "conf/base.yml": SETTINGS,
        },
        "playbook",
    ),
    "plugins by name": (
        {
            "mkdocs.yml": "INHERIT: base.yml\nplugins:\n  playbook:\n    mount: playbook/\n",
            "base.yml": re.sub(r"plugins:[\s\S]*", "plugins:\n  search: {}\n", SETTINGS),
        },
        "playbook",
    ),
}


@pytest.mark.parametrize(("files", "place"), KINDS.values(), ids=KINDS)
def test_settings(files: dict[str, str], place: str, tmp_path: Path) -> None:
    """Wherever MkDocs reads that the playbook is mounted, their pages stay."""
    page = "# Start\n\n[Small](../kb/cards/keep-it-small.md) <b class='theirs'>kept</b>\n"
    folder = _made(tmp_path, {**files, "docs/index.md": page})
    named = ("-f", "team.yml") if "team.yml" in files else ()
    assert _built(folder, *named) == (0, [])
    html = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "<b class='theirs'>kept</b>" in html
    assert f'<a href="{place}/cards/keep-it-small/">Small</a>' in html
    card = folder / f"site/{place}/cards/keep-it-small/index.html"
    assert "twelve is the outside limit" in card.read_text(encoding="utf-8")


def test_inherited_is_known_to_check(tmp_path: Path) -> None:
    """`playbook check` looks where the settings inherit that the playbook is mounted."""
    files, _ = KINDS["inherited"]
    folder = _made(tmp_path, {**files, "docs/index.md": "# Theirs\n\n- [ ] {{ as they like }}\n"})
    told = CliRunner().invoke(main, ["check", "-C", str(folder)])
    assert (told.exit_code, told.stdout) == (0, "no findings\n")
