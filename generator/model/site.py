"""Hold what a site is made with and what it is made of: settings, pages, records, files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.findings.diagnostics import Span
from generator.words.words import WORDS, Words

SETTINGS = "mkdocs.yml"

Place: TypeAlias = tuple[str, ...]
Plain: TypeAlias = "str | bool | list[Plain] | dict[str, Plain] | None"  # as JSON has it


@dataclass(frozen=True, slots=True)
class Code:
    """Code that the settings name: paths of hooks, and plugins as written, with their options."""

    hooks: tuple[str, ...] = ()
    plugins: tuple[Plain, ...] = ()


NO_CODE = Code()


@dataclass(frozen=True, slots=True)
class Brand:
    """A team's face: colours as ``#rrggbb``, for the light scheme and for the dark; files by path."""

    name: str = ""
    colour: str = ""
    dark_colour: str = ""
    logo: str = ""
    favicon: str = ""
    picture: str = ""  # shown where a link is shared
    text: str = ""  # fonts
    headings: str = ""
    code: str = ""


NO_BRAND = Brand()


def place_of_brand(name: str, path: str) -> str:
    """Return where on the site the brand's file at *path* stands, which its setting *name* names."""
    folder = "images" if name in {"logo", "favicon", "picture"} else "fonts"
    return f"assets/{folder}/brand-{name}{path[path.rfind('.') :].lower()}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says: of the site, and as options of the `playbook` plugin.

    ``suggest``: where suggestions go: ``mailto:`` address, or the address of a repository on
    GitHub, GitLab or Gitea, for a prefilled issue. ``severity`` maps rule ids to ``error``,
    ``warning``, ``info`` or ``off``. Paths are relative to the project's root. ``downloads`` names
    the forms of the whole playbook that the site offers. ``places`` has where each is written,
    and does not count when two are compared: no page hangs on it. With ``mount`` the pages below
    ``docs_dir`` are not ours, and ``site_url`` is that of the mount.
    """

    site_name: str = "Playbook"
    site_url: str = ""
    site_description: str = ""
    site_author: str = ""
    copyright: str = ""
    language: str = "en"
    repo_url: str = ""
    edit_uri: str = ""  # such as "edit/main/": the edit link is repo_url + edit_uri + path
    suggest: str = ""
    bibliography: tuple[str, ...] = ("references.bib",)
    csl: str = ""
    csl_locale: str = ""
    offline: bool = True  # a service worker keeps the site on visitors' devices
    downloads: tuple[str, ...] = ()
    embed: tuple[str, ...] = ()  # sites that may show cards in frames
    mount: str = ""  # such as "playbook/": where the playbook stands in a site of other pages
    docs_dir: str = "docs"
    use_directory_urls: bool = True
    brand: Brand = NO_BRAND
    extra_css: tuple[str, ...] = ()  # below docs/ or static/
    extra_javascript: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    look: Mapping[str, Plain] = field(default_factory=dict)  # the theme's options
    code: Code = NO_CODE  # what may run if the person who builds says so
    words: Words = WORDS  # of the product, in ``language``
    places: Mapping[Place, Span] = field(default_factory=dict, repr=False, compare=False)

    def at(self, *path: str) -> Span:
        """Return the place of the setting at *path*, else of the nearest above it.

        A value of a list stands at its key followed by its words: ``("downloads", "pdf")``.
        """
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Span(SETTINGS, 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Record:
    """What the search knows of a page, or of a part of one, beside its words.

    ``kind`` is one of `search.KINDS`. ``words`` are other names that people look for it by,
    ``terms`` those of the glossary's terms that lead to it. ``facets`` has the ids of its values by
    facet. ``body`` is the HTML that is searched, "" for the whole body of the page; ``fragment``
    is the place on the page, "" for the page itself.
    """

    kind: str
    title: str
    summary: str = ""
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body: str = ""
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A compiled page: final links, clean HTML, to be poured into the shell of its section.

    ``path`` is below the site's root and ends in ``index.html`` (or is ``404.html``); ``section``
    names the part of the site that it belongs to, such as ``cards``: a shell stands for each
    section and depth in use. ``slots`` maps slot names to HTML that is final (``pour.SLOTS``).
    ``records`` are what the search finds of it; without any it finds a listed page by its words.
    """

    path: str
    section: str
    slots: Mapping[str, str]
    listed: bool = True  # in the sitemap, the feeds and the search index
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page: an export, a feed, an image; written as it is."""

    path: str
    content: str | bytes
