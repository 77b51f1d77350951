"""Write a decision's Markdown for the pages of its walk: once for each depth, not for each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import escape

from markupsafe import Markup

from generator.model.decisions import Decision, Ground, Prose
from generator.render.addresses import link
from generator.render.desk import Desk, Edition
from generator.words.words import N_, Words

NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Basis:
    """What an outcome or a rule rests on, in words: a label, and a sentence for its page."""

    name: str
    label: str
    words: str


BASES = {
    Ground.SOURCE: Basis("source", N_("From a source"), N_("A cited source says so.")),
    Ground.UNCITED: Basis(
        "uncited",
        N_("No source given"),
        N_("What this playbook is drawn from says so without a source."),
    ),
    Ground.INFERRED: Basis(
        "inferred",
        N_("Our reading"),
        N_("This is our reading of the sources. They do not say it in so many words."),
    ),
    Ground.GAP: Basis(
        "gap",
        N_("Not settled by the sources"),
        N_("The sources do not settle this, and no rule was made up to fill the gap."),
    ),
    Ground.POINTER: Basis("pointer", N_("Pointer"), N_("This sends you on to somewhere else.")),
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Write the prose of one decision on a page; pages of the same depth share what is written."""

    desk: Desk
    decision: Decision
    _written: dict[tuple[int, int, bool, bool], Markup] = field(default_factory=dict)
    _plain: dict[int, str] = field(default_factory=dict)

    @property
    def edition(self) -> Edition:
        """Return what is printed."""
        return self.desk.edition

    @property
    def words(self) -> Words:
        """Return the words of the product."""
        return self.edition.settings.words

    def at(self, here: str) -> Writer:
        """Return a writer of the same for the page *here*, which shares what is written."""
        return replace(self, desk=self.edition.at(here))

    def link(self, address: str) -> str:
        """Return how the page leads to *address*."""
        return link(address, self.desk.here)

    def without_notes(self) -> Writer:
        """Return a writer of the same that puts citations into the sentence."""
        if not self.edition.author.noted:
            return self
        return Writer(self.edition.without_notes().at(self.desk.here), self.decision)

    def block(self, prose: Prose, *, marked: bool = False) -> Markup:
        """Return *prose* with its paragraphs; *marked*: with its terms."""
        return self._write(prose, inline=False, marked=marked)

    def line(self, prose: Prose) -> Markup:
        """Return *prose*, one line, without a paragraph round it."""
        return self._write(prose, inline=True)

    def plain(self, prose: Prose) -> str:
        """Return the Markdown of *prose* with its citations as they are read."""
        if not prose.clusters:
            return prose.source
        if prose.start not in self._plain:
            source, start = prose.source, prose.start
            for cluster in reversed(prose.clusters):
                cited = self.edition.citations.text(cluster)
                source = source[: cluster.start - start] + cited + source[cluster.end - start :]
            self._plain[prose.start] = source
        return self._plain[prose.start]

    def _write(self, prose: Prose, *, inline: bool, marked: bool = False) -> Markup:
        if prose.document is None:
            return NOTHING
        key = (prose.start, self.desk.here.count("/"), inline, marked)
        if key not in self._written:
            written = self.desk.author.prose(prose.document, inline=inline, marked=marked)
            self._written[key] = Markup(written.strip())  # noqa: S704  # sanitised there
        return self._written[key]


def keys_of(proses: Iterable[Prose]) -> Iterator[str]:
    """Yield the keys of the works that *proses* cite, each once, in their order."""
    found = (cite.key.value for it in proses for cluster in it.clusters for cite in cluster.cites)
    yield from dict.fromkeys(found)


@lru_cache(maxsize=8192)
def safe(words: str) -> str:
    """Return *words* escaped for HTML: the same few thousand stand on all pages of a walk."""
    return escape(words)


def badge(words: Words, ground: Ground | None) -> str:
    """Return the label of what something rests on, as HTML; nothing for what is not said."""
    if ground is None:
        return ""
    basis = BASES[ground]
    return (
        f'<span class="dc-basis dc-basis--{basis.name}">{escape(words.gettext(basis.label))}</span>'
    )
