"""Styles that cannot be used are refused with a sentence; dependent ones follow their parent."""

from __future__ import annotations

import pytest

from generator import csl

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
CITATION = "<citation><layout>{}</layout></citation></style>"


def _load(xml: str) -> csl.Style:
    return csl.load_style(xml, csl.builtin_locales())


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        pytest.param("", "not well-formed", id="empty"),
        pytest.param("<style>", "not well-formed", id="cut off"),
        pytest.param('<!DOCTYPE s [<!ENTITY a "b">]><style/>', "document type", id="entities"),
        pytest.param("<html/>", "no CSL style", id="another root"),
        pytest.param(HEAD + "</style>", "no `cs:citation`", id="no citation"),
        pytest.param(HEAD + "<citation/></style>", "no `cs:layout`", id="no layout"),
        pytest.param(HEAD + CITATION.format('<text macro="m"/>'), "no macro is named `m`", id="no macro"),
        pytest.param(HEAD + CITATION.format("<wrong/>"), "`cs:wrong`", id="unknown element"),
        pytest.param(
            HEAD + '<macro name="m"><text macro="m"/></macro>' + CITATION.format('<text macro="m"/>'),
            "the macro `m` calls itself",
            id="a macro in itself",
        ),
    ],
)  # fmt: skip
def test_a_bad_style_is_refused(xml: str, reason: str) -> None:
    """The reason is a sentence for a person."""
    with pytest.raises(csl.StyleError) as caught:
        _load(xml)
    assert reason in str(caught.value)


DEPENDENT = HEAD + (
    '<info><link rel="independent-parent" href="http://example.org/parent"/></info></style>'
)


def test_a_dependent_style_takes_its_parent() -> None:
    """The caller looks the parent up."""
    parent = HEAD + "<info><id>parent</id></info>" + CITATION.format('<text variable="title"/>')
    found = {"http://example.org/parent": parent}
    style = csl.load_style(DEPENDENT, csl.builtin_locales(), parent=found.get)
    assert style.id == "parent"


def test_a_dependent_style_without_its_parent_is_refused() -> None:
    """The sentence names the address."""
    with pytest.raises(csl.StyleError, match=r"`http://example.org/parent`, which is not there"):
        _load(DEPENDENT)


def test_a_style_may_override_terms() -> None:
    """The style's own locale goes before the file."""
    own = "<locale><terms><term name='in'>inside</term></terms></locale>"
    style = _load(HEAD + own + CITATION.format('<text term="in"/>'))
    library = csl.Library(style, [{"id": "a", "type": "book"}])
    assert library.cite([csl.Cite("a")])[0].text == "inside"


BRANCH = "<choose><if type='book'><text value='b'/><text value='c'/></if></choose>"


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        pytest.param("<group delimiter='-'><text value='a'/>{}</group>", "a-b-c", id="a group"),
        pytest.param(
            "<group delimiter='-'><choose><if type='book'>{}<text value='d'/></if></choose></group>",
            "b-c-d",
            id="a choose in a choose",
        ),
        pytest.param("<group delimiter='-'><group>{}</group></group>", "bc", id="a bare group between"),
        pytest.param("<group delimiter='-'><text macro='m'/><text value='d'/></group>", "bc-d", id="a macro between"),
        pytest.param("{}", "bc", id="the layout, whose delimiter is for cites"),
    ],
)  # fmt: skip
def test_a_branch_takes_the_delimiter_of_the_group_around(around: str, expected: str) -> None:
    """The nearest group joins what a branch prints; macros and layouts hand nothing on."""
    macro = f"<macro name='m'>{BRANCH}</macro>"
    citation = CITATION.replace("<layout>", "<layout delimiter='; '>")
    style = _load(HEAD + macro + citation.format(around.format(BRANCH)))
    library = csl.Library(style, [{"id": "a", "type": "book"}])
    assert library.cite([csl.Cite("a")])[0].text == expected


IN_NOTES = HEAD.replace("in-text", "note") + (
    "<citation><layout suffix='.'><group delimiter=', '>"
    "<names variable='author'><name form='short'/><label prefix=', '/></names>"
    "<text variable='title'/></group></layout></citation></style>"
)
ONE_BOOK = {"id": "a", "type": "book", "title": "Title", "author": [{"family": "Li"}]}


def test_authors_have_no_label() -> None:
    """The term `author` is empty: styles that label every role count on it."""
    assert csl.Library(_load(IN_NOTES), [ONE_BOOK]).cite_html([csl.Cite("a")]) == "Li, Title."


def test_a_note_in_the_running_text_has_no_full_stop() -> None:
    """The sentence around it has its own; a narrative one has a comma behind the authors."""
    library = csl.Library(_load(IN_NOTES), [ONE_BOOK])
    cites = [csl.Cite("a")]
    printed = ["".join(it.text for it in f(cites)) for f in (library.cite, library.narrative)]
    assert printed == ["Li, Title", "Li, Title"]


def test_an_author_left_out_leaves_the_title() -> None:
    """An author found as a substitute ends the search, when it is not printed too."""
    names = (
        "<names variable='composer'><name form='short'/><substitute><names variable='author'/>"
        "<text variable='title'/></substitute></names>"
    )
    citation = CITATION.format(f"<group delimiter=', '>{names}<text variable='title'/></group>")
    library = csl.Library(_load(HEAD + citation), [ONE_BOOK])
    left_out = library.cite([csl.Cite("a", suppress_author=True)])
    assert "".join(it.text for it in left_out) == "Title"


def test_a_cite_that_prints_nothing_has_no_delimiter() -> None:
    """Where a style prints only authors, a cite without them disappears."""
    layout = "<names variable='author'><name form='short'/></names>"
    citation = CITATION.replace("<layout>", "<layout delimiter='; '>").format(layout)
    library = csl.Library(_load(HEAD + citation), [ONE_BOOK, {**ONE_BOOK, "id": "b"}])
    bare = csl.Cite("b", suppress_author=True)
    printed = [library.cite(cites) for cites in ([csl.Cite("a"), bare], [bare, csl.Cite("a")])]
    assert ["".join(it.text for it in pieces) for pieces in printed] == ["Li", "Li"]


@pytest.mark.parametrize(
    ("head", "manner"),
    [
        (HEAD + '<info><category citation-format="numeric"/></info>', "numeric"),
        (HEAD.replace("in-text", "note"), "note"),
        (HEAD, ""),
    ],
)
def test_manner(head: str, manner: str) -> None:
    """A style says how it cites works."""
    assert _load(head + CITATION.format('<text variable="title"/>')).manner == manner
