"""Find the name that an author probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from generator.words.phrases import phrase


def closest(name: str, candidates: Iterable[str]) -> str:
    """Return the candidate nearest to *name*, "" when none is near.

    Near is one slip in a short name, one in three characters of a longer one; letters that
    changed places count as one slip, case, ``_`` for ``-`` and marks round the name as none. A name that begins as one
    candidate alone does, from four characters on, is near too.
    """
    names, folded = _prepared(frozenset(candidates))
    wanted = _folded(name)
    if near := _nearest(wanted, name, names, folded):
        return near
    many = len(wanted) >= 4
    longer = [names[at] for at, it in enumerate(folded) if many and it.startswith(wanted)]
    others = [it for it in longer if it != name]
    if len(others) != 1 and name.endswith(".md") and "/" not in name:
        stem = name.removesuffix(".md")
        return stem if stem in names else closest(stem, {*names} - {name})
    return others[0] if len(others) == 1 else ""


def nearest(words: Iterable[str], candidates: Collection[str]) -> tuple[str, str]:
    """Return the candidate that is nearly one of *words*, and that word; "" twice when none is."""
    pairs = ((closest(word, candidates), word) for word in sorted(words))
    return next((it for it in pairs if it[0]), ("", ""))


def did_you_mean(name: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """Return a finding's help that offers the nearest candidate, else *otherwise*."""
    near = closest(name, candidates)
    return phrase("did you mean `%(near)s`?", near=near) if near else otherwise


# What people write who mean all there are.
EVERY = frozenset("all any every everybody everyone alle jeder *".split())

# Private functions


@lru_cache(maxsize=8)  # many faults are of few kinds: each asks the same names
def _prepared(names: frozenset[str]) -> tuple[list[str], list[str]]:
    """Return *names* in order, and each as it is compared."""
    ordered = sorted(names)
    return ordered, [_folded(it) for it in ordered]


def _nearest(wanted: str, name: str, names: Sequence[str], folded: Sequence[str]) -> str:
    """Return the one of *names* within reach of *wanted*, *name* apart; "" if there is none.

    Of two equally near names the longer one wins: a letter is lost more often than added.
    """
    from rapidfuzz import process  # noqa: PLC0415  # where all names are known none is missed
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # the same

    within = process.extract(
        wanted, folded, scorer=OSA.distance, score_cutoff=_slips(wanted), limit=None
    )
    near = [(far, -len(names[at]), names[at]) for _, far, at in within if names[at] != name]
    return min(near)[2] if near else ""


def _folded(name: str) -> str:
    return name.casefold().strip(_ROUND).replace("_", "-").replace(" ", "-")


# What is written round a name that has none of it.
_ROUND = " \t\"'`*:,;@\u201c\u201d\u201e\u2018\u2019()[]{}<>"


def _slips(name: str) -> int:
    return 0 if len(name) < 2 else max(1, min(len(name) // 3, 6))
