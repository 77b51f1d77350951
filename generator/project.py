"""Open a project: read its files, settings, templates and citation style into one input."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from generator import csl
from generator.load.settings import load_settings
from generator.model.site import NO_CODE, SETTINGS, Code, Settings
from generator.pipeline import Input
from generator.read.brand import read_brand
from generator.read.citation_style import StyleChoice, read_style
from generator.read.own import own_templates, own_theme
from generator.read.tree import UnreadableRootError, read, read_static, read_templates, read_text
from generator.render.environment import Texts, environment
from generator.rules.book import rule_ids
from generator.site.place import Place
from generator.site.shells.face import face, paths_of, with_pictures
from generator.site.shells.overrides import check_overrides

__all__ = [
    "Project",
    "UnreadableRootError",
    "open_project",
    "own_templates",
    "own_theme",
    "place_of",
    "today",
]


@dataclass(frozen=True, slots=True)
class Project:
    """A project, opened: what is compiled, with what, and where the result goes.

    ``code`` is what mkdocs.yml names and may run.
    """

    root: Path
    given: Input
    templates: Environment
    style: csl.LazyStyle
    place: Place
    code: Code = NO_CODE


def open_project(root: Path, day: date, *, drafts: bool = False, trusted: bool = False) -> Project:
    """Read the project at *root* as of *day*.

    A project's own ``templates/`` goes before those that come with the generator, file by file.
    *trusted*: the person who builds lets the code run that mkdocs.yml names. Raises
    `UnreadableRootError` where there is nothing to read.
    """
    written = read_text(root, SETTINGS)
    settings, wrong = load_settings(written.text, rule_ids(), trusted=trusted)
    files, unread = read(root, settings, written)
    style, unstyled = read_style(root, _style_choice(settings))
    own, untold = read_templates(root)
    brand, unmarked = read_brand(root, paths_of(settings.brand), settings)
    settings = with_pictures(settings, brand)
    lost = tuple(check_overrides(own_theme(), own.theme))
    static, unserved = read_static(root)
    given = Input(
        files.texts,
        settings,
        day,
        images=files.images,
        unread=files.failed,
        findings=(*wrong, *unread, *unstyled, *untold, *unserved, *unmarked, *lost),
        drafts=drafts,
        static=static,
        neighbours=files.neighbours,
    )
    loader = ChoiceLoader([Texts(own.texts), FileSystemLoader(own_templates())])
    place = replace(
        place_of(root), theme=own_theme() | face(settings.brand, brand) | dict(own.theme)
    )
    code = settings.code if trusted else NO_CODE
    return Project(root, given, environment(loader), style, place, code)


def place_of(root: Path) -> Place:
    """Return where the project at *root* is built, before any of it is read."""
    return Place(root / "build")


def _style_choice(settings: Settings) -> StyleChoice:
    at, locale_at = settings.at("csl"), settings.at("csl-locale" if settings.csl_locale else "csl")
    return StyleChoice(settings.csl, settings.csl_locale, at, locale_at)


def today() -> date:
    """Return the day that reviews are measured by; SOURCE_DATE_EPOCH sets it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return now.date()
