"""Carry a mounted playbook through a build of MkDocs: what MkDocs gives on the way, what we write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from generator.disk import put
from generator.mkdocs_plugin.leads import Leads
from generator.mkdocs_plugin.links import Links
from generator.mkdocs_plugin.theme import Theme
from generator.model.site import Page
from generator.project import Project, own_templates
from generator.render.addresses import path_of
from generator.site.build import FOOTER, TABS, sitemaps, tabs_in
from generator.site.mounted import assets
from generator.site.mounted.dress import Dress, dressed
from generator.site.mounted.records import with_records
from generator.site.mounted.shell import Look, MountShell, look_of, pour_mounted
from generator.site.shells.order import Tab
from generator.words.phrases import phrase
from generator.words.words import N_, Words

NAME = N_("Playbook")  # of the entry in the navigation


@dataclass
class Mount:
    """A build of a playbook that is mounted in another site."""

    project: Project
    leads: Leads
    links: Links
    nav: Navigation
    entry: SitePage | None = None
    theme: Theme | None = None
    pages: Sequence[Page] = ()
    shells: Mapping[Look, MountShell] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Return the address of the mount, such as ``playbook/``."""
        return self.leads.place

    @property
    def words(self) -> Words:
        """Return the words of the playbook's language."""
        return self.project.given.settings.words

    @property
    def name(self) -> str:
        """Return what the playbook is called in the navigation."""
        return self.words.gettext(NAME)

    def add_entry(self, files: Files, config: MkDocsConfig) -> None:
        """Add the page that stands for ours to *files*, so that navigations can name it."""
        taken = next((it.src_uri for it in files if it.dest_uri.startswith(self.place)), "")
        if taken:
            message = phrase(
                "`%(taken)s` lies where the playbook is mounted, in `%(place)s`: "
                "move it, or mount the playbook elsewhere",
                taken=taken,
                place=self.place,
            )
            raise PluginError(self.words.said(message))
        source = f"{self.place}index.md"
        named = source in _named_in(config.nav)
        inclusion = InclusionLevel.INCLUDED if named else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, source, content=f"# {self.name}\n", inclusion=inclusion)
        files.append(file)

    def add_to_nav(
        self, nav: Navigation, files: Files, config: MkDocsConfig, *, nested: bool
    ) -> None:
        """Give *nav* an entry for the playbook, if its authors gave it none.

        *nested*: it is that of a build within the build, whose navigation is not that of our pages.
        """
        file = files.get_file_from_path(f"{self.place}index.md")
        if file is None:
            message = phrase(
                "a plugin took `%(file)s` out of the site", file=f"{self.place}index.md"
            )
            raise PluginError(self.words.said(message))
        entry = file.page or SitePage(self.name, file, config)
        if entry not in nav.pages:
            nav.items.append(entry)
            nav.pages.append(entry)
        if not nested:
            self.nav, self.entry = nav, entry

    def keep_theme(self, templates: Environment, files: Files, config: MkDocsConfig) -> None:
        """Keep what pages are drawn with."""
        if self.entry:
            self.theme = Theme(config, self.nav, files, templates, self.entry, self.words)

    def draw(self) -> None:
        """Let the theme draw what our pages are poured into."""
        if self.theme:
            self.pages = [output.page() for output in self.leads.pages.values()]
            looks = sorted({*map(look_of, self.pages)})
            self.shells = {look: self.theme.shell(look, self.place) for look in looks}

    def publish(self, config: MkDocsConfig) -> None:
        """Write our pages and files below the mount, and our records into the search index."""
        pages = self.pages
        site = Path(config.site_dir) / self.place
        files = dict(self._files(config.theme.name == "material"))
        dress = self._dress(pages, files)
        for page in pages:
            shell = self.shells[look_of(page)]
            put(site / page.path, pour_mounted(shell, dressed(page, shell, dress)))
        for path, content in files.items():
            put(site / path, content)
        _add_records(pages, self.place, config)

    def _files(self, material: bool) -> Iterator[tuple[str, str | bytes]]:
        parts, mount = self.project.place.theme, own_templates() / "mount"
        outputs = self.leads.result.outputs
        yield assets.STYLE, assets.style(parts, mount, material=material)
        yield assets.SCRIPT, assets.script(parts, mount)
        yield from ((output.path, output.content()) for output in outputs if not output.section)
        address = self.project.given.settings.site_url
        yield from sitemaps(self.leads.pages.values(), address).items()

    def _dress(self, pages: Sequence[Page], files: Mapping[str, str | bytes]) -> Dress:
        paths = {page.path for page in pages}
        return Dress(
            self.project.templates,
            self.name,
            [*tabs_in(self.project.given.settings.words, TABS, paths)],
            [*tabs_in(self.project.given.settings.words, FOOTER, paths)],
            assets.versioned(assets.STYLE, str(files[assets.STYLE])),
            assets.versioned(assets.SCRIPT, str(files[assets.SCRIPT])),
        )


# Private functions


def _add_records(pages: Sequence[Page], place: str, config: MkDocsConfig) -> None:
    path = Path(config.site_dir) / "search" / "search_index.json"
    search = next((it for name, it in config.plugins.items() if name.endswith("search")), None)
    if search is not None and path.is_file():
        shows_html = type(search).__module__.startswith("material")
        text = path.read_text(encoding="utf-8")
        put(path, with_records(text, pages, place, html=shows_html))


def _named_in(nav: Any) -> Iterator[str]:
    """Yield every file that the setting `nav` names."""
    if isinstance(nav, str):
        yield nav
    for below in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _named_in(below)


def _path(tab: Tab) -> str:
    return path_of("" if tab.address == "." else tab.address)
