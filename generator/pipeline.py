"""Run the whole compiler: the stages in their order, on one screen. Reads and writes no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jinja2 import Environment

from generator import csl
from generator.checks import run_checks
from generator.diagnostics import Diagnostic, Severity, Text, by_place
from generator.load.tree import load
from generator.model import Asset, Page, Playbook, Settings
from generator.render import render
from generator.resolve import resolve
from generator.suppress import settle_findings


@dataclass(frozen=True, slots=True)
class Input:
    """All that a compilation depends on; the same input gives the same result.

    ``files`` are the texts by path below the root, ``images`` the pictures by path, ``unread``
    the paths of files that could not be read; ``findings`` are those of reading. ``drafts``:
    show drafts, marked, as ``serve`` does.
    """

    files: Mapping[str, Text]
    settings: Settings
    today: date
    images: Mapping[str, bytes] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    findings: tuple[Diagnostic, ...] = ()
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What comes out: pages, files that are no pages, and everything that is wrong."""

    playbook: Playbook
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    findings: tuple[Diagnostic, ...]


def check_playbook(given: Input) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """Read, look up and check *given*; return the playbook and the findings by place."""
    sources, malformed = load(given.files, given.settings, frozenset(given.images), given.unread)
    playbook, unresolved = resolve(sources)
    found = (*given.findings, *malformed, *unresolved, *run_checks(playbook, given.today))
    judged = settle_findings(found, playbook.allowances, given.settings, complete=not given.unread)
    return playbook, by_place(judged)


def compile_playbook(given: Input, templates: Environment, style: csl.Style) -> Result:
    """Compile *given* into pages."""
    playbook, findings = check_playbook(given)
    made = tuple(render(playbook, given, templates, style))
    pages = tuple(page for page in made if isinstance(page, Page))
    assets = tuple(asset for asset in made if isinstance(asset, Asset))
    return Result(playbook, pages, assets, findings)


def counting(findings: tuple[Diagnostic, ...], *, strict: bool) -> tuple[Diagnostic, ...]:
    """Return the findings that keep the site from being published."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return tuple(finding for finding in findings if finding.severity in bad)
