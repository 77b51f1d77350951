"""A playbook mounted in a site of other pages: their pages stay, ours wear their theme."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.commands import main
from tests.served import Served
from tests.starts import start

pytestmark = pytest.mark.site

BESIDE = Path(__file__).resolve().parents[1] / "beside"
PLUGINS = (
    "mkdocs-awesome-pages-plugin",
    "mkdocs-git-revision-date-localized-plugin",
    "mkdocs-glightbox",
    "mkdocs-macros-plugin",
    "mkdocs-minify-plugin",
    "mkdocs-redirects",
)
MOUNT = "  - playbook:\n      mount: playbook/\n"
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "SOURCE_DATE_EPOCH": str(int(time.time())),
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "GIT_CONFIG_GLOBAL": "/dev/null",
}


@dataclass(frozen=True, slots=True)
class Team:
    """A team's folder, and its site as it was before the playbook came."""

    folder: Path
    before: Path


def _mkdocs(folder: Path, site: Path, *more: str) -> subprocess.CompletedProcess[str]:
    done = start("mkdocs", "build", "-d", str(site), *more, cwd=folder, env=ENVIRONMENT)
    told = [
        line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR", "Tr"))
    ]
    done.stderr = "\n".join(told)
    return done


def _needed() -> None:
    for name in PLUGINS:
        try:
            distribution(name)
        except PackageNotFoundError:
            pytest.skip(f"{name} is not installed: it comes with the extra `dev`")


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Team:
    """Return a team's site before the playbook, and its folder with `kb/` and the setting."""
    _needed()
    folder = tmp_path_factory.mktemp("team") / "handbook"
    shutil.copytree(BESIDE, folder)
    before = folder.parent / "before"
    # What leads to the playbook is in the pages already: only links there are no fault of theirs yet
    done = _mkdocs(folder, before)
    assert done.returncode == 0, done.stderr
    CliRunner().invoke(main, ["init", str(folder)])
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(MOUNT)
    return Team(folder, before)


