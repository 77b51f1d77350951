"""Read bibliographies: .bib text -> entries as written -> CSL-JSON.

``skeleton`` splits a file, ``read`` and ``recover`` make entries of it, ``join`` puts files
together. ``mapping`` turns an entry into CSL-JSON, part by part: ``people``, ``headings``, ``times``,
``numbers``, ``publishers``, ``addresses``; ``flaws`` says what is odd. ``latex``, ``names``, ``dates``
and ``titles`` read values. ``format`` lays a file out, ``explain`` leads a result back to its fields.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.bib.join import join
from generator.load.bib.mapping import to_csl
from generator.load.bib.read import read_file
from generator.model.text import Allowance
from generator.model.works import Entry

__all__ = ["Works", "join", "load_bib", "load_works", "to_csl"]

# Entries with all that they inherit, and their CSL-JSON by key.
Works: TypeAlias = tuple[tuple[Entry, ...], Mapping[str, Mapping[str, Any]]]


def load_works(
    texts: Iterable[Text],
) -> tuple[Works, tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the works of the files of one bibliography, their ``% allow:`` lines, the findings."""
    read = [load_bib(text) for text in texts]
    entries, joined = join([made for made, _, _ in read])
    findings = [*(it for _, _, found in read for it in found), *joined]
    items = {}
    for entry in entries:
        items[entry.key.value], odd = to_csl(entry)
        findings += odd
    allowances = tuple(it for _, allowed, _ in read for it in allowed)
    return (entries, items), allowances, tuple(findings)


def load_bib(
    text: Text,
) -> tuple[tuple[Entry, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the entries of one file, its ``% allow:`` lines and the findings.

    Every entry is read, recovered, or reported with its line. Entries with equal keys are all
    returned, and nothing is inherited: both are the business of ``join``.
    """
    entries, allowances, findings = read_file(text)
    return entries, allowances, tuple(findings)
