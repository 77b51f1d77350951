"""Tell what an edit touches: the key of a batch of pages changes with all that the batch hangs on.

An edit of a sheet's words touches the pages that quote the sheet. An edit of a card's outline (of its
title, a link, a citation) touches the pages of the cards and works near it, and those that list cards.
An edit of a work or of a value of the vocabulary touches the pages that name it, and all lists.
Any other edit (of a role, a term, a setting, a template) may touch every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment

from generator.cache.memory import digest
from generator.kinds import KINDS, Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Status
from generator.render.batches import Batch
from generator.render.keys.named import Named

# Sheets whose words are told apart from their outline. Decisions are read as a whole.
SPLIT = tuple(kind for kind, traits in KINDS.items() if traits.words_apart)

NOTES = "notes"  # at a page's foot: printed behind its template, of the works that the page names

# Of what pages hang on beside sheets: what their print hangs on too, when all facts are known.
MANNER = ("settings", "style", "templates", NOTES)

# The endings of templates; what else lies beside them is copied, not printed.
TEXTS = ("css", "html", "js", "md", "svg", "txt", "xml")


@dataclass(frozen=True, slots=True)
class Edited:
    """The state of all sources: what all pages hang on, and by path each sheet's words, a line each.

    ``outlines`` are those of the cards by path, a line each too; ``cards`` stands for all of them,
    ``said`` for all ``words``. ``manner`` is all that the print of a page hangs on beside its facts.
    ``named`` are works and values. ``starts`` are digests of all that a batch hangs on but words, by
    its name and what it hangs on beside: they hold while the `shape` is the same.
    """

    rest: str
    cards: str
    outlines: Mapping[str, str]
    words: Mapping[str, str]
    said: str
    manner: str
    named: Named
    starts: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)
    _keys: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def key(self, batch: Batch) -> str:
        """Return what changes whenever *batch* would be made otherwise."""
        if batch.name not in self._keys:
            self._keys[batch.name] = self._key(batch)
        return self._keys[batch.name]

    def shape(self) -> str:
        """Return what changes with anything but words of sheets, and what published files promise."""
        works, values = self.named.works.values(), self.named.values.values()
        return digest(self.rest, self.cards, self.named.lists, *works, "values", *values)

    # Private

    def _key(self, batch: Batch) -> str:
        if batch.only:
            return digest(batch.only)
        quoted = self.said
        if batch.quotes is not None:
            quoted = _listed(self.words, batch.quotes & self.words.keys())
        about = batch.name, batch.also
        if about not in self.starts:
            self.starts[about] = self._start(batch)
        return digest(self.starts[about], quoted)

    def _start(self, batch: Batch) -> str:
        near = self.cards if batch.near is None else _listed(self.outlines, batch.near)
        return digest(self.rest, near, self.named.of(batch.names), batch.also)


def edited(
    texts: Mapping[str, str], playbook: Playbook, others: Mapping[str, str], named: Named
) -> Edited:
    """Return the state of the sources.

    *texts* are the contents of all files by path but of what is *named*; *others* whatever else
    pages hang on, by name: settings, pictures, templates, the citation style.
    """
    sheets = [it for kind in SPLIT for it in playbook.sheets[kind].values()]
    words = {it.path: f"{it.path} {digest(texts[it.path])}" for it in sheets}
    outlines = {it.path: f"{it.path} {it.outline}" for it in playbook.cards()}
    rest = digest(
        *(f"{it.path} {it.outline}" for it in sheets if it.path not in outlines),
        *(f"{it.path} {it.status}" for it in playbook.cards() if it.status is not Status.PUBLISHED),
        *_led_to(playbook),
        *(f"{path}\n{texts[path]}" for path in sorted(texts.keys() - words.keys())),
        *(f"{name} {others[name]}" for name in sorted(others.keys() - {NOTES})),
    )
    cards = digest("\n".join(outlines.values()))
    manner = digest(*(f"{name} {others[name]}" for name in MANNER))
    said = digest("\n".join(words.values()))
    return Edited(rest, cards, outlines, words, said, manner, named)


def templates_state(templates: Environment) -> str:
    """Return what changes whenever a template does."""
    return digest(*_sources(templates))


# Private functions


def _listed(states: Mapping[str, str], paths: Iterable[str]) -> str:
    """Return the *states* of *paths*, each a line; of a path that has none the path itself."""
    return "\n".join([states.get(path, path) for path in sorted(paths)])


def _led_to(playbook: Playbook) -> Iterator[str]:
    """Yield the links of all that is no card: prose of a tension, say, stands on pages of cards."""
    for target, owners in playbook.linking.items():
        yield from (f"{owner} {target}" for owner in owners if owner.kind is not Kind.CARD)


def _sources(templates: Environment) -> Iterator[str]:
    if templates.loader is None:
        return
    for name in sorted(templates.list_templates(extensions=TEXTS)):
        source, _, _ = templates.loader.get_source(templates, name)
        yield f"{name}\n{source}"
