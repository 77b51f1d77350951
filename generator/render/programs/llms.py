"""Write ``llms.txt``: the playbook on one page of Markdown, for programs that read for people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.playbook import Target
from generator.model.site import Asset
from generator.render.addresses import address_of, canonical
from generator.render.desk import Edition
from generator.words.words import N_

DATA = (
    ("cards", N_("Cards")),
    ("decisions", N_("Decisions")),
    ("glossary", N_("Glossary")),
    ("health", N_("Health")),
    ("references", N_("References")),
    ("roles", N_("Roles")),
)

_MARKUP = re.compile(r"[\\`*_\[\]<>&|#~]")


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield the file."""
    yield Asset("llms.txt", "\n".join(_lines(edition)) + "\n")


def literal(words: str) -> str:
    """Return *words* as one line of Markdown that reads as them, with no markup in it."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(words.split()))


# Private functions


def _lines(edition: Edition) -> Iterator[str]:
    settings = edition.settings
    yield f"# {literal(settings.site_name)}"
    if settings.site_description:
        yield f"\n> {literal(settings.site_description)}"
    decisions = (Target(it.kind, it.id) for it in edition.decisions())
    cards = (Target(it.kind, it.id) for it in edition.cards)
    for title, things in (
        (edition.gettext("Cards"), tuple(cards)),
        (edition.gettext("Decisions"), tuple(decisions)),
    ):
        if things:
            yield f"\n## {title}\n"
            yield from (_line(edition, it) for it in things)
    yield f"\n## {edition.gettext('Data')}\n"
    yield from (
        f"- [{edition.gettext(title)}]({_url(edition, f'api/{name}.json')}): JSON"
        for name, title in DATA
    )


def _line(edition: Edition, target: Target) -> str:
    sheet = edition.playbook.sheets[target.kind][target.id]
    link = f"[{literal(sheet.title)}]({_url(edition, address_of(target, {}))})"
    return f"- {link}: {literal(sheet.summary)}" if sheet.summary else f"- {link}"


def _url(edition: Edition, address: str) -> str:
    return canonical(edition.settings.site_url, address) or address
