"""What in mkdocs.yml is code is found, and nothing of it is taken for a setting."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.settings import load_settings
from generator.model.site import Code, Settings
from generator.rules.book import rule_ids


def load(content: str, *, trusted: bool = False) -> tuple[Settings, list[str]]:
    settings, findings = load_settings(Text("mkdocs.yml", content), rule_ids(), trusted=trusted)
    # That keys are not used is another matter: see test_brand
    return settings, [_said(it) for it in findings if it.rule != "unused-setting"]


def _said(finding: Diagnostic) -> str:
    return f"{finding.span.line}:{finding.span.column} {finding.rule}"


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        ("!!python/object/apply:os.system [x]", "python-tag"),
        ("!!python/object/new:os.x {}", "python-tag"),
        ("!!python/object:os.x {}", "python-tag"),
        ("!!python/name:os.system", "python-tag"),
        ("!!python/module:antigravity", "python-tag"),
        ("!<tag:yaml.org,2002:python/object/apply:os.system> [x]", "python-tag"),
        ("!!python/name:materials.x", "python-tag"),
        ("!!python/name:material.extensions.emoji.twemoji", "code-not-run"),
        ("!!python/name:pymdownx.superfences.fence_code_format", "code-not-run"),
        ("!ENV [HOME, x]", "code-not-run"),
        ("!relative", "code-not-run"),
    ],
)
def test_tags(tag: str, rule: str) -> None:
    """Those that run Python are refused; all are told; a person who trusts them is not asked."""
    assert load(f"extra:\n  a:\n    - {tag}\n")[1] == [f"3:7 {rule}"]
    assert load(f"extra:\n  a:\n    - {tag}\n", trusted=True)[1] == []


def test_a_tag_by_another_handle() -> None:
    """A directive may give the prefix of Python's tags another name."""
    content = "%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!object/apply:os.system [x]\n"
    assert load(content)[1] == ["3:4 python-tag"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("hooks: [a.py]\n", ["1:8"], id="hooks"),
        pytest.param("hooks: []\n", [], id="no hooks"),
        pytest.param("INHERIT: ../other.yml\n", ["1:10"], id="INHERIT"),
        pytest.param("plugins: [search, playbook]\n", [], id="search"),
        pytest.param("plugins: [macros]\n", ["1:11"], id="a plugin"),
        pytest.param("plugins:\n  - macros:\n      a: b\n", ["2:5"], id="with options"),
        pytest.param("plugins:\n  playbook: {}\n  macros: {}\n", ["3:3"], id="as a mapping"),
    ],
)
def test_code_that_is_not_run(content: str, told: list[str]) -> None:
    """Each hook and foreign plugin is told where it stands."""
    assert load(content)[1] == [f"{place} code-not-run" for place in told]


def test_code_that_may_run() -> None:
    """Hooks and foreign plugins are kept as written, for the person who lets them run."""
    content = "hooks: [a.py]\nplugins:\n  - playbook\n  - macros: {a: b}\n  - x\n"
    settings, told = load(content, trusted=True)
    assert settings.code == Code(("a.py",), ({"macros": {"a": "b"}}, "x"))
    assert told == []


@pytest.mark.parametrize("path", ["kb", "./docs/", "KB/x", "docs/../kb", ".", "x/..", ".git"])
def test_unsafe_site_dir(path: str) -> None:
    """However it is written, the site is never written over what it is made of."""
    assert load(f"site_dir: {path}\n")[1] == ["1:11 unsafe-site-dir"]


@pytest.mark.parametrize("path", ["build/site", "site", "../out", "knowledge/kb", "'  '"])
def test_safe_site_dir(path: str) -> None:
    assert load(f"site_dir: {path}\n")[1] == []


@pytest.mark.parametrize(
    "rule",
    [
        "special-file",
        "python-tag",
        "static-clash",
        "page-clash",
        "unsafe-site-dir",
        "renamed-folder",
    ],
)
def test_a_firm_rule_keeps_its_severity(rule: str) -> None:
    """What lets something in, or costs a part of the site, cannot be switched off."""
    content = f"plugins:\n  - playbook:\n      severity:\n        {rule}: info\n"
    settings, told = load(content)
    assert (dict(settings.severity), told) == ({}, ["4:9 bad-value"])
