"""The address of a work is a link where its reference prints it, and nowhere else."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.render.lines import clickable

URL = "https://x.org/a?b=1&c=2"
LINK = (
    '<a href="https://x.org/a?b=1&amp;c=2" rel="external noopener">https://x.org/a?b=1&amp;c=2</a>'
)


@pytest.mark.parametrize(
    ("html", "address", "made"),
    [
        pytest.param("A. https://x.org/a?b=1&amp;c=2", URL, f"A. {LINK}", id="printed"),
        pytest.param("A. (2010).", URL, "A. (2010).", id="not printed"),
        pytest.param("A. https://x.org/", "", "A. https://x.org/", id="no address"),
        pytest.param(f"A. {LINK}", URL, f"A. {LINK}", id="a link already"),
    ],
)
def test_clickable(html: str, address: str, made: str) -> None:
    assert clickable(Markup(html), address) == made  # noqa: S704  # of this test
