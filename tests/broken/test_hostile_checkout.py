"""A checkout from a stranger is built: nothing outside is read, written, deleted or run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.chance import TRIALS
from tests.starts import WITHOUT_PAGES_OF_RULES, start

SECRET = "the words of a secret"  # noqa: S105  # what must never be published
DAY = {"SOURCE_DATE_EPOCH": "1795824000"}
NOBODY = 65534

SETTINGS = """site_name: Small
site_url: https://example.org/
theme:
  name: material
plugins:
  - playbook:
      downloads: [html]
"""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A project, the folder outside that no build may touch, and the one of the user's caches."""

    root: Path
    outside: Path
    caches: Path
    foreign: bool = False

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_symlink():
            place.unlink()
        place.write_text(text, encoding="utf-8")

    def link(self, path: str, target: str = "") -> None:
        """Let *path* of the project lead to *target* outside."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        place.symlink_to(self.outside / target)

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the playbook here, all whose files are another user's where it is foreign."""
        if self.foreign:
            for path in (self.root, *self.root.rglob("*")):
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        caches = {"XDG_CACHE_HOME": str(self.caches)}  # `--clean` forgets what is there for all
        around = {**os.environ, **DAY, **caches, **more}
        return start(*words, cwd=self.root, env=around, first=WITHOUT_PAGES_OF_RULES)


