"""Tell what an edit touches: the key of a batch of pages changes with all that the batch hangs on.

An edit of a sheet's words touches the pages that quote the sheet. Any other edit (of a title, a
link, a citation, a reference, a term, a setting, a template) may touch every page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment

from generator.cache.memory import digest
from generator.kinds import KINDS
from generator.model.playbook import Playbook
from generator.render.batches import Batch

# Sheets whose words are told apart from their outline. Decisions are read as a whole.
SPLIT = tuple(kind for kind, traits in KINDS.items() if traits.words_apart)

# The endings of templates; what else lies beside them is copied, not printed.
TEXTS = ("css", "html", "js", "md", "svg", "txt", "xml")


@dataclass(frozen=True, slots=True)
class Edited:
    """The state of all sources: what all pages hang on, and each sheet's words by its path."""

    rest: str
    words: Mapping[str, str]

    def key(self, batch: Batch) -> str:
        """Return what changes whenever *batch* would be made otherwise."""
        if batch.only:
            return digest(batch.only)
        quoted = self.words if batch.quotes is None else batch.quotes & self.words.keys()
        return digest(
            self.rest, batch.also, *(f"{path} {self.words[path]}" for path in sorted(quoted))
        )


def edited(texts: Mapping[str, str], playbook: Playbook, others: Mapping[str, str]) -> Edited:
    """Return the state of the sources.

    *texts* are the contents of all files by path; *others* whatever else pages hang on, by name:
    settings, pictures, templates, the citation style.
    """
    sheets = [it for kind in SPLIT for it in playbook.sheets[kind].values()]
    words = {it.path: digest(texts[it.path]) for it in sheets}
    rest = digest(
        *(f"{it.path} {it.outline}" for it in sheets),
        *(f"{path}\n{texts[path]}" for path in sorted(texts.keys() - words.keys())),
        *(f"{name} {others[name]}" for name in sorted(others)),
    )
    return Edited(rest, words)


def templates_state(templates: Environment) -> str:
    """Return what changes whenever a template does."""
    return digest(*_sources(templates))


# Private functions


def _sources(templates: Environment) -> Iterator[str]:
    if templates.loader is None:
        return
    for name in sorted(templates.list_templates(extensions=TEXTS)):
        source, _, _ = templates.loader.get_source(templates, name)
        yield f"{name}\n{source}"
