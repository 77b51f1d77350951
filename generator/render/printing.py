"""Print a view: its template's words round its facts, and the slots of the theme's shell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from jinja2 import Environment
from markupsafe import escape

from generator.cache.memory import digest
from generator.cache.packing import spelt
from generator.model.site import Page, Record
from generator.render.addresses import canonical, path_of
from generator.render.batches import Draft
from generator.render.desk import Edition
from generator.render.frames import Frame, View
from generator.render.notes import HEADING, with_notes
from generator.render.programs.metadata import head_of
from generator.render.programs.records import records_of
from generator.render.slots import Entry, contents, crumbs
from generator.render.suggest import edit_address, suggestion_address


def print_page(view: View, edition: Edition, templates: Environment) -> Page:
    """Return the page of *view*, every slot of it final HTML."""
    return draft_page(view, edition, templates).print()


def draft_page(view: View, edition: Edition, templates: Environment) -> Draft:
    """Return the page of *view* before its template is run: that is dear, and mostly done before."""
    about = _about(view.frame, edition)
    records = records_of(view.frame, edition)
    return Draft(
        path_of(view.frame.address),
        lambda: digest(spelt((view, about, records))),
        partial(_print, view, about, records, edition, templates),
    )


# Private functions


def _about(frame: Frame, edition: Edition) -> dict[str, str]:
    """Return the slots that no template writes."""
    slots = {
        "title": escape(frame.title),
        "name": escape(frame.name),
        "description": escape(frame.description),
        "canonical": escape(canonical(edition.settings.site_url, frame.canonical or frame.address)),
        "head": "\n".join(filter(None, (frame.head, head_of(frame, edition)))),
        "crumbs": crumbs([(it.title, it.href) for it in frame.crumbs]),
        **_addresses(frame, edition),
    }
    return {name: str(html) for name, html in slots.items()}


def _print(
    view: View,
    about: dict[str, str],
    records: tuple[Record, ...],
    edition: Edition,
    templates: Environment,
) -> Page:
    frame = view.frame
    written = templates.get_template(f"pages/{view.template}").render(it=view.facts)
    body = with_notes(written, edition.citations, path_of(frame.address), words=edition.words)
    entries: Sequence[Entry] = frame.contents
    if body != written:
        title = edition.words.pgettext("at the foot of a page", "Notes")
        entries = _with_notes(entries, title)
    slots = {**about, "toc": str(contents(entries)), "body": str(body)}
    return Page(path_of(frame.address), frame.section, slots, frame.listed, records)


def _with_notes(entries: Sequence[Entry], title: str) -> Sequence[Entry]:
    """Return *entries* with the notes under their *title*, which stand before the references, else last."""
    at = next((at for at, it in enumerate(entries) if it.id.endswith("-references")), len(entries))
    return (*entries[:at], Entry(2, HEADING, title), *entries[at:])


def _addresses(frame: Frame, edition: Edition) -> dict[str, str]:
    settings = edition.settings
    own = canonical(settings.site_url, frame.address) or f"/{frame.address}"
    suggested = suggestion_address(edition.words, settings.suggest, frame.title, own, frame.address)
    return {
        "suggest": escape(suggested),
        "edit": escape(edit_address(settings.repo_url, settings.edit_uri, frame.source)),
    }
