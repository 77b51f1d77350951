"""Say which styles and scripts a page needs besides those that all pages have.

A part is a file below ``assets/parts/`` of the theme. Its row has what stands in the body of each
page that needs it: attributes and classes that only its own templates write. So a page asks for no
more than it uses, and a new kind of page names nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

FOLDER = "assets/parts/"

PARTS: Mapping[str, tuple[str, ...]] = {
    "courses.css": ('class="co-', "co-aim"),
    "decisions.css": ('class="dc-', "data-dc-"),
    "evidence.css": ("pb-bar", "pb-profile", "pb-share", "pb-sides", "pb-support"),
    "find.css": ("data-pb-search-page",),
    "lens.css": ("data-pb-lens",),
    "lists.css": (
        "pb-coverage",
        "pb-doors",
        "pb-index",
        "pb-kicker",
        "pb-letters",
        "pb-news",
        "pb-pages",
        "pb-quotes",
        "pb-short",
        "pb-start",
        "pb-terms",
        'class="pb-reference"',
    ),
    "prose.css": ("<pre", 'class="tab"', "align-right", "align-center"),
    "tables.css": ("pb-table--blocks",),
    "write.css": ("data-pb-write",),
    "courses.js": ("data-co-question", "data-co-plan"),
    "lens.js": ("data-pb-lens",),
    "module.js": ("data-co-site",),
    "selfcheck.js": ("data-dc-findings",),
    "walk.js": ("data-dc-walk",),
    "write.js": ("data-pb-write",),
}


def parts_of(body: str) -> tuple[str, ...]:
    """Return the names of the parts that a page with this *body* needs, styles first."""
    return tuple(name for name, marks in PARTS.items() if any(mark in body for mark in marks))


def tags(body: str, up: str, version: str) -> str:
    """Return the tags for the parts that *body* needs; *up* leads from the page to the root."""
    return "\n".join(_tags(body, f"{up}{FOLDER}", f"?v={version}"))


# Private functions


def _tags(body: str, folder: str, version: str) -> Iterator[str]:
    for name in parts_of(body):
        address = f"{folder}{name}{version}"
        if name.endswith(".css"):
            yield f'<link rel="stylesheet" href="{address}">'
        else:
            yield f'<script src="{address}" defer></script>'