@pytest.fixture(scope="module")
def site(beside: Team) -> Path:
    """Return the built site of the team, strictly."""
    built = beside.folder.parent / "after"
    done = _mkdocs(beside.folder, built, "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    return built


def _files(folder: Path) -> Mapping[str, bytes]:
    return {
        it.relative_to(folder).as_posix(): it.read_bytes()
        for it in folder.rglob("*")
        if it.is_file()
    }


# An entry of the navigation, as the theme draws it: in its tabs, and at its side.
ENTRY = re.compile(
    r'\s*<li class="md-(?:tabs|nav)__item">\s*<a href="[./]*/?playbook/" class="md-(?:tabs|nav)__link">'
    r"(?:(?!</li>).)*?Playbook(?:(?!</li>).)*</li>\s*",
    re.DOTALL,
)


def test_their_pages_stay(beside: Team, site: Path) -> None:
    """But for the entry in the navigation and their own links to us, no byte of theirs changes."""
    before, after = _files(beside.before), _files(site)
    theirs = {path for path in after if not path.startswith("playbook/")}
    assert theirs == set(before)
    changed = {path for path in before if before[path] != after[path]}
    pages = {path for path in changed if path.endswith(".html")}
    assert changed - pages == {"search/search_index.json", "sitemap.xml", "sitemap.xml.gz"}
    for path in pages:
        new, old = after[path].decode(), before[path].decode()
        assert new.count('/playbook/" class="md-') + new.count('"playbook/" class="md-') == 2
        assert _bare(new) == _bare(old), path


def _bare(html: str) -> str:
    """Return a page without our entry and without where links to us lead, white space apart."""
    html = re.sub(r'href="[./]*(?:kb|playbook)/[^"]*"(?! class="md-)', 'href="ours"', html)
    return " ".join(ENTRY.sub(" ", html).split())


def test_links_to_us(site: Path) -> None:
    """Links of theirs to our files lead to our pages, with the place on them."""
    index = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="playbook/cards/keep-it-small/#size"' in index
    assert 'href="playbook/cards/"' in index
    guide = (site / "guide/index.html").read_text(encoding="utf-8")
    assert 'href="../playbook/glossary/#agenda"' in guide
    setup = (site / "guide/setup/index.html").read_text(encoding="utf-8")
    assert 'href="../../playbook/roles/chair/"' in setup


def test_our_pages_wear_their_theme(site: Path) -> None:
    """A card has their header, navigation and footer, its own title and contents, our files."""
    html = (site / "playbook/cards/keep-it-small/index.html").read_text(encoding="utf-8")
    assert "<title>Keep the meeting small - Platform handbook</title>" in html
    assert '<a href="../../../guide/" class="md-tabs__link">' in html
    assert '<a href="#guidance" class="md-nav__link">' in html
    assert 'href="https://github.com/example/handbook/edit/main/kb/cards/keep-it-small.md"' in html
    assert (
        '<link rel="canonical" href="https://handbook.example.org/playbook/cards/keep-it-small/">'
        in html
    )
    assert re.search(r'<li class="md-tabs__item md-tabs__item--active">\s*<a href="../../"', html)
    assert re.search(r"zq[a-z]+zq|<!--slot|The platform team", html)[0] == "The platform team"  # type: ignore[index]  # it is there
    assert "stylesheets/extra.css" in html


def test_every_address_is_there(site: Path) -> None:
    """What our pages link to and load stands in the site."""
    for page in sorted((site / "playbook").rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        for found in re.findall(r'(?:href|src)="([^"#?:]+)[^":]*"', html):
            there = page.parent / found if not found.startswith("/") else site / found[1:]
            assert (there / "index.html" if found.endswith("/") else there).exists(), (page, found)


def test_no_page_of_ours_too_much(site: Path) -> None:
    """The site has its own search and its own page for what is not found."""
    files = _files(site / "playbook")
    assert [
        it for it in ("404.html", "search/index.html", "robots.txt", "sw.js") if it in files
    ] == []
    assert [path for path in files if path.startswith("_/")] == []
    assert b"handbook.example.org/playbook/cards/keep-it-small/" in files["sitemap.xml"]


def test_search_finds_ours(site: Path) -> None:
    """Their search index has our pages, with other names, and each address once."""
    docs = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    places = [it["location"] for it in docs]
    assert len(places) == len(set(places))
    (card,) = (it for it in docs if it["location"] == "playbook/cards/keep-it-small/")
    assert card["title"] == "Keep the meeting small"
    assert "twelve is the outside limit" in card["text"]
    assert "how many people" in card["text"]
    assert [it for it in places if it.startswith("guide/setup/")] != []


THEMES = {
    "readthedocs": {"name": "readthedocs"},
    "mkdocs": {"name": "mkdocs"},
    "material without extras": {"name": "material"},
}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_other_themes(theme: Mapping[str, str], beside: Team, tmp_path: Path) -> None:
    """Other themes draw our pages too, with their own navigation; an entry stays where it is put."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    settings = {
        "site_name": "Handbook",
        "theme": dict(theme),
        "use_directory_urls": theme["name"] != "mkdocs",
        "nav": [{"Start": "index.md"}, {"Meetings": "playbook/index.md"}, "guide/setup.md"],
        "not_in_nav": "*",
        "plugins": ["macros", {"playbook": {"mount": "playbook"}}, "search"],
        "extra": {"team": "Us"},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    done = _mkdocs(folder, tmp_path / "site", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    html = (tmp_path / "site/playbook/cards/keep-it-small/index.html").read_text(encoding="utf-8")
    assert re.search(r"<h1[^>]*>Keep the meeting small</h1>", html)
    assert html.index("Start") < html.index("Meetings") < html.index("Set up a machine")
    assert re.search(r"zq[a-z]+zq", html) is None
    assert 'rel="canonical"' not in html.split("<body")[0]
    index = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert 'href="playbook/cards/keep-it-small/#size"' in index


FAULTS = [
    (
        "docs/index.md",
        "keep-it-small.md#size",
        "keep-it-smal.md",
        "`kb/cards/keep-it-smal.md`, which has no page; did you mean `kb/cards/keep-it-small.md`?",
    ),
    (
        "docs/index.md",
        "../kb/cards)",
        "playbook/card/)",
        "docs/index.md: the playbook has no page `card/`; did you mean `cards/`?",
    ),
    (
        "docs/guide/README.md",
        "#agenda",
        "#agendas",
        "docs/guide/README.md: `playbook/glossary/` has no place `#agendas`",
    ),
    (
        "docs/guide/setup.md",
        "roles/chair.md",
        "cards/end-on-time.md",
        "docs/guide/setup.md: the link leads to `kb/cards/end-on-time.md`, which has no page",
    ),
    (
        "kb/cards/keep-it-small.md",
        "../resources/minutes-folder.md",
        "../../docs/guide/setup.md#nope",
        "kb/cards/keep-it-small.md: `../guide/setup/` has no place `#nope`",
    ),
]


def test_links_are_checked(beside: Team, tmp_path: Path) -> None:
    """Links that lead nowhere fail a strict build, whichever way they go, each in a sentence."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    for path, old, new, _ in FAULTS:
        _change(folder / path, old, new)
    done = _mkdocs(folder, tmp_path / "site", "--strict")
    assert done.returncode == 1
    assert [told for *_, told in FAULTS if told not in done.stderr] == []


def test_links_to_files_are_checked(beside: Team, tmp_path: Path) -> None:
    """That a page beside us is there, `playbook check` knows without MkDocs."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    wrong = "../../docs/guide/set-up.md"
    _change(folder / "kb/cards/keep-it-small.md", "../resources/minutes-folder.md", wrong)
    told = CliRunner().invoke(main, ["check", "-C", str(folder)])
    assert "there is no file `docs/guide/set-up.md`" in told.output
    assert "did you mean `../../docs/guide/setup.md`?" in told.output
    done = _mkdocs(folder, tmp_path / "site")
    assert (done.returncode, "there is no file `docs/guide/set-up.md`" in done.stderr) == (1, True)


def test_links_to_theirs(beside: Team, tmp_path: Path) -> None:
    """A card may lead to any page or picture beside us, whatever its name is."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    theirs = "[a](../../docs/reference/SQL_Injection.md), [b](../../docs/guide/README.md), [c](../../docs/guide/setup.md#check-it)"
    _change(
        folder / "kb/cards/keep-it-small.md",
        "- Let people leave",
        f"- {theirs}\n- Let people leave",
    )
    done = _mkdocs(folder, tmp_path / "site", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    html = (tmp_path / "site/playbook/cards/keep-it-small/index.html").read_text(encoding="utf-8")
    for address in ("reference/SQL_Injection/", "guide/", "guide/setup/#check-it"):
        assert f'href="../../../{address}"' in html
    told = CliRunner().invoke(main, ["check", "-C", str(folder)])
    assert (told.exit_code, told.stdout) == (0, "no findings\n")


def test_with_more_plugins(beside: Team, tmp_path: Path) -> None:
    """Plugins that look into git, or press every page together, do no harm to ours."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True, env=ENVIRONMENT)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("  - git-revision-date-localized\n  - minify:\n      minify_html: true\n")
    done = _mkdocs(folder, tmp_path / "site")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    html = (tmp_path / "site/playbook/cards/keep-it-small/index.html").read_text(encoding="utf-8")
    assert "twelve is the outside limit" in html
    assert re.search(r"zq[a-z]+zq", html) is None


@pytest.fixture
def served(beside: Team, tmp_path: Path) -> Iterator[Served]:
    """Serve the team's site, once it is built."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    server = Served(folder, "", ENVIRONMENT)
    try:
        server.until(lambda: server.count("Serving on") == 1)
        yield server
    finally:
        server.stop()


def test_serve(served: Served, tmp_path: Path) -> None:
    """An edit of a card shows; a card that breaks stays as it was, and all other pages are live."""
    folder, card = tmp_path / "handbook", "kb/cards/keep-it-small.md"
    small, other = "playbook/cards/keep-it-small/", "playbook/cards/record-decisions/"
    _change(folder / card, "Keep the meeting small", "Keep it tiny")
    served.until(lambda: "Keep it tiny</h1>" in served.page(small))
    _change(folder / card, "[@jay1976", "[@nobody1999")
    served.until(lambda: served.count("The pages with errors stay as they were.") == 1)
    assert served.count("no reference has the key `nobody1999`") == 1
    _change(folder / "docs/guide/setup.md", "# Set up a machine", "# Set up your machine")
    served.until(lambda: "Set up your machine" in served.page("guide/setup/"))
    assert "Keep it tiny</h1>" in served.page(small)
    assert "nobody1999" not in served.page(small)
    _change(folder / "kb/cards/record-decisions.md", "Write down what was", "Note what was")
    served.until(lambda: "Note what was decided</h1>" in served.page(other))
    _change(folder / card, "[@nobody1999", "[@robert1876")
    served.until(lambda: "Robert" in served.page(small))


def test_in_german(beside: Team, tmp_path: Path) -> None:
    """The entry in the navigation, and what is wrong with links, are in the site's language."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    _change(folder / "mkdocs.yml", "  name: material\n", "  name: material\n  language: de\n")
    _change(folder / "docs/index.md", "keep-it-small.md#size", "keep-it-smal.md")
    done = _mkdocs(folder, tmp_path / "site")
    assert "`kb/cards/keep-it-smal.md`, das keine Seite hat; meinten Sie" in done.stderr
    html = (tmp_path / "site/guide/index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="\.\./playbook/" class="md-tabs__link">\s*Handbuch\s*<', html)


def test_page_in_the_way(beside: Team, tmp_path: Path) -> None:
    """A page of theirs where ours should stand stops the build, with a sentence."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    (folder / "docs/playbook").mkdir()
    (folder / "docs/playbook/rules.md").write_text("# Rules\n", encoding="utf-8")
    done = _mkdocs(folder, tmp_path / "site")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "`playbook/rules.md` lies where the playbook is mounted" in done.stderr


@pytest.mark.parametrize("command", ["build", "serve"])
def test_mkdocs_is_the_one_to_run(command: str, beside: Team) -> None:
    """Our own commands say whose build this is."""
    told = CliRunner().invoke(main, [command, "-C", str(beside.folder)])
    assert (told.exit_code, f"run `mkdocs {command}`" in told.output) == (2, True)


@pytest.mark.parametrize("mount", ["../up", "Playbook", "a//b", "/"])
def test_bad_mount(mount: str, beside: Team, tmp_path: Path) -> None:
    """What can be no address is a finding, with what to write."""
    folder = tmp_path / "handbook"
    shutil.copytree(beside.folder, folder)
    _change(folder / "mkdocs.yml", "mount: playbook/", f"mount: {mount}")
    told = CliRunner().invoke(main, ["check", "-C", str(folder)])
    assert (told.exit_code, f"`mount` cannot be `{mount}`" in told.output) == (1, True)
