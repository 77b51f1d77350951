"""Show what a change does to a playbook, before it is published: one file, nothing else needed."""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import islice, takewhile
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from generator.decisions.difference import Difference, compare
from generator.findings.diagnostics import Diagnostic
from generator.kinds import KINDS, Kind
from generator.model.decisions import Decision
from generator.model.playbook import Playbook, Target
from generator.render.addresses import address_of, path_of
from generator.render.book.binding import Places, binder, images_by_address, parts_of, seen_from
from generator.render.preview.sides import Side, differing
from generator.render.preview.words import Moved, marked_parts

PAGES_SHOWN = 300  # limit: pages that are listed one by one


@dataclass(frozen=True, slots=True)
class Shown:
    """A page whose words changed: ``how`` is "changed", "new" or "gone"."""

    anchor: str
    title: str
    how: str
    body: Markup
    moved: tuple[Moved, ...]
    parts: int  # further pages of the same text that change with it


class Reason(NamedTuple):
    """Why a page changes with another: it ``cites``, ``uses`` or ``names`` what changed.

    ``kind`` is that of what is named, ``name`` a key, a path or an id.
    """

    verb: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A page that changes though its own text did not, and why."""

    title: str
    path: str
    why: tuple[Reason, ...]
    parts: int = 0  # further pages of the same text


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change does, against the state called ``base``."""

    title: str
    language: str
    base: str
    decisions: tuple[Difference, ...]
    shown: tuple[Shown, ...]
    touched: tuple[Touched, ...]
    more: int  # pages that are touched and not listed
    new: tuple[Diagnostic, ...]
    gone: tuple[Diagnostic, ...]


def preview_of(before: Side, after: Side, base: str, title: str, language: str) -> Preview:
    """Compare two sides; *base* is the name of the first."""
    owners = {**_owners(before.playbook), **_owners(after.playbook)}
    sides = before, after
    changed = {it for it, owner in owners.items() if _said(owner, before) != _said(owner, after)}
    paths = differing(before, after)
    sources = _sources(owners, changed)
    anchors = {path: f"page-{number}" for number, path in enumerate(sorted(changed), 1)}
    inside = {_folder(path): anchor for path, anchor in anchors.items()}
    # Pictures of before are on no page: what is gone is shown in words.
    places = Places(inside, images=images_by_address(after.images))
    shown = tuple(
        _shown(path, sides, places, _parts_of(path, paths))
        for path in sorted(changed)
        if any(it.page(path) for it in sides)
    )
    others = [path for path in paths if not any(it in inside for it in _above(path))]
    touched = list(_grouped(others, owners, sources, sides))
    touched.sort(key=lambda page: (not page.why, page.path))
    new, gone = _findings(before.findings, after.findings)
    return Preview(
        title,
        language,
        base,
        tuple(_decisions(before.playbook, after.playbook)),
        shown,
        tuple(touched[:PAGES_SHOWN]),
        max(0, len(touched) - PAGES_SHOWN),
        new,
        gone,
    )


