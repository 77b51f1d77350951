"""Names and front matter of other tools become ours."""

from __future__ import annotations

import pytest

from generator.load.handbook.convert import Wanted, convert
from generator.load.handbook.front import Front, read_front
from generator.load.handbook.names import card_places, page_places, picture_places


def test_a_page_beside_the_folder_of_its_name() -> None:
    """Both would stand at one address."""
    assert page_places(["a.md", "a/README.md", "a/b.md"], "t") == {
        "a.md": "docs/t/a-2.md",
        "a/README.md": "docs/t/a/index.md",
        "a/b.md": "docs/t/a/b.md",
    }


def test_pages_keep_their_folders() -> None:
    """Steps become parts of an address, front pages `index`; of two alike the second is numbered."""
    paths = ["README.md", "index.md", "How To/Set Up.md", "How To/set_up.md", "a/b/c/d/e/f/g.md"]
    assert page_places(paths, "Our Book") == {
        "README.md": "docs/our-book/index-2.md",
        "index.md": "docs/our-book/index.md",
        "How To/Set Up.md": "docs/our-book/how-to/set-up.md",
        "How To/set_up.md": "docs/our-book/how-to/set-up-2.md",
        "a/b/c/d/e/f/g.md": "docs/our-book/a/b/c/d/e/f-g.md",
    }
    assert page_places(["a.md"], "cards") == {"a.md": "docs/cards-pages/a.md"}


def test_cards_lie_in_one_folder() -> None:
    """A front page is named after its folder."""
    assert card_places(["x/README.md", "y/x.md", "README.md"]) == {
        "README.md": "kb/cards/begin.md",
        "x/README.md": "kb/cards/x.md",
        "y/x.md": "kb/cards/x-2.md",
    }


def test_names_that_no_page_may_have() -> None:
    """Names that are taken or too long are made to fit, also where two become alike."""
    long = "given-a-wp-installation-with-composer-and-a-custom-vendor-directory-in-it"
    assert card_places(["con.md", "index/search.md", f"a/{long}.md", f"b/{long}.md"]) == {
        "a/" + long + ".md": f"kb/cards/{long[:64]}.md",
        "b/" + long + ".md": f"kb/cards/{long[:60]}.md",
        "con.md": "kb/cards/con-page.md",
        "index/search.md": "kb/cards/search-page.md",
    }
    assert page_places(["aux/nul.md", "search.md"], "images") == {
        "aux/nul.md": "docs/images-pages/aux-pages/nul-page.md",
        "search.md": "docs/images-pages/search.md",
    }


def test_pictures_lie_beside_their_pages() -> None:
    """Those of a folder without pages go to the top; those of cards to one folder."""
    pages = {"a/x.md": "docs/b/a/x.md", "x.md": "docs/b/x.md"}
    pictures = ["a/P 1.PNG", "img/p.png"]
    assert picture_places(pictures, pages, cards=False) == {
        "a/P 1.PNG": "docs/b/a/p-1.png",
        "img/p.png": "docs/b/p.png",
    }
    assert picture_places(["p.png"], pages, cards=True) == {"p.png": "kb/images/p.png"}


@pytest.mark.parametrize(
    ("content", "front"),
    [
        pytest.param("# A\n", Front(), id="none"),
        pytest.param("---\ntitle: A: b\n---\nx", None, id="broken"),
        pytest.param(
            '---\ntitle: "A"\nTags: [x, y]\nlayout: z\n---\nx',
            Front("A", words=("x", "y"), body=42, lost=("layout",)),
            id="YAML",
        ),
        pytest.param(
            '+++\ntitle = "A"\ndraft = true\n+++\nx', Front("A", draft=True, body=33), id="TOML"
        ),
        pytest.param("---\nkeywords: a, b\n---\n", Front(words=("a", "b"), body=23), id="words"),
        pytest.param("---\n\nA rule above.\n", Front(), id="a rule"),
    ],
)
def test_read_front(content: str, front: Front | None) -> None:
    """What has a place here is kept, other keys are named, what is broken is said."""
    found = read_front(content)
    if front is None:
        assert found.unread
    else:
        assert found == front


def test_a_card_of_a_page() -> None:
    """The first heading is the title, the others stand below it; it is a draft for a role."""
    made = convert({"a.md": "# Ask first\n\nAsk. Then go.\n\n# More\n"}, {}, Wanted("x", True, "chair", "2026-11-29"))  # fmt: skip
    assert made.texts == {
        "kb/cards/a.md": '---\ntitle: "Ask first"\nsummary: "Ask."\nstatus: draft\nroles: [chair]\n'
        "owner: chair\nreviewed: 2026-11-29\nreview: 12 months\n---\nAsk. Then go.\n\n## More\n"
    }
    assert made.told == ()


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        pytest.param("Ask first", [], id="the title"),
        pytest.param("ask  *first*", [], id="nearly"),
        pytest.param(
            "Ask always",
            ["its heading `Ask always` is left out: the card is called `Ask first`"],
            id="another",
        ),
        pytest.param(
            "Ask [first](https://example.org)",
            ["a title holds no links: the words of this one stay"],
            id="with a link",
        ),
    ],
)
def test_a_heading_that_is_not_the_title(heading: str, told: list[str]) -> None:
    """What a card's title does not say of the heading is told."""
    made = convert({"a.md": f"---\ntitle: Ask first\n---\n# {heading}\n\nAsk.\n"}, {}, Wanted("x", True, "chair"))  # fmt: skip
    assert [it.words for it in made.told] == told


