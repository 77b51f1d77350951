"""Files that no author meant so: each is told at its place with what helps, or is as good as any.

Names, pictures, files of static/, own templates and citation styles, one at a time in a playbook that
is sound without them.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.findings.report import place_of
from generator.pipeline import check_playbook
from generator.project import open_project

BASE = Path(__file__).parents[1] / "golden" / "_base"
CARD = (BASE / "kb/cards/goals-first.md").read_text(encoding="utf-8")
OTHER = CARD.replace("Begin with the goals", "Another").replace(" <!-- id: goals -->", "")
PAGE = "---\ntitle: A page\n---\nWords.\n"
SOUND: tuple[str, str] = ("", "")


def told(tmp_path: Path, files: dict[str | bytes, str]) -> list[tuple[str, str, str]]:
    """Return rule, place and help of what is found with *files* in the playbook."""
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    for path, content in files.items():
        place = os.path.join(os.fsencode(root), os.fsencode(path))  # noqa: PTH118  # bytes
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120  # the same
        with open(place, "wb") as file:  # noqa: PTH123  # the same
            file.write(content.encode())
    _, findings = check_playbook(open_project(root, date(2026, 12, 1)).given)
    return [(it.rule, place_of(it.span), it.help) for it in findings]


def assert_told(
    tmp_path: Path, files: dict[str | bytes, str], rule: str, place: str, help: str
) -> None:
    """Check that just one thing is found, with its *place* and *help*; none without a *rule*."""
    expected = [(rule, f"{place}:1:1", help)] if rule else []
    assert told(tmp_path, files) == expected


NAMES: dict[str | bytes, tuple[str, str]] = {
    "two words": ("bad-file-name", "rename it to `two-words.md`"),
    "a\nb": ("bad-file-name", "rename it to `a-b.md`"),
    "a\tb": ("bad-file-name", "rename it to `a-b.md`"),
    b"caf\xe9": ("bad-file-name", "rename it to `caf.md`"),
    "cafe\u0301": ("bad-file-name", "rename it to `cafe.md`"),
    "caf\u00e9": ("bad-file-name", "rename it to `cafe.md`"),
    "a" * 70: ("bad-file-name", f"rename it to `{'a' * 64}.md`"),
    "con": ("bad-file-name", "rename it after what it says"),
    "COM1": ("bad-file-name", "rename it after what it says"),
    "index": ("bad-file-name", "rename it after what it says"),
    "404": ("bad-file-name", "rename it after what it says"),
    "-x": ("bad-file-name", "rename it to `x.md`"),
    "--help": ("bad-file-name", "rename it to `help.md`"),
    "x.": ("bad-file-name", "rename it to `x.md`"),
    "a:b": ("bad-file-name", "rename it to `a-b.md`"),
    "a?b": ("bad-file-name", "rename it to `a-b.md`"),
    "a\\b": ("bad-file-name", "rename it to `a-b.md`"),
    "a<b>": ("bad-file-name", "rename it to `a-b.md`"),
    "a%41": ("bad-file-name", "rename it to `a-41.md`"),
    "a#b": ("bad-file-name", "rename it to `a-b.md`"),
    "GOALS": ("bad-file-name", "rename it to `goals.md`"),
    "goals_first": ("bad-file-name", "rename it to `goals-first.md`"),
    "Goals-First": ("colliding-name", "rename one of the two"),
    "g\u043eals-first": ("colliding-name", "rename one of the two"),
    "a\u202eb": ("bad-file-name", "rename it to `ab.md`"),
    "a\u200bb": ("bad-file-name", "rename it to `ab.md`"),
    "\U0001f600": ("bad-file-name", "rename it with small letters, digits and single hyphens"),
    "a--b": ("bad-file-name", "rename it to `a-b.md`"),
    "$x": ("bad-file-name", "rename it to `x.md`"),
    "\ufb01": ("bad-file-name", "rename it to `fi.md`"),
    "a\x7fb": ("bad-file-name", "rename it to `a-b.md`"),
    "123": SOUND,
    ".x": SOUND,  # as editors name what they keep
}
STRAY = {
    "x": "rename it to `x.md`",
    "x.MD": "rename it to `x.md`",
    "x.md ": "rename it to `x.md`",
    "x.md.": "rename it to `x.md`",
    "x.md.txt": "rename it to `x.md`",
    "x.md~": "remove it: an editor left it there",
    "#x.md#": "remove it: an editor left it there",
    "x.yml": "write its words as Markdown into `x.md`, and remove it",
}


def printed(name: str | bytes) -> str:
    """Return *name* as messages show it."""
    shown = os.fsdecode(name).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(it if it.isprintable() else f"\\x{ord(it):02x}" for it in shown)


@pytest.mark.parametrize("name", NAMES)
def test_names_of_cards(tmp_path: Path, name: str | bytes) -> None:
    """A name is an id, on every system; else the help says a name that is one."""
    path = b"kb/cards/%s.md" % os.fsencode(name)
    rule, help = NAMES[name]
    assert_told(tmp_path, {path: OTHER}, rule, f"kb/cards/{printed(name)}.md", help)


@pytest.mark.parametrize("name", STRAY)
def test_ends_of_names(tmp_path: Path, name: str) -> None:
    """What is not read is told, with what it should be called."""
    found = told(tmp_path, {f"kb/cards/{name}": OTHER})
    assert [(rule, help) for rule, _, help in found] == [("stray-file", STRAY[name])]


@pytest.mark.parametrize(
    ("path", "rule", "place", "help"),
    [
        ("docs/con/x.md", "bad-file-name", "docs/con", "rename it after what it says"),
        ("docs/a b/x.md", "bad-file-name", "docs/a b", "rename it to `a-b`"),
        ("docs/Con.md", "bad-file-name", "docs/Con.md", "rename it after what it says"),
        ("static/con.txt", "bad-file-name", "static/con.txt", "rename it after what it says"),
        ("static/aux/x.txt", "bad-file-name", "static/aux", "rename it after what it says"),
        ("static/x.", "bad-file-name", "static/x.", "rename it with letters, digits, points and hyphens"),
        ("static/x ", "bad-file-name", "static/x ", "rename it with letters, digits, points and hyphens"),
        ("static/a:b", "bad-file-name", "static/a:b", "rename it with letters, digits, points and hyphens"),
        ("static/index.html", "static-clash", "", ""),
        ("static/robots.txt", "static-clash", "static/robots.txt", "give it another name, or remove it"),
        ("static/Robots.TXT", "static-clash", "static/Robots.TXT", "give it another name, or remove it"),
        ("static/x.php", "active-static-file", "static/x.php", "leave it out, or read it and set this rule to `info` in mkdocs.yml"),
        ("static/.htaccess", "active-static-file", "static/.htaccess", "leave it out, or read it and set this rule to `info` in mkdocs.yml"),
        ("static/a b.txt", "", "", ""),
        ("static/.well-known/x", "", "", ""),
        ("static", "unreadable-file", "static", "move it into a folder of that name, or remove it"),
        ("docs", "unreadable-file", "docs", "move it into a folder of that name, or remove it"),
        ("templates", "unreadable-file", "templates", "move it into a folder of that name, or remove it"),
        ("templates/pages/crd.html", "stray-file", "templates/pages/crd.html", "did you mean `pages/card.html`?"),
        ("templates/pages/unthought.html", "stray-file", "templates/pages/unthought.html", "name it as a template is called, or remove it"),
        ("templates/theme/mian.html", "stray-file", "templates/theme/mian.html", "did you mean `main.html`?"),
        ("templates/theme/partials/copyright.html", "", "", ""),  # one of the theme's
        ("templates/README.md", "", "", ""),
    ],
)  # fmt: skip
def test_places_of_files(tmp_path: Path, path: str, rule: str, place: str, help: str) -> None:
    """Each folder has names that it can do with."""
    if path == "static/index.html":  # two things are wrong with it
        assert [it[0] for it in told(tmp_path, {path: "x"})] == ["active-static-file", rule]
        return
    if place.endswith(" "):
        assert [(it[0], it[2]) for it in told(tmp_path, {path: "x"})] == [(rule, help)]
        return
    assert_told(tmp_path, {path: "x" if "docs/" not in path else PAGE}, rule, place, help)


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"static/a.txt": "1", "static/A.txt": "2"}, "static/a.txt"),
        ({"static/x/a": "1", "static/X/b": "2"}, "static/x"),
        ({"templates/README.md": "1", "templates/Readme.md": "2"}, "templates/Readme.md"),
    ],
)
def test_names_that_differ_in_case(
    tmp_path: Path, files: dict[str | bytes, str], place: str
) -> None:
    """One of the two would be lost where case does not count."""
    found = [it for it in told(tmp_path, files) if it[0] == "colliding-name"]
    assert found == [("colliding-name", f"{place}:1:1", "rename one of the two")]


def test_a_template_that_another_asks_for(tmp_path: Path) -> None:
    """A project may divide its own templates as it likes."""
    files: dict[str | bytes, str] = {
        "templates/pages/card.html": "{% include 'pages/mine.html' %}",
        "templates/pages/mine.html": "x",
    }
    assert told(tmp_path, files) == []


def test_a_picture_that_is_left_out(tmp_path: Path) -> None:
    """What is wrong with it is said once, and not again where it is shown."""
    shown = f"{CARD}\n## In practice\n\n![A goal](../images/two%20words.png)\n"
    found = told(tmp_path, {"kb/images/two words.png": "x", "kb/cards/goals-first.md": shown})
    assert [it[0] for it in found] == ["bad-file-name"]


HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
TITLE = '<citation><layout><text variable="title"/></layout></citation>'
CALLED = TITLE.replace('variable="title"', 'macro="m0"')
DOUBLED = "".join(
    f'<macro name="m{at}"><text macro="m{at + 1}"/><text macro="m{at + 1}"/></macro>'
    for at in range(40)
)
LAST = '<macro name="m40"><text value="x"/></macro>'
MANY = '<macro name="m0">' + 40 * '<text macro="m1"/>' + "</macro>"
LONG = '<macro name="m1"><text value="' + 9000 * "x" + '"/></macro>'
ROUND = '<macro name="m0"><text macro="m0"/></macro>'
LIST = CALLED.replace("citation", "bibliography")
DEEP = TITLE.replace('<text variable="title"/>', 3000 * "<group>" + 3000 * "</group>")
ENDLESS = "`cs:citation` prints without an end: its macros multiply"
STYLES = {
    "not there": ("", "mkdocs.yml:4:12", "the style `a.csl` is not there, or cannot be read"),
    "macros that double": (DOUBLED + LAST + CALLED, "a.csl:1:{citation}", ENDLESS),
    "in the list alone": (
        DOUBLED + LAST + TITLE + LIST,
        "a.csl:1:{bibliography}",
        ENDLESS.replace("citation", "bibliography"),
    ),
    "words that double": (MANY + LONG + CALLED, "a.csl:1:{citation}", ENDLESS),
    "a circle": (ROUND + CALLED, "a.csl:1:101", "the macro `m0` calls itself"),
    "of another time": (TITLE, "a.csl:1:64", "the style is in CSL 0.8, and CSL 1.0 is read"),
    "deep": (DEEP, "a.csl:1:{last}", "the style calls itself, or nests too deeply"),
    "entities": (
        TITLE,
        "a.csl:1:1",
        "the style holds a document type or an entity, which CSL files never need",
    ),
}


@pytest.mark.parametrize("name", STYLES)
def test_citation_styles(tmp_path: Path, name: str) -> None:
    """One that cannot be used, or would never end, is told at its line; APA takes its place."""
    body, place, message = STYLES[name]
    head = HEAD.replace("1.0", "0.8") if name == "of another time" else HEAD
    head = f'<!DOCTYPE style [<!ENTITY a "b">]>{head}' if name == "entities" else head
    settings = "site_name: Small\nplugins:\n  - playbook:\n      csl: a.csl\n"
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    if body:
        written = f"{head}{body}</style>"
        (root / "a.csl").write_text(written, encoding="utf-8")
        place = place.format(
            citation=written.find("<citation") + 2,
            bibliography=written.find("<bibliography") + 2,
            last=written.rfind("<group") + 2,
        )
    _, findings = check_playbook(open_project(root, date(2026, 12, 1)).given)
    assert [(it.rule, place_of(it.span), str(it.message)) for it in findings] == [
        ("bad-citation-style", place, message)
    ]
