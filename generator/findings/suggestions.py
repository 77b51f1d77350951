"""Find the name that an author probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator.words.phrases import phrase


def closest(name: str, candidates: Iterable[str]) -> str:
    """Return the candidate nearest to *name*, "" when none is near.

    Near is one slip in a short name, one in three characters of a longer one; letters that
    changed places count as one slip, case, ``_`` for ``-`` and marks round the name as none. A name that begins as one
    candidate alone does, from four characters on, is near too.
    """
    names = sorted(set(candidates) - {name})
    wanted = _folded(name)
    # Of two equally near names the longer one wins: a letter is lost more often than added.
    best = min(((_distance(wanted, it), -len(it), it) for it in names), default=(_FAR, 0, ""))
    if best[0] <= _slips(wanted):
        return best[2]
    longer = [it for it in names if len(wanted) >= 4 and _folded(it).startswith(wanted)]
    if len(longer) != 1 and name.endswith(".md") and "/" not in name:
        stem = name.removesuffix(".md")
        return stem if stem in names else closest(stem, names)
    return longer[0] if len(longer) == 1 else ""


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

_FAR = 1_000


def _folded(name: str) -> str:
    return name.casefold().strip(_ROUND).replace("_", "-").replace(" ", "-")


# What is written round a name that has none of it.
_ROUND = " \t\"'`*:,;@\u201c\u201d\u201e\u2018\u2019()[]{}<>"


def _slips(name: str) -> int:
    return 0 if len(name) < 2 else max(1, min(len(name) // 3, 6))


def _distance(wanted: str, candidate: str) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # where all names are known none is missed

    return OSA.distance(wanted, _folded(candidate), score_cutoff=_slips(wanted))
