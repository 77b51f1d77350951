"""Put a Pagefind index in order: the same pages, the same bytes, on any disk.

Pagefind numbers pages as the file system lists them, writes the values of a facet, and the list of
facets, in an order that differs from run to run, and names files by their bytes. All of it is put
in order here: pages are numbered by the names of their fragments, which follow from their content.
Its files are CBOR (RFC 8949) behind a mark, compressed with gzip. The pages of a facet are written as
their numbers, those of a word as differences, each from the page before.

The index comes in parts, of which a search fetches those that its words lie in. Pagefind makes them
of 25 kB and more; here they are cut smaller, between words that begin differently.

Beside them `FACTS` tells which pages have which values of facets: a search that wants to count them
would have to ask Pagefind once for each value, ten seconds for ten thousand pages.
"""

from __future__ import annotations

import gzip
import json
import math
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, pairwise, takewhile
from pathlib import Path
from typing import Any, TypeAlias

import cbor2

from generator.cache.memory import digest
from generator.disk import put

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FACTS = "facts.json"
JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

# A part of the index should be fetched soon, and the list of all parts too: bytes of a part, at least.
PART = 6000
FAMILY = 4  # letters that words of one part begin with, where that can be

Facts: TypeAlias = dict[str, Any]

# Where the description of a language's index has its lists: of pages (fragment and number of words
# of each), of parts of the index (first word, last word, file), of facets (name and file), of sorts.
PAGES, PARTS, FACETS, SORTS = 1, 2, 3, 4


class IndexFormatError(ValueError):
    """The index is not written as this version of Pagefind writes it."""


def put_in_order(folder: Path) -> None:
    """Rewrite what in the index at *folder* hangs on the run that made it.

    Raises `IndexFormatError` where it is not what Pagefind 1.5 writes.
    """
    facts = {}
    with _reading(ENTRY):
        entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
        languages = entry["languages"]
        for language in sorted(languages):
            name, facts[language] = _describe_anew(folder, languages[language]["hash"])
            languages[language]["hash"] = name
        entry["languages"] = dict(sorted(languages.items()))
    put(folder / ENTRY, JSON.encode(entry))
    put(folder / FACTS, JSON.encode(facts))


