"""Mount the playbook in a site of MkDocs: its theme draws our shells, its pages stay as they are.

`mkdocs_plugin` calls these in MkDocs' order: the files, the navigation, the Markdown of each page, the
templates, the end of the build.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.findings.suggestions import did_you_mean
from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.site import Page
from generator.pipeline import Result
from generator.project import Project, own_templates
from generator.render.addresses import address_of, link, path_of
from generator.render.outputs import Leaf
from generator.site.build import FOOTER, TABS, sitemap
from generator.site.mounted import assets
from generator.site.mounted.dress import Dress, dressed
from generator.site.mounted.records import with_records
from generator.site.mounted.shell import (
    CONTENT,
    WITHOUT,
    WORDS,
    Look,
    MountError,
    MountShell,
    look_of,
    pour_mounted,
    split_shell,
)
from generator.site.shells.order import Tab

NAME = "Playbook"
OURS = "playbook-mount:"  # how links of theirs to us begin while MkDocs looks at links


@dataclass
class Mount:
    """A build of a mounted playbook; what MkDocs gives on the way is kept until its end."""

    project: Project
    result: Result
    place: str  # such as "playbook/"
    warn: Callable[[str], None]
    nav: Navigation | None = None
    files: Files | None = None
    templates: Environment | None = None
    entry: File | None = None
    page: SitePage | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)  # places on our pages, by whom

    # --- On the way ---------------------------------------------------------------------------

    def add_entry(self, files: Files, config: MkDocsConfig) -> None:
        """Add the page that stands for ours in *files*, so that navigations can name it."""
        for file in files:
            if file.dest_uri.startswith(self.place):
                raise PluginError(
                    f"`{file.src_uri}` lies where the playbook is mounted, in `{self.place}`: "
                    "move it, or mount the playbook elsewhere"
                )
        source = f"{self.place}index.md"
        named = source in _named_in(config.nav)
        inclusion = InclusionLevel.INCLUDED if named else InclusionLevel.NOT_IN_NAV
        self.entry = File.generated(config, source, content=f"# {NAME}\n", inclusion=inclusion)
        self.files = files
        files.append(self.entry)

    def add_to_nav(self, nav: Navigation, config: MkDocsConfig) -> None:
        """Give *nav* an entry for the playbook, if its authors gave it none."""
        self.nav = nav
        assert self.entry is not None
        if self.entry.page is None or self.entry.page not in nav.pages:
            page = SitePage(NAME, self.entry, config)
            nav.items.append(page)
            nav.pages.append(page)

    # --- At the end ---------------------------------------------------------------------------

    def publish(self, config: MkDocsConfig) -> None:
        """Write our pages and files below the mount, and our records into the search index."""
        leaves = self.result.leaves
        pages = [leaf.page() for leaf in leaves if leaf.section and leaf.path not in WITHOUT]
        site = Path(config.site_dir) / self.place
        files = dict(self._files(leaves, config))
        dress = self._dress(pages, files)
        shells = {look: self._shell(look, config) for look in sorted({*map(look_of, pages)})}
        for page in pages:
            shell = shells[look_of(page)]
            _write(site / page.path, pour_mounted(shell, dressed(page, shell, dress)))
        for path, content in files.items():
            _write(site / path, content)
        self._index(pages, config)

    def check_asked(self) -> Iterator[str]:
        """Yield what is wrong with places on our pages that pages beside us link to."""
        for where, address in self.asked:
            place, _, fragment = address.partition("#")
            if (
                fragment
                and f'id="{fragment}"' not in self.page_at[path_of(place)].page().slots["body"]
            ):
                yield f"{where}: `{self.place}{place}` has no place `#{fragment}`"

    def check_places(self, config: MkDocsConfig) -> Iterator[str]:
        """Yield what is wrong with places on pages beside us that ours link to."""
        root = f"{config.site_dir}/{self.place}"
        for (path, _), target in sorted(self.result.playbook.links.items()):
            if target.kind is Kind.NEIGHBOUR and target.fragment:
                there = posixpath.normpath(posixpath.join(root, target.id))
                file = Path(f"{there}/index.html" if target.id.endswith("/") else there)
                if not _has(file, target.fragment):
                    yield f"{path}: `{target.id}` has no place `#{target.fragment}`"

    # --- What links know ----------------------------------------------------------------------

    @cached_property
    def page_at(self) -> Mapping[str, Leaf]:
        """Return our pages by their paths."""
        return {it.path: it for it in self.result.leaves if it.section and it.path not in WITHOUT}

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Return the addresses of our files' pages, by the files' paths."""
        playbook = self.result.playbook
        lists = {
            "kb/glossary.yml": Target(Kind.TERM, ""),
            "kb/tensions.yml": Target(Kind.TENSION, ""),
            "references.bib": Target(Kind.REFERENCE, ""),
            **{f"kb/{kind}s": Target(kind, "") for kind in _SHEETS},
        }
        sheets = {
            sheet.path: Target(sheet.kind, sheet.id)
            for kind in _SHEETS
            for sheet in playbook.sheets[kind].values()
        }
        known = playbook.references
        return {path: address_of(target, known) for path, target in {**lists, **sheets}.items()}

    def lead(self, written: str, page: SitePage, docs: str) -> str | None:
        """Return where a link of *page* that is *written* leads to us; None for one that does not."""
        try:
            parts = urlsplit(written)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        path, where = unquote(parts.path), f"{docs}/{page.file.src_uri}"
        source = posixpath.normpath(posixpath.join(posixpath.dirname(where), path))
        behind = f"#{parts.fragment}" if parts.fragment else ""
        if source.startswith("kb/") or source in self.sources:
            return self._to_source(source, behind, page, where)
        at = posixpath.normpath(posixpath.join(page.url, path))
        if f"{at}/".startswith(self.place) and at != self.place.rstrip("/"):
            self._to_address(at, behind, path, where)
        return None

    # --- Private ------------------------------------------------------------------------------

    def _to_source(self, source: str, behind: str, page: SitePage, where: str) -> str | None:
        address = self.sources.get(source)
        if address is None or path_of(address) not in self.page_at:
            help = did_you_mean(source, self.sources, "mend or remove the link")
            self.warn(f"{where}: the link leads to `{source}`, which has no page; {help}")
            return None
        self.asked.append((where, address + behind))
        here = path_of(page.url)
        return OURS + link(self.place + address + behind, here)

    def _to_address(self, at: str, behind: str, path: str, where: str) -> None:
        place = at.removeprefix(self.place).removesuffix("index.html").rstrip("/")
        address = f"{place}/" if place else ""
        if path.endswith(".md") or "." in place.rpartition("/")[2]:
            return  # a file: MkDocs looks for it
        if path_of(address) in self.page_at:
            self.asked.append((where, address + behind))
        else:
            known = [leaf.removesuffix("index.html") for leaf in self.page_at]
            help = did_you_mean(address, known, "mend or remove the link")
            self.warn(f"{where}: the playbook has no page `{address}`; {help}")

    def _files(
        self, leaves: tuple[Leaf, ...], config: MkDocsConfig
    ) -> Iterator[tuple[str, str | bytes]]:
        theme, mount = self.project.place.theme, own_templates() / "mount"
        material = config.theme.name == "material"
        yield assets.STYLE, assets.style(theme, mount, material=material)
        yield assets.SCRIPT, assets.script(theme, mount)
        yield from ((leaf.path, leaf.content()) for leaf in leaves if not leaf.section)
        listed = [leaf for leaf in leaves if leaf.path not in WITHOUT]
        yield "sitemap.xml", sitemap(listed, self.project.given.settings.site_url)

    def _dress(self, pages: list[Page], files: Mapping[str, str | bytes]) -> Dress:
        paths = {page.path for page in pages}
        return Dress(
            self.project.templates,
            NAME,
            [tab for tab in TABS if _path(tab) in paths],
            [tab for tab in FOOTER if _path(tab) in paths],
            assets.versioned(assets.STYLE, str(files[assets.STYLE])),
            assets.versioned(assets.SCRIPT, str(files[assets.SCRIPT])),
        )

    def _shell(self, look: Look, config: MkDocsConfig) -> MountShell:
        """Let the theme draw a page of marked words."""
        assert self.nav is not None
        assert self.templates is not None
        assert self.entry is not None
        assert self.entry.page is not None
        source = f"{self.place}{'_/' * look.depth}index.md"
        page = _marked(File.generated(config, source, content=""), look, config)
        active = self.entry.page
        active.active = True
        try:
            context = get_context(self.nav, self.files or (), config, page)
            template = self.templates.get_template("main.html")
            context = config.plugins.on_page_context(
                context, page=page, config=config, nav=self.nav
            )
            html = template.render(context)
            html = config.plugins.on_post_page(html, page=page, config=config)
        finally:
            active.active = False
        try:
            return split_shell(html)
        except MountError as error:
            name = config.theme.name or "custom"
            raise PluginError(
                f"the playbook cannot be mounted in the theme `{name}`: {error}"
            ) from error

    def _index(self, pages: list[Page], config: MkDocsConfig) -> None:
        path = Path(config.site_dir) / "search" / "search_index.json"
        search = next((it for name, it in config.plugins.items() if name.endswith("search")), None)
        if search is None or not path.is_file():
            return
        material = type(search).__module__.startswith("material")
        text = path.read_text(encoding="utf-8")
        _write(path, with_records(text, pages, self.place, html=material))


