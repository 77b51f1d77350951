"""Test that an index is the same whatever order Pagefind wrote it in, and still an index."""

from __future__ import annotations

import gzip
import json
import random
from itertools import accumulate
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator.site.search.index_order import MARK, IndexFormatError, put_in_order

PAGES = [["en_aaaaaaa", 7], ["en_bbbbbbb", 5], ["en_ccccccc", 9], ["en_ddddddd", 1]]
TOPICS = [["goals", [1, 2]], ["adoption", [3]], ["sourcing", [1]]]
KINDS = [["card", [1, 2]], ["role", [3]]]
# Words with the pages that have them, as the distance from the page before, and other spellings
WORDS = [["cafe", [[1, [-25, 4], []], [2, [-7, 1], [3]]], [["café", [[3, [-25, 4], []]]]]]]


def written(
    folder: Path,
    topics: list[Any],
    kinds: list[Any],
    names: tuple[str, str],
    pages: list[Any] = PAGES,
    words: list[Any] = WORDS,
) -> Path:
    """Write an index whose facets have these values, in files of these *names*."""
    (folder / "filter").mkdir(parents=True)
    (folder / "index").mkdir()
    (folder / "index" / "en_5555555.pf_index").write_bytes(packed([words]))
    for name, facet, values in zip(names, ("topic", "kind"), (topics, kinds), strict=True):
        (folder / "filter" / f"{name}.pf_filter").write_bytes(packed([facet, values]))
    facets = [["topic", names[0]], ["kind", names[1]]]
    facets = facets if names[0] < names[1] else facets[::-1]  # they come in any order, too
    described = ["1.5.2", pages, [["cafe", "cafe", "en_5555555"]], facets, [], ["title"]]
    (folder / "pagefind.en_0123456789.pf_meta").write_bytes(packed(described))
    entry = {"version": "1.5.2", "languages": {"en": {"hash": "en_0123456789", "page_count": 3}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")
    return folder


def packed(value: Any) -> bytes:
    """Return *value* as Pagefind writes it."""
    return gzip.compress(MARK + cbor2.dumps(value))


def unpacked(path: Path) -> Any:
    """Return what Pagefind reads in *path*."""
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder* by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    """Values in another order, in files of other names, come out alike."""
    one = written(tmp_path / "one", TOPICS, KINDS, ("en_1111111", "en_2222222"))
    other = written(tmp_path / "other", TOPICS[::-1], KINDS[::-1], ("en_4444444", "en_3333333"))
    put_in_order(one)
    put_in_order(other)
    assert tree(one) == tree(other)
    put_in_order(one)
    assert tree(one) == tree(other)


def test_pages_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    """As another file system lists them: each number that leads to a page is turned with it."""
    one = written(tmp_path / "one", TOPICS, KINDS, ("en_1111111", "en_2222222"))
    other = written(
        tmp_path / "other",
        [["goals", [1, 2]], ["adoption", [0]], ["sourcing", [2]]],
        [["card", [1, 2]], ["role", [0]]],
        ("en_1111111", "en_2222222"),
        PAGES[::-1],
        [["cafe", [[0, [-7, 1], [3]], [2, [-25, 4], []]], [["café", [[0, [-25, 4], []]]]]]],
    )
    put_in_order(one)
    put_in_order(other)
    assert tree(one) == tree(other)
    (part,) = (one / "index").iterdir()
    assert unpacked(part) == [WORDS]


def test_everything_is_found_where_it_is_named(tmp_path: Path) -> None:
    """The entry leads to the description, that to the facets, and nothing is lost on the way."""
    folder = written(tmp_path / "index", TOPICS, KINDS, ("en_1111111", "en_2222222"))
    put_in_order(folder)
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    described = unpacked(folder / f"pagefind.{entry['languages']['en']['hash']}.pf_meta")
    facets = {name: unpacked(folder / f"filter/{file}.pf_filter") for name, file in described[3]}
    assert facets == {"kind": ["kind", KINDS], "topic": ["topic", sorted(TOPICS)]}
    (part,) = (folder / "index").iterdir()
    assert described[:3] == ["1.5.2", PAGES, [["cafe", "cafe", part.stem]]]
    assert len(tree(folder)) == 6


def test_a_word_is_found_in_a_small_part(tmp_path: Path) -> None:
    """Parts are cut smaller, in order, whole, between families of words: a search fetches one."""
    chance = random.Random(5)  # noqa: S311  # the same words each time
    stems = sorted({"".join(chance.choices("abcdefgh", k=6)) for _ in range(900)} | {"big"})
    words = [
        [word, [[1, list(range(60 if word == "big" else 8)), []]], []]
        for stem in stems
        for word in (stem, stem + "ing")
    ]
    folder = written(tmp_path / "index", TOPICS, KINDS, ("en_1111111", "en_2222222"), words=words)
    put_in_order(folder)
    (description,) = folder.glob("*.pf_meta")
    parts = unpacked(description)[2]
    held = [unpacked(folder / f"index/{name}.pf_index")[0] for *_, name in parts]
    assert [word for part in held for word in part] == words
    assert len(parts) > 3
    sizes = [sum(9 + len(word) for word, *_ in part) for part in held]
    assert max(sizes) < 1.2 * 6000
    for part, (*_, name) in zip(held, parts, strict=True):
        for word in (it[0] for it in part):
            assert name in _fetched(parts, word), word
            assert _fetched(parts, word[:4]) == [name], word
            assert len(_fetched(parts, word)) == 1, word
    assert parts[0][0] == words[0][0]
    assert parts[-1][1] == words[-1][0]


def _fetched(parts: list[list[str]], term: str) -> list[str]:
    """Return which of *parts* Pagefind 1.5 fetches for *term*: the rule of its `request_indexes`."""
    strict = [name for first, last, name in parts if first <= term <= last]
    loose = [
        name
        for first, last, name in parts
        if term[: len(first)] >= first[: len(term)] and term[: len(last)] <= last[: len(term)]
    ]
    return strict or loose


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(gzip.compress(b"pagefind_new" + cbor2.dumps([])), id="another mark"),
        pytest.param(packed(["2.0.0", []]), id="no list of facets"),
        pytest.param(packed({"version": "2.0.0"}), id="no list at all"),
        pytest.param(packed(["1", [["a", 1], ["a", 1]], [], [], [], []]), id="a page twice"),
        pytest.param(packed(["1", [["a", 1]], [], [], [["date", [0]]], []]), id="sorts"),
    ],
)
def test_another_format_is_told(tmp_path: Path, content: bytes) -> None:
    """What is not written as we know it is an error with the file's name, and no guess."""
    folder = written(tmp_path / "index", TOPICS, KINDS, ("en_1111111", "en_2222222"))
    (folder / "pagefind.en_0123456789.pf_meta").write_bytes(content)
    with pytest.raises(IndexFormatError, match="pf_meta"):
        put_in_order(folder)