# Private functions


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Take what comes of a file that breaks off, or is of another shape, for a fault of file *name*."""
    try:
        yield
    except IndexFormatError:
        raise
    except _FAULTS as error:
        raise IndexFormatError(f"`{name}` cannot be read") from error


_FAULTS = (
    EOFError,
    FileNotFoundError,
    LookupError,
    TypeError,
    ValueError,
    cbor2.CBORError,
    gzip.BadGzipFile,
    zlib.error,
)


def _describe_anew(folder: Path, name: str) -> tuple[str, Facts]:
    """Order what the language whose description is *name* has; return its new name, and its facts.

    They are what a search would have to ask Pagefind for once for each value: by language, the ids
    of all ``pages``, and by facet and value which of them have it, each as a step from the one before.
    """
    path = folder / f"pagefind.{name}.pf_meta"
    with _reading(path.name):
        return _described(folder, name, path)


def _described(folder: Path, name: str, path: Path) -> tuple[str, Facts]:
    described = _read(path)
    if not isinstance(described, list) or len(described) <= SORTS or described[SORTS]:
        raise IndexFormatError(f"`{path.name}` is not made of pages, parts and facets")
    pages = sorted(described[PAGES])
    numbers = {page[0]: at for at, page in enumerate(pages)}
    if len(numbers) != len(pages):
        raise IndexFormatError(f"`{path.name}` has a page twice")
    new = [numbers[page[0]] for page in described[PAGES]]
    described[PAGES] = pages
    described[PARTS] = _Part(folder, name, new).cut_anew([it for *_, it in described[PARTS]])
    facets = {
        facet: _Part(folder, it, new).order_facet() for facet, it in sorted(described[FACETS])
    }
    described[FACETS] = [[facet, name] for facet, (name, _) in facets.items()]
    facts: Facts = {
        "pages": [page[0] for page in pages],
        "facets": {facet: values for facet, (_, values) in facets.items()},
    }
    return _Part(folder, name, new).write("pagefind.{}.pf_meta", described), facts


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the index, its folder, and the names that are new."""

    folder: Path
    name: str
    new: Sequence[int]

    def cut_anew(self, parts: Sequence[str]) -> list[list[str]]:
        """Write the words of *parts* in smaller ones; return the first word, last word and file of each.

        As Pagefind has it, ends are as short as tells them from the word on the other side: so a part
        is found by the beginning of a word, too.
        """
        paths = [self.folder / "index" / f"{part}.pf_index" for part in parts]
        with _reading("index"):
            enough = max(PART, math.isqrt(10 * sum(path.stat().st_size for path in paths)))
        words = (word for path in paths for word in self._ordered_part(path))
        ends = [
            (part[0][0], part[-1][0], _new(self.folder, "index/{}.pf_index", self.name, [part]))
            for part in _cut(words, enough)
        ]
        befores = ["", *(last for _, last, _ in ends)]
        afters = [*(first for first, _, _ in ends[1:]), ""]
        return [
            [_short(first, before), _short(last, after), written]
            for (first, last, written), before, after in zip(ends, befores, afters, strict=False)
        ]

    def order_facet(self) -> tuple[str, dict[str, list[int]]]:
        path = self.folder / "filter" / f"{self.name}.pf_filter"
        with _reading(path.name):
            facet, values = _read(path)
            ordered = [
                [value, sorted(self.new[page] for page in pages)]
                for value, pages in sorted(values, key=lambda pair: str(pair[0]))
            ]
            steps = {str(value): _steps(pages) for value, pages in ordered}
        return self.write("filter/{}.pf_filter", [facet, ordered]), steps

    def write(self, pattern: str, value: Any) -> str:
        """Write *value* in the place of the file called *name*, under the name that its bytes give."""
        (self.folder / pattern.format(self.name)).unlink()
        return _new(self.folder, pattern, self.name, value)

    def _ordered_part(self, path: Path) -> list[Any]:
        """Return the words of a part of the index, which is removed.

        Its pages, and those of the other spellings of its words, are numbered anew.
        """
        with _reading(path.name):
            (words,) = _read(path)
            ordered = [
                [word, self._hits(hits), [[form, self._hits(more)] for form, more in sorted(forms)]]
                for word, hits, forms in words
            ]
        path.unlink()
        return ordered

    def _hits(self, hits: Sequence[Sequence[Any]]) -> list[list[Any]]:
        """Return *hits*, which begin with the page each, for the *new* numbers of pages."""
        pages = accumulate(hit[0] for hit in hits)
        moved = sorted((self.new[page], rest) for page, (_, *rest) in zip(pages, hits, strict=True))
        return [
            [step, *rest]
            for step, (_, rest) in zip(_steps(it[0] for it in moved), moved, strict=True)
        ]


def _cut(words: Iterable[Any], enough: int) -> Iterator[list[Any]]:
    """Yield *words*, which are sorted, in parts of *enough* bytes or somewhat more."""
    part: list[Any] = []
    full = 0
    for word in words:
        apart = part and (word[0][:FAMILY] != part[-1][0][:FAMILY] or full > 2 * enough)
        if full >= enough and apart:
            yield part
            part, full = [], 0
        part.append(word)
        full += _size(word)
    if part:
        yield part


def _size(word: Any) -> int:
    """Return about how many bytes *word* is when compressed: one for a letter, page or place."""
    text, hits, forms = word
    places = sum(1 + sum(map(len, rest)) for _, *rest in hits)
    return len(text) + places + sum(len(form) + 2 * len(more) for form, more in forms)


def _short(word: str, other: str) -> str:
    """Return *word* as far as it takes to tell it from *other*, whole if there is none."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return word[: sum(1 for _ in alike) + 1] if other else word


def _steps(pages: Iterable[int]) -> list[int]:
    """Return how far each page is from the one before."""
    return [page - before for before, page in pairwise([0, *pages])]


def _read(path: Path) -> Any:
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(MARK):
        raise IndexFormatError(f"`{path.name}` does not begin with {MARK.decode()}")
    return cbor2.loads(content[len(MARK) :])


def _new(folder: Path, pattern: str, name: str, value: Any) -> str:
    """Write *value* under the name that its bytes give, in the manner of *name*; return it."""
    content = MARK + cbor2.dumps(value)
    language, _, old = name.rpartition("_")
    new = f"{language}_{digest(content)[: len(old)]}"
    put(folder / pattern.format(new), gzip.compress(content, mtime=0))
    return new
