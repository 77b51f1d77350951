"""Write the bare pages: former addresses and short ones, which lead on to where a thing is now.

They are not poured, for a site has many and nobody reads them. The script keeps the query and the
fragment of the address; without script, or from a server that has the redirects of `playbook
headers`, the plain link and the refresh do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import product

from generator.kinds import Kind
from generator.model.courses import Course, Module
from generator.model.playbook import Playbook, Target
from generator.model.published import former_facets
from generator.model.sheets import Status
from generator.model.site import Asset, Settings
from generator.render.addresses import (
    FOLDERS,
    address_of,
    canonical,
    changes_address,
    link,
    module_address,
    path_of,
    short_address,
    short_module,
    trainer_address,
)
from generator.render.desk import Edition

SCRIPT = "assets/moved.js"
CODE = """\
"use strict";
location.replace(document.querySelector("a").href + location.search + location.hash);
"""
PAGE = (
    "<!doctype html><html lang={language}><meta charset=utf-8><title>{moved}</title>"
    '<link rel=canonical href="{canonical}">'
    '<noscript><meta http-equiv=refresh content="0; url={href}"></noscript>'
    "<a href={href}>{here}</a><script src={script}></script>\n"
)


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield a bare page for each former and each short address."""
    settings = edition.settings
    leading = leads(edition.playbook, drafts=edition.drafts)
    for address, target in leading.items():
        yield Asset(path_of(address), bare_page(address, target, settings, edition.root))


def script() -> Iterator[Asset]:
    """Yield the script of all bare pages."""
    yield Asset(SCRIPT, CODE)


def state(playbook: Playbook, settings: Settings, *, drafts: bool) -> str:
    """Return all that the bare pages hang on, so that they are made anew only when an id moves."""
    pairs = _Former(playbook, drafts).leads().items()
    said = (settings.site_url, settings.language, *_said(settings))
    return "\n".join((PAGE, CODE, *said, *(f"{address} {target}" for address, target in pairs)))


def leads(playbook: Playbook, *, drafts: bool = False) -> Mapping[str, str]:
    """Return where each former and each short address leads, sorted."""
    return _Former(playbook, drafts).leads()


def bare_page(address: str, target: str, settings: Settings, root: str) -> str:
    """Return the page at *address* that leads to *target*."""
    here = path_of(address)
    href = link(target, here, root)
    moved, there = _said(settings)
    return PAGE.format(
        language=escape(settings.language),
        moved=moved,
        here=there,
        canonical=escape(canonical(settings.site_url, target) or href),
        href=escape(href),
        script=link(SCRIPT, here, root),
    )


# Private functions


def _said(settings: Settings) -> tuple[str, str]:
    return settings.words.gettext("Moved"), settings.words.gettext("Moved here")


@dataclass(frozen=True, slots=True)
class _Former:
    """The former and the short addresses of a playbook, with those of drafts or without."""

    playbook: Playbook
    drafts: bool

    def leads(self) -> Mapping[str, str]:
        """Return where each address leads, sorted."""
        found = dict(self._leads())
        return {address: found[address] for address in sorted(found)}

    def _leads(self) -> Iterator[tuple[str, str]]:
        for kind, named in self.playbook.sheets.items():
            for sheet in named.values():
                target = Target(kind, sheet.id)
                if (short := short_address(target)) and (
                    self.drafts or sheet.status is not Status.DRAFT
                ):
                    yield short, address_of(target, {})
        for (kind, alias), name in self.playbook.aliases.items():
            found = self.playbook.sheets[kind].get(name)
            if found and (self.drafts or found.status is not Status.DRAFT):
                yield from _alias(Target(kind, alias), Target(kind, name))
        yield from former_facets(self.playbook)
        yield from _works(self.playbook)
        for course in self.playbook.courses.values():
            if self.drafts or course.sheet.status is not Status.DRAFT:
                yield from _course(self.playbook, course)


def _alias(former: Target, target: Target) -> Iterator[tuple[str, str]]:
    there = address_of(target, {})
    yield address_of(former, {}), there
    if short := short_address(former):
        yield short, there


def _works(playbook: Playbook) -> Iterator[tuple[str, str]]:
    folder = FOLDERS[Kind.REFERENCE]
    for key, reference in playbook.references.items():
        there = address_of(Target(Kind.REFERENCE, key), playbook.references)
        yield from ((f"{folder}{former}/", there) for former in reference.former)


def _course(playbook: Playbook, course: Course) -> Iterator[tuple[str, str]]:
    """Yield the short addresses of modules, and what led to all its pages when ids were others."""
    former = playbook.former(Kind.COURSE, course.id)
    for name, page in product(former, (trainer_address, changes_address)):
        yield page(name), page(course.id)
    for module in course.modules:
        if not module.id:
            continue
        there = module_address(course.id, module.id)
        for name, old in product((course.id, *former), _ids(module)):
            yield short_module(name, old), there
            if (name, old) != (course.id, module.id):
                yield module_address(name, old), there


def _ids(module: Module) -> tuple[str, ...]:
    return (module.id, *(name.value for name in module.formerly))
