"""The plugin: what MkDocs calls, in its order.

MkDocs renders the shells, as it would render pages; before that the playbook is compiled, after it
the pages are poured. Findings are warnings of the logger ``mkdocs.plugins.playbook``, so that
``mkdocs build --strict`` fails on them.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from generator.disk import ForeignError, write
from generator.findings.diagnostics import Diagnostic, Severity, Text
from generator.findings.report import to_line
from generator.load.settings import mount_of
from generator.mkdocs_plugin.leads import Leads
from generator.mkdocs_plugin.links import Links, unmarked
from generator.mkdocs_plugin.mount import NAME, Mount
from generator.model.site import Settings
from generator.pipeline import Result, counting
from generator.project import (
    Project,
    compile_project,
    held_back,
    open_project,
    place_of,
    today,
    words_at,
)
from generator.site.build import BuildOptions, Furniture, make_order, site_claims
from generator.site.mirror import claim_of, emit
from generator.site.place import check_site_dir, note_site, take
from generator.site.search.index import make_index
from generator.site.shells import ShellSpec, load_shells, shell_file
from generator.site.shells.bundle import bundle
from generator.site.shells.cage import caged, told
from generator.site.shells.order import documents, extra
from generator.words.phrases import Phrase, phrase, phrases, reason
from generator.words.words import Words

SOURCES = ("kb", "docs", "static", "templates", "references.bib")

# Priority of events in which others, some of them at -100, shall have done what they do.
LAST = -200

log = get_plugin_logger("playbook")


@dataclass(frozen=True, slots=True)
class Compiled:
    """What one build carries from its beginning to its end."""

    project: Project
    settings: Settings
    result: Result
    order: ShellSpec


class PlaybookPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own hook has no types
    """The plugin ``playbook``; its options are read by `load.settings`, and only named here."""

    config_scheme = (
        ("suggest", config_options.Type(str, default="")),
        ("bibliography", config_options.ListOfItems(config_options.Type(str), default=[])),
        ("csl", config_options.Type(str, default="")),
        ("csl-locale", config_options.Type(str, default="")),
        ("offline", config_options.Type(bool, default=True)),
        ("mount", config_options.Type(str, default="")),
        ("brand", config_options.Type(dict, default={})),
        ("downloads", config_options.ListOfItems(config_options.Type(str), default=[])),
        ("severity", config_options.Type(dict, default={})),
    )

    def __init__(self) -> None:
        self.serving = False
        self.compiled: Compiled | None = None
        self.good: Mapping[str, Text] = {}  # the texts of the last sound state, while it serves
        self.mount: Mount | None = None
        self.config_used: MkDocsConfig | None = None  # by the build that is under way
        self.nested = 0

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  # MkDocs names it
        """Note whether this is `mkdocs serve`, which shows drafts and goes without the policy."""
        self.serving = command == "serve"
        sys.excepthook = told  # a fault of a template is one line

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile the playbook and point MkDocs at the shells that it needs.

        Mounted in a site of other pages, the playbook leaves all of MkDocs' settings alone. A
        plugin may build the site again within a build, for each further language: ours is made once.
        """
        if self.mount and self.config_used is config:
            self.nested += 1
            config.markdown_extensions.append(self.mount.links)  # type: ignore[arg-type]  # as in `_mounted`
            return config
        self.config_used, self.nested = config, 0
        root = Path(config.config_file_path).parent
        with _foreign_told(root):
            if not self.serving:
                check_site_dir(root, Path(config.site_dir))
            take(place_of(root))
            mount = mount_of(self.config["mount"])
            compiled = _compile(root, config, mount, self.good if self.serving else None)
            self.good = compiled.project.given.files
            if compiled.settings.mount:
                self.mount = _mounted(compiled, config)
                return config
            self.compiled, self.mount = compiled, None
            place, order = compiled.project.place, compiled.order
            docs, theme = place.build / "mkdocs" / "docs", place.build / "mkdocs" / "theme"
            emit(docs, {path: claim_of(text) for path, text in documents(order)}, place.top)
            emit(theme, {path: claim_of(it) for path, it in order.theme.items()}, place.top)
        _configure(config, order, docs, theme, compiled.settings.words)
        return config

    @event_priority(LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the page that stands for a mounted playbook."""
        if self.mount:
            self.mount.add_entry(files, config)
        return files

    @event_priority(LAST)
    def on_nav(
        self, nav: Navigation, *, config: MkDocsConfig, files: Files
    ) -> Navigation:  # MkDocs names it
        """Give the navigation an entry for a mounted playbook."""
        if self.mount:
            self.mount.add_to_nav(nav, files, config, nested=bool(self.nested))
        return nav

    @event_priority(-LAST)
    def on_page_content(self, html: str, *, page: SitePage, **_: Any) -> str:
        """Let the links of a page to a mounted playbook be as they shall be."""
        if self.mount:
            page.content = unmarked(html)  # others take it from there, such as for feeds
        return page.content or ""

    @event_priority(-LAST)  # before others press it together
    def on_post_page(self, output: str, **_: Any) -> str:
        """Let those of what other pages show of it be so, too."""
        return unmarked(output) if self.mount else output

    @event_priority(-100)  # when others have added what templates need
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's templates for a mounted playbook; let ours run in our sandbox."""
        if self.mount and not self.nested:
            self.mount.keep_theme(env, files, config)
        return caged(env, self.compiled.order.theme.keys()) if self.compiled else env

    @event_priority(-LAST)
    def _draw(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002  # MkDocs names it
        """Draw the shells of a mounted playbook, before others build the site in their languages."""
        if self.mount and not self.nested:
            self.mount.draw()

    @event_priority(LAST)  # when the search has written its index
    def _publish(self, *, config: MkDocsConfig) -> None:
        """Pour the pages into the site that MkDocs made, and take the shells out of it."""
        if self.nested:
            self.nested -= 1
            return
        self.config_used = None
        if self.mount:
            leads = self.mount.leads
            self.mount.publish(config)
            for problem in (*leads.check_asked(), *leads.check_places(config.site_dir)):
                log.warning(self.mount.words.said(problem))
        elif self.compiled is not None:
            _pour(self.compiled, Path(config.site_dir), published=not self.serving)
        if not self.serving:
            note_site(Path(config.config_file_path).parent, Path(config.site_dir))

    on_post_build = CombinedEvent(_draw, _publish)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],  # noqa: ARG002  # MkDocs names it
    ) -> LiveReloadServer:
        """Watch what authors write, not the staged shells: one edit, one build."""
        if not self.mount:
            server.unwatch(config.docs_dir)
        root = Path(config.config_file_path).parent
        for name in SOURCES:
            if (root / name).exists():
                server.watch(str(root / name))
        return server


