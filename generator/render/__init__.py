"""Render the playbook: views compute what each page prints, templates have the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from jinja2 import Environment

from generator import csl
from generator.model import Asset, Page, Playbook, Settings
from generator.render import api, feeds, lens, llms
from generator.render.addresses import image_path, root_of
from generator.render.book import Book, book_of
from generator.render.citations import citations_of
from generator.render.decisions import views as decisions
from generator.render.edition import Edition, edition_of
from generator.render.frames import View
from generator.render.printing import print_page
from generator.render.views import (
    az,
    card,
    cards,
    coverage,
    doc,
    downloads,
    evidence,
    facet,
    glossary,
    home,
    moved,
    not_found,
    offline,
    reference,
    references,
    resource,
    role,
    rules,
    tensions,
)


class Given(Protocol):
    """What of a compilation's input the pages depend on."""

    @property
    def settings(self) -> Settings:
        """Return the settings of the site."""

    @property
    def images(self) -> Mapping[str, bytes]:
        """Return the pictures by path."""

    @property
    def drafts(self) -> bool:
        """Tell whether drafts are shown."""


VIEWS = (
    home.views,
    cards.views,
    card.views,
    role.views,
    facet.views,
    references.views,
    reference.views,
    resource.views,
    decisions.views,
    glossary.views,
    tensions.views,
    evidence.views,
    coverage.views,
    az.views,
    doc.views,
    rules.views,
    moved.views,
    not_found.views,
    offline.views,
)


def render(
    playbook: Playbook, given: Given, templates: Environment, style: csl.Style
) -> Iterator[Page | Asset]:
    """Yield every page of the site, and the files that are none."""
    root = root_of(given.settings.site_url)
    citations = citations_of(playbook.references, style, root)
    edition = edition_of(playbook, given.settings, citations, drafts=given.drafts)
    for view in all_views(edition):
        yield print_page(view, edition, templates)
    yield from reference.assets(edition)
    yield from decisions.walks(edition)
    yield from feeds.assets(edition)
    yield from api.assets(edition)
    yield from llms.assets(edition)
    yield from lens.assets(edition)
    for path in sorted(given.images):
        yield Asset(image_path(path), given.images[path])


def bind_book(playbook: Playbook, given: Given, templates: Environment, style: csl.Style) -> Book:
    """Return the whole playbook as one document, not yet in any of its forms."""
    citations = citations_of(playbook.references, style, root_of(given.settings.site_url))
    return book_of(edition_of(playbook, given.settings, citations), given.images, templates)


def offer_page(
    playbook: Playbook,
    given: Given,
    templates: Environment,
    style: csl.Style,
    offers: tuple[downloads.Offer, ...],
) -> Page:
    """Return the page that offers the whole playbook in the forms that could be made."""
    citations = citations_of(playbook.references, style, root_of(given.settings.site_url))
    edition = edition_of(playbook, given.settings, citations)
    return print_page(downloads.view(edition, offers), edition, templates)


def all_views(edition: Edition) -> Iterator[View]:
    """Yield the view of every page, kind by kind."""
    for views in VIEWS:
        yield from views(edition)
