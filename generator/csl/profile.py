"""What a style guide asks for and CSL cannot say, as data beside the style.

A profile belongs to styles by their id. Everything else about a style stands in its file.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.csl.dateparse import Day
from generator.csl.items import Item
from generator.csl.tongues import is_foreign


@dataclass(frozen=True, slots=True)
class Profile:
    """Corrections to the engine for one style guide.

    `narrative_and`: "&" of a list becomes "and" outside of parentheses.
    `keep_order_from_prefix`: from the first cite with a prefix on, the author's order stands
    (a prefix such as "see also" divides a citation, APA 8.12).
    `order_of_list`: works without authors stand where the list has them (APA 8.12).
    `two_groups_without_comma`: no comma before "&" between two bodies (APA 9.8).
    `open_end`: what stands for the end of a range that goes on ("2015-present").
    `leading_articles`: words that titles are not sorted by (APA 9.49).
    `numbers_as_written`: a hyphen in the number of a report makes no range ("No. 18-2424").
    `prepare`: what changes in a work before it is printed.
    """

    styles: tuple[str, ...] = ()
    narrative_and: bool = False
    keep_order_from_prefix: bool = False
    order_of_list: bool = False
    two_groups_without_comma: bool = False
    open_end: str = ""
    leading_articles: tuple[str, ...] = ()
    numbers_as_written: bool = False
    prepare: Callable[[Item], Item] | None = None


def _prepare_apa(item: Item) -> Item:
    """Raise subtitles (APA 6.17), and leave journal articles year and season only (APA 9.14)."""
    item = _with_raised_subtitles(item)
    if item.type != "article-journal":
        return item
    item = _with_article_number(item)
    issued = item.dates.get("issued")
    if issued is None:
        return item
    end = _year_and_season(issued.end) if issued.end else None
    start = _year_and_season(issued.start)
    kept = replace(issued, start=start, end=end if end != start else None)
    return replace(item, dates={**item.dates, "issued": kept})


def _with_raised_subtitles(item: Item) -> Item:
    """Give the first word behind a colon its capital, in works in English; names of laws stay."""
    if item.type in _LEGAL or not _is_english(item):
        return item
    raised = {
        name: _SUBTITLE.sub(lambda found: found[0].upper(), item.texts[name])
        for name in _TITLES
        if ":" in item.texts.get(name, "")
    }
    return replace(item, texts={**item.texts, **raised}) if raised else item


def _is_english(item: Item) -> bool:
    """Say whether a work is in English: as it says, or else by the words of its title."""
    if language := item.texts.get("language", ""):
        return language.lower().startswith("en")
    return not is_foreign(item.texts.get("title", ""))


def _with_article_number(item: Item) -> Item:
    """Give an article its number (APA 9.27) that stands where others have their pages."""
    page = item.texts.get("page", "")
    if "number" in item.texts or not _ARTICLE_NUMBER.fullmatch(page):
        return item
    kept = {name: it for name, it in item.texts.items() if name not in {"page", "page-first"}}
    return replace(item, texts={**kept, "number": page})


# `e0193972`, `101789`: no journal has so many pages, and none has a page with an `e`.
_ARTICLE_NUMBER = re.compile(r"e\d+|[A-Za-z]?\d{5,}")
# The first letter of a word behind a colon, unless a capital stands in the word ("iPhone").
_SUBTITLE = re.compile(r"(?<=: )[^\W\d_A-Z](?=[^\W\d_A-Z]*(?:[^\w]|$))")
_LEGAL = {"bill", "hearing", "legal_case", "legislation", "regulation", "treaty"}
_TITLES = ("title", "title-short", "container-title", "volume-title", "original-title")


def _year_and_season(day: Day) -> Day:
    return Day(day.year, 0, 0, day.season)


NEUTRAL = Profile()
APA = Profile(
    styles=("apa", "apa7", "apa-single-spaced", "apa-no-initials", "apa-annotated-bibliography"),
    narrative_and=True,
    keep_order_from_prefix=True,
    order_of_list=True,
    two_groups_without_comma=True,
    open_end="present",
    leading_articles=("a", "an", "the"),
    numbers_as_written=True,
    prepare=_prepare_apa,
)
PROFILES = (APA,)


def profile_of(style_id: str) -> Profile:
    """Return the profile of the style with that id (an address: its last part counts)."""
    name = style_id.rstrip("/").rpartition("/")[2]
    return next((profile for profile in PROFILES if name in profile.styles), NEUTRAL)
