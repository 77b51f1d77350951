"""Each setting in each wrong shape is told, at its place, and never a traceback nor silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.findings.diagnostics import Text
from generator.load.settings import load_settings
from generator.rules.book import rule_ids

RULES = rule_ids()

# How a value can be wrong: another type, nothing, too long, a character that hides, an unknown word.
SHAPES = {
    "null": "~",
    "list": "[a, b]",
    "map": "{a: b}",
    "list of lists": "[[a]]",
    "number": "-1.5",
    "truth": "true",
    "long": "x" * 5_000,
    "control": '"a\\x07b"',
    "turned": '"a\\u202eb"',
    "unknown": "zz-unknown",
    "markup": "'<b>x</b>'",
    "outside": "../x",
}
ANY_WORDS = {"number", "truth", "unknown", "outside"}  # as a text may be
NOTHING = {"null"}  # the default holds, as it does without the key

# Each setting, and in which shapes it is as good as any.
TEXT = NOTHING | ANY_WORDS | {"markup"}
TOP = {
    "site_name": TEXT,
    "site_url": NOTHING,
    "site_description": TEXT,
    "site_author": TEXT,
    "copyright": TEXT,
    "repo_url": NOTHING,
    "edit_uri": NOTHING | ANY_WORDS,
    "docs_dir": set(),
    "site_dir": TEXT | {"long"},  # plain `mkdocs build` alone uses it
    "strict": NOTHING | {"truth"},
    "dev_addr": TEXT | {"long"},  # the same
    "plugins": set(),
    "theme": NOTHING,
    "use_directory_urls": set(),
    "nav": set(),
    "extra": set(),
}
THEME = {
    "name": NOTHING,
    "custom_dir": NOTHING,
    "font": set(),
    "direction": NOTHING,
    "favicon": NOTHING | ANY_WORDS,  # whether there is such a file: test_fitting.py
    "features": NOTHING,
    "icon": NOTHING,
    "language": NOTHING | {"unknown"},  # whether there is such a language: the same
    "logo": NOTHING | ANY_WORDS,
    "palette": NOTHING,
}
PLUGIN = {
    "suggest": NOTHING,
    "bibliography": {"list"},  # whether there are such files: `missing-bibliography`
    "csl": NOTHING | ANY_WORDS - {"outside"} | {"markup", "long"},  # the same: `bad-citation-style`
    "csl-locale": TEXT | {"long"},
    "offline": {"truth"},
    "downloads": set(),
    "mount": NOTHING | {"truth", "unknown"},
    "brand": set(),
    "embed": set(),
    "severity": set(),
}
BRAND = {
    "name": TEXT,
    "colour": NOTHING,
    "logo": NOTHING,
    "favicon": NOTHING,
    "fonts": set(),
}
FONTS = {"text": NOTHING, "headings": NOTHING, "code": NOTHING}


def lines(place: str, key: str, value: str) -> list[str]:
    """Return settings with *value* at *key* of *place*, which is the last line but one, or the last."""
    head = [] if (place, key) == ("top", "site_name") else ["site_name: Small"]
    playbook = ["plugins:", "  - playbook:"]
    match place:
        case "top":
            rest = [] if key == "plugins" else ["plugins: [playbook]"]
            return [*head, *rest, f"{key}: {value}"]
        case "theme":
            return [*head, "plugins: [playbook]", "theme:", f"  {key}: {value}"]
        case "plugin":
            return [*head, *playbook, f"      {key}: {value}"]
        case "brand":
            return [*head, *playbook, "      brand:", f"        {key}: {value}"]
        case _:
            above = ["      brand:", "        fonts:"]
            return [*head, *playbook, *above, f"          {key}: {value}"]


def cases() -> Iterator[object]:
    """Yield each setting in each shape."""
    tables = {"top": TOP, "theme": THEME, "plugin": PLUGIN, "brand": BRAND, "fonts": FONTS}
    for place, keys in tables.items():
        for key, good in keys.items():
            for shape, value in SHAPES.items():
                made = lines(place, key, value)
                yield pytest.param(made, shape in good, id=f"{place} {key}: {shape}")


@pytest.mark.parametrize(("written", "good"), tuple(cases()))
def test_shapes(written: list[str], good: bool) -> None:
    """It is told in its own line, once for a cause, or it is as good as any value of its kind."""
    _, findings = load_settings(Text("mkdocs.yml", "\n".join(written)), RULES)
    found = [it for it in findings if it.span.line == len(written)]
    assert bool(found) is not good, [it.message for it in findings]
    assert list(findings) == found
    for it in found:
        assert len(it.message) < 250
        assert it.help
        assert "\n" not in f"{it.message}{it.help}"


@pytest.mark.parametrize(
    ("line", "helps"),
    [
        ("site_url: www.example.org", "did you mean `https://www.example.org`?"),
        ("site_url: https//example.org/x", "did you mean `https://example.org/x`?"),
        ("repo_url: 12", "write the whole address, such as `https://example.org/page`"),
        ("repo_url: 'https://exa mple.org/'", "write the whole address, such as `https://example.org/page`"),
        ("edit_uri: javascript://x%0aalert(1)/", "write what follows the repository's address, such as `edit/main/`"),
        ("edit_uri: //evil.example/", "write what follows the repository's address, such as `edit/main/`"),
    ],
)  # fmt: skip
def test_an_address_that_is_none(line: str, helps: str) -> None:
    """What was meant is offered where that can be told; the rest of the settings holds."""
    settings, findings = load_settings(Text("mkdocs.yml", f"{line}\nsite_author: Ann\n"))
    assert [(it.rule, it.span.line, it.help) for it in findings] == [("bad-value", 1, helps)]
    assert (settings.site_url, settings.repo_url, settings.edit_uri) == ("", "", "")
    assert settings.site_author == "Ann"


@pytest.mark.parametrize("value", ["edit/main/", "https://git.example.org/edit/main/", "-/blob/x"])
def test_the_end_of_an_address(value: str) -> None:
    settings, findings = load_settings(Text("mkdocs.yml", f"edit_uri: {value}\n"))
    assert (settings.edit_uri, findings) == (value, ())


@pytest.mark.parametrize(
    ("written", "column", "rule"),
    [
        ("features: [navigation.tab]", 14, "unused-setting"),
        ("features: [toc.follow, ~]", 26, "empty-value"),
        ("palette: {scheme: dark}", 21, "bad-value"),
        ("palette: {primary: '#a1134f'}", 22, "unused-setting"),
        ("palette: {toggel: {icon: material/x}}", 13, "unknown-key"),
        ("palette: [{toggle: x}]", 22, "wrong-type"),
        ("icon: {logo: [a]}", 16, "wrong-type"),
        ("icon: {admonition: {note: octicons/tag-16}}", 10, "unused-setting"),
        ("direction: RTL", 14, "bad-value"),
        ("language: english", 13, "bad-value"),
    ],
)
def test_options_of_the_theme(written: str, column: int, rule: str) -> None:
    """One finding where the wrong part stands."""
    _, findings = load_settings(
        Text("mkdocs.yml", f"theme:\n  {written}\nsite_name: A\nplugins: [playbook]\n")
    )
    assert [(it.span.line, it.span.column, it.rule) for it in findings] == [(2, column, rule)]


def test_line_ends_in_a_text() -> None:
    """A name of two lines is one."""
    settings, findings = load_settings(Text("mkdocs.yml", 'site_name: "A\\nB"\n'))
    assert (settings.site_name, findings) == ("A B", ())
