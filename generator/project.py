"""Open a project: read its files, settings, templates and citation style into one input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from generator import csl
from generator.cache.memory import Memory, digest
from generator.findings.diagnostics import Diagnostic, Text, by_place
from generator.load.settings import inherited, load_settings
from generator.model.site import NO_CODE, SETTINGS, Code, Settings
from generator.pipeline import Input, Result, compile_playbook, counting
from generator.read.brand import read_brand
from generator.read.catalogue import read_words
from generator.read.catalogue import unsaid as untranslated
from generator.read.citation_style import StyleChoice, read_style
from generator.read.extra import read_extra
from generator.read.known import Known
from generator.read.overrides import check_templates
from generator.read.own import own_templates, own_texts, own_theme, theme_has
from generator.read.text import decode
from generator.read.tree import (
    OneText,
    Templates,
    UnreadableRootError,
    read,
    read_static,
    read_templates,
    read_text,
)
from generator.render.environment import FactsEnvironment, OwnEnvironment, Texts, environment_of
from generator.rules.book import rule_ids
from generator.site.build import BuildOptions, BuildReport, build_site, nothing_told
from generator.site.place import BuildFolders
from generator.site.shells.face import face, paths_of, with_pictures
from generator.site.shells.fitting import fitted
from generator.site.shells.overrides import check_overrides
from generator.site.shells.template_faults import template_faults, theme_faults
from generator.words.files import in_words
from generator.words.words import Words

__all__ = [
    "Project",
    "UnreadableRootError",
    "build_project",
    "compile_project",
    "laid_over",
    "open_project",
    "own_templates",
    "own_theme",
    "place_of",
    "today",
]

MOST_INHERITED = 10  # files of settings, each inherited by the one before

# Where each file makes a page of its own: an error in one need not hold back the others.
SHEETS = ("kb/", "docs/")


@dataclass(frozen=True, slots=True)
class Project:
    """A project, opened: what is compiled, with what, and where the result goes.

    ``code`` is what mkdocs.yml names and may run.
    """

    root: Path
    given: Input
    templates: Environment
    style: csl.LazyStyle
    place: BuildFolders
    code: Code = NO_CODE

    def having(self, settings: Settings, place: BuildFolders | None = None) -> Project:
        """Return the project with other *settings*, to be built at *place*."""
        given = replace(self.given, settings=settings)
        return replace(self, given=given, place=place or self.place)


def open_project(
    root: Path,
    day: date,
    *,
    drafts: bool = False,
    trusted: bool = False,
    named: str = SETTINGS,
    meant: Callable[[Settings], Settings] = lambda read: read,
    memory: Memory | None = None,
) -> Project:
    """Read the project at *root* as of *day*.

    A project's own ``templates/`` goes before those that come with the generator, file by file.
    *trusted*: the person who builds lets the code run that mkdocs.yml names. *named* is the file of
    the settings, *meant* returns what those that were read of it come to. What was looked into
    before, *memory* has. Raises `UnreadableRootError` where there is nothing to read.
    """
    written, settings, wrong = _settings_at(root, named, trusted=trusted)
    settings = meant(settings)
    memory = memory or Memory()
    known = memory.values.recall("texts read", (), Known)
    files, unread = read(root, settings, written, known)
    style, unstyled = read_style(root, _style_choice(settings))
    own, untold = read_templates(root)
    brand, unmarked = read_brand(root, paths_of(settings.brand), settings)
    extra = read_extra(root, settings)
    words, unsaid = read_words(root, settings.language)
    shown = {*own_theme(), *own.theme}
    settings, unlike = fitted(settings, lambda path: path in shown or theme_has(path))
    settings = replace(with_pictures(settings, brand), words=words)
    lost = (
        *check_overrides(own_theme(), own.theme),
        *check_templates(own),
        *_broken(root, own, memory),
    )
    static, unserved = read_static(root)
    given = Input(
        files.texts,
        settings,
        day,
        images=files.images,
        unread=files.failed,
        findings=(
            *wrong,
            *extra.without_named(unread),
            *unstyled,
            *untold,
            *unserved,
            *unmarked,
            *extra.findings,
            *unsaid,
            *(() if unsaid or unlike else untranslated(words, settings.at("theme", "language"))),
            *lost,
            *unlike,
        ),
        drafts=drafts,
        static=static,
        neighbours=files.neighbours,
    )
    loader = ChoiceLoader([Texts(own.texts), FileSystemLoader(own_templates())])
    theirs = {path: in_words(path, content, words) for path, content in own.theme.items()}
    theme = own_theme(words) | face(settings.brand, brand) | dict(extra.theme) | theirs
    place = replace(place_of(root), theme=theme)
    code = settings.code if trusted else NO_CODE
    templates = environment_of(
        OwnEnvironment if _all_ours(own) else FactsEnvironment, loader, words
    )
    return Project(root, given, templates, style, place, code)


def words_at(root: Path) -> Words:
    """Return the words of the language that the settings at *root* name."""
    settings = _settings_at(root, SETTINGS)[1]
    return read_words(root, settings.language)[0]


def laid_over(
    given: Input, contents: Mapping[str, bytes], day: date, *, trusted: bool = False
) -> Input:
    """Return what *given* would be as of *day* if files by path below the root had *contents*."""
    texts = dict(given.files)
    findings: list[Diagnostic] = []
    for path, data in contents.items():
        text, wrong = decode(path, data)
        findings += wrong
        texts.pop(path, None)
        if text is not None:
            texts[path] = text
    settings = given.settings
    if SETTINGS in contents:
        settings, unset = load_settings(texts.get(SETTINGS), rule_ids(), trusted=trusted)
        findings += unset
    kept = (it for it in given.findings if it.span.path not in contents)
    return replace(
        given,
        files=dict(sorted(texts.items())),
        settings=settings,
        today=day,
        unread=(given.unread - contents.keys()) | (contents.keys() - texts.keys()),
        findings=(*kept, *findings),
    )


def held_back(
    project: Project, faulty: Sequence[Diagnostic], good: Mapping[str, Text]
) -> Project | None:
    """Return *project* with the last *good* texts of its sheets that are *faulty*, and all others.

    A new sheet with errors is left out. None where an error is elsewhere, so that this is no help.
    """
    paths = {finding.span.path for finding in faulty}
    if not all(path.startswith(SHEETS) and path.endswith(".md") for path in paths):
        return None
    files = {path: text for path, text in project.given.files.items() if path not in paths}
    files |= {path: good[path] for path in paths if path in good}
    given = replace(project.given, files=files, unread=frozenset(), findings=())
    return replace(project, given=given)


def place_of(root: Path) -> BuildFolders:
    """Return where the project at *root* is built, before any of it is read."""
    return BuildFolders(root / "build")


def compile_project(
    project: Project,
    memory: Memory | None = None,
    *,
    strict: bool = False,
    stale: bool = False,
    tell: Callable[[str], None] = nothing_told,
) -> Result:
    """Compile *project*, with what readers take along where findings do not keep it back.

    *strict*: warnings do, too; *stale*: a file to take along that is there is kept as it is.
    *tell* is called with the name of each step. Call it with the project's place held.
    """
    result = compile_playbook(project.given, project.templates, project.style, memory)
    if not project.given.settings.downloads or counting(result.findings, strict=strict):
        return result
    from generator.paper.downloads import BookJob, make_downloads  # noqa: PLC0415  # not all sites offer it

    press = BookJob(
        result.playbook,
        project.given,
        project.templates,
        project.style,
        project.place.build / "books",
        project.place.top,
        stale=stale,
    )
    taken = make_downloads(press, tell)
    findings = by_place((*result.findings, *taken.findings))
    made = {it.path: it for it in (*result.outputs, *taken.outputs)}  # some pages say more then
    return replace(result, outputs=tuple(made.values()), findings=findings)


def build_project(
    project: Project,
    result: Result,
    options: BuildOptions,
    tell: Callable[[str], None] = nothing_told,
) -> BuildReport:
    """Make the site of *project* from what it was compiled to, as `build_site` does."""
    settings, place = project.given.settings, project.place
    whole = replace(options, code=project.code)
    return build_site(project.root, result.outputs, settings, place, whole, tell)


def _settings_at(
    root: Path, named: str, *, trusted: bool = False
) -> tuple[OneText, Settings, tuple[Diagnostic, ...]]:
    """Return the settings in the file *named*, or in one that it inherits where the playbook is mounted.

    Of a site that is all ours, what it inherits is not used, and a finding says so.
    """
    seen, path = set[str](), named
    while path and path not in seen and len(seen) <= MOST_INHERITED:
        seen.add(path)
        written = read_text(root, path)
        settings, wrong = load_settings(written.text, rule_ids(), trusted=trusted)
        if settings.mount or path == named:
            found = written, settings, wrong
        path = "" if settings.mount else inherited(written.text)
    return found


def _style_choice(settings: Settings) -> StyleChoice:
    at, locale_at = settings.at("csl"), settings.at("csl-locale" if settings.csl_locale else "csl")
    ours = "" if settings.csl else csl.locale_of(settings.language)
    return StyleChoice(settings.csl, settings.csl_locale or ours, at, locale_at)


def _all_ours(own: Templates) -> bool:
    """Tell whether a project's *own* templates say what those say that come with the generator."""
    return not own.texts or own.texts.items() <= own_texts().items()


def _broken(root: Path, own: Templates, memory: Memory) -> Iterator[Diagnostic]:
    """Yield what is wrong with a project's own templates, of which most have none.

    Copies of ours are as sound as ours, unless ours are what is written here.
    """
    theme = {
        path: content.decode("utf-8", errors="replace")
        for path, content in own.theme.items()
        if path.endswith(".html")
    }
    if own.texts and (not _all_ours(own) or own_templates() == root.resolve() / "templates"):
        ours = own_texts()
        texts = (it for texts in (own.texts, ours) for pair in texts.items() for it in ("", *pair))
        look = partial(template_faults, own.texts, ours)
        yield from memory.recall("templates", digest(*texts), look)
    if theme:
        yield from theme_faults(theme, lambda path: path in own_theme() or theme_has(path))


def today() -> date:
    """Return the day that reviews are measured by; SOURCE_DATE_EPOCH sets it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return now.date()