# All is tried on a project of another user's too where PLAYBOOK_TRIALS is set: that takes half an
# hour. Without it the last test does so for a link and for code.
OWNERS = ["own", "another user's"] if TRIALS else ["own"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return a small playbook that was built once."""
    folder = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(root / "tests/golden/_base", folder)
    made = Checkout(folder, folder, folder.parent / "caches")
    made.write("mkdocs.yml", SETTINGS)
    made.write("docs/about.md", "---\ntitle: About\n---\n# About\n\nOf it.\n")
    assert made.run("generator", "build").returncode == 0
    return folder


@pytest.fixture(params=OWNERS)
def checkout(request: pytest.FixtureRequest, tmp_path: Path, built: Path) -> Iterator[Checkout]:
    """Return a small playbook, of this user and of another one, and what lies beside it.

    It was built before, and its site stands: all that was to be kept is there to be lost.
    """
    if request.param != "own" and os.geteuid() != 0:
        pytest.skip("only root can give a project to another user")
    folder, outside = tmp_path / "project", tmp_path / "outside"
    shutil.copytree(built, folder)
    (outside / "folder").mkdir(parents=True)
    for name in ("secret.txt", "secret.html", "secret.md", "secret.png", "folder/index.html"):
        (outside / name).write_text(f"{SECRET}\n", encoding="utf-8")
    yield Checkout(folder, outside, built.parent / "caches", request.param != "own")
    assert _tree(outside) == dict.fromkeys(_tree(outside), f"{SECRET}\n")
    assert len(_tree(outside)) == 5


PLACES = {
    "build": "",
    "build/site": "folder",
    "build/.spare-site": "folder",
    "build/.old-site": "folder",
    "build/.keys-site": "folder",
    "build/.lock": "secret.txt",
    "build/.search.lock": "secret.txt",
    "build/.playbook": "secret.txt",
    "build/memory": "secret.txt",
    "build/shells": "folder",
    "build/search": "folder",
    "build/search/documents": "folder",
    "build/books": "folder",
    "build/aside": "folder",
    "build/pages": "folder",
}


BARE = ("build", "build/site", "build/.lock", "build/shells", "build/memory")


@pytest.mark.parametrize(
    ("place", "bare"),
    [
        *((place, False) for place in PLACES),
        *((place, True) for place in PLACES if len(OWNERS) > 1 or place in BARE),
    ],
)
def test_a_link_below_build(checkout: Checkout, place: str, bare: bool) -> None:
    """Before the first build or after it: the build says what is in its way, or needs it not."""
    if bare:
        shutil.rmtree(checkout.root / "build")
    checkout.link(place, PLACES[place])
    checkout.write("docs/about.md", "---\ntitle: About\n---\n# About\n\nMore of it.\n")
    _sentence(checkout.run("generator", "build", "--clean"))
    _sentence(checkout.run("generator", "build"))


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("kb/cards/secret.md", "secret.md"),
        ("kb/cards", "folder"),
        ("kb/images/secret.png", "secret.png"),
        ("docs/secret.md", "secret.md"),
        ("docs/secret.png", "secret.png"),
        ("references.bib", "secret.txt"),
        ("mkdocs.yml", "secret.txt"),
        ("static/secret.txt", "secret.txt"),
        ("static", ""),
        ("templates", ""),
        ("templates/pages", "folder"),
        ("templates/pages/card.html", "secret.html"),
        ("templates/theme", "folder"),
        ("templates/theme/main.html", "secret.html"),
        ("templates/theme/assets/images/favicon.svg", "secret.png"),
        ("templates/theme/assets/stylesheets/playbook.css", "secret.txt"),
    ],
)
def test_a_link_among_the_sources(checkout: Checkout, place: str, target: str) -> None:
    """It is a finding with its path, the site is not published, and no secret is in it."""
    checkout.link(place, target)
    done = checkout.run("generator", "build")
    assert done.returncode == 1
    assert "special-file" in done.stderr
    assert place in done.stderr
    _no_secret(checkout, done)
    checkout.write("mkdocs.yml", SETTINGS + '      severity:\n        special-file: "off"\n')
    if place != "mkdocs.yml":
        done = checkout.run("generator", "build")
        assert done.returncode == 1
        _no_secret(checkout, done)


NAMED = {
    "brand/logo.svg": "      brand:\n        logo: brand/logo.svg\n",
    "brand/card.png": "      brand:\n        picture: brand/card.png\n",
    "brand/text.woff2": "      brand:\n        fonts:\n          text: brand/text.woff2\n",
    "docs/extra.css": "extra_css: [extra.css]\n",
    "static/extra.js": "extra_javascript: [extra.js]\n",
    "styles/own.csl": "      csl: styles/own.csl\n",
    "works/more.bib": "      bibliography: [references.bib, works/more.bib]\n",
}


@pytest.mark.parametrize("place", NAMED)
@pytest.mark.parametrize("what", ["link", "folder that is a link", "pipe"])
def test_a_file_that_a_setting_names(checkout: Checkout, place: str, what: str) -> None:
    """It is not opened, whether it is a link, lies behind one, or would never end."""
    checkout.write("mkdocs.yml", SETTINGS + NAMED[place])
    if what == "link":
        checkout.link(place, "secret.txt")
    elif what == "pipe":
        (checkout.root / place).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(checkout.root / place)
    else:
        checkout.link(place.partition("/")[0], "folder")
    done = checkout.run("generator", "check")
    assert done.returncode == 1
    assert "special-file" in done.stdout + done.stderr
    _sentence(done)
    _no_secret(checkout, done)


CODE = {
    "tag": "extra:\n  a: !!python/object/apply:os.system ['echo x > ran']\n",
    "name": "extra:\n  a: !!python/name:evil.x\n",
    "module": "extra:\n  a: !!python/module:evil\n",
    "hooks": "hooks: [evil.py]\n",
    "INHERIT": "INHERIT: other.yml\n",
    "theme": "docs_dir: /etc\nedit_uri: x\n",
}
EVIL = "import pathlib\npathlib.Path('ran').write_text('x')\ndef x(): pass\n"


@pytest.mark.parametrize("kind", CODE)
@pytest.mark.parametrize("command", ["check", "build"])
def test_code_in_the_settings_is_not_run(checkout: Checkout, kind: str, command: str) -> None:
    """Whether a tag or a hook: it is told, and does not run."""
    checkout.write("evil.py", EVIL)
    checkout.write("other.yml", CODE["hooks"])
    checkout.write("mkdocs.yml", SETTINGS + CODE[kind])
    done = checkout.run("generator", command, PYTHONPATH=str(checkout.root))
    _sentence(done)
    assert not (checkout.root / "ran").exists()
    rule = "python-tag" if kind in {"tag", "name", "module"} else "code-not-run"
    assert (f"[{rule}]" in done.stdout + done.stderr) is (kind != "theme")
    assert (done.returncode != 0) is (rule == "python-tag")


def test_hooks_run_when_the_person_says_so(checkout: Checkout) -> None:
    """By a flag, or by the shell's own settings: never by a file of the checkout."""
    checkout.write("evil.py", EVIL)
    checkout.write("mkdocs.yml", SETTINGS + CODE["hooks"])
    for words, more in ((("--run-code",), {}), ((), {"PLAYBOOK_RUN_CODE": "1"})):
        done = checkout.run("generator", "build", *words, **more)
        assert done.returncode == 0, done.stderr
        assert (checkout.root / "ran").exists()
        assert "code-not-run" not in done.stderr
        (checkout.root / "ran").unlink()


TEMPLATES = {
    "reads a file": "{{ config.load_file('x') }}",
    "a file of MkDocs": "{{ page.file.generated(config, 'x', abs_src_path='%s').content_string }}",
    "runs a plugin": "{{ config.plugins.run_event('x') }}",
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "environment": "{{ self._TemplateReference__context.environment }}",
    "endless": "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    "memory": "{{ 'x' * 10000000000 }}",
    "syntax": "{% if %}",
    "name": "{{ titel }}",
    "filter": "{{ 'x' | no_such_filter }}",
    "recursion": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "depth": "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}",
}


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("path", ["templates/pages/card.html", "templates/theme/main.html"])
def test_a_template_stays_within_limits(checkout: Checkout, name: str, path: str) -> None:
    """It reaches nothing, it ends, and its fault is a sentence with its place."""
    text = TEMPLATES[name].replace("%s", str(checkout.outside / "secret.txt"))
    checkout.write(path, text)
    done = checkout.run("generator", "build")
    told = f"{path}:1:" in done.stderr and "broken-template" in done.stderr  # before it is printed
    assert (done.returncode, told or f"{path}:1: " in done.stderr) == (1 if told else 2, True)
    assert told or name not in {"syntax", "filter", "depth"}
    _sentence(done)
    _no_secret(checkout, done)


@pytest.mark.parametrize("path", ["templates/pages/card.html", "templates/theme/main.html"])
def test_a_template_in_another_encoding(checkout: Checkout, path: str) -> None:
    """It is said of the file, and nothing is printed with it."""
    checkout.write(path, "x")
    (checkout.root / path).write_bytes(b"<p>na\xefve</p>")
    done = checkout.run("generator", "build")
    _sentence(done)
    assert (done.returncode, path in done.stderr) == (1, True), done.stderr


@pytest.mark.parametrize("path", ["kb", "docs", ".", "folder"])
def test_plain_mkdocs_does_not_empty_a_folder(checkout: Checkout, path: str) -> None:
    """`site_dir` may name the sources, or a folder of somebody else's: it stays as it is."""
    checkout.write("folder/theirs.txt", "x")
    checkout.write("mkdocs.yml", f"{SETTINGS}site_dir: {path}\n")
    before = _tree(checkout.root)
    done = checkout.run("mkdocs", "build")
    assert done.returncode == 1
    assert "site_dir" in done.stderr
    assert before.items() <= _tree(checkout.root).items()


@pytest.mark.parametrize("checkout", ["another user's"], indirect=True)
def test_a_project_of_another_user(checkout: Checkout) -> None:
    """Whose the files are makes no difference: no link is followed, no code runs."""
    checkout.write("evil.py", EVIL)
    checkout.write("mkdocs.yml", SETTINGS + CODE["hooks"])
    checkout.link("build/site", "folder")
    _sentence(checkout.run("generator", "build", PYTHONPATH=str(checkout.root)))
    assert not (checkout.root / "ran").exists()


def _sentence(done: subprocess.CompletedProcess[str]) -> None:
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1, 2}
    assert done.returncode != 2 or "Error: " in done.stderr


def _no_secret(checkout: Checkout, done: subprocess.CompletedProcess[str]) -> None:
    assert SECRET not in done.stdout + done.stderr
    for path in (checkout.root / "build").rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert SECRET.encode() not in path.read_bytes(), path


def _tree(folder: Path) -> dict[str, str]:
    paths = (it for it in sorted(folder.rglob("*")) if it.is_file())
    return {
        it.relative_to(folder).as_posix(): it.read_text("utf-8", errors="replace") for it in paths
    }
