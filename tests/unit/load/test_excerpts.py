"""Prose in YAML: what it says, and where each character of it stands in the file."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load import yaml
from generator.load.excerpts import excerpt, read_prose
from tests.unit.factories import spotted


def node_of(source: str) -> tuple[Text, yaml.Scalar]:
    """Return the text of *source* and its one value."""
    text = Text("kb/x.yml", source)
    read, _ = yaml.load(text)
    assert isinstance(read.root, yaml.Mapping)
    (entry,) = read.root.entries
    assert isinstance(entry.value, yaml.Scalar)
    return text, entry.value


WRITTEN = [
    pytest.param("a: see [@x]\n", id="plain"),
    pytest.param("a: see   [@x]  # why\n", id="plain, a comment"),
    pytest.param("a: see\n  this and\n\n  [@x]\n", id="plain, on lines"),
    pytest.param('a: "see [@x]"\n', id="in double quotes"),
    pytest.param('a: "\\"é\\" \\u0041\\x42\\t\\\n   see\\n [@x]"\n', id="escapes"),
    pytest.param("a: 'it''s  see [@x]'\n", id="in single quotes"),
    pytest.param("a: '''see'' \n   more\n  [@x]'\n", id="in single quotes, on lines"),
    pytest.param("a: |\n    see\n      more\n\n    [@x]\n\n", id="block"),
    pytest.param("a: |2-  # how\n   see\n  [@x]\n", id="block, an indent given"),
    pytest.param("a: >-\n  see\n  this\n\n  and\n    that\n  [@x]\n", id="folded"),
    pytest.param("a: >+\n\n  see [@x]\n\n\n", id="folded, kept"),
    pytest.param("a:\n  see\n", id="below its key"),
]


@pytest.mark.parametrize("source", WRITTEN)
@pytest.mark.parametrize("line", [False, True])
def test_each_character_stands_where_it_is_written(source: str, line: bool) -> None:
    """All but white space and escapes is the same character in the file; none stands before."""
    text, node = node_of(source)
    taken = excerpt(text, node, line=line)
    assert taken.content == (" ".join(node.value.split()) if line else node.value.strip())
    places = [taken.place(at) for at in range(len(taken.content))]
    assert places == sorted(set(places))
    for at, char in zip(places, taken.content, strict=True):
        assert char.isspace() or source[at] in {char, "\\"}


@pytest.mark.parametrize("source", [it for it in WRITTEN if "[@x]" in str(it.values[0])])
def test_a_span_is_the_file_s(source: str) -> None:
    """What is found in the value is shown in the file."""
    text, node = node_of(source)
    document, findings = read_prose(text, node)
    assert document
    assert findings == ()
    (cluster,) = document.clusters
    start = text.offset(cluster.cites[0].key.span.line, cluster.cites[0].key.span.column)
    assert text.content[start] == "x"
    assert document.text.place(cluster.start) == start - 2


@pytest.mark.parametrize("source", WRITTEN)
@pytest.mark.parametrize("line", [False, True])
def test_an_offset_is_found_again_by_its_place(source: str, line: bool) -> None:
    """Whoever asks an excerpt by line and column asks by those of the file, however far down."""
    text, node = node_of("# one\n# two\n" + source)
    taken = excerpt(text, node, line=line)
    seen = range(len(taken.content))
    assert [taken.offset(*taken.position(at)) for at in seen] == [*seen]
    assert taken.line(taken.position(0)[0]) == text.line(text.position(taken.place(0))[0])


@pytest.mark.parametrize(
    "written", ["see [@]", "'[@\n   ; ] see'", "|\n  see\n\n  this [@ ]\n  [@]"]
)
def test_a_citation_without_a_work(written: str) -> None:
    """It is told, and is none of the words, in a value on any line of the file."""
    text, node = node_of(f"# one\n# two\na: {written}\n")
    document, findings = read_prose(text, node)
    assert document
    assert {it.rule for it in findings} == {"malformed-citation"}
    assert "@" not in "".join(it.words for it in document.events if it.kind == "text")


@pytest.mark.parametrize(
    ("source", "rules", "shown"),
    [
        pytest.param("a: <font>so</font>", ["raw-html"], ["<font>"], id="a tag"),
        pytest.param(
            "a: 'so <!-- from: x -->'", ["raw-html"], ["<!-- from: x -->"], id="a comment"
        ),
        pytest.param("a: '- one'", ["block-in-line"], ["- one"], id="a list"),
        pytest.param("a: '- - one'", ["block-in-line"], ["- - one"], id="a list in a list"),
        pytest.param("a: 2010. Then", ["block-in-line"], ["2010. Then"], id="a year"),
        pytest.param("a: '# One'", ["block-in-line"], ["# One"], id="a heading"),
        pytest.param("a: '> One'", ["block-in-line"], ["> One"], id="a quotation"),
        pytest.param("a: '---'", ["block-in-line"], ["---"], id="a rule"),
        pytest.param(
            "a: |-\n  - 1\n\n  so\n\n  # H", ["block-in-line"] * 2, ["- 1", "# H"], id="two"
        ),
        pytest.param("a: |-\n  one\n\n  two", [], [], id="paragraphs"),
        pytest.param(
            "a: x <ul><li>y</li></ul> <hr>",
            ["block-in-line"] * 2,
            ["<ul>", "<hr>"],
            id="blocks of HTML",
        ),
        pytest.param("a: <kbd>C</kbd> <sub>2</sub><br>x", [], [], id="HTML in a line"),
        pytest.param("a: |-\n  !!! note\n      x", ["block-in-line"], ["!!! note"], id="a box"),
        pytest.param("a: |-\n  t\n  : d", ["block-in-line"], ["t"], id="definitions"),
        pytest.param("a: x $a+b$ y", [], [], id="a formula"),
        pytest.param("a: '*so* `code` ~~not~~ \\- x'", [], [], id="inline"),
    ],
)
def test_what_has_no_room(source: str, rules: list[str], shown: list[str]) -> None:
    text, node = node_of(source)
    _, findings = read_prose(text, node)
    assert [it.rule for it in findings] == rules
    assert spotted(findings, {text.path: source}) == shown


def test_nothing_written() -> None:
    """No value is no prose."""
    text = Text("kb/x.yml", "a: ''\nb: [c]\nd: *e\n")
    read, _ = yaml.load(text)
    assert isinstance(read.root, yaml.Mapping)
    values = [read.root.get(key) for key in "abdx"]
    assert [read_prose(text, it) for it in values] == [(None, ())] * 4