# Private functions


def _compile(
    root: Path, config: MkDocsConfig, mount: str, good: Mapping[str, Text] | None
) -> Compiled:
    """Compile the project at *root*; *good* are its last sound texts where it is served, else None.

    Whether it is mounted, and where, is what MkDocs made of the settings, whichever file they are in.
    While it is served, a page with errors stays as it was, and all others are as they are written.
    """
    serving = good is not None
    project = open_project(
        root,
        today(),
        drafts=serving,
        named=Path(config.config_file_path).name,
        meant=lambda read: _settings(replace(read, mount=mount), config),
    )
    settings = project.given.settings
    if serving:
        settings = replace(settings, downloads=())
    if mount:
        settings = replace(settings, site_name=settings.words.gettext(NAME))
    project = project.having(settings)
    result = compile_project(project, tell=log.info)
    for finding in result.findings:
        _log(finding, settings.words)
    errors = counting(result.findings, strict=False)
    if errors:
        held = held_back(project, errors, good) if good is not None else None
        kept = compile_project(held) if held else result
        if held is None or counting(kept.findings, strict=False):
            raise PluginError(settings.words.said(_counted(len(errors))))
        log.warning(settings.words.said(phrase("The pages with errors stay as they were.")))
        project, result = held, kept
    order = make_order(project.place.theme, result.outputs, settings)
    return Compiled(project, settings, result, order)


