"""The theme is asked only for what it has: languages, icons, pictures."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.settings import load_settings
from generator.read.own import theme_has
from generator.site.shells.fitting import fitted

OWN = {"assets/a.svg", "partials/languages/ga.html", ".icons/own/mark.svg"}


def look(written: str) -> tuple[object, list[tuple[int, str]]]:
    """Return the look of a theme in which *written* stands, and what is said of it."""
    settings, findings = load_settings(
        Text("mkdocs.yml", f"theme:\n{written}\nsite_name: A\nplugins: [playbook]\n")
    )
    assert findings == ()
    fit, told = fitted(settings, lambda path: path in OWN or theme_has(path))
    return fit.look, [(it.span.line, it.message) for it in told]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("en_GB", "en"),
        ("pt-br", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("zh-TW", "zh-TW"),
        ("DE", "de"),
        ("ga", "ga"),
        ("ga-IE", "ga"),
    ],
)
def test_a_language(written: str, shown: str) -> None:
    """The theme's words are those of the nearest language that it or the project has."""
    assert look(f"  language: {written}\n") == ({"language": shown}, [])


def test_a_language_without_words() -> None:
    assert look("  name: material\n  language: br\n") == (
        {"language": "en"},
        [(3, "the theme has no words in `br`")],
    )


def test_letters_that_are_no_language() -> None:
    """Unless the project has its words, as for one that nobody else speaks."""
    assert look("  language: xx\n") == ({"language": "en"}, [(2, "`xx` is no language")])


@pytest.mark.parametrize("key", ["favicon", "logo"])
@pytest.mark.parametrize("path", ["zz.png", "../../x.svg", "/etc/passwd"])
def test_a_picture_that_is_not_there(key: str, path: str) -> None:
    assert look(f"  {key}: {path}\n") == ({}, [(2, f"the theme has no file `{path}`")])


def test_pictures() -> None:
    """The project's own file, and one of the theme."""
    written = "  logo: assets/a.svg\n  favicon: assets/images/favicon.png\n"
    assert look(written) == (
        {"favicon": "assets/images/favicon.png", "logo": "assets/a.svg"},
        [],
    )


def test_icons() -> None:
    """Each that is not there is told; the option that has one is not used."""
    shown = {"logo": "material/library", "top": "own/mark"}
    assert look("  icon:\n    logo: material/library\n    top: own/mark\n") == ({"icon": shown}, [])
    assert look("  icon:\n    logo: material/no-such\n    top: own/mark\n") == (
        {},
        [(3, "the theme has no icon `material/no-such`")],
    )
    palette = "  palette:\n    - scheme: default\n      toggle:\n        icon: nope\n"
    assert look(palette) == ({}, [(2, "the theme has no icon `nope`")])


def test_beside_other_pages_the_theme_is_not_ours() -> None:
    written = "theme:\n  language: br\nplugins:\n  - playbook:\n      mount: playbook/\n"
    settings, _ = load_settings(Text("mkdocs.yml", written))
    assert fitted(settings, lambda _: False) == (settings, ())
