"""The JSON Schemas for editors say what the loaders check."""

import pytest

from generator.findings.diagnostics import Span
from generator.load.schema import KINDS, schema
from generator.model.sheets import Facet, FacetValue

SPAN = Span("kb/vocabulary.yml", 1, 1, 1, 1)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_schema_describes_each_key(kind: str) -> None:
    """Each key has a description, no default of ours is shown, and others are refused."""
    made = schema(kind)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for part in (made, *made.get("$defs", {}).values()):
        for key, it in part.get("properties", {}).items():
            assert it.get("description"), f"`{key}` of {kind} has no description"
            assert "default" not in it
        if "properties" in part:
            assert part["additionalProperties"] is False


def test_schema_of_a_card() -> None:
    """Keys stand as authors write them, with the vocabulary's facets among them."""
    values = {"adoption": FacetValue("adoption", "Adoption", None, SPAN)}
    made = schema("card", (Facet("topic", "topics", "Topic", "Topics", values, SPAN, SPAN),))
    assert "replaced-by" in made["properties"]
    assert "facets" not in made["properties"]
    assert (made["properties"]["topics"]["items"]["oneOf"]) == [
        {"const": "adoption", "title": "Adoption"}
    ]
    assert (made["required"]) == [
        "title",
        "summary",
        "status",
        "roles",
        "owner",
        "reviewed",
        "review",
    ]


def test_schema_of_the_vocabulary() -> None:
    """The values of a facet are described too."""
    assert {"id", "title", "description", "formerly", "synonyms"} == set(
        schema("vocabulary")["$defs"]["ValueEntry"]["properties"]
    )
