"""Lead links of Markdown pages that name a file of ours, such as a card's, to its page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from generator.mkdocs_plugin.leads import Leads, Where

# How links to us begin while MkDocs looks at links: it leaves a scheme alone that it does not know.
OURS = "playbook-mount:"


class Links(Extension):
    """An extension of Python-Markdown; `where` is the page whose Markdown is converted next."""

    def __init__(self, leads: Leads) -> None:
        super().__init__()
        self.leads = leads
        self.where: Where | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown names it
        """Look at links before MkDocs does, whose own look has the priority 0."""
        md.treeprocessors.register(_Leading(self), "playbook", 1)


class _Leading(Treeprocessor):
    def __init__(self, links: Links) -> None:
        super().__init__()
        self.links = links

    def run(self, root: Element) -> None:
        """Mark each link that leads to us."""
        where = self.links.where
        for element in root.iter("a") if where else ():
            led = where and self.links.leads.lead(element.get("href", ""), where)
            if led:
                element.set("href", OURS + led)


def unmarked(html: str) -> str:
    """Return the *html* of a page with its links to us as they shall be."""
    return html.replace(f'href="{OURS}', 'href="')
