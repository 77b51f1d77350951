"""Describe a page to programs: Open Graph for previews of links, JSON-LD for search engines.

JSON-LD stands in a ``script`` element as data; a browser runs nothing of it, so that the strict
policy holds. No text ends the element, because ``<``, ``>`` and ``&`` are written as escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Facet, Sheet, Term
from generator.model.site import place_of_brand
from generator.model.works import Reference
from generator.render.addresses import GLOSSARY, HOME, address_of, canonical
from generator.render.desk import Edition
from generator.render.exports.fields import dates, full_name, plain
from generator.render.frames import Frame, Link
from generator.render.programs.courses import linked_course

Data = dict[str, Any]

TYPES: Mapping[str, str] = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "entry-dictionary": "Article",
    "entry-encyclopedia": "Article",
    "legislation": "Legislation",
    "map": "Map",
    "motion_picture": "Movie",
    "report": "Report",
    "software": "SoftwareApplication",
    "song": "MusicRecording",
    "thesis": "Thesis",
    "paper-conference": "ScholarlyArticle",
    "book": "Book",
    "post": "WebPage",
    "post-weblog": "WebPage",
    "webpage": "WebPage",
}


def head_of(frame: Frame, edition: Edition) -> str:
    """Return the tags that describe the page of *frame*; none where it is in no list."""
    if not frame.listed:
        return ""
    tags = [
        f'<meta property="{name}" content="{escape(content)}">'
        for name, content in _open_graph(frame, edition)
        if content
    ]
    if frame.feed:
        tags.append(feed_tag(frame.feed))
    data = linked_data(frame.subject, edition) if frame.subject else {}
    return "\n".join((*tags, script(data))) if data else "\n".join(tags)


def linked_data(subject: Target, edition: Edition) -> Data:
    """Return what schema.org's words say of *subject*, {} for a kind that they have none for."""
    if subject.kind is Kind.CARD:
        said = _card(edition, edition.playbook.sheets[Kind.CARD][subject.id])
    elif subject.kind is Kind.REFERENCE:
        said = work(edition, edition.playbook.references[subject.id])
    elif subject.kind is Kind.TERM:
        terms = edition.playbook.terms.values()
        return linked_terms(edition, sorted(terms, key=lambda it: (it.term.casefold(), it.id)))
    elif subject.kind is Kind.COURSE:
        said = linked_course(edition, subject)
    else:
        return {}
    return {"@context": "https://schema.org", **_filled(said)}


def linked_terms(edition: Edition, terms: Iterable[Term]) -> Data:
    """Return what schema.org's words say of the glossary, with *terms* of it."""
    said = {
        "@type": "DefinedTermSet",
        "@id": canonical(edition.settings.site_url, GLOSSARY),
        "name": f"{edition.settings.site_name}: glossary",
        "hasDefinedTerm": [_term(edition, term) for term in terms],
    }
    return {"@context": "https://schema.org", **_filled(said)}


def feed_tag(feed: Link) -> str:
    """Return the tag by which feed readers find *feed* from the page.

    The second word is for the theme: it takes ``rel="alternate"`` alone for another language.
    """
    address, title = escape(feed.href), escape(feed.title)
    kind = "application/atom+xml"
    return f'<link rel="alternate feed" type="{kind}" title="{title}" href="{address}">'


def script(data: Data) -> str:
    """Return *data* as a block of JSON-LD that no text in it can leave."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'<script type="application/ld+json">{text}</script>'


def work(edition: Edition, reference: Reference) -> Data:
    """Return what schema.org's words say of a cited work."""
    item = reference.item
    doi, url = str(item.get("DOI", "")), str(item.get("URL", ""))
    return _filled(
        {
            "@type": TYPES.get(str(item.get("type", "")), "CreativeWork"),
            "@id": _url(edition, Target(Kind.REFERENCE, reference.key)),
            "name": plain(item.get("title")) or edition.citations.reference_text(reference.key),
            "author": _people(item),
            "datePublished": _published(dates(item, "issued")),
            "publisher": _named("Organization", plain(item.get("publisher"))),
            "isPartOf": _named("CreativeWork", plain(item.get("container-title"))),
            "isbn": plain(item.get("ISBN")),
            "inLanguage": tag if _TAG.fullmatch(tag := plain(item.get("language"))) else "",
            "identifier": f"doi:{doi}" if doi else "",
            "sameAs": url if url.startswith(("https://", "http://")) else "",
        }
    )


# Private functions


def _people(item: Mapping[str, Any]) -> list[Data]:
    """Return the authors: those with parts to their names are persons, the others bodies."""
    return [
        {"@type": "Organization" if name.get("literal") else "Person", "name": shown}
        for name in item.get("author", ())
        if (shown := full_name(name)) and shown != "others"
    ]


_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ESCAPES = {ord(it): f"\\u{ord(it):04x}" for it in "<>&\u2028\u2029"}


def _open_graph(frame: Frame, edition: Edition) -> Iterator[tuple[str, str]]:
    settings = edition.settings
    article = frame.subject is not None and frame.subject.kind is Kind.CARD
    yield "og:title", frame.title
    yield "og:description", frame.description
    yield "og:type", "article" if article else "website"
    yield "og:url", canonical(settings.site_url, frame.address)
    yield "og:site_name", settings.site_name
    if settings.brand.picture and settings.site_url and not settings.mount:
        place = place_of_brand("picture", settings.brand.picture)
        yield "og:image", canonical(settings.site_url, place)
        yield "og:image:alt", settings.site_name


def _card(edition: Edition, card: Sheet) -> Data:
    meta, works = card.meta, edition.playbook.references
    cited = edition.evidence[card.id].sources
    return {
        "@type": "LearningResource",
        "@id": _url(edition, Target(Kind.CARD, card.id)),
        "url": _url(edition, Target(Kind.CARD, card.id)),
        "name": card.title,
        "description": card.summary,
        "inLanguage": edition.settings.language,
        "about": [
            {"@type": "Thing", "name": facet.values[value].title}
            for facet, value in _values(edition, card)
        ],
        "audience": [
            {"@type": "Audience", "audienceType": edition.title(Target(Kind.ROLE, role))}
            for role in meta.roles
        ],
        "dateModified": meta.reviewed.isoformat() if meta.reviewed else "",
        "isPartOf": _filled(
            {
                "@type": "WebSite",
                "name": edition.settings.site_name,
                "url": canonical(edition.settings.site_url, HOME),
            }
        ),
        "citation": [work(edition, works[key]) for key in cited if key in works],
    }


def _values(edition: Edition, card: Sheet) -> Iterator[tuple[Facet, str]]:
    for facet in edition.playbook.facets.values():
        for value in card.meta.facets.get(facet.key, ()):
            yield facet, value


def _term(edition: Edition, term: Term) -> Data:
    other = (term.abbreviation, *term.synonyms)
    return _filled(
        {
            "@type": "DefinedTerm",
            "@id": _url(edition, Target(Kind.TERM, term.id)),
            "termCode": term.id,
            "name": term.term,
            "alternateName": [it for it in other if it],
            "description": edition.author.plain(term.definition),
        }
    )


def _url(edition: Edition, target: Target) -> str:
    address = address_of(target, edition.playbook.references)
    return canonical(edition.settings.site_url, address)


def _named(kind: str, name: str) -> Data:
    return {"@type": kind, "name": name} if name else {}


def _published(parts: tuple[int, ...]) -> str:
    if not parts:
        return ""
    return "-".join((f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:3])))


def _filled(data: Data) -> Data:
    """Return *data* without what is not known."""
    return {name: value for name, value in data.items() if value}
