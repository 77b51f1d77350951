"""Marked words take nothing from a page and add nothing to it, and no word that is gone is lost."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render.book.binding import Places, bind
from generator.render.preview.words import marked
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
    return tuple(str(bind(it.slots["body"], "p", "x/", Places({}))) for it in shown)


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
    return str(bind(old, "q", "x/", Places({}))), str(bind(new, "q", "x/", Places({})))


def shown(html: str) -> str:
    """Return the text of *html*, without that of drawings."""
    return re.sub(r"<svg.*?</svg>|<[^>]*>", "", html, flags=re.DOTALL)


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
