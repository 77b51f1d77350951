"""Marked words take nothing from a page and add nothing to it, and no word that is gone is lost."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render.book.binding import Places, binder, parts_of, seen_from
from generator.render.preview.words import marked, marked_parts
from tests.chance import examples

BASE = Path(__file__).parents[1] / "golden" / "_base"
GONE = re.compile(
    r'<(?P<tag>li|div) class="pv-gone-block"><del class="pv-gone">[^<]*</del></(?P=tag)>'
    r'|<del class="pv-gone">[^<]*</del>'
)
NEW = re.compile(r'<ins class="pv-new">([^<]*)</ins>')
# PREVIEW_EDITS=500 python -m pytest tests/properties/test_preview.py tries as many
EDITS = settings(max_examples=int(os.environ.get("PREVIEW_EDITS", examples(50))))


@cache
def pages() -> tuple[str, ...]:
    """Return the bodies of pages of a small playbook, as a preview shows them."""
    project = open_project(BASE, date(2026, 12, 1))
    made = compile_playbook(project.given, project.templates, project.style)
    shown = [it for it in made.pages if it.section != "about"]
    bound = binder("p", "x/", Places({}))
    return tuple(str(bound(it.slots["body"])) for it in shown)


PIECES = st.sampled_from(
    ["<p>Some new words.</p>", "<ul><li>one</li><li>two <em>words</em></li></ul>", "word ", "&amp; ", "é", "<br>",
     "<h2>A heading</h2>", "<table><tbody><tr><td>cell</td><td>of it</td></tr></tbody></table>", "<svg><text>drawn</text></svg>",
     "<blockquote><p>said</p></blockquote>", '<a href="https://example.org/">led</a>', "<dl><dt>a</dt><dd>b</dd></dl>", " "]
)  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a page and what an edit made of it, both as a parser writes them."""
    old = new = draw(st.sampled_from(pages()))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(new)))
        length = draw(st.sampled_from([0, 1, 8, 60, 400]))
        new = new[:start] + draw(PIECES | st.text("abc <>&", max_size=6)) + new[start + length :]
    if draw(st.booleans()):
        old, new = new, old
    bound = binder("q", "x/", Places({}))
    return str(bound(old)), str(bound(new))


INNERMOST = re.compile(r"<svg\b(?:(?!<svg\b).)*?</svg>", re.DOTALL)


def shown(html: str) -> str:
    """Return the text of *html*, without that of drawings, which may stand in drawings."""
    while INNERMOST.search(html):
        html = INNERMOST.sub("", html)
    return re.sub(r"<[^>]*>", "", html)


@given(edits())
@EDITS
def test_new_page_is_in_it(edit: tuple[str, str]) -> None:
    """Without what is gone, with what is new unwrapped, it is the new page, byte for byte."""
    old, new = edit
    made, _ = marked(old, new)
    assert NEW.sub(r"\1", GONE.sub("", made)) == new
    assert marked(new, new) == (new, ())


@given(edits())
@EDITS
def test_no_old_word_is_lost(edit: tuple[str, str]) -> None:
    """Each word of the old page stands there: as it was, or as gone."""
    old, new = edit
    made, _ = marked(old, new)
    kept = shown(NEW.sub("", made))
    missing = Counter(shown(old)) - Counter(kept)
    assert not [sign for sign in missing if not sign.isspace()]
    assert all(
        word in kept
        for word in re.findall(r"\w+", re.sub("<[^>]*>", " ", old))
        if "<svg" not in old
    )


@given(edits())
@EDITS
def test_parser_changes_nothing(edit: tuple[str, str]) -> None:
    """A browser's parser reads the tags that were written, each where it was written."""
    old, new = edit
    made, _ = marked(old, new)
    if parsed(new) == new:
        assert parsed(made) == made


@given(edits())
@EDITS
def test_cuts_change_nothing(edit: tuple[str, str]) -> None:
    """A page that is marked in parts is what it is marked as a whole, byte for byte."""
    old, new = edit
    assert marked_parts(parts_of(old), parts_of(new)) == marked(old, new)


LITTLE = st.lists(st.sampled_from([f"<p>{it}</p>" for it in "ab"] + ["<hr>", "<ul><li>a</li><li>b</li></ul>", "<div><p>a</p><p>b</p></div>", "<p>c d e f g</p>", "<p>c d e f h</p>"]), max_size=7)  # fmt: skip


@given(LITTLE, LITTLE)
@EDITS
def test_cuts_change_nothing_where_much_is_said_twice(old: list[str], new: list[str]) -> None:
    """What stands twice is taken for what it would be in the whole."""
    assert marked_parts(old, new) == marked("".join(old), "".join(new))


WRITTEN = st.text("<>/p\"' ab&=-!", max_size=12) | st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<svg>", "</svg>", "<path d=''/>", "<!-- <p> -->", "<script><p></script>", "<textarea></p>", "<br>", "<div>",
     "</div>", "<ul><li>a</ul>", "<form>", "<td>", "<title>", "<select>", "<a href='../x/'>", "</a>", "<h2>a</h2>", "<table>", "\n"]
)  # fmt: skip


@given(st.lists(WRITTEN, max_size=8), edits())
@EDITS
def test_parts_are_bound_as_the_whole(written: list[str], edit: tuple[str, str]) -> None:
    """A page that is bound in parts is what it is bound as a whole, however it is written."""
    bound = binder("p", "x/", Places({"y/": "q"}))
    for html in ("".join(written), *edit, f"{edit[0]}{''.join(written)}{edit[1]}"):
        parts = parts_of(html)
        assert "".join(parts) == html
        assert "".join(map(bound, parts)) == bound(html)


STEPS = st.sampled_from(["..", ".", "", "a", "b.html", "c-d", "é", "#", "#a", "?", ";", ":", "%20", "//", "a b"])  # fmt: skip
HERE = st.sampled_from(["", "x/", "x/y-z/", "404.html", "a/b/c.html", "a%20b/"])


@given(HERE, st.lists(STEPS, max_size=5), st.sampled_from("/ "))
@EDITS
def test_links_lead_where_a_browser_goes(here: str, steps: list[str], end: str) -> None:
    """A link is joined with the address of its page as the standard says."""
    href = "/".join(steps) + end.strip()
    parts = urlsplit(urljoin(f"https://book.invalid/{here}", href))
    assert seen_from(here, href) == (parts.path.removeprefix("/"), parts.fragment)


def parsed(html: str) -> str:
    """Return *html* as the parser of the sanitiser writes it again, which follows HTML5."""
    tags = set(re.findall(r"<([a-z][\w-]*)", html))
    names = set(re.findall(r"\s([a-z][\w:-]*)=", html))
    return nh3.clean(
        html,
        tags=tags,
        attributes={"*": names},
        link_rel=None,
        strip_comments=True,
        clean_content_tags=set(),
    )
