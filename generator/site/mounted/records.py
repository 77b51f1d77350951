"""Add our pages to the search index of the site that the playbook is mounted in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from typing import Any

from generator.model.site import Page, Record


def with_records(index: str, pages: Iterable[Page], mount: str, *, html: bool) -> str:
    """Return the text of *index* with the records of *pages* instead of what stands below *mount*.

    *html*: the search shows texts as HTML, as Material's does; else they are plain.
    """
    found: dict[str, Any] = json.loads(index)
    docs = [it for it in found["docs"] if not str(it["location"]).startswith(mount)]
    found["docs"] = [*docs, *_documents(pages, mount, html=html)]
    found.pop("index", None)  # made beforehand, it would not know ours: browsers make it then
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


# Private functions

# What is said of nothing in particular: marks behind statements, signs beside headings.
_UNSAID = re.compile(
    r'<(?P<tag>small|a|button|svg|script|style)\b[^>]*class="(?:mark|headerlink)[^>]*>.*?</(?P=tag)>'
    r"|<(?P<other>svg|script|style)\b.*?</(?P=other)>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")


def _documents(pages: Iterable[Page], mount: str, *, html: bool) -> Iterator[dict[str, str]]:
    for page in pages:
        place = mount + page.path.removesuffix("index.html")
        for record in page.records:
            location = f"{place}#{record.fragment}" if record.fragment else place
            text = _text(page, record)
            shown = escape(text, quote=False) if html else text
            title = escape(record.title, quote=False) if html else record.title
            yield {"location": location, "text": shown, "title": title}


def _text(page: Page, record: Record) -> str:
    body = record.body or page.slots.get("body", "")
    said = unescape(_TAG.sub(" ", _UNSAID.sub("", body)))
    return " ".join(f"{record.summary} {said} {' '.join((*record.words, *record.terms))}".split())
