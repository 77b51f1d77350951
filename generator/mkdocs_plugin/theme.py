"""Let the site's theme draw a page of marked words for each look that our pages have."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.site.mounted.shell import CONTENT, WORDS, Look, MountError, MountShell, split_shell
from generator.words.phrases import phrase, reason
from generator.words.words import Words


@dataclass(frozen=True, slots=True)
class Theme:
    """All that MkDocs draws pages with; ``entry`` stands for ours in the navigation."""

    config: MkDocsConfig
    nav: Navigation
    files: Files
    templates: Environment
    entry: Page
    words: Words

    def shell(self, look: Look, place: str) -> MountShell:
        """Draw the shell of *look* of a playbook mounted at *place*, as other pages are drawn."""
        source = f"{place}{'_/' * look.depth}index.md"
        page = _marked(File.generated(self.config, source, content=""), look, self.config)
        self.entry.active = True
        try:
            html = self._draw(page)
        finally:
            self.entry.active = False
        try:
            return split_shell(html)
        except MountError as error:
            name = self.config.theme.name or "custom"
            message = phrase(
                "the playbook cannot be mounted in the theme `%(name)s`: %(why)s",
                name=name,
                why=reason(error),
            )
            raise PluginError(self.words.said(message)) from error

    def _draw(self, page: Page) -> str:
        plugins, config = self.config.plugins, self.config
        context = get_context(self.nav, self.files, config, page)
        context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        html = self.templates.get_template("main.html").render(context)
        return str(plugins.on_post_page(html, page=page, config=config))


# Private functions


def _marked(file: File, look: Look, config: MkDocsConfig) -> Page:
    """Return a page all of whose parts are marked words."""
    page = Page(WORDS["title"], file, config)
    page.content = CONTENT
    page.meta = {"description": WORDS["description"]}
    page.canonical_url = WORDS["canonical"] if look.canonical else None
    page.edit_url = WORDS["edit"] if look.edit else None
    entry = AnchorLink(WORDS["entry"], WORDS["anchor"], level=2)
    page.toc = TableOfContents([entry] if look.contents else [])
    return page