def test_pages_whose_names_say_html() -> None:
    """Middleman's `a.html.md` is the page `a`, and links that lead to `a.html` find it."""
    made = convert({"a.html.md": "[b](/x/b.html)\n", "x/b.html.md": "# B\n"}, {}, Wanted("y"))
    assert sorted(made.texts) == ["docs/y/a.md", "docs/y/x/b.md"]
    assert made.texts["docs/y/a.md"].endswith("[b](x/b.md)\n")
    assert made.told == ()


def test_links_that_leave_the_folder_and_come_back() -> None:
    """A path through the folder's own name leads into it."""
    sources = {"a.md": "See [b](../guides/b.md#use).\n", "b.md": "# B\n\n## Use\n"}
    made = convert(sources, {}, Wanted("guides"))
    assert made.texts["docs/guides/a.md"].endswith("See [b](b.md#use).\n")
    assert made.told == ()


def test_a_page_that_is_shown_in_another() -> None:
    """What a wiki shows in place of its name becomes a link, and that is told."""
    sources = {"a.md": "![[b#Use]] and [[b]]\n", "b.md": "# B\n\n## Use\n"}
    made = convert(sources, {}, Wanted("x"))
    assert made.texts["docs/x/a.md"].endswith("[b](b.md#use) and [b](b.md)\n")
    assert [it.words for it in made.told] == [
        "`![[b#Use]]` shows another page in this one: a link leads there"
    ]


def test_a_remote_picture_in_a_link() -> None:
    """A link in a link is none: the words of the picture stay in it, and that is told."""
    badge = "[![Built](https://e.org/b.svg)](https://e.org) ![Alone](https://e.org/c.png)\n"
    made = convert({"a.md": badge}, {}, Wanted("guides"))
    assert made.texts["docs/guides/a.md"].endswith(
        "---\n[Built](https://e.org) [Alone](https://e.org/c.png)\n"
    )
    assert [it.words for it in made.told] == [
        "the picture `https://e.org/b.svg` lies on another host: its words stay",
        "the picture `https://e.org/c.png` lies on another host: a link leads to it",
    ]


@pytest.mark.parametrize(
    ("source", "made", "told"),
    [
        pytest.param("[**b** `c` $x^2$](no.md)", "**b** `c` $x^2$", [], id="marks in its words"),
        pytest.param("[a \\* b\\_](no.md)", "a \\* b\\_", [], id="escaped signs"),
        pytest.param("[![p](p.png)](no.md)", "![p](p.png)", [], id="a picture in it"),
        pytest.param("[a [b] c][d]\n\n[d]: no.md", "a [b] c", [], id="brackets in its words"),
        pytest.param("> [a\n> *b*](no.md)", "> a\n> *b*", [], id="two lines"),
        pytest.param('[a](no.md "T")', "a", ["its title `T` is left out"], id="a title"),
        pytest.param(
            '<a href="no.md" style="color: red">a <b>b</b></a> c',
            "a <b>b</b> c",
            ["`style` of `<a>` is left out"],
            id="a colour",
        ),
        pytest.param(
            '<img src="no.png" alt="a" width="9">', "a", ["`width` of `<img>` is left out"], id="a width"
        ),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere(source: str, made: str, told: list[str]) -> None:
    """All but its address stays as it is written; what goes with the tag is told."""
    done = convert({"a.md": f"{source}\n"}, {"p.png": b""}, Wanted("x"))
    body = done.texts["docs/x/a.md"].split("---\n", 2)[2]
    assert body.partition("\n\n[d]:")[0].strip() == made
    assert [it.words for it in done.told if "leads to nothing" not in it.words] == told
    assert len(done.told) == len(told) + 1


@pytest.mark.parametrize(
    ("source", "made"),
    [
        pytest.param("A\n===\n\nB *b* [c](no.md)\n===\n", "## A\n\n## B *b* c\n", id="marks"),
        pytest.param("A\n===\n\nB\n  `b`\n===\n", "## A\n\n## B `b`\n", id="two lines"),
    ],
)
def test_underlined_headings_of_cards(source: str, made: str) -> None:
    """A heading that gets another level keeps its words as they are written."""
    text = f"T\n---\n\n{source}"
    done = convert({"a.md": text}, {}, Wanted("x", True, "chair", "2026-11-29"))
    assert done.texts["kb/cards/a.md"].split("---\n", 2)[2].endswith(made)
