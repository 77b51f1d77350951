"""What Zotero reads from COinS and Highwire tags is the work."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest

from generator.render.exports.coins import highwire, to_coins

PEOPLE = [{"family": "Li", "given": "Charlene"}, {"literal": "WHO"}]
DATE = {"date-parts": [[2010, 3]]}
WORKS: dict[str, dict[str, Any]] = {
    "article": {
        "type": "article-journal",
        "author": PEOPLE,
        "title": "A & B",
        "container-title": "Journal",
        "issued": DATE,
        "volume": "5",
        "page": "1-9",
        "DOI": "10.1/x",
    },
    "chapter": {
        "type": "chapter",
        "author": PEOPLE,
        "title": "Part",
        "container-title": "Whole",
        "publisher": "P",
        "issued": DATE,
    },
    "thesis": {"type": "thesis", "author": PEOPLE, "title": "T", "publisher": "U"},
    "page": {"type": "webpage", "author": PEOPLE, "title": "T", "URL": "http://x.org/?a=1&b=2"},
}


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        pytest.param(
            "article",
            {
                "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
                "rft.atitle": ["A & B"],
                "rft.jtitle": ["Journal"],
                "rft.volume": ["5"],
                "rft.spage": ["1"],
                "rft.epage": ["9"],
                "rft.date": ["2010-03"],
                "rft.aulast": ["Li"],
                "rft.aufirst": ["Charlene"],
                "rft.au": ["Li, Charlene"],
                "rft.aucorp": ["WHO"],
                "rft_id": ["info:doi/10.1/x"],
            },
            id="article",
        ),
        pytest.param(
            "chapter",
            {
                "rft_val_fmt": ["info:ofi/fmt:kev:mtx:book"],
                "rft.genre": ["bookitem"],
                "rft.atitle": ["Part"],
                "rft.btitle": ["Whole"],
                "rft.pub": ["P"],
            },
            id="chapter",
        ),
        pytest.param(
            "thesis",
            {"rft_val_fmt": ["info:ofi/fmt:kev:mtx:dissertation"], "rft.inst": ["U"]},
            id="thesis",
        ),
        pytest.param(
            "page",
            {
                "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
                "rft.type": ["webpage"],
                "rft.creator": ["Li, Charlene", "WHO"],
                "rft_id": ["http://x.org/?a=1&b=2"],
            },
            id="web page",
        ),
    ],
)
def test_coins(work: str, expected: dict[str, list[str]]) -> None:
    """Read back, the context object has the values."""
    found = parse_qs(to_coins(WORKS[work]))
    assert expected == {name: found[name] for name in expected}
    assert found["ctx_ver"] == ["Z39.88-2004"]


def test_highwire() -> None:
    assert highwire(WORKS["article"]) == (
        ("citation_title", "A & B"),
        ("citation_author", "Li, Charlene"),
        ("citation_author", "WHO"),
        ("citation_publication_date", "2010/03"),
        ("citation_journal_title", "Journal"),
        ("citation_volume", "5"),
        ("citation_doi", "10.1/x"),
        ("citation_firstpage", "1"),
        ("citation_lastpage", "9"),
    )


@pytest.mark.parametrize(
    ("work", "pair"),
    [
        ("chapter", ("citation_inbook_title", "Whole")),
        ("thesis", ("citation_dissertation_institution", "U")),
        ("page", ("citation_public_url", "http://x.org/?a=1&b=2")),
    ],
)
def test_highwire_by_type(work: str, pair: tuple[str, str]) -> None:
    assert pair in highwire(WORKS[work])
