"""The nearest name is offered, and none when nothing is near."""

import pytest

from generator.findings.suggestions import closest, did_you_mean

NAMES = ("wollan2010", "li2010", "zhu2013", "cio", "cmo", "adoption", "reviewed", "review")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("wolan2010", "wollan2010", id="a letter lost"),
        pytest.param("adpotion", "adoption", id="letters that changed places"),
        pytest.param("Adoption", "adoption", id="case"),
        pytest.param("cioo", "cio", id="short"),
        pytest.param("reviewd", "reviewed", id="between two near ones"),
        pytest.param("woll", "wollan2010", id="beginning"),
        pytest.param("smith1999", "", id="far"),
        pytest.param("x", "", id="one letter"),
        pytest.param("", "", id="empty"),
        pytest.param("cio", "cmo", id="never itself"),
    ],
)
def test_closest(name: str, expected: str) -> None:
    assert expected == closest(name, NAMES)


def test_closest_of_none() -> None:
    """Without candidates there is nothing to offer."""
    assert closest("cio", ()) == ""


def test_did_you_mean_otherwise() -> None:
    """The other help stands in when nothing is near."""
    assert did_you_mean("smith1999", NAMES, "add it") == "add it"
    assert did_you_mean("li2011", NAMES, "add it") == "did you mean `li2010`?"
