"""A link leads to what it names, and not through another host."""

import pytest

from generator.rules.links import wrapped_address
from tests.unit.factories import cards, playbook, spotted

OUTLOOK = "https://eur01.safelinks.protection.outlook.com/"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param(f"{OUTLOOK}?url=https%3A%2F%2Fb.org%2Fa%3Fc%3D1&data=05", "https://b.org/a?c=1", id="Outlook"),
        pytest.param("https://www.google.com/url?q=https://b.org/a&sa=D", "https://b.org/a", id="Google"),
        pytest.param("https://google.co.uk/url?sa=t&url=https%3A%2F%2Fb.org", "https://b.org", id="results"),
        pytest.param("https://urldefense.com/v3/__https://b.org/a__;!!c$", "https://b.org/a", id="Proofpoint"),
        pytest.param("https://urldefense.proofpoint.com/v2/url?u=https-3A__b.org_a-2Dc&d=x", "https://b.org/a-c", id="Proofpoint 2"),
        pytest.param("https://l.facebook.com/l.php?u=https%3A%2F%2Fb.org%2F&h=A", "https://b.org/", id="Facebook"),
        pytest.param("https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fb.org", "https://b.org", id="LinkedIn"),
        pytest.param("https://www.youtube.com/redirect?q=https%3A%2F%2Fb.org", "https://b.org", id="YouTube"),
        pytest.param("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fb.org", "https://b.org", id="DuckDuckGo"),
        pytest.param("https://urldefense.com/v3/__https://b.org/*x__;Iw!!c$", "", id="a sign is left out"),
        pytest.param("https://www.google.com/url?q=javascript:alert(1)", "", id="no address inside"),
        pytest.param("https://www.google.com/url?q=https://", "", id="no host inside"),
        pytest.param("https://www.google.com/search?q=https://b.org", "", id="a search"),
        pytest.param("https://www.google.com.evil.org/url?q=https://b.org", "", id="another host"),
        pytest.param("https://b.org/url?q=https://c.org", "", id="any host"),
        pytest.param("https://[b/url", "", id="no address"),
    ],
)  # fmt: skip
def test_inner_address(written: str, meant: str) -> None:
    """What cannot be told for sure is left as it is."""
    assert wrapped_address.inner_address(written) == meant


@pytest.mark.parametrize("field", ["url", "archiveurl"])
def test_works(field: str) -> None:
    """So is the address of a work, as LaTeX has it too."""
    link = r"https://www.google.com/url?sa=D\&q=https://b.org/a"
    files = {"references.bib": f"@online{{a, title = {{T}},\n {field} = {{{link}}}}}\n"}
    (finding,) = wrapped_address.check(playbook(files))
    assert spotted([finding], files) == [link]
    assert [it.text for it in finding.fix] == ["https://b.org/a"]


def test_check() -> None:
    """Each link is told at its address."""
    link = "https://www.google.com/url?q=https://b.org/a"
    files = cards(a=f"See [x]({link}) and [y](https://b.org).")
    assert spotted(wrapped_address.check(playbook(files)), files) == [link]
