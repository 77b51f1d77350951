"""Compute the pages at former addresses: each leads on to where its thing is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.render.addresses import address_of, path_of
from generator.render.desk import Edition
from generator.render.frames import Frame, Link, View

SECTIONS = {
    Kind.CARD: "cards",
    Kind.ROLE: "roles",
    Kind.RESOURCE: "resources",
    Kind.DECISION: "decisions",
    Kind.COURSE: "courses",
}


@dataclass(frozen=True, slots=True)
class MovedFacts:
    """What a former address prints."""

    link: Link


def views(edition: Edition) -> Iterator[View]:
    """Yield a page for each former id."""
    for (kind, alias), name in sorted(edition.playbook.aliases.items()):
        target = Target(kind, name)
        if edition.shows(target):
            yield _view(edition, Target(kind, alias), target)


# Private functions


def _view(edition: Edition, former: Target, target: Target) -> View:
    address = address_of(former, {})
    link = edition.link(target, path_of(address))
    frame = Frame(
        address,
        SECTIONS[former.kind],
        link.title,
        f"This page has moved: {link.title}.",
        edition.crumbs(path_of(address)),
        listed=False,
        head=f'<meta http-equiv="refresh" content="0; url={escape(link.href)}">',
        canonical=address_of(target, {}),
    )
    return View(frame, "moved.html", MovedFacts(link))
