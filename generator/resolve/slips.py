"""Say which of the stretches that look like a slip are one: their keys, or their works, exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Edit
from generator.model.known_works import known_works
from generator.model.text import Cluster, Document, Slip
from generator.model.works import Reference
from generator.rules.citations import mistaken_citation, typed_citation
from generator.words.phrases import phrase


def find_slips(document: Document, references: Mapping[str, Reference]) -> Iterator[Diagnostic]:
    """Yield a finding for each slip of *document*."""
    taken = [(cluster.span, cluster) for cluster in document.clusters]
    for slip in document.slips:
        if slip.author and document.text.path.startswith("docs/"):
            continue  # pages about the site show how citations come out
        if slip.author:
            yield from _typed(slip, references)
        elif slip.sure or _are_keys(slip, references):
            if any(span == slip.span and _is_sound(cluster, slip) for span, cluster in taken):
                continue
            yield mistaken_citation.RULE.at(
                slip.span,
                phrase(
                    "`%(written)s` cites %(slip)s as it is written",
                    written=slip.written,
                    slip=_what(slip),
                ),
                help=phrase("did you mean `%(near)s`?", near=slip.right),
                fix=(Edit(slip.span, slip.right),),
            )


# Private functions


def _what(slip: Slip) -> str:
    return (
        phrase("`%(keys)s` alone", keys=slip.keys[0])
        if slip.written.startswith("[@") and len(slip.keys) > 1
        else phrase("nothing")
    )


def _are_keys(slip: Slip, references: Mapping[str, Reference]) -> bool:
    """Whether keys stand there: the first alone, or behind an `@` the second too."""
    if slip.written.startswith("[@") and not slip.written.startswith("[@@"):
        return len(slip.keys) > 1 and all(key in references for key in slip.keys)
    return slip.keys[0] in references


def _is_sound(cluster: Cluster, slip: Slip) -> bool:
    """Whether a citation was read there that has all the keys: semicolons between them."""
    return len(cluster.cites) >= len(slip.keys) and not slip.written.startswith("[@@")


def _typed(slip: Slip, references: Mapping[str, Reference]) -> Iterator[Diagnostic]:
    keys = known_works(references).of(slip.author, slip.year)
    if len(keys) != 1:
        return
    right = slip.right.format(keys[0])
    yield typed_citation.RULE.at(
        slip.span,
        phrase(
            "`%(written)s` is typed by hand, though the work is among the references",
            written=slip.written,
        ),
        help=phrase("did you mean `%(near)s`?", near=right),
        fix=(Edit(slip.span, right),),
    )
