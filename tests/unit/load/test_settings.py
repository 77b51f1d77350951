"""mkdocs.yml gives the settings; its foreign keys are left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.settings import load_settings
from generator.model.site import Settings

RULES = ("raw-html", "bare-statement")


def load(content: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    return load_settings(Text("mkdocs.yml", content), RULES)


def plugin(options: str) -> str:
    return f"site_name: X\nplugins:\n  - search\n  - playbook:\n      {options}\n"


def test_settings() -> None:
    """What MkDocs knows of the site, and our plugin's options, are one value."""
    settings, findings = load(
        "site_name: The playbook\n"
        "site_url: https://example.org/\n"
        "repo_url: https://example.org/us/playbook\n"
        "theme: {name: material, language: de}\n"
        "markdown_extensions:\n  - x: {y: !!python/name:material.z }\n"
        "extra: &a\n  b: *a\n"
        "plugins:\n"
        "  playbook:\n"
        "    suggest: mailto:ideas@example.org\n"
        "    bibliography: [a.bib, b.bib]\n"
        "    csl-locale: en-GB\n"
        "    offline: false\n"
        "    severity: {raw-html: warning}\n"
    )
    assert [it.rule for it in findings] == ["code-not-run", "unused-setting", "unused-setting"]
    assert settings == Settings(
        site_name="The playbook",
        site_url="https://example.org/",
        repo_url="https://example.org/us/playbook",
        language="de",
        suggest="mailto:ideas@example.org",
        bibliography=("a.bib", "b.bib"),
        csl_locale="en-GB",
        offline=False,
        severity={"raw-html": "warning"},
        look={"language": "de"},
    )


@pytest.mark.parametrize(
    "content",
    ["", "site_name:\n", "plugins: [search, playbook]\n", "plugins:\n", plugin('suggest: ""')],
)
def test_defaults(content: str) -> None:
    settings, findings = load(content)
    assert findings == ()
    assert settings.bibliography == ("references.bib",)
    assert settings.suggest == ""
    assert settings.offline


def test_no_file() -> None:
    """A project without mkdocs.yml has the default settings."""
    assert load_settings(None) == (Settings(), ())


@pytest.mark.parametrize(
    ("options", "rule", "column", "help"),
    [
        pytest.param("sugest: x", "unknown-key", 7, "did you mean `suggest`?", id="unknown option"),
        pytest.param(
            "suggest: ideas@example.org",
            "bad-value",
            16,
            "did you mean `mailto:ideas@example.org`?",
            id="suggest",
        ),
        pytest.param(
            "suggest: javascript:alert(1)",
            "bad-value",
            16,
            "write `mailto:` and an address, `box:` and the address of a suggestion box, or the"
            " https address of a repository",
            id="a script",
        ),
        pytest.param(
            "bibliography: refs.bib",
            "wrong-type",
            21,
            "write a list, such as `bibliography: [refs.bib]`",
            id="no list",
        ),
        pytest.param(
            "bibliography: [../refs.bib]",
            "bad-value",
            22,
            "write a path below mkdocs.yml's folder",
            id="outside",
        ),
        pytest.param(
            "csl: /etc/passwd",
            "bad-value",
            12,
            "write a path below mkdocs.yml's folder",
            id="from the root",
        ),
        pytest.param(
            "severity: {raw-htm: info}", "unknown-key", 18, "did you mean `raw-html`?", id="rule"
        ),
        pytest.param(
            "severity: {raw-html: eror}", "bad-value", 28, "did you mean `error`?", id="severity"
        ),
    ],
)
def test_faulty_options(options: str, rule: str, column: int, help: str) -> None:
    """A faulty option is a finding, and has no effect."""
    settings, findings = load(plugin(options))
    found = [(it.rule, it.span.line, it.span.column, it.help) for it in findings]
    assert found == [(rule, 5, column, help)]
    assert (settings.suggest, settings.csl, settings.severity) == ("", "", {})
    assert not [it for it in settings.bibliography if ".." in it]


def test_a_file_that_is_no_yaml() -> None:
    """What can be read of a broken file holds."""
    settings, findings = load("site_name: a: b\nsite_url: https://example.org/\n")
    assert [it.rule for it in findings] == ["yaml-syntax"]
    assert settings.site_url == "https://example.org/"


def test_places() -> None:
    """Each setting has its place: the value's, a list's key, and each text of a list."""
    lines = (
        "# csl: comes to nothing",
        "site_name: A",
        "plugins:",
        "  - other:",
        "      csl: not ours",
        "  - playbook:",
        "      csl: a.csl",
        "      downloads:",
        "        - pdf",
    )
    settings, _ = load_settings(Text("mkdocs.yml", "\n".join(lines)))
    named = [("site_name",), ("csl",), ("downloads",), ("downloads", "pdf"), ("downloads", "deck")]
    found = [(settings.at(*it).line, settings.at(*it).column) for it in named]
    assert found == [(2, 12), (7, 12), (8, 7), (9, 11), (8, 7)]
    assert settings.at("csl-locale").line == 1
    assert settings == replace(settings, places={})


@pytest.mark.parametrize(
    "setting",
    ["csl: .", "csl: ./", "bibliography: [..]", "brand: {logo: .}", "brand: {fonts: {text: ./}}"],
)
def test_a_folder_is_no_path_of_a_file(setting: str) -> None:
    """A path is judged as one, not by its words."""
    _, findings = load_settings(
        Text("mkdocs.yml", f"site_name: A\nplugins:\n  - playbook:\n      {setting}\n")
    )
    (finding,) = findings
    assert (finding.rule, finding.span.line) == ("bad-value", 4)
    assert finding.help == "write the path of a file, from the folder of mkdocs.yml"


def test_a_second_document_is_told() -> None:
    """Nothing in it would be used."""
    text = "site_name: A\nplugins:\n  - playbook\n---\nsite_name: B\n"
    _, findings = load_settings(Text("mkdocs.yml", text))
    assert [(it.rule, it.span.line) for it in findings] == [("yaml-feature", 4)]