def _counted(errors: int) -> Phrase:
    return phrases("the playbook has %(num)s error", "the playbook has %(num)s errors", errors)


def _mounted(compiled: Compiled, config: MkDocsConfig) -> Mount:
    words = compiled.settings.words
    leads = Leads(
        compiled.result, compiled.settings.mount, lambda told: log.warning(words.said(told))
    )
    links = Links(leads, compiled.settings.docs_dir)
    config.markdown_extensions.append(links)  # type: ignore[arg-type]  # Markdown takes objects too
    return Mount(compiled.project, leads, links, Navigation([], []))


def _settings(settings: Settings, config: MkDocsConfig) -> Settings:
    """Return *settings* with what MkDocs made of its own keys."""
    site_url = config.site_url or ""
    if not settings.mount:
        return replace(settings, site_url=site_url)
    root = Path(config.config_file_path).parent
    return replace(
        settings,
        site_url=site_url and f"{site_url.rstrip('/')}/{settings.mount}",
        docs_dir=Path(os.path.relpath(config.docs_dir, root)).as_posix(),
        use_directory_urls=config.use_directory_urls,
        repo_url=config.repo_url or "",
        edit_uri=_edit_uri(config),
    )


def _edit_uri(config: MkDocsConfig) -> str:
    """Return how edit links begin for files below the project: MkDocs' own lead below docs_dir."""
    uri, docs = config.edit_uri or "", f"{Path(config.docs_dir).name}/"
    return uri.removesuffix(docs) if uri.endswith((f"/{docs}", f"={docs}")) else uri


def _log(finding: Diagnostic, words: Words) -> None:
    levels = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.INFO: log.info}
    levels[finding.severity](words.said(to_line(finding)))


@contextmanager
def _foreign_told(root: Path) -> Iterator[None]:
    try:
        yield
    except ForeignError as error:
        raise PluginError(words_at(root).said(reason(error))) from error


def _configure(
    config: MkDocsConfig, order: ShellSpec, docs: Path, theme: Path, words: Words
) -> None:
    if config.theme.name != "material":
        message = phrase(
            "the playbook needs the theme `material`, not `%(name)s`", name=config.theme.name
        )
        raise PluginError(words.said(message))
    config.docs_dir = str(docs)
    config.use_directory_urls = False
    config.nav = None
    config.extra["playbook"] = extra(order)
    config.theme["font"] = False
    # What is staged was read with care; the project's own folder was not.
    unread = Path(config.config_file_path).parent / "templates" / "theme"
    others = (it for it in config.theme.dirs if Path(it) not in {theme, unread.absolute()})
    config.theme.dirs[:] = [str(theme), *others]
    if "attr_list" not in config.markdown_extensions:
        config.markdown_extensions.append("attr_list")


def _pour(compiled: Compiled, site: Path, *, published: bool) -> None:
    """Pour; a site that is only served has no policy and no service worker."""
    outputs, order = compiled.result.outputs, compiled.order
    pages = tuple(output for output in outputs if output.section)
    offline = published and compiled.settings.offline
    bundle(site, order)
    shells = load_shells(site, order)
    place = compiled.project.place
    index = make_index(pages, compiled.settings.language, place.build / "search", place.top)
    options = BuildOptions(policy=published, offline=offline)
    furniture = Furniture(order, shells, index)
    claims = site_claims(outputs, compiled.settings, furniture, options)
    made = {path: claim.make() for path, claim in claims.items()}
    for name in order.shells:
        (site / shell_file(name)).unlink()
    shutil.rmtree(site / "_", ignore_errors=True)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    for path, content in made.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        write(f"{site}/{path}", content)
