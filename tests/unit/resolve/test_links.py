"""Links lead to files, places and images that are there, or are found."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic
from generator.kinds import Kind
from generator.load.addresses import is_local_path
from generator.model.playbook import Target
from tests.unit.factories import cards, guidance, load_and_resolve, playbook, under

IMAGES = ("kb/images/curve.png",)
FILES = cards(
    b="## In practice\n\nWords.\n", c=guidance("One. <!-- id: one; basis: uncited -->")
) | {
    "kb/resources/training.md": "---\ntitle: Training\n---\n",
    "docs/about/index.md": "# About\n",
    "kb/glossary.yml": "terms:\n  - id: x\n    term: X\n    definition: Y\n    basis: editorial\n",
}


def _findings(link: str) -> tuple[list[Diagnostic], dict[str, str]]:
    files = FILES | cards(a=f"{link}\n")
    found = load_and_resolve(files, IMAGES)[1]
    return [it for it in found if it.span.path == "kb/cards/a.md"], files


@pytest.mark.parametrize(
    ("link", "target"),
    [
        pytest.param("[b](b.md)", Target(Kind.CARD, "b"), id="card"),
        pytest.param("[b](./b.md)", Target(Kind.CARD, "b"), id="from here"),
        pytest.param("[b](b.md#in-practice)", Target(Kind.CARD, "b", "in-practice"), id="heading"),
        pytest.param("[c](c.md#one)", Target(Kind.CARD, "c", "one"), id="statement"),
        pytest.param("[cio](../roles/cio.md)", Target(Kind.ROLE, "cio"), id="role"),
        pytest.param(
            "[t](../resources/training.md)", Target(Kind.RESOURCE, "training"), id="resource"
        ),
        pytest.param("[a](../../docs/about/index.md)", Target(Kind.DOC, "about/index"), id="page"),
        pytest.param("[x](../glossary.yml#x)", Target(Kind.TERM, "", "x"), id="term"),
        pytest.param("[g](../glossary.yml)", Target(Kind.TERM, ""), id="glossary"),
        pytest.param("[r](../../references.bib)", Target(Kind.REFERENCE, ""), id="references"),
        pytest.param("[all](../cards/)", Target(Kind.CARD, ""), id="all cards"),
        pytest.param("[b](%62.md)", Target(Kind.CARD, "b"), id="percent"),
        pytest.param("## Here\n\n[h](#here)", Target(Kind.CARD, "a", "here"), id="this page"),
        pytest.param(
            "![c](../images/curve.png)", Target(Kind.IMAGE, "kb/images/curve.png"), id="image"
        ),
    ],
)
def test_targets(link: str, target: Target) -> None:
    made, findings = load_and_resolve(FILES | cards(a=f"{link}\n"), IMAGES)
    own = [it for (path, _), it in made.links.items() if path == "kb/cards/a.md"]
    assert [target] == own
    assert [it.rule for it in findings if it.span.path == "kb/cards/a.md"] == []


@pytest.mark.parametrize(
    ("link", "rule", "help"),
    [
        pytest.param("[b](bb.md)", "broken-link", "did you mean `b.md`?", id="no file"),
        pytest.param("[b](../role/cio.md)", "broken-link", "did you mean `../roles/cio.md`?", id="folder"),
        pytest.param("[b](../../../b.md)", "broken-link", "mend or remove the link", id="above the root"),
        pytest.param("[b](b.md#in-practise)", "broken-anchor", "did you mean `#in-practice`?", id="place"),
        pytest.param("[b](#nowhere)", "broken-anchor", "link to the page without the `#...`", id="place here"),
        pytest.param("[x](../glossary.yml#y)", "broken-anchor", "link to the page without the `#...`", id="term"),
        pytest.param("![c](../images/curv.png)", "broken-image", "did you mean `kb/images/curve.png`?", id="image"),
        pytest.param("![c](b.md)", "broken-image", "save the image in `kb/images/`", id="no image"),
        pytest.param("![c](https://example.org/c.png)", "remote-image", "save it in `kb/images/` and link to that", id="remote image"),
    ],
)  # fmt: skip
def test_broken(link: str, rule: str, help: str) -> None:
    (finding,), files = _findings(link)
    assert (rule, help) == (finding.rule, finding.help)
    assert under(finding.span, files) in link


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "/cards/b/",
        "//example.org/",
        "http://[::1",
        "tel:1",
        "https://",
        "https:",
        "https://a..org/",
        "https://exa mple.org/",
        "https://x.org:99999/",
        "http://localhost:8000/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "https://me:secret@example.org/",
        "mailto:",
        "mailto:me",
    ],
)
def test_forbidden(address: str) -> None:
    """A link of another kind is an error, whatever it is."""
    (finding,), _ = _findings(f"[a](<{address}>)")
    assert finding.rule == "forbidden-link"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a",
        "http://example.org",
        "mailto:a@b.org",
        "mailto:a@b.org?subject=x",
        "https://intranet/x",
        "https://bücher.example:8443/?q=a@b#c",
        "https://[2001:db8::1]/",
        "https://my_page.example.org./",
    ],
)
def test_outside(address: str) -> None:
    """Links to the web are left alone."""
    assert _findings(f"[a](<{address}>)")[0] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.example.org/a#b", "https://www.example.org/a#b"),
        ("example.org", "https://example.org"),
        ("https//example.org", "https://example.org"),
        ("https:/example.org", "https://example.org"),
        ("htp://example.org", "http://example.org"),
        ("htps://example.org/a", "https://example.org/a"),
        ("https;//example.org", "https://example.org"),
        ("\u201chttps://example.org/a#b\u201d", "https://example.org/a#b"),
        ("\u201ehttps://example.org\u201c", "https://example.org"),
        ("\xabhttp://example.org\xbb", "http://example.org"),
        ('"https://example.org"', "https://example.org"),
    ],
)
def test_an_address_without_its_beginning(written: str, meant: str) -> None:
    """What was meant as an address of the web is offered as that, and the fix writes it."""
    (finding,), _ = _findings(f"[a](<{written}>)")
    assert finding.help == f"did you mean `{meant}`?"
    assert [it.text for it in finding.fix] == [meant]


def test_linking_is_the_way_back() -> None:
    """Each thing knows the pages that link to it, once each, without itself."""
    made = playbook(cards(a="[b](b.md) [b](b.md#x) [a](a.md)", b="## x\n", c="[b](b.md)"))
    here = (Target(Kind.CARD, "a"), Target(Kind.CARD, "c"))
    assert {Target(Kind.CARD, "b"): here} == made.linking


def test_nothing_is_said_of_a_file_that_did_not_load() -> None:
    """A link to a file that is there and cannot be read is no broken link."""
    files = cards(a="[b](b.md)")
    found = load_and_resolve(files, unread=("kb/cards/b.md",))[1]
    assert [it.rule for it in found] == []


def test_a_link_and_an_image_of_one_address_are_two_things() -> None:
    """What a link of the folder leads to already is no picture for that."""
    found = _findings("[one](b.md) and ![one](b.md)")[0]
    assert [it.rule for it in found] == ["broken-image"]
    found = _findings("![one](../images/curve.png) and [one](../images/curve.png)")[0]
    assert [it.rule for it in found] == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("C:\\a.md", True, id="a drive"),
        pytest.param("c:/a.md", True, id="a drive with strokes"),
        pytest.param("\\\\server\\a", True, id="a share"),
        pytest.param("file:///a", True, id="a file"),
        pytest.param("~/a.md", True, id="home"),
        pytest.param("a~b.md", False, id="a tilde"),
        pytest.param("card.md", False, id="a page"),
    ],
)
def test_is_local_path(address: str, expected: bool) -> None:
    """What one computer alone has is told apart."""
    assert expected == is_local_path(address)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("kb/cards/c.md", "One. <!-- id: One; basis: uncited -->"),
        ("kb/cards/c.md", "One. <!-- id: ; basis: uncited -->"),
        ("kb/cards/c.md", "A. <!-- id: b; basis: uncited -->\n\nB. <!-- id: b; basis: uncited -->"),
        ("docs/about/index.md", "## One {#my one}"),
        ("docs/about/index.md", "## One {#one"),
        ("kb/glossary.yml", "terms:\n  - {id: One, term: O, definition: D., basis: editorial}\n"),
    ],
)
def test_places_of_a_page_whose_ids_cannot_hold(path: str, text: str) -> None:
    """An id that is told already is not told again wherever a link names it."""
    own = {"kb/cards/c.md": cards(c=guidance(text))["kb/cards/c.md"]}.get(path, f"{text}\n")
    link = {"kb/cards/c.md": "c.md", "kb/glossary.yml": "../glossary.yml"}.get(
        path, f"../../{path}"
    )
    tension = "tensions:\n  - id: t\n    title: T\n    between: ['c#one', c#one]\n"
    more = {"kb/tensions.yml": tension} if path == "kb/cards/c.md" else {}
    files = FILES | {path: own} | more | cards(a=f"See [it]({link}#one).\n")
    found = [it.rule for it in load_and_resolve(files)[1]]
    assert not {"broken-anchor", "unknown-statement"} & {*found}


def test_places_that_vanished_are_told_where_they_are_named() -> None:
    """Nothing is wrong with the card: each place that named the id is to be mended."""
    files = FILES | cards(a="See [it](c.md#two).\n")
    assert [it.rule for it in load_and_resolve(files)[1]][-1:] == ["broken-anchor"]