def preview_html(preview: Preview, templates: Environment) -> str:
    """Return *preview* as one HTML file."""
    style = templates.get_template("preview/all.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    template = templates.get_template("preview/preview.html")
    return template.render(it=preview, style=Markup(style), style_hash=f"sha256-{digest}")  # noqa: S704  # a template of ours


# Private functions: what changed


def _owners(playbook: Playbook) -> dict[str, Target]:
    """Return the page of each thing that has one of its own, by the page's path."""
    sheets = (Target(sheet.kind, sheet.id) for sheet in playbook.all_sheets())
    works = (Target(Kind.REFERENCE, key) for key in playbook.references)
    lists = (Target(kind, "") for kind in (Kind.TERM, Kind.TENSION))
    return {path_of(address_of(it, playbook.references)): it for it in (*sheets, *works, *lists)}


def _said(target: Target, side: Side) -> object:
    """Return what the author of *target* wrote."""
    if target.kind is Kind.REFERENCE:
        reference = side.playbook.references.get(target.id)
        return reference.entry.source if reference else None
    if not target.id:
        return side.texts.get(KINDS[target.kind].source)
    sheet = side.playbook.sheets.get(target.kind, {}).get(target.id)
    return side.texts.get(sheet.path) if sheet else None


def _folder(path: str) -> str:
    return path.removesuffix("index.html") or path


def _above(path: str) -> Iterator[str]:
    """Yield the addresses of *path* and of what it is below."""
    yield _folder(path)
    end = len(path)
    while (end := path.rfind("/", 0, end)) > 0:
        yield path[: end + 1]


def _parts_of(path: str, paths: Sequence[str]) -> int:
    """Return how many more of *paths*, in their order, are below *path*: steps, modules."""
    folder = _folder(path)
    first = bisect_left(paths, folder)
    below = takewhile(lambda it: it.startswith(folder), islice(paths, first, None))
    return sum(1 for it in below if it != path)


# Private functions: one page


def _shown(path: str, sides: tuple[Side, Side], places: Places, parts: int) -> Shown:
    anchor = places.anchors[_folder(path)]
    bound = binder(anchor, _folder(path), places)
    lowered = cache(lambda part: _lowered(str(bound(part))))  # most parts stand on both sides
    old, new = ([lowered(it) for it in parts_of(side.body(path))] for side in sides)
    was, now = (it.page(path) is not None for it in sides)
    how = ("changed" if was else "new") if now else "gone"
    body, moved = marked_parts(old, new)
    return Shown(anchor, _title(path, *reversed(sides)), how, Markup(body), moved, parts)  # noqa: S704  # marked from what the sanitiser wrote


def _title(path: str, *sides: Side) -> str:
    return unescape(next(filter(None, (it.title(path) for it in sides)), path))


_LEADLESS = re.compile(r'(<a\b(?![^>]*\shref=)[^>]*?) role="[^"]*"')  # no link any more
_HEADING = re.compile(r"(?P<open></?h)(?P<level>[1-6])\b")


def _lowered(body: str) -> str:
    """Return *body*, which is bound into the file, as it stands there: two levels lower.

    It is plain text: what `re` puts together from parts of markup would be escaped.
    """
    html = _LEADLESS.sub(r"\1", body) if ' role="' in body else body
    return _HEADING.sub(lambda it: f"{it['open']}{min(6, int(it['level']) + 2)}", html)


# Private functions: why other pages change

_HREF = re.compile(r'\shref="(?P<href>[^"#?]*)')


def _sources(owners: Mapping[str, Target], changed: Iterable[str]) -> dict[str, Reason]:
    """Return why a page that leads to one that changed does so, by the address of that."""
    return {_folder(path): _reason(owners[path]) for path in sorted(changed)}


def _reason(target: Target) -> Reason:
    if target.kind is Kind.REFERENCE:
        return Reason("cites", "", target.id)
    if not target.id:
        return Reason("uses", "", KINDS[target.kind].source)
    return Reason("names", target.kind.value, target.id)


def _grouped(
    paths: Iterable[str],
    owners: Mapping[str, Target],
    sources: Mapping[str, Reason],
    sides: tuple[Side, Side],
) -> Iterator[Touched]:
    """Yield one entry for all pages of one text, such as the steps of a decision."""
    named = {_last(address) for address in sources}
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(_owner(path, owners), []).append(path)
    for owner, group in groups.items():
        why = sorted({reason for path in group for reason in _reasons(path, sources, named, sides)})
        title = _title(owner, *reversed(sides))
        yield Touched(title, owner, tuple(why), len(group) - 1)


def _owner(path: str, owners: Mapping[str, Target]) -> str:
    """Return the first page of the text that *path* is a page of."""
    parts = path.split("/")
    above = ("/".join((*parts[:depth], "index.html")) for depth in range(len(parts) - 1, 1, -1))
    return next((it for it in above if it in owners), path)


def _reasons(
    path: str, sources: Mapping[str, Reason], named: Container[str], sides: tuple[Side, Side]
) -> Iterator[Reason]:
    """Yield why the page at *path* changes; *named* has how the addresses of *sources* end."""
    for href in {it for side in sides for it in _HREF.findall(side.body(path))}:
        # Most links lead elsewhere by their last word already, which is seen sooner than where.
        if _last(href) in named or _last(href) in _UPWARD:
            address, _ = seen_from(_folder(path), href)
            if address in sources:
                yield sources[address]


_UPWARD = frozenset({"", ".", ".."})


def _last(address: str) -> str:
    """Return the last word of an address, or of a link to it."""
    return address.removesuffix("/").rpartition("/")[2]


# Private functions: decisions and findings


def _decisions(before: Playbook, after: Playbook) -> Iterator[Difference]:
    known = {old: it.id for it in after.decisions.values() for old in _aliases(it)}
    old = {known.get(name, name): it for name, it in before.decisions.items()}
    for name in sorted({*old, *after.decisions}):
        difference = compare(old.get(name), after.decisions.get(name))
        if difference:
            yield difference


def _aliases(decision: Decision) -> tuple[str, ...]:
    return tuple(decision.sheet.meta.aliases) if decision.sheet else ()


def _findings(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return the findings that are new, and those that are gone, whatever line they stand in."""
    return tuple(_without(after, before)), tuple(_without(before, after))


def _without(these: Iterable[Diagnostic], those: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    left = Counter(_name(it) for it in those)
    for finding in these:
        left[_name(finding)] -= 1
        if left[_name(finding)] < 0:
            yield finding


def _name(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.rule, finding.span.path, finding.message