class Links(Extension):
    """Lead the links of Markdown pages to files of ours to the pages of these files."""

    def __init__(self, mount: Mount, docs: str) -> None:
        super().__init__()
        self.mount, self.docs = mount, docs

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown names it
        """Look at links before MkDocs does."""
        md.treeprocessors.register(_Leading(self), "playbook", 1)


class _Leading(Treeprocessor):
    def __init__(self, links: Links) -> None:
        super().__init__()
        self.links = links

    def run(self, root: Element) -> None:
        """Mark each link that leads to us."""
        mount = self.links.mount
        if mount.page is None:
            return
        for element in root.iter("a"):
            led = mount.lead(element.get("href", ""), mount.page, self.links.docs)
            if led is not None:
                element.set("href", led)


def unmarked(html: str) -> str:
    """Return the *html* of a page with its links to us as they shall be."""
    return html.replace(f'href="{OURS}', 'href="')


# Private functions

_SHEETS = (Kind.CARD, Kind.ROLE, Kind.RESOURCE, Kind.DECISION, Kind.COURSE)


def _marked(file: File, look: Look, config: MkDocsConfig) -> SitePage:
    """Return a page all of whose parts are marked words."""
    page = SitePage(WORDS["title"], file, config)
    page.content = CONTENT
    page.meta = {"description": WORDS["description"]}
    page.canonical_url = WORDS["canonical"] if look.canonical else None
    page.edit_url = WORDS["edit"] if look.edit else None
    entry = AnchorLink(WORDS["place"], WORDS["place"], level=2)
    page.toc = TableOfContents([entry] if look.contents else [])
    return page


def _named_in(nav: Any) -> Iterator[str]:
    """Yield every file that the setting `nav` names."""
    if isinstance(nav, str):
        yield nav
    for below in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _named_in(below)


def _path(tab: Tab) -> str:
    return path_of("" if tab.address == "." else tab.address)


def _has(file: Path, fragment: str) -> bool:
    if not file.is_file():
        return False
    html = file.read_text(encoding="utf-8", errors="replace")
    return re.search(rf"""\b(?:id|name)=["']?{re.escape(fragment)}["'\s>]""", html) is not None


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
