"""The playbook as data, and as one page for programs that read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from generator.render.programs.llms import literal

if TYPE_CHECKING:
    from tests.unit.render.conftest import Site

ROOT = "https://example.org/play/"
FILES = ["cards", "roles", "references", "glossary", "decisions", "health"]


def data(site: Site, name: str) -> Any:
    """Return what the file *name* of the interface holds."""
    return json.loads(site.assets[f"api/{name}.json"])


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("which", ["site", "bare", "preview"])
def test_schema(request: pytest.FixtureRequest, name: str, which: str) -> None:
    """Each file is as its schema says, which is a schema itself."""
    site = request.getfixturevalue(which)
    schema = data(site, f"schema/{name}")
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(Draft202012Validator(schema).iter_errors(data(site, name))) == []


def test_schema_tells(site: Site) -> None:
    """A file that lacks a key, or has a day that is none, does not pass."""
    schema = Draft202012Validator(data(site, "schema/cards"))
    cards = data(site, "cards")
    cards["cards"][0]["reviewed"] = "soon"
    del cards["cards"][1]["title"]
    assert len(list(schema.iter_errors(cards))) == 2


def test_card(site: Site) -> None:
    """A card has its facts, its statements with their works, and where it stands."""
    cards = {it["id"]: it for it in data(site, "cards")["cards"]}
    assert list(cards) == ["alpha", "beta", "gone"]
    alpha = cards["alpha"]
    assert alpha["url"] == f"{ROOT}cards/alpha/"
    assert alpha["facets"] == {"topics": ["adoption"]}
    assert (alpha["reviewed"], alpha["due"]) == ("2026-01-31", "2026-02-28")
    assert alpha["statements"][0] == {
        "id": "two",
        "url": f"{ROOT}cards/alpha/#two",
        "text": "Two works say so.",
        "mark": "cited",
        "references": ["li2010", "wollan2010"],
    }
    assert alpha["related"] == [{"label": "supports", "card": "beta", "reason": "it comes before"}]
    assert alpha["changes"] == [
        {
            "date": "2026-02-01",
            "words": "The figure changed",
            "meaning": True,
            "before": "",
            "after": "",
        }
    ]
    assert (cards["gone"]["status"], cards["gone"]["replaced_by"]) == ("retired", "alpha")


def test_links_between_files(site: Site) -> None:
    """Every id that a file names is in the file of its kind."""
    known = {name: {it["id"] for it in data(site, name)[name]} for name in ("cards", "references")}
    roles = data(site, "roles")["roles"]
    for card in data(site, "cards")["cards"]:
        assert set(card["roles"]) <= {it["id"] for it in roles}
        assert {key for it in card["statements"] for key in it["references"]} <= known["references"]
    for name in ("roles", "references"):
        for it in data(site, name)[name]:
            assert set(it["cards"]) <= known["cards"]


def test_health(site: Site) -> None:
    """What is due is there by day, then what never is; stubs, and what rests on one work alone."""
    health = data(site, "health")
    assert [(it["due"], it["kind"], it["id"]) for it in health["reviews"]] == [
        ("2026-02-28", "card", "alpha"),
        ("2026-02-28", "card", "beta"),
        ("2027-01-31", "resource", "training"),
        ("2027-01-31", "role", "cio"),
        ("2027-01-31", "role", "cmo"),
    ]
    assert [(it["reference"], it["uses"]) for it in health["stubs"]] == [("zhu2013", 1)]
    alone = [(it["reference"], it["card"], it["statement"]) for it in health["alone"]]
    assert alone == [
        ("li2010", "alpha", "one"),
        ("wollan2010", "beta", "back"),
        ("zhu2013", "alpha", "statement-3"),
    ]
    assert health["unlocked"] == []


def test_llms(site: Site) -> None:
    """One page names the playbook and each card with its point."""
    text = str(site.assets["llms.txt"])
    assert text.startswith("# Test playbook\n\n> A playbook for tests.\n\n## Cards\n\n")
    assert (
        f"- [Alpha comes first]({ROOT}cards/alpha/): The point of alpha in one sentence.\n" in text
    )
    assert "Gone" not in text
    assert "Sketch" not in text


def test_llms_names_files_that_are_there(site: Site) -> None:
    """What it names as data is data of the site."""
    text = str(site.assets["llms.txt"])
    assert [name for name in FILES if f"{ROOT}api/{name}.json" not in text] == []


def test_literal() -> None:
    """An author's words make no link and no heading."""
    assert literal("a [b](c)\n# <d>") == r"a \[b\](c) \# \<d\>"
