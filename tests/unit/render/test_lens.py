"""What a situation is made of, and which cards hold in it."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from generator import csl
from generator.kinds import Kind
from generator.render import lens
from generator.render.citations import citations_of
from generator.render.desk import Edition, edition_of
from generator.render.views import facet
from tests.unit.render.conftest import BASE, CARD, SETTINGS, playbook_of

VOCABULARY = """  - id: department
    key: departments
    title: Department
    plural: Departments
    description: Whom it speaks to in particular.
    values:
      - id: marketing
        title: Marketing
        description: They speak.
      - id: sales
        title: Sales
        formerly: [selling]
        description: They sell.
"""


def edition_with(texts: Mapping[str, str]) -> Edition:
    """Return the small playbook with other *texts*, gathered."""
    playbook = playbook_of({**BASE, **texts})
    return edition_of(playbook, SETTINGS, citations_of(playbook.references, csl.lazy_apa_style()))


@pytest.fixture
def edition() -> Edition:
    """Return a playbook in which Alpha is for marketing and Beta for every department."""
    alpha = BASE["kb/cards/alpha.md"].replace("topics:", "departments: [marketing]\ntopics:")
    cio = BASE["kb/roles/cio.md"].replace("owner:", "aliases: [head-of-it]\nowner:")
    vocabulary = BASE["kb/vocabulary.yml"] + VOCABULARY
    return edition_with(
        {"kb/vocabulary.yml": vocabulary, "kb/cards/alpha.md": alpha, "kb/roles/cio.md": cio}
    )


def card_named(edition: Edition, name: str) -> lens.Held:
    """Return what a card holds for."""
    return lens.held(edition, edition.playbook.sheets[Kind.CARD][name])


def test_held(edition: Edition) -> None:
    """A thing holds for the ids that it names; a part that it does not name is left out."""
    assert card_named(edition, "alpha") == (
        ("role", "cio cmo"),
        ("topic", "adoption"),
        ("department", "marketing"),
    )
    assert card_named(edition, "beta") == (("role", "cio cmo"), ("topic", "leadership adoption"))


def test_a_card_without_a_value_holds_for_all(edition: Edition) -> None:
    """It counts for each value of the facet, and stands on the page of each, told apart."""
    made = lens.lens(edition.at("cards/index.html"), edition.cards)
    counts = {part.name: [(it.id, it.count) for it in part.choices] for part in made.parts}
    assert counts == {
        "role": [("cio", 2), ("cmo", 2)],
        "topic": [("adoption", 2), ("leadership", 1)],
        "department": [("marketing", 2), ("sales", 1)],
    }
    pages = {view.frame.address: view.facts for view in facet.views(edition)}
    marketing, sales = pages["departments/marketing/"], pages["departments/sales/"]
    assert [it.link.title for it in marketing.cards] == ["Alpha comes first"]
    assert [it.link.title for it in marketing.general] == ["Beta <b>& co</b>"]
    assert ([*sales.cards], [it.link.title for it in sales.general]) == ([], ["Beta <b>& co</b>"])


def test_a_page_of_a_value_is_not_narrowed_by_its_own_part(edition: Edition) -> None:
    """Its parts are the others, counted among its own cards."""
    pages = {view.frame.address: view.facts for view in facet.views(edition)}
    sales = pages["departments/sales/"].lens
    assert (sales.own, sales.total, [it.name for it in sales.parts]) == (
        "department",
        1,
        ["role", "topic"],
    )
    assert [(it.id, it.link.href, it.count) for it in sales.parts[1].choices] == [
        ("adoption", "../../topics/adoption/", 1),
        ("leadership", "../../topics/leadership/", 1),
    ]


def test_a_part_for_which_nothing_holds_is_left_out(edition: Edition) -> None:
    """A list of nothing has nothing to be narrowed by."""
    assert lens.lens(edition.at("cards/index.html"), ()).parts == ()


def test_the_file_has_the_vocabulary_and_counts_of_cards(edition: Edition) -> None:
    """Titles and addresses of all values; how many cards hold for each combination: no titles."""
    (asset,) = lens.assets(edition)
    content = json.loads(asset.content)
    assert asset.path == "lens.json"
    assert [part["name"] for part in content["parts"]] == ["role", "topic", "department"]
    assert content["parts"][0]["values"][0] == {
        "id": "cio",
        "title": "Chief Information Officer",
        "address": "roles/cio/",
    }
    former = [part["former"] for part in content["parts"]]
    assert former == [{"head-of-it": "cio"}, {}, {"selling": "sales"}]
    assert content["cards"] == [
        {"count": 1, "held": {"role": "cio cmo", "topic": "adoption", "department": "marketing"}},
        {"count": 1, "held": {"role": "cio cmo", "topic": "leadership adoption"}},
    ]


def test_equal_cards_are_counted_together() -> None:
    """The file grows with the combinations, not with the cards."""
    more = {
        f"kb/cards/more-{number}.md": CARD.format(
            title=f"More {number}",
            id="more",
            status="published",
            topic="adoption",
            more="",
            body="## Guidance\n\nSo it is [@li2010].\n",
        )
        for number in range(3)
    }
    (asset,) = lens.assets(edition_with(more))
    counts = [it["count"] for it in json.loads(asset.content)["cards"]]
    assert counts == [4, 1]  # Alpha is as they are
