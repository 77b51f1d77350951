"""The pages for people say what is there: commands, targets, settings, keys, headers, modules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.commands import main
from generator.kinds import Kind
from generator.load.front_models import MODELS
from generator.load.settings import PluginOptions
from generator.site.headers import hosts

ROOT = Path(__file__).resolve().parents[2]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]
PROSE = "\n".join(it.read_text(encoding="utf-8") for it in PAGES)
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def _page(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _rows(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table below *heading*, without its head."""
    below = _page(page).split(f"\n{heading}\n", 1)[1]
    table = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)
    assert table is not None
    lines = table[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


# --- Commands ---------------------------------------------------------------------------------


def _commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")


COMMANDS = dict(_commands(main))
LEAVES = sorted(name for name, it in COMMANDS.items() if not isinstance(it, click.Group))
SHOWN = sorted(
    {
        line.strip(" `")
        for span in CODE.findall(PROSE)
        for line in span.replace("\\\n", " ").splitlines()
        for line in [line.split("#")[0].split(" > ")[0].removeprefix(".venv/bin/")]
        if line.strip(" `").startswith("playbook ")
    }
)


@pytest.mark.parametrize("name", LEAVES)
def test_command_is_in_the_docs(name: str) -> None:
    """Each command is shown somewhere, in code."""
    assert any(line.startswith(f"playbook {name}") for line in SHOWN)


@pytest.mark.parametrize("line", SHOWN)
def test_shown_command_exists(line: str) -> None:
    """What a reader can copy is a command, and has the options that are shown."""
    words = line.split()[1:]
    name = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
    assert name in COMMANDS
    known = {name for it in COMMANDS[name].params for name in it.opts} | {"--help"}
    assert {it for it in words if it.startswith("-")} <= known


# --- Make -------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda it: str(it.relative_to(ROOT)))
def test_shown_target_exists(page: Path) -> None:
    """Each `make` target that a page shows is in the Makefile."""
    spans = " ".join(CODE.findall(page.read_text(encoding="utf-8")))
    assert set(re.findall(r"\bmake ([a-z]+)", spans)) <= TARGETS


def test_all_targets_are_listed() -> None:
    """The page on setting up lists every target; besides `help`, which lists them, at most eleven."""
    rows = _rows("docs/maintainers/setup.md", "## This repository")
    listed = {name.removeprefix("make ") for row in rows for name in _names(row[0])}
    assert TARGETS - {"help"} == listed
    assert len(listed) <= 11


def test_readme_shows_the_two_commands() -> None:
    """Who has just cloned finds what to type."""
    readme = _page("README.md")
    assert [it for it in ("make site", "make test") if f"\n{it} " not in readme] == []


# --- Tables that repeat what the code says ----------------------------------------------------


def test_module_table() -> None:
    """The table of modules names all that stands in the package, each once."""
    rows = _rows("docs/about/architecture.md", "## The modules")
    listed = sorted(name for row in rows for name in _names(row[1]))
    tree = sorted(
        f"{it.name}/" if it.is_dir() else it.name
        for it in (ROOT / "generator").iterdir()
        if it.suffix == ".py" or (it / "__init__.py").is_file()
    )
    assert tree == listed


def test_plugin_options_are_listed() -> None:
    """The page on settings has each option of the plugin, and no other."""
    rows = _rows("docs/maintainers/settings.md", "## The plugin's options")
    listed = sorted(name for row in rows for name in _names(row[0]))
    options = PluginOptions.model_fields.items()
    assert sorted(it.alias or name for name, it in options) == listed


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        (Kind.CARD, "docs/authors/cards.md"),
        (Kind.ROLE, "docs/authors/kb-files.md"),
        (Kind.RESOURCE, "docs/authors/kb-files.md"),
        (Kind.DECISION, "docs/authors/decisions.md"),
    ],
)
def test_front_matter_keys_are_listed(kind: Kind, page: str) -> None:
    """Each key of a kind of sheet is on its page, or on the page of cards that it refers to."""
    fields = MODELS[kind].model_fields.items()
    keys = {it.alias or name for name, it in fields} - {"facets"}
    text = _page(page) + (_page("docs/authors/cards.md") if kind is not Kind.CARD else "")
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def test_headers_are_those_of_the_site() -> None:
    """The snippets for servers say what the pages themselves say."""
    page = _page("docs/maintainers/publishing.md")
    assert hosts.nginx() in page
    assert hosts.apache() in page


def test_every_host_is_named() -> None:
    """Each host that `playbook headers` knows has a row, with its file."""
    rows = _rows("docs/maintainers/publishing.md", "## Headers")
    named = {
        host: file for cell, file, *_ in rows for host in _names(cell) for file in _names(file)
    }
    assert named == {host: it.file for host, it in hosts.hosts().items()}


# --- Templates --------------------------------------------------------------------------------


def test_every_template_is_used() -> None:
    """Each template of pages is printed by a view, or is a part of another template."""
    folder = ROOT / "templates/pages"
    sources = sorted((ROOT / "generator").rglob("*.py")) + sorted(folder.rglob("*.html"))
    text = "\n".join(it.read_text(encoding="utf-8") for it in sources)
    names = [it.relative_to(folder).as_posix() for it in sorted(folder.rglob("*.html"))]
    assert [it for it in names if f'"{it}"' not in text and f'"pages/{it}"' not in text] == []


# --- Changelog and ADRs -----------------------------------------------------------------------

VERSION = re.compile(r"\[(?:Unreleased|\d+\.\d+\.\d+)\](?: - \d{4}-\d{2}-\d{2})?")
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
READERS = ["Authors", "Trainers", "Readers", "Developers"]


def test_changelog() -> None:
    """Versions, kinds of change and readers stand as Keep a Changelog and we have them."""
    text = _page("CHANGELOG.md")
    versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert [it for it in versions if not VERSION.fullmatch(it)] == []
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        kind, readers = part.partition("\n")[0], re.findall(r"^#### (.*)$", part, re.MULTILINE)
        assert kind in KINDS
        assert readers == [it for it in READERS if it in readers]


ADRS = sorted((ROOT / "docs/about/adr").glob("*.md"))


@pytest.mark.parametrize("adr", ADRS, ids=lambda it: it.stem)
def test_adr(adr: Path) -> None:
    """A decision says its number, its context, what was decided and what follows."""
    text = adr.read_text(encoding="utf-8")
    heads = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert f"\n# ADR {int(adr.stem[:4])}: " in text
    assert [it for it in heads if it != "Options"] == ["Context", "Decision", "Consequences"]


def test_adrs_are_numbered_without_a_gap() -> None:
    """Numbers are never used twice, and none is missing."""
    assert [int(it.stem[:4]) for it in ADRS] == list(range(1, len(ADRS) + 1))


# --- Pages beside the site --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_to_files(name: str) -> None:
    """What stands outside docs/ is no page of the site, so `playbook check` does not read it."""
    targets = re.findall(r"\]\((?!https://)([^)#]+)", _page(name))
    assert [it for it in targets if not (ROOT / it).exists()] == []


def test_screenshot_is_light_and_has_words() -> None:
    """The README's picture loads fast, and says in words what it shows."""
    (found,) = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", _page("README.md"))
    words, path = found
    assert len(words.split()) >= 10
    assert (ROOT / path).stat().st_size < 200_000
