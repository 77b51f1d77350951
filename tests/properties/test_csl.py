"""Whatever the items hold, formatting gives text, and the same text twice."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import csl
from tests.chance import examples

STYLE = csl.apa_style()
VARIABLES = (
    "title", "container-title", "volume", "issue", "page", "number", "edition", "publisher",
    "DOI", "URL", "genre", "medium", "status", "version", "note", "language", "citation-label",
)  # fmt: skip
NAMES = ("author", "editor", "translator", "director", "reviewed-author")
DATES = ("issued", "event-date", "original-date", "accessed")
TYPES = (
    "book",
    "article-journal",
    "chapter",
    "speech",
    "broadcast",
    "webpage",
    "thesis",
    "",
    "odd",
)

odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
text = st.text(alphabet="ab Z'\"<i>/.,:-\u2019\u201c\u4e2d\u00e9{}&0129", max_size=24)
part = st.integers(-4000, 4000) | st.sampled_from(["", "12", "x", None, 0, 13, 24, 99])
date = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(part, max_size=4), max_size=3),
        "season": part,
        "circa": st.booleans(),
        "literal": text,
        "raw": text | st.dates().map(str),
    },
)
person = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("family", "given", "literal", "suffix", "dropping-particle", "annotation"), text
    ),
)
work = st.fixed_dictionaries(
    {"id": st.sampled_from("abcde"), "type": st.sampled_from(TYPES)},
    optional={
        **dict.fromkeys(VARIABLES, text | odd),
        **dict.fromkeys(NAMES, st.lists(person, max_size=4) | odd),
        **dict.fromkeys(DATES, date | odd),
    },
)
cite = st.builds(
    csl.Cite,
    st.sampled_from("abcdef"),
    prefix=text,
    suffix=text,
    locator=text,
    label=st.sampled_from(["page", "", "chapter", "odd"]),
    suppress_author=st.booleans(),
    author_only=st.booleans(),
)


@settings(max_examples=examples(150))
@given(st.lists(work, max_size=5), st.lists(cite, max_size=4))
def test_any_item_is_printed_the_same_twice(
    works: list[dict[str, Any]], cites: list[csl.Cite]
) -> None:
    """No value makes formatting raise, and nothing of a run is left for the next."""
    first, second = csl.Library(STYLE, works), csl.Library(STYLE, works)
    again = first.cite(cites), first.narrative(cites), first.bibliography()
    assert again == (first.cite(cites), first.narrative(cites), first.bibliography())
    assert again == (second.cite(cites), second.narrative(cites), second.bibliography())


@settings(max_examples=examples(100))
@given(st.lists(work, min_size=1, max_size=4), st.lists(cite, max_size=4))
def test_html_has_no_tag_but_ours(works: list[dict[str, Any]], cites: list[csl.Cite]) -> None:
    """Text of items and cites is escaped: what is left of `<` belongs to our own elements."""
    library = csl.Library(STYLE, works)
    printed = [piece.html for piece in library.cite(cites)]
    printed += [reference.html for reference in library.bibliography()]
    for rest in printed:
        for tag in (
            "<i>",
            "</i>",
            "<sup>",
            "</sup>",
            '<span style="font-style:normal;">',
            "</span>",
        ):
            rest = rest.replace(tag, "")  # noqa: PLW2901  # what is left of it
        assert "<" not in rest


@settings(max_examples=examples(50))
@given(st.lists(work, max_size=5))
def test_suffixes_do_not_depend_on_the_order_of_items(works: list[dict[str, Any]]) -> None:
    """A work's year suffix is the same in whatever order the works come."""
    once = list({each["id"]: each for each in works}.values())
    forward, backward = csl.Library(STYLE, once), csl.Library(STYLE, once[::-1])
    titles = [each.get("title") for each in once]
    if len({str(title) for title in titles}) == len(titles):
        keys = [each["id"] for each in once]
        assert sorted(map(forward.year_suffix, keys)) == sorted(map(backward.year_suffix, keys))


@settings(max_examples=20)
@given(st.sampled_from(["<i>", '"a ', "'", "\u201c", "<b>x</i>"]), st.integers(500, 3000))
def test_marks_without_partners_nest_no_deeper_than_text(mark: str, count: int) -> None:
    """However many marks are open, nothing raises and all of them are printed."""
    titles = mark * count, mark * count + "</i>" * count
    works = [{"id": str(at), "type": "book", "title": title} for at, title in enumerate(titles)]
    assert len(csl.Library(STYLE, works).bibliography()) == len(titles)
