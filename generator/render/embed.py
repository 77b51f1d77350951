"""Write cards for frames on other sites, and what oEmbed says of them.

A card in a frame is the card alone: no script, links in a new tab. Only sites that the setting
`embed` names may show it: `playbook headers` prints what lets them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from generator.kinds import EMBED, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status
from generator.model.site import Asset
from generator.render.addresses import canonical, path_of, short_address
from generator.render.desk import Desk, Edition
from generator.render.notes import with_notes

OEMBED = "oembed/"
WIDTH, HEIGHT = 600, 480
DAY = 24 * 60 * 60  # seconds: how long whoever embeds may keep an answer
STYLE = "assets/stylesheets/site.css"


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield the page for frames and the oEmbed answer of each card, where the settings allow it."""
    if not edition.settings.embed or not edition.settings.site_url:
        return
    for card in edition.cards:
        if card.status is Status.PUBLISHED:
            address = f"{EMBED}{card.id}/"
            yield Asset(path_of(address), _page(edition.at(path_of(address)), card))
            yield Asset(f"{OEMBED}{card.id}.json", _answer(edition, card))


def frame_html(edition: Edition, card: Sheet) -> str:
    """Return the frame to put into another page, "" where none may show the card."""
    if not edition.settings.embed or not edition.settings.site_url:
        return ""
    address = canonical(edition.settings.site_url, f"{EMBED}{card.id}/")
    return (
        f'<iframe src="{escape(address)}" title="{escape(card.title)}" width="{WIDTH}"'
        f' height="{HEIGHT}" loading="lazy"></iframe>'
    )


def discovery(edition: Edition, card: Sheet) -> str:
    """Return the tag by which other sites find the oEmbed answer of *card*, "" where it has none."""
    if not frame_html(edition, card):
        return ""
    address = canonical(edition.settings.site_url, f"{OEMBED}{card.id}.json")
    return (
        '<link rel="alternate oembed" type="application/json+oembed"'
        f' title="{escape(card.title)}" href="{escape(address)}">'
    )


# Private functions


def _page(desk: Desk, card: Sheet) -> str:
    settings = desk.settings
    whole = canonical(settings.site_url, short_address(Target(Kind.CARD, card.id)))
    written = desk.author.body(card).html
    body = with_notes(written, desk.edition.citations, desk.here, words=desk.edition.words)
    style = desk.to(STYLE, "").href
    return (
        f'<!doctype html>\n<html lang="{escape(settings.language)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(card.title)}</title>\n"
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(desk.to_address(f"cards/{card.id}/"))}">\n'
        f'<base target="_blank">\n<link rel="stylesheet" href="{escape(style)}">\n</head>\n'
        '<body class="md-typeset pb-embed" data-md-color-scheme="default">\n<main>\n'
        f"<h1>{escape(card.title)}</h1>\n<p>{escape(card.summary)}</p>\n{body}\n</main>\n"
        f'<footer><p><a href="{escape(whole)}" rel="noopener">{escape(card.title)}</a>,'
        f" {escape(settings.site_name)}</p></footer>\n</body>\n</html>\n"
    )


def _answer(edition: Edition, card: Sheet) -> str:
    settings = edition.settings
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": card.title,
        "provider_name": settings.site_name,
        "provider_url": canonical(settings.site_url, ""),
        "cache_age": DAY,
        "html": frame_html(edition, card),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
