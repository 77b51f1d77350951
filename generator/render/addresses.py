"""Say where everything of the playbook stands on the site, and how one page links to another.

An *address* is the place below the site's root as a link ends in it: ``cards/open-leadership/``,
``""`` for the home page, with ``#fragment`` where it has one. A *path* is the file that a page is
written to: ``cards/open-leadership/index.html``. Links are relative, so that the site works in any
folder; only the page that a server shows for every address it does not know needs whole ones.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlsplit

from generator.kinds import (
    KINDS,
    RULES,
    SHORT_MODULE,
    Kind,
)
from generator.model.playbook import Target
from generator.model.published import CHANGES, TRAINER, file_address
from generator.model.sheets import Facet
from generator.model.site import Settings
from generator.model.works import Reference

NOT_FOUND = "404.html"

HOME = ""
GLOSSARY = KINDS[Kind.TERM].address
TENSIONS = KINDS[Kind.TENSION].address
ABOUT = "about/"

FOLDERS: Mapping[Kind, str] = {kind: traits.address for kind, traits in KINDS.items()}


def address_of(target: Target, references: Mapping[str, Reference]) -> str:
    """Return the address of *target*; an empty id stands for the list of its kind."""
    place = _place(target, references)
    return f"{place}#{quote(target.fragment)}" if target.fragment else place


def facet_address(facet: Facet, value: str = "") -> str:
    """Return the address of a facet's *value*, or of the list of its values."""
    return f"{facet.key}/{value}/" if value else f"{facet.key}/"


def module_address(course: str, module: str) -> str:
    """Return the address of the page of a *module* of a *course*."""
    return f"{FOLDERS[Kind.COURSE]}{course}/{module}/"


def trainer_address(course: str) -> str:
    """Return the address of the trainer's plan of a *course*."""
    return f"{FOLDERS[Kind.COURSE]}{course}/{TRAINER}"


def changes_address(course: str) -> str:
    """Return the address of the page that says what changed in a *course*'s cards."""
    return f"{FOLDERS[Kind.COURSE]}{course}/{CHANGES}"


def short_address(target: Target) -> str:
    """Return the short address of *target*, to be typed or scanned; "" for a kind without one."""
    folder = KINDS[target.kind].short
    return f"{folder}{target.id}/" if folder and target.id else ""


def short_module(course: str, module: str) -> str:
    """Return the short address of a *module* of a *course*."""
    return f"{SHORT_MODULE}{course}/{module}/"


def neighbour_address(path: str, settings: Settings) -> str:
    """Return where MkDocs puts the page or file at *path*, seen from the root of the playbook."""
    below = posixpath.relpath(path, settings.docs_dir)
    up = "../" * settings.mount.count("/")
    name, dot, end = below.rpartition(".")
    if end not in {"md", "markdown", "mkd", "mdown"} or not dot:
        return up + below
    folder, _, last = name.rpartition("/")
    inside = f"{folder}/" if folder else ""
    whole = last in {"index", "README"}
    if settings.use_directory_urls:
        return up + (inside if whole else f"{inside}{last}/") or "./"
    return f"{up}{inside}{'index' if whole else last}.html"


def rule_address(rule: str) -> str:
    """Return the address of the page of a *rule*."""
    return f"{RULES}{rule}/"


def path_of(address: str) -> str:
    """Return the file of the page at *address*."""
    place = address.partition("#")[0]
    return f"{place}index.html" if not place or place.endswith("/") else place


def address_at(path: str) -> str:
    """Return the address of the page that the file *path* holds."""
    return path.removesuffix("index.html")


def link(address: str, here: str, root: str = "/") -> str:
    """Return the link to *address* from the page whose path is *here*.

    From the 404 page it begins with *root*, the path of the site on its host.
    """
    if here == NOT_FOUND:
        return root + address
    place, mark, fragment = address.partition("#")
    if place == address_at(here):
        return mark + fragment or "./"
    up, length = next(
        (up, len(folder)) for folder, up in _folders(here) if place.startswith(folder)
    )
    return (up + place[length:] or "./") + mark + fragment


def root_of(site_url: str) -> str:
    """Return the path of the site on its host, such as ``/playbook/``."""
    path = urlsplit(site_url).path
    return path if path.endswith("/") else f"{path}/"


def canonical(site_url: str, address: str) -> str:
    """Return the whole address of a page, "" where the site's own is not set."""
    return f"{site_url.rstrip('/')}/{address}" if site_url else ""


# Private functions


@lru_cache(maxsize=16)  # a page has many links, and is made in one go
def _folders(path: str) -> tuple[tuple[str, str], ...]:
    """Return the folders that *path* lies in, the innermost first, each with the way up to it."""
    steps = path.split("/")[:-1]
    inward = ("/".join(steps[:depth]) + "/" for depth in range(len(steps), 0, -1))
    return (*((it, "../" * up) for up, it in enumerate(inward)), ("", "../" * len(steps)))


def _place(target: Target, references: Mapping[str, Reference]) -> str:
    if target.kind is Kind.DOC:
        return _doc(target.id)
    if target.kind is Kind.NEIGHBOUR:
        return quote(target.id)
    if target.kind is Kind.VALUE:
        return f"{target.id}/"
    if target.kind is Kind.IMAGE:
        return quote(file_address(target.id))
    if KINDS[target.kind].one_page:
        page = FOLDERS[target.kind]
        return f"{page}#{target.id}" if target.id else page
    name = references[target.id].slug if target.kind is Kind.REFERENCE and target.id else target.id
    return f"{FOLDERS[target.kind]}{name}/" if name else FOLDERS[target.kind]


def _doc(name: str) -> str:
    """Return the address of a page of ``docs/``: ``about/index`` stands at ``about/``."""
    if name == "index":
        return HOME
    return name.removesuffix("index") if name.endswith("/index") else f"{name}/"