@pytest.mark.parametrize("kind", ["pf_meta", "pf_filter", "pf_index", "json"])
def test_an_answer_that_breaks_off(tmp_path: Path, kind: str) -> None:
    """Wherever Pagefind ends too early, its file is named: nothing is guessed, nothing falls."""
    whole = written(tmp_path / "whole", TOPICS, KINDS, ("en_1111111", "en_2222222"))
    name = next(path for path in tree(whole) if path.endswith(kind))
    content = (whole / name).read_bytes()
    for cut in range(0, len(content), 7):
        folder = written(tmp_path / str(cut), TOPICS, KINDS, ("en_1111111", "en_2222222"))
        (folder / name).write_bytes(content[:cut])
        with pytest.raises(IndexFormatError, match=name.rpartition("/")[2]):
            put_in_order(folder)
    folder = written(tmp_path / "less", TOPICS, KINDS, ("en_1111111", "en_2222222"))
    (folder / name).unlink()
    with pytest.raises(IndexFormatError):
        put_in_order(folder)


def test_facts_tell_which_pages_have_which_values(tmp_path: Path) -> None:
    """A search reads them instead of asking for each value."""
    folder = written(tmp_path, TOPICS, KINDS, ("en_1111111", "en_2222222"), PAGES[::-1])
    put_in_order(folder)
    said = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    pages = said["en"]["pages"]
    has = {
        facet: {value: [pages[at] for at in accumulate(steps)] for value, steps in values.items()}
        for facet, values in said["en"]["facets"].items()
    }
    names = [str(name) for name, _ in PAGES[::-1]]  # by the number that Pagefind gave them
    written_facets: dict[str, Any] = {"kind": KINDS, "topic": TOPICS}
    expected = {
        facet: {value: sorted(names[at] for at in places) for value, places in values}
        for facet, values in written_facets.items()
    }
    assert has == expected
    assert pages == sorted(names)
