"""Lead links of Markdown pages that name a file of ours, such as a card's, to its page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.files import File

from generator.mkdocs_plugin.leads import Leads, Where

# How links to us begin while MkDocs looks at links: it leaves a scheme alone that it does not know.
OURS = "playbook-mount:"


class Links(Extension):
    """An extension of Python-Markdown, for a site whose pages lie in the folder *docs*."""

    def __init__(self, leads: Leads, docs: str) -> None:
        super().__init__()
        self.leads = leads
        self.docs = docs

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown names it
        """Look at links before MkDocs does, whose own look has the priority 0, or that of blogs 1."""
        md.treeprocessors.register(_Leading(self, md), "playbook", 2)


class _Leading(Treeprocessor):
    def __init__(self, links: Links, md: Markdown) -> None:
        super().__init__(md)
        self.links = links

    def run(self, root: Element) -> None:
        """Mark each link that leads to us."""
        file = self._file()
        where = file and Where(f"{self.links.docs}/{file.src_uri}", file.url.removeprefix("./"))
        for element in root.iter("a") if where else ():
            led = where and self.links.leads.lead(element.get("href", ""), where)
            if led:
                element.set("href", OURS + led)

    def _file(self) -> File | None:
        """Return the file whose links MkDocs looks at next; None where it looks at none.

        So it is with the words that other plugins convert, such as for feeds; not so with
        beginnings of pages, which blogs show on others.
        """
        found = (getattr(it, "file", None) for it in self.md.treeprocessors if it is not self)
        return next((it for it in found if isinstance(it, File)), None)


def unmarked(html: str) -> str:
    """Return the *html* of a page with its links to us as they shall be."""
    return html.replace(f'href="{OURS}', 'href="')
