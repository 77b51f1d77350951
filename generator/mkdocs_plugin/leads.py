"""Say where links between the playbook and the pages beside it lead, and which lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.findings.suggestions import did_you_mean
from generator.kinds import KINDS, SHEETS, Kind
from generator.model.playbook import Target
from generator.pipeline import Result
from generator.render.addresses import address_of, link, path_of
from generator.render.outputs import Output
from generator.site.mounted.shell import WITHOUT
from generator.words.phrases import Phrase, phrase

LISTS: Mapping[str, Target] = {
    **{
        traits.source.rstrip("/"): Target(kind, "")
        for kind, traits in KINDS.items()
        if traits.source and traits.address
    },
    "references.bib": Target(Kind.REFERENCE, ""),
}


@dataclass(frozen=True, slots=True)
class Where:
    """The page that has a link: its file below the project, its address below the site."""

    path: str
    address: str


@dataclass
class Leads:
    """The pages of a playbook that is mounted at ``place``, for links to them.

    ``asked`` gathers the places on our pages that others link to: they are looked for at the end.
    """

    result: Result
    place: str
    warn: Callable[[Phrase], None]
    asked: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def pages(self) -> Mapping[str, Output]:
        """Return our pages by their paths."""
        return {it.path: it for it in self.result.outputs if it.section and it.path not in WITHOUT}

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Return the addresses of the pages that our files make, by the paths of the files."""
        playbook = self.result.playbook
        sheets = (sheet for kind in SHEETS for sheet in playbook.sheets[kind].values())
        targets = {**LISTS, **{sheet.path: Target(sheet.kind, sheet.id) for sheet in sheets}}
        made = {path: address_of(it, playbook.references) for path, it in targets.items()}
        return {path: address for path, address in made.items() if path_of(address) in self.pages}

    def lead(self, written: str, where: Where) -> str:
        """Return the link to our page that *written* names by our file, "" for any other link."""
        try:
            parts = urlsplit(written)
        except ValueError:
            return ""
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return ""
        path, behind = unquote(parts.path), f"#{parts.fragment}" if parts.fragment else ""
        source = posixpath.normpath(posixpath.join(posixpath.dirname(where.path), path))
        if source.startswith("kb/") or source in LISTS:
            return self._to_source(source, behind, where)
        address = posixpath.normpath(posixpath.join(where.address, path))
        if address.startswith(self.place):
            self._look_at(address.removeprefix(self.place), behind, where)
        return ""

    def check_asked(self) -> Iterator[Phrase]:
        """Yield what is wrong with places on our pages that pages beside us link to."""
        for where, address in self.asked:
            page, _, fragment = address.partition("#")
            body = self.pages[path_of(page)].page().slots["body"] if fragment else ""
            if fragment and f'id="{fragment}"' not in body:
                yield _without_place(where, f"{self.place}{page}", fragment)

    def check_places(self, site: str) -> Iterator[Phrase]:
        """Yield what is wrong with places on pages beside us, built in *site*, that ours link to."""
        for (path, _), target in sorted(self.result.playbook.links.items()):
            if target.kind is Kind.NEIGHBOUR and target.fragment:
                there = posixpath.normpath(posixpath.join(site, self.place, target.id))
                file = there if there.endswith(".html") else f"{there}/index.html"
                if not _has(Path(file), target.fragment):
                    yield _without_place(path, target.id, target.fragment)

    # --- Private ---------------------------------------------------------------------------------

    def _to_source(self, source: str, behind: str, where: Where) -> str:
        address = self.sources.get(source)
        if address is None:
            help = did_you_mean(source, self.sources, phrase("mend or remove the link"))
            self.warn(
                phrase(
                    "%(path)s: the link leads to `%(source)s`, which has no page; %(help)s",
                    path=where.path,
                    source=source,
                    help=help,
                )
            )
            return ""
        self.asked.append((where.path, address + behind))
        return link(self.place + address + behind, path_of(where.address))

    def _look_at(self, place: str, behind: str, where: Where) -> None:
        """Look for our page at *place*; for files that are none MkDocs looks itself."""
        last = place.rpartition("/")[2]
        if "." in last and last != "index.html":
            return
        address = f"{place.removesuffix('index.html').rstrip('/')}/"
        if path_of(address) in self.pages:
            self.asked.append((where.path, address + behind))
            return
        known = [path.removesuffix("index.html") for path in self.pages]
        help = did_you_mean(address, known, phrase("mend or remove the link"))
        self.warn(
            phrase(
                "%(path)s: the playbook has no page `%(address)s`; %(help)s",
                path=where.path,
                address=address,
                help=help,
            )
        )


# Private functions


def _without_place(path: str, page: str, fragment: str) -> Phrase:
    return phrase(
        "%(path)s: `%(page)s` has no place `#%(fragment)s`",
        path=path,
        page=page,
        fragment=fragment,
    )


def _has(file: Path, fragment: str) -> bool:
    if not file.is_file():
        return False
    html = file.read_text(encoding="utf-8", errors="replace")
    return re.search(rf"""\b(?:id|name)=["']?{re.escape(fragment)}["'\s>]""", html) is not None
