"""Styles and scripts that a team adds: its own files alone, with what its styles ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings.diagnostics import Severity, Text
from generator.load.settings import load_settings
from generator.model.site import SETTINGS
from generator.project import open_project, today
from generator.read.extra import Extra, read_extra
from generator.site.shells.order import ShellSpec, extra

STYLE = "assets/stylesheets/zzz-extra-00.css"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
HEAD = "site_name: Ours\ntheme:\n  name: material\nplugins:\n  - playbook\n"


def _read(root: Path, settings: str, files: dict[str, str]) -> Extra:
    texts = {**files, SETTINGS: HEAD + settings}
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return read_extra(root, load_settings(Text(SETTINGS, HEAD + settings))[0])


def test_a_style_with_what_it_asks_for(tmp_path: Path) -> None:
    """Pictures and fonts come along, from wherever they lie; a licence may name its address."""
    style = (
        "/* https://example.org/licence */ a{background:url(dot.svg)}"
        "@font-face{src:url('../fonts/x.woff2?v=1#f')} b{background:url(data:image/png;base64,AA)}"
    )
    files = {
        "docs/css/extra.css": style,
        "docs/css/dot.svg": DRAWING,
        "docs/fonts/x.woff2": "wOF2",
    }
    made = _read(tmp_path, "extra_css:\n  - css/extra.css\n", files)
    assert made.findings == ()
    assert made.theme == {
        "assets/extra/00/docs/css/dot.svg": DRAWING.encode(),
        "assets/extra/00/docs/fonts/x.woff2": b"wOF2",
        STYLE: b' a{background:url("../extra/00/docs/css/dot.svg")}'
        b'@font-face{src:url("../extra/00/docs/fonts/x.woff2?v=1#f")} '
        b'b{background:url("data:image/png;base64,AA")}',
    }
    assert made.named == {*files}


@pytest.mark.parametrize(
    ("style", "told"),
    [
        pytest.param(
            "a{background:url(https://x.example/a.png)}",
            "the style `docs/a.css` asks for `https://x.example/a.png`",
            id="another host",
        ),
        pytest.param(
            "a{background:url( '//x.example/a.png' )}",
            "the style `docs/a.css` asks for `//x.example/a.png`",
            id="without a scheme",
        ),
        pytest.param(
            '@import "b.css";',
            "the style `docs/a.css` loads another by `@import` or `image-set`",
            id="another style",
        ),
        pytest.param(
            "a{background:url(no.png)}", "the style `docs/a.css` asks for `no.png`", id="not there"
        ),
        pytest.param(
            "a{background:url(../kb/x.png)}",
            "the style `docs/a.css` asks for `../kb/x.png`",
            id="out of its folder",
        ),
        pytest.param(
            "a{background:url(run.svg)}", "the file `docs/run.svg` can run script", id="runs"
        ),
    ],
)
def test_what_a_style_may_not(style: str, told: str, tmp_path: Path) -> None:
    """No page asks another host, and each address leads to a file."""
    files = {
        "docs/a.css": style,
        "docs/run.svg": DRAWING.replace("/>", " onload=''/>"),
        "kb/x.png": "x",
    }
    made = _read(tmp_path, "extra_css: [a.css]\n", files)
    (finding,) = made.findings
    assert (finding.message, finding.span.line) == (told, 6)
    assert not any(b"http" in it or b"//" in it for it in made.theme.values())


def test_scripts_are_files_of_their_own(tmp_path: Path) -> None:
    """Each is loaded by itself, so that a fault in one stops none of ours; `.mjs` is a module."""
    settings = "extra_javascript:\n  - js/a.js\n  - path: b.mjs\n    type: module\n"
    made = _read(tmp_path, settings, {"docs/js/a.js": "1;", "static/b.mjs": "2;"})
    assert made.theme == {"assets/extra/00-script.js": b"1;", "assets/extra/01-script.mjs": b"2;"}
    added = extra(ShellSpec(made.theme, ()))["added"]
    assert [(it["path"], it["module"]) for it in added] == [
        ("assets/extra/00-script.js", False),
        ("assets/extra/01-script.mjs", True),
    ]


@pytest.mark.parametrize(
    ("settings", "told", "severity"),
    [
        pytest.param(
            "extra_css: [https://x.example/a.css]",
            "`https://x.example/a.css` of `extra_css` is not used",
            Severity.INFO,
            id="a style of another host",
        ),
        pytest.param(
            "extra_javascript: ['//x.example/a.js']",
            "`//x.example/a.js` of `extra_javascript` is not used",
            Severity.INFO,
            id="a script of another host",
        ),
        pytest.param(
            "extra_css: [../a.css]",
            "`extra_css` cannot have `../a.css`",
            Severity.ERROR,
            id="above",
        ),
        pytest.param(
            "extra_css: [a.scss]", "`extra_css` cannot have `a.scss`", Severity.ERROR, id="no style"
        ),
        pytest.param("extra_css: a.css", "`extra_css` is no list", Severity.ERROR, id="no list"),
        pytest.param(
            "extra_javascript:\n  - path: a.mjs\n    async: true",
            "`async` of `extra_javascript` is not used",
            Severity.INFO,
            id="a key in vain",
        ),
        pytest.param(
            "extra_javascript:\n  - path: a.js\n    type: module",
            "`type` of `extra_javascript` is not used",
            Severity.INFO,
            id="a module by another name",
        ),
    ],
)
def test_what_settings_may_not(settings: str, told: str, severity: Severity) -> None:
    """What cannot be, or has no effect, is told at its place."""
    _, findings = load_settings(Text(SETTINGS, f"{HEAD}{settings}\n"))
    assert [(it.message, it.severity) for it in findings] == [(told, severity)]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    made = _read(tmp_path, "extra_css: [a.css]\nextra_javascript: [b.js]\n", {})
    assert [it.message for it in made.findings] == [
        "the file `docs/a.css` is not there",
        "the file `docs/b.js` is not there",
    ]


def test_such_files_are_not_astray(tmp_path: Path) -> None:
    """What the settings name is read; what nothing names is told."""
    files = {
        "docs/a.css": "a{}",
        "docs/b.css": "b{}",
        "references.bib": "",
        "kb/vocabulary.yml": "",
    }
    _read(tmp_path, "extra_css: [a.css]\n", files)
    project = open_project(tmp_path, today())
    assert project.place.theme[STYLE] == b"a{}"
    astray = [it.span.path for it in project.given.findings if it.rule == "stray-file"]
    assert astray == ["docs/b.css"]


def test_beside_other_pages_they_are_mkdocs_business() -> None:
    settings = f"{HEAD}  - playbook:\n      mount: playbook/\nextra_css: [a.css]\n"
    read, findings = load_settings(Text(SETTINGS, settings.replace("  - playbook\n", "", 1)))
    assert (read.extra_css, findings) == ((), ())
