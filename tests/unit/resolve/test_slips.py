"""Other habits of citing are told where such a work exists, and mended."""

from __future__ import annotations

import pytest

from tests.unit.factories import LI, ZHU, card, load_and_resolve


def told(markdown: str) -> list[tuple[str, str]]:
    """Return rule and help of each finding about citations in a card."""
    files = {"kb/cards/a.md": card(markdown), "references.bib": LI + ZHU}
    rules = {"mistaken-citation", "typed-citation", "unknown-citation", "malformed-citation"}
    found = load_and_resolve(files)[1]
    return [(it.rule, it.help) for it in found if it.rule in rules]


@pytest.mark.parametrize(
    ("written", "rule", "right"),
    [
        ("[li2010]", "mistaken-citation", "[@li2010]"),
        ("[li2010, p. 33]", "mistaken-citation", "[@li2010, p. 33]"),
        ("[li2010; zhu2013]", "mistaken-citation", "[@li2010; @zhu2013]"),
        ("@[li2010]", "mistaken-citation", "[@li2010]"),
        ("[^li2010]", "mistaken-citation", "[@li2010]"),
        ("[@li2010,zhu2013]", "mistaken-citation", "[@li2010; @zhu2013]"),
        (r"\cite{li2010}", "mistaken-citation", "[@li2010]"),
        (r"\cite[p. 3]{li2010}", "mistaken-citation", "[@li2010, p. 3]"),
        (r"\parencite[see][3]{li2010}", "mistaken-citation", "[see @li2010, 3]"),
        (r"\textcite{li2010}", "mistaken-citation", "@li2010"),
        ("[@Li, 2010]", "unknown-citation", "[@li2010]"),
        ("(Li, 2010)", "typed-citation", "[@li2010]"),
        ("(Li et al., 2010, p. 3)", "typed-citation", "[@li2010, p. 3]"),
    ],
)
def test_slips(written: str, rule: str, right: str) -> None:
    """The right form is in the help."""
    assert [(rule, f"did you mean `{right}`?")] == told(f"Word {written}.")


@pytest.mark.parametrize(
    "written",
    [
        "[@li2010]",
        "[@li2010; @zhu2013]",
        "[@li2010, chap. 2]",
        "[see]",
        "`[li2010]`",
        r"\[li2010\]",
        "[li2010](https://example.org)",
        "(Nobody, 2010)",
        "(Li, 1999)",
        "(Li & Nobody, 2010)",
        "(in 2010)",
    ],
)
def test_no_slips(written: str) -> None:
    """Citations, links, code and words are none."""
    assert told(f"Word {written}.") == []
