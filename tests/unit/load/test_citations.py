"""Citations are found by Pandoc's grammar, with the differences we chose."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.citations import find_citations
from generator.model.text import Cite, Cluster

PLAIN, EMPHASIS = "\x00", "\x01"


def mask(text: str) -> str:
    """Hide what a Markdown parser would: code, escapes and emphasis marks."""
    shown = list(text)
    at = 0
    while at < len(text):
        if text[at] == "`":
            end = text.index("`", at + 1)
            shown[at : end + 1] = PLAIN * (end + 1 - at)
            at = end
        elif text[at] == "\\":
            shown[at : at + 2] = PLAIN * 2
            at += 1
        elif text[at] == "*":
            shown[at] = EMPHASIS
        at += 1
    return "".join(shown)


def scan(text: str) -> tuple[tuple[Cluster, ...], list[tuple[str, int]]]:
    """Return the clusters, and rule and column of each finding."""
    clusters, found = find_citations(Text("a.md", text), 0, len(text), mask(text))
    return clusters, [(each.rule, each.span.column) for each in found]


def shown(cite: Cite) -> str:
    """Return a cite in one line: -prefix|key|label locator|suffix."""
    key = f"-{cite.key.value}" if cite.suppress_author else cite.key.value
    return f"{cite.prefix}|{key}|{cite.label} {cite.locator}|{cite.suffix}".replace("| |", "||")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[@k]", ["|k||"], id="one"),
        pytest.param("[@a; @b]", ["|a||", "|b||"], id="two"),
        pytest.param("[@a;@b]", ["|a||", "|b||"], id="without space"),
        pytest.param(
            "[see @a, pp. 33-35 and *passim*; also @b, chap. 1]",
            ["see|a|page 33-35|and *passim*", "also|b|chapter 1|"],
            id="prefix, locator, suffix",
        ),
        pytest.param("[-@k]", ["|-k||"], id="without author"),
        pytest.param("[-@a; @b]", ["|-a||", "|b||"], id="one without author"),
        pytest.param("[@k{ii, A, D-Z}, suffix]", ["|k|page ii, A, D-Z|, suffix"], id="braces"),
        pytest.param(
            "[@k, {pp. iv, vi-xi} x]", ["|k|page iv, vi-xi|x"], id="braces behind a comma"
        ),
        pytest.param("[@k{}, 99 years later]", ["|k||, 99 years later"], id="empty braces"),
        pytest.param("[e.g., text; @k]", ["e.g., text;|k||"], id="words before a semicolon"),
        pytest.param("[@a; as cited in @b]", ["|a||", "as cited in|b||"], id="words between"),
        pytest.param("[see [this] @k]", ["see [this]|k||"], id="brackets in the prefix"),
        pytest.param("[@k, `a;b]`]", ["|k||, `a;b]`"], id="code in the suffix"),
        pytest.param("[@who.2020:x_y/z]", ["|who.2020:x_y/z||"], id="marks in a key"),
        pytest.param("[@{a key; odd.}]", ["|a key; odd.||"], id="braces around a key"),
        pytest.param("[@müller2010]", ["|müller2010||"], id="letters of any script"),
        pytest.param("[@2010li]", ["|2010li||"], id="a digit first"),
        pytest.param("[**see** @k]", ["**see**|k||"], id="emphasis in the prefix"),
        pytest.param("a[@k]b", ["|k||"], id="inside a word"),
        pytest.param("[@k]: text", ["|k||"], id="before a colon"),
        pytest.param("[see\n@k,\np. 3]", ["see|k|page 3|"], id="over lines"),
    ],
)
def test_bracketed(text: str, expected: list[str]) -> None:
    (cluster,), found = scan(text)
    assert expected == [shown(cite) for cite in cluster.cites]
    assert not cluster.narrative
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected", "source"),
    [
        pytest.param("@k says", ["|k||"], "@k", id="bare"),
        pytest.param("@k.", ["|k||"], "@k", id="a full stop"),
        pytest.param("@k's view", ["|k||"], "@k", id="genitive"),
        pytest.param("*@k*", ["|k||"], "@k", id="emphasis"),
        pytest.param("@k [p. 33]", ["|k|page 33|"], "@k [p. 33]", id="locator"),
        pytest.param("@k\n[p. 33]", ["|k|page 33|"], "@k\n[p. 33]", id="locator on the next line"),
        pytest.param("@k [p. 33; @b]", ["|k|page 33|", "|b||"], "@k [p. 33; @b]", id="more works"),
        pytest.param("@k [text]", ["|k||, text"], "@k [text]", id="words"),
        pytest.param("@{odd key.}", ["|odd key.||"], "@{odd key.}", id="odd key"),
        pytest.param("@k [text](x)", ["|k||"], "@k", id="a link behind"),
        pytest.param("@k [^1]", ["|k||"], "@k", id="a footnote behind"),
    ],
)
def test_narrative(text: str, expected: list[str], source: str) -> None:
    (cluster,), found = scan(text)
    assert expected == [shown(cite) for cite in cluster.cites]
    assert cluster.narrative
    assert source == text[cluster.start : cluster.end]
    assert found == []


def test_bare_key_without_author_is_not_narrative() -> None:
    (cluster,), _ = scan("in -@k [p. 3]")
    assert (cluster.narrative, [shown(each) for each in cluster.cites]) == (False, ["|-k|page 3|"])


def test_a_citation_behind_a_bare_key_is_its_own() -> None:
    clusters, _ = scan("@a [@b]")
    assert [cluster.narrative for cluster in clusters] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("write to ann@example.org", id="an address is no citation"),
        pytest.param(r"\@k", id="escaped"),
        pytest.param("`@k` and `[@k]`", id="code"),
        pytest.param("[@*] and @ alone", id="no key"),
        pytest.param("[text]", id="brackets alone"),
    ],
)
def test_no_citation(text: str) -> None:
    assert scan(text) == ((), [])


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        pytest.param("[@a @b]", ["a", "b"], [("malformed-citation", 5)], id="no semicolon"),
        pytest.param("[@a, @b]", ["a", "b"], [("malformed-citation", 6)], id="comma"),
        pytest.param("[@a; ]", ["a"], [("malformed-citation", 4)], id="nothing behind"),
        pytest.param("a [@] b", [], [("malformed-citation", 3)], id="no key"),
        pytest.param("[@; @li2010]", ["li2010"], [("malformed-citation", 2)], id="no key first"),
        pytest.param("[@li2010; @]", ["li2010"], [("malformed-citation", 11)], id="no key last"),
        pytest.param("[-@]", [], [("malformed-citation", 1)], id="no key and no author"),
        pytest.param("[@; @]", [], [("malformed-citation", 1)], id="no keys"),
        pytest.param("[@ a]", [], [("malformed-citation", 1)], id="a space before the key"),
        pytest.param("[a @ b]", [], [], id="an at sign among words"),
        pytest.param("[; @a]", ["a"], [("malformed-citation", 2)], id="nothing before"),
        pytest.param("[@a; text]", ["a"], [("malformed-citation", 5)], id="words behind"),
        pytest.param("[@a, text", ["a"], [("malformed-citation", 1)], id="never closed"),
        pytest.param("[@a [@b]]", ["a"], [("malformed-citation", 6)], id="nested"),
        pytest.param("(@a)", ["a"], [("citation-in-parentheses", 1)], id="parentheses"),
        pytest.param("(@a, p. 3)", ["a"], [("citation-in-parentheses", 1)], id="with a page"),
        pytest.param("(see @a)", ["a"], [], id="words in parentheses"),
        pytest.param(r"x \[@a\]", ["a"], [("escaped-citation", 3)], id="escaped bracket"),
        pytest.param(r"x \[see @a\]", ["a"], [("escaped-citation", 3)], id="escaped, prefix"),
        pytest.param(r"x [\@a]", [], [("escaped-citation", 3)], id="escaped sign"),
        pytest.param("[@a, pp. 33-26]", ["a"], [("backward-range", 10)], id="pages backward"),
        pytest.param("[@a, 33-26]", ["a"], [("backward-range", 6)], id="backward, without a label"),
        pytest.param("[@a, pp. 128-9]", ["a"], [], id="a shortened end"),
        pytest.param("[@a, p. 9-3]", ["a"], [], id="page 3 of chapter 9"),
        pytest.param("[@a, 1:30-1:20]", ["a"], [], id="times"),
        pytest.param("[@a, pg. 3]", ["a"], [("unknown-locator", 6)], id="label"),
        pytest.param(
            "[@a, p.. 3]", ["a"], [("unknown-locator", 6)], id="label with marks too many"
        ),
        pytest.param("[@a, pp. xx-ix]", ["a"], [("backward-range", 10)], id="Roman range backward"),
        pytest.param("[@a, p.]", ["a"], [("unknown-locator", 6)], id="label without a number"),
        pytest.param(
            "[@a, chap.; @b, p. 3]", ["a", "b"], [("unknown-locator", 6)], id="one of two"
        ),
        pytest.param("[@a, passim]", ["a"], [], id="a word that is no label"),
        pytest.param("[@a,]", ["a"], [("malformed-citation", 4)], id="a comma behind the key"),
        pytest.param("[@a, ]", ["a"], [("malformed-citation", 4)], id="a comma and a space"),
        pytest.param("[@a,, p. 3]", ["a"], [("malformed-citation", 5)], id="two commas"),
        pytest.param("[@a, p. 3,]", ["a"], [("malformed-citation", 10)], id="a last comma"),
        pytest.param("[@a, ; @b]", ["a", "b"], [("malformed-citation", 4)], id="of one of two"),
        pytest.param("[@a:]", ["a"], [("malformed-citation", 4)], id="a colon"),
        pytest.param("[@a, .]", ["a"], [("malformed-citation", 4)], id="a comma and a stop"),
        pytest.param("[, @a]", ["a"], [("malformed-citation", 2)], id="a comma before the key"),
        pytest.param("[- @a]", ["a"], [("malformed-citation", 2)], id="a hyphen apart"),
        pytest.param("@a [,] b", ["a"], [("malformed-citation", 5)], id="a comma in brackets"),
        pytest.param("@a [] b", ["a"], [("malformed-citation", 4)], id="empty brackets"),
        pytest.param("[e.g., @a, p. 3 f.]", ["a"], [], id="marks of words"),
        pytest.param('[@a, ch. 1; see @b, "so,"]', ["a", "b"], [], id="a comma in quotes"),
        pytest.param("[@a --- p. 2]", ["a"], [], id="a dash before words"),
    ],
)
def test_findings(text: str, keys: list[str], expected: list[tuple[str, int]]) -> None:
    """A malformed citation is told where it is wrong; the works in it are kept."""
    clusters, found = scan(text)
    assert keys == [cite.key.value for cluster in clusters for cite in cluster.cites]
    assert expected == found


def test_places_are_those_of_the_file() -> None:
    """Offsets and columns count in the whole file, not in the block."""
    content = "# A\n\n> see [@li2010,\n> p. 3]\n"
    start, end = content.index("see"), len(content) - 1
    block = content[start:end].replace("\n> ", "\n\x00\x00")
    (cluster,), _ = find_citations(Text("a.md", content), start, end, block)
    (cite,) = cluster.cites
    assert content[cluster.start : cluster.end] == "[@li2010,\n> p. 3]"
    assert (
        cite.key.span.line,
        cite.key.span.column,
        cite.key.span.end_line,
        cite.key.span.end_column,
    ) == (3, 9, 3, 15)
    assert (cite.locator, cite.label) == ("3", "page")
