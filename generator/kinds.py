"""Say once what there is to know of each kind of page, and where each file of the tree belongs.

A kind is a row of `KINDS`: where its files lie, where its pages stand, and how they are treated.
Whoever lists folders or kinds derives the list from here; no other module spells a folder of kb/.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.words.words import N_


class Kind(StrEnum):
    """What a page is about; the value is the word an author sees."""

    CARD = N_("card")
    ROLE = N_("role")
    RESOURCE = N_("resource")
    DECISION = N_("decision")
    COURSE = N_("course")
    DOC = N_("page")
    REFERENCE = N_("reference")
    TERM = N_("term")
    TENSION = N_("tension")
    IMAGE = N_("image")
    NEIGHBOUR = N_("page beside the playbook")
    VALUE = N_("facet value")  # its id: the facet's key, a slash, its own id; a facet's: the key


@dataclass(frozen=True, slots=True)
class Traits:
    """What there is to know of a kind.

    ``source`` is where its texts are: a folder, with ``/`` at its end, of files that are a thing
    each, or the one file that holds all; "" for a kind of other files. ``address`` is where the
    site lists it, below the site's root, ``short`` where short addresses begin. Its pages stand in folders below that; ``one_page``: all
    stand on the list itself.

    ``title_in_front``: its front matter has the title, so that headings begin at level 2.
    ``words_apart``: an edit of its words alone leaves the pages of others as they are.
    ``in_index``: its titles stand in A to Z. ``holds``: it holds in some situations only. ``maker``: what makes its
    pages as a whole, as ``module:function`` below `generator.render`; "" where they are made
    otherwise.
    """

    source: str = ""
    address: str = ""
    short: str = ""
    one_page: bool = False
    title_in_front: bool = False
    words_apart: bool = False
    in_index: bool = False
    holds: bool = False
    maker: str = ""


KINDS: Mapping[Kind, Traits] = {
    Kind.CARD: Traits(
        "kb/cards/",
        "cards/",
        short="c/",
        title_in_front=True,
        words_apart=True,
        in_index=True,
        holds=True,
    ),
    Kind.ROLE: Traits(
        "kb/roles/",
        "roles/",
        title_in_front=True,
        words_apart=True,
        in_index=True,
        maker="views.role:views",
    ),
    Kind.RESOURCE: Traits(
        "kb/resources/",
        "resources/",
        title_in_front=True,
        words_apart=True,
        in_index=True,
        holds=True,
        maker="views.resource:views",
    ),
    Kind.DECISION: Traits("kb/decisions/", "decisions/", short="d/", holds=True),
    Kind.COURSE: Traits("kb/courses/", "courses/", words_apart=True, in_index=True, holds=True),
    Kind.DOC: Traits("docs/", words_apart=True, in_index=True, maker="views.doc:views"),
    Kind.REFERENCE: Traits(address="references/"),
    Kind.TERM: Traits("kb/glossary.yml", "glossary/", one_page=True),
    Kind.TENSION: Traits("kb/tensions.yml", "tensions/", one_page=True),
    Kind.IMAGE: Traits("kb/images/"),
    Kind.NEIGHBOUR: Traits(),  # its id: its address, seen from the root of the playbook
    Kind.VALUE: Traits(),  # its pages stand below the key of its facet
}

# Files of kb/ that are about no page of their own.
STATIC = "static/"  # what the site takes along as it is
VOCABULARY = "kb/vocabulary.yml"
SOURCE_DOCUMENTS = "kb/sources/"
SUGGESTED = "kb/suggestions.yml"

# Where the site's pages about all of it stand.
EVIDENCE = "evidence/"
COVERAGE = "coverage/"
HEALTH = "health/"
INDEX = "a-z/"
OFFLINE = "offline/"
SEARCH = "search/"
SUGGESTIONS = "suggestions/"
WRITE = "write/"
RULES = "about/rules/"
DOWNLOADS = "downloads/"
SHORT_MODULE = "m/"
MODULE = "module/"
EMBED = "embed/"

# Addresses that a page of docs/, or a facet, cannot have.
TAKEN = (
    *(traits.address for traits in KINDS.values() if traits.address),
    *(traits.short for traits in KINDS.values() if traits.short),
    *(
        EVIDENCE,
        COVERAGE,
        HEALTH,
        INDEX,
        OFFLINE,
        SEARCH,
        SUGGESTIONS,
        WRITE,
        RULES,
        DOWNLOADS,
        SHORT_MODULE,
        MODULE,
        EMBED,
    ),
)

# Where the site's own files stand: no page of docs/, and no facet, can be there either.
FILES = ("api/", "assets/", "images/", "oembed/", "packs/", "pagefind/", "404/")

# The kinds whose things are Markdown files, a file each, in the order in which they are listed.
SHEETS = tuple(
    kind for kind, traits in KINDS.items() if traits.source.endswith("/") and kind != Kind.IMAGE
)


def kind_of(path: str) -> Kind | None:
    """Return the kind of the Markdown file at *path*, None for one that is no sheet."""
    if not path.endswith(".md"):
        return None
    return next((kind for kind in SHEETS if path.startswith(KINDS[kind].source)), None)


def file_of(kind: Kind, name: str) -> str:
    """Return the path of the sheet of *kind* whose id is *name*."""
    return f"{KINDS[kind].source}{name}.md"
