"""Find what a style names and CSL does not know: it would print nothing, and say nothing.

After the schema of CSL 1.0.2 (https://github.com/citation-style-language/schema), with what older
styles write.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from generator.csl.builtin import builtin_locales
from generator.csl.errors import Stretch
from generator.csl.places import named, walk

ELEMENTS = frozenset(
    "bibliography choose citation conditions condition date date-part else else-if et-al group if info"
    " institution key label layout locale macro multiple name name-part names number single sort style"
    " style-options substitute term terms text".split()
)
ATTRIBUTES = frozenset(
    "after-collapse-delimiter and cite-group-delimiter class collapse date-parts default-locale"
    " default-locale-sort delimiter delimiter-precedes-et-al delimiter-precedes-last"
    " demote-non-dropping-particle disambiguate disambiguate-add-givenname disambiguate-add-names"
    " disambiguate-add-year-suffix display entry-spacing et-al-min et-al-subsequent-min"
    " et-al-subsequent-use-first et-al-use-first et-al-use-last font-style font-variant font-weight"
    " form gender gender-form givenname-disambiguation-rule hanging-indent initialize initialize-with"
    " initialize-with-hyphen is-numeric is-uncertain-date limit-day-ordinals-to-day-1 line-spacing"
    " locator macro match name name-as-sort-order name-delimiter name-form names-delimiter names-min"
    " names-use-first names-use-last near-note-distance page-range-format plural position prefix"
    " punctuation-in-quote quotes range-delimiter second-field-align sort sort-separator strip-periods"
    " subsequent-author-substitute subsequent-author-substitute-rule suffix term text-case"
    " text-decoration type value variable version vertical-align year-suffix-delimiter".split()
)
VARIABLES = frozenset(
    "DOI ISBN ISSN PMCID PMID URL abstract accessed annote archive archive-place archive_collection"
    " archive_location author authority available-date call-number chair chapter-number citation-key"
    " citation-label citation-number collection-editor collection-number collection-title compiler"
    " composer container-author container-title container-title-short contributor curator dimensions"
    " director division edition editor editor-translator editorial-director event event-date"
    " event-place event-title executive-producer first-reference-note-number genre guest host"
    " illustrator interviewer issue issued journalAbbreviation jurisdiction keyword language license"
    " locator medium narrator note number number-of-pages number-of-volumes organizer original-author"
    " original-date original-publisher original-publisher-place original-title page page-first"
    " part-number part-title performer printing-number producer publisher publisher-place recipient"
    " references reviewed-author reviewed-genre reviewed-title scale script-writer section"
    " series-creator shortTitle source status submitted supplement-number title title-short translator"
    " version volume volume-title year-suffix".split()
)
TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic"
    " collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic"
    " hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet"
    " paper-conference patent performance periodical personal_communication post post-weblog"
    " regulation report review review-book software song speech standard thesis treaty webpage".split()
)
# What our own APA 7 asks for beside: what a case, a law and a treaty are cited by.
OURS = frozenset(["legal-date", "legal-note", "legal-source"])
# A term of older styles, which the locales of today call otherwise.
OLD_TERMS = frozenset(["printing", "sub verbo"])

# The words that each of these attributes can be.
WORDS: Mapping[str, Collection[str]] = {
    "display": {"block", "left-margin", "right-inline", "indent"},
    "font-style": {"normal", "italic", "oblique"},
    "font-variant": {"normal", "small-caps"},
    "font-weight": {"normal", "bold", "light"},
    "match": {"all", "any", "none", "nand", "last-digit", "last-two-digits", "whole-number"},
    "position": {"first", "subsequent", "ibid", "ibid-with-locator", "near-note", "far-note"},
    "text-case": {
        "capitalize-all", "capitalize-first", "lowercase", "sentence", "title", "uppercase"
    },
    "text-decoration": {"none", "underline"},
    "vertical-align": {"baseline", "sup", "sub"},
    "variable": VARIABLES | OURS,
    "is-numeric": VARIABLES | OURS,
    "is-uncertain-date": VARIABLES | OURS,
    "type": TYPES,
}  # fmt: skip


# What each of these attributes can be, as a whole.
TRUTH = {"true", "false"}
VALUES: Mapping[str, Collection[str]] = {
    "and": {"text", "symbol"},
    "class": {"in-text", "note"},
    "delimiter-precedes-et-al": {"contextual", "after-inverted-name", "always", "never"},
    "delimiter-precedes-last": {"contextual", "after-inverted-name", "always", "never"},
    "initialize": TRUTH,
    "name-as-sort-order": {"first", "all"},
    "plural": {"contextual", "always", "never", *TRUTH},
    "quotes": TRUTH,
    "sort": {"ascending", "descending"},
    "strip-periods": TRUTH,
}
NUMBERS = frozenset(
    "et-al-min et-al-subsequent-min et-al-subsequent-use-first et-al-use-first near-note-distance".split()
)
PARTS = frozenset({"year", "month", "day"})  # of a date
# What an element prints nothing without: one of these attributes.
NEEDED: Mapping[str, Collection[str]] = {
    "date": {"variable"},
    "names": {"variable"},
    "number": {"variable"},
    "text": {"macro", "term", "value", "variable"},
}


class Unknown(NamedTuple):
    """A name in a style that CSL does not know, and where it stands.

    ``kind`` is what it should be: ``element``, ``attribute``, ``term``, or the attribute whose value
    it is; ``number`` where the value should be one, ``needed`` where the element lacks what it prints.
    """

    at: Stretch
    kind: str
    name: str
    known: Collection[str]


def unknown_names(xml: str) -> Iterator[Unknown]:
    """Yield each name of the style *xml*, which is well-formed, that CSL does not know, once."""
    found: dict[tuple[str, str], Unknown] = {}
    terms = _terms(xml)
    inside: list[str] = []

    def begin(at: int, tag: str, attributes: dict[str, str]) -> None:
        inside.append(tag)
        if "info" in inside[:-1]:
            return
        for kind, name, known in _odd(tag, attributes, terms, in_locale="locale" in inside):
            if (kind, name) not in found:
                where = _PLACES.get(kind, (kind, name))
                place = named(xml, at, *(it.format(name) for it in where))
                found[kind, name] = Unknown(place, kind, name, known)

    walk(xml, begin, inside.pop)
    yield from found.values()


# Private functions


def _odd(
    tag: str, attributes: Mapping[str, str], terms: Collection[str], *, in_locale: bool
) -> Iterator[tuple[str, str, Collection[str]]]:
    """Yield kind and name of what is unknown in an element, and what is known instead."""
    if tag not in ELEMENTS:
        yield "element", tag, ELEMENTS
        return
    if tag in NEEDED and attributes.keys().isdisjoint(NEEDED[tag]) and not in_locale:
        yield "needed", tag, NEEDED[tag]
    for name, value in attributes.items():
        if "}" in name:  # of another language, such as `xml:lang`
            continue
        if name not in ATTRIBUTES:
            yield "attribute", name, ATTRIBUTES
        elif name == "term" and value not in terms:
            yield "term", value, terms
        else:
            yield from _odd_value(tag, name, value)


def _odd_value(tag: str, name: str, value: str) -> Iterator[tuple[str, str, Collection[str]]]:
    """Yield what is unknown in the *value* of the attribute *name*."""
    if name in WORDS:
        words = value.split() or [""]
        yield from ((name, it, WORDS[name]) for it in words if it not in WORDS[name])
    elif name in VALUES and value not in VALUES[name]:
        yield name, value, VALUES[name]
    elif name in NUMBERS and not value.isdecimal():
        yield "number", name, ()
    elif name == "name" and tag == "date-part" and value not in PARTS:
        yield name, value, PARTS


# Which attribute of its element, or which word of that's value, a name stands in, by its kind.
_PLACES = {"attribute": ("{}",), "element": (), "needed": (), "number": ("{}",)}
_NAMED = re.compile(r"""<(?:\w+:)?term\s[^<>]*?\bname\s*=\s*["']([^"']*)["']""")


def _terms(xml: str) -> frozenset[str]:
    """Return the terms that locales have, and those that the style *xml* brings itself."""
    own = _NAMED.findall(xml)
    locales = (name for it in builtin_locales().values() for name in _NAMED.findall(it))
    return frozenset((*own, *locales)) | OLD_TERMS | TYPES | VARIABLES
