"""Who can reach what is told with what says so, and where each role is wanted."""

from __future__ import annotations

import re

import pytest

from generator import csl
from generator.kinds import Kind
from generator.render.access import Said, said_by, seatings
from generator.render.author import MARKS
from generator.render.citations import citations_of
from generator.render.desk import Edition, edition_of
from generator.render.environment import FactsEnvironment
from generator.render.frames import Link
from tests.unit.render.conftest import BASE, SETTINGS, Given, playbook_of, site_of

HERE = "resources/index.html"
LI = Link("../references/li2010/", "Li (2010)")


def with_lines(path: str, *lines: str) -> dict[str, str]:
    """Return the small playbook with *lines* in the front matter of *path*."""
    front = "".join(f"{line}\n" for line in lines)
    return {**BASE, path: BASE[path].replace("owner: cio\n", f"{front}owner: cio\n")}


def edited(files: dict[str, str]) -> Edition:
    playbook = playbook_of(files)
    return edition_of(playbook, SETTINGS, citations_of(playbook.references, csl.lazy_apa_style()))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("", [Said(MARKS["editorial"], None, ())], id="nothing named is ours"),
        pytest.param(
            "said-by: [alpha#one]",
            [Said(MARKS["one-source"], Link("../cards/alpha/#one", "Alpha comes first"), (LI,))],
            id="a statement",
        ),
        pytest.param(
            "said-by: [alpha#ours]",
            [Said(MARKS["editorial"], Link("../cards/alpha/#ours", "Alpha comes first"), ())],
            id="a statement of ours",
        ),
        pytest.param(
            "said-by: [sketch#statement-1]", [Said(MARKS["editorial"], None, ())], id="of a draft"
        ),
    ],
)
def test_said_by(said: str, expected: list[Said]) -> None:
    edition = edited(with_lines("kb/resources/training.md", said))
    training = edition.playbook.sheets[Kind.RESOURCE]["training"]
    assert list(said_by(edition.at(HERE), training)) == expected


def test_one_card_on_one_ground_is_named_once() -> None:
    """Two of its statements that rest on the same work tell a reader no more than one."""
    card = "kb/cards/alpha.md"
    files = with_lines("kb/resources/training.md", "said-by: [alpha#one, alpha#more, alpha#two]")
    files[card] = files[card].replace(
        "## In practice", "- More [@li2010]. <!-- id: more -->\n\n## In practice"
    )
    edition = edited(files)
    training = edition.playbook.sheets[Kind.RESOURCE]["training"]
    found = said_by(edition.at(HERE), training)
    assert [it.link.href for it in found if it.link] == [
        "../cards/alpha/#one",
        "../cards/alpha/#two",
    ]


def test_seatings() -> None:
    """A row for each value, wanted there or not, so that a gap is seen; only roles that say so."""
    files = with_lines("kb/roles/cmo.md", "topics: [leadership]", "said-by: [alpha#two]")
    files |= {
        "kb/resources/training.md": with_lines("kb/resources/training.md", "topics: [adoption]")[
            "kb/resources/training.md"
        ]
    }
    (seating,) = seatings(edited(files).at(HERE))
    assert (seating.id, [it.link.title for it in seating.seats]) == (
        "topic",
        ["Chief Marketing Officer"],
    )
    assert seating.seats[0].said[0].mark is MARKS["cited"]
    assert [
        (it.link.title, it.wanted, [one.title for one in it.resources]) for it in seating.places
    ] == [("Adoption", (False,), ["Training"]), ("Leadership & more", (True,), [])]


def test_no_role_is_seated_without_a_value(edition: Edition) -> None:
    """A playbook whose roles sit nowhere in particular has no such table."""
    assert list(seatings(edition.at(HERE))) == []


def test_pages(templates: FactsEnvironment) -> None:
    """The tables say by role what they are, and label each cell; the role's page says it too."""
    files = with_lines("kb/roles/cmo.md", "topics: [leadership]", "said-by: [alpha#two]")
    site = site_of(files, Given(), templates)
    body, role = site.body(HERE), site.body("roles/cmo/index.html")
    heads = re.findall(r'<th scope="col" role="columnheader">(.*?)</th>', body)
    assert heads[:5] == ["Resource", "Where", "Provided by", "Open to", "Rests on"]
    assert heads[5:] == [
        "Topic",
        '<a href="../roles/cmo/">Chief Marketing Officer</a>',
        "Resources of its own",
    ]
    assert body.count("<td ") == body.count('<td role="cell" data-label="')
    assert 'data-label="Chief Marketing Officer"><div>wanted</div>' in body
    assert 'data-label="Chief Marketing Officer" class="pb-none">' in body
    assert 'id="role-wanted"' in role
    value = site.body("topics/leadership/index.html")
    assert '<p>Roles wanted here: <a href="../../roles/cmo/">' in value
    assert "Roles wanted here" not in site.body("topics/adoption/index.html")
    assert '<a href="../../cards/alpha/#two">Alpha comes first</a>' in role
