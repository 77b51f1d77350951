"""A card says how long it takes, and what kinds of works it rests on; a role, what to read first."""

from __future__ import annotations

import pytest

from generator.kinds import Kind
from generator.render.environment import FactsEnvironment
from generator.render.views.reading import minutes_to_read, works_said
from tests.unit.factories import card, playbook
from tests.unit.render.conftest import BASE, Given, edition_of_files, site_of

ARTICLES = """
@article{ray2009, author = {Ray, A.}, title = {On}, journaltitle = {J}, date = {2009}}
@article{roe2008, author = {Roe, R.}, title = {Off}, journaltitle = {J}, date = {2008}}
@artwork{doe2007, author = {Doe, D.}, title = {A drawing}, date = {2007}}
"""


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        pytest.param(3, 1, id="less than one is one"),
        pytest.param(290, 1, id="one and a half, nearly"),
        pytest.param(310, 2, id="more than one and a half"),
        pytest.param(1000, 5, id="long"),
    ],
)
def test_minutes(words: int, minutes: int) -> None:
    made = playbook({"kb/cards/a.md": card("word " * words)})
    assert minutes_to_read(made.sheets[Kind.CARD]["a"].document) == minutes


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        pytest.param(("li2010",), ["1 book"], id="one"),
        pytest.param(("li2010", "wollan2010"), ["2 books"], id="two of a kind"),
        pytest.param(("zhu2013", "li2010"), ["1 book", "1 known only in part"], id="part last"),
        pytest.param(
            ("doe2007", "li2010", "ray2009", "roe2008"),
            ["2 articles", "1 book", "1 other work"],
            id="the most first",
        ),
        pytest.param((), [], id="none"),
    ],
)
def test_works(keys: tuple[str, ...], said: list[str]) -> None:
    files = {**BASE, "references.bib": BASE["references.bib"] + ARTICLES}
    desk = edition_of_files(files).at("cards/alpha/index.html")
    assert [*works_said(desk, keys)] == said


def test_read_first(templates: FactsEnvironment) -> None:
    """The cards that a role names stand on its page in its order; a draft does not."""
    role = BASE["kb/roles/cio.md"].replace(
        "owner: cio", "read-first: [beta, sketch, alpha]\nowner: cio"
    )
    body = site_of({**BASE, "kb/roles/cio.md": role}, Given(), templates).body(
        "roles/cio/index.html"
    )
    first, rest = body.split('id="role-cards"')
    assert first.index("../../cards/beta/") < first.index("../../cards/alpha/")
    assert 'id="role-first"' in first
    assert "sketch" not in first
    assert 'id="role-first"' not in site_of(BASE, Given(), templates).body("roles/cio/index.html")
    assert "../../cards/alpha/" in rest
