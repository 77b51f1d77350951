"""Tables of other programs become decisions that give what the originals do."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.decisions.inside import with_inner
from generator.decisions.walk import walk
from generator.findings.diagnostics import Severity, Text
from generator.load.decisions import load_decision
from generator.load.decisions.asking import answer_in
from generator.load.decisions.inside import settle_inside
from generator.load.foreign import Front, Import, read_csv, read_dmn, write_tables
from generator.model.decisions import Decision
from generator.model.ids import slug

FRONT = Front("x.dmn", "@me", "2026-11-29")


def _decisions(found: Import) -> list[Decision]:
    written = write_tables(found, FRONT, "main")
    assert found.problems == []
    first = [load_decision(Text(f"kb/decisions/{it.id}.md", it.text))[0] for it in written]
    again = list(settle_inside(first, lambda it, others: load_decision(it.text, (), others)))
    for _, _, findings in again:
        assert [it for it in findings if it.severity is Severity.ERROR] == []
    later = {it.id: it for it, _, _ in again}
    return [later.get(it.id, it) for it in first]


def _answers(made: Decision, given: dict[str, str]) -> dict[str, str]:
    found = {}
    for name, words in given.items():
        question = made.questions_by_id[slug(name)]
        answer = answer_in(question, words) or answer_in(question, slug(words))
        assert answer, (name, words)
        found[question.id] = answer
    return found


def _table(rules: str, *, hit: str = "UNIQUE", more: str = "", output: str = "<output/>") -> str:
    rows = "".join(
        "<rule>"
        + "".join(f"<inputEntry><text>{cell}</text></inputEntry>" for cell in row.split("|")[:-1])
        + f"<outputEntry><text>{row.split('|')[-1]}</text></outputEntry></rule>"
        for row in rules.strip().splitlines()
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision name="Say">\n'
        f'<decisionTable hitPolicy="{hit}" {more}>\n'
        '<input><inputExpression typeRef="number"><text>n</text></inputExpression></input>\n'
        '<input><inputExpression typeRef="string"><text>word</text></inputExpression></input>\n'
        f"{output}\n{rows}</decisionTable></decision></definitions>"
    )


@pytest.mark.parametrize(
    ("rules", "hit", "given", "expected"),
    [
        pytest.param('&lt;1|-|"a"\n[1..5)|-|"b"\n>=5|-|"c"', "UNIQUE", ("4.99", "x"), ["b"], id="ranges"),
        pytest.param('(1..5]|-|"a"\n-|-|"b"', "FIRST", ("5", "x"), ["a"], id="an end that is in"),
        pytest.param('(1..5]|-|"a"\n-|-|"b"', "FIRST", ("1", "x"), ["b"], id="an end that is not"),
        pytest.param(']1..5[|-|"a"\n-|-|"b"', "FIRST", ("1", "x"), ["b"], id="turned brackets"),
        pytest.param('1,3|-|"a"\nnot(1,3)|-|"b"', "UNIQUE", ("2", "x"), ["b"], id="numbers excluded"),
        pytest.param('-|"x","y"|"a"\n-|not("x","y")|"b"', "UNIQUE", ("2", "something else"), ["b"], id="words excluded"),
        pytest.param('-|-|"a"\n&gt;1|-|"b"', "COLLECT", ("2", "x"), ["a", "b"], id="collect"),
        pytest.param('&gt;1|-|"b"\n&lt;1|-|"a"', "UNIQUE", ("1", "x"), ["No result"], id="nothing says"),
    ],
)  # fmt: skip
def test_dmn(rules: str, hit: str, given: tuple[str, str], expected: list[str]) -> None:
    (made,) = _decisions(read_dmn(_table(rules.replace('"x"', '"x"'), hit=hit)))
    names = [it for it in ("n", "word") if it in made.questions_by_id]
    answers = _answers(made, {it: dict(zip(("n", "word"), given, strict=True))[it] for it in names})
    assert [made.outcome(it).title for it in walk(made, answers).outcomes] == expected


@pytest.mark.parametrize(
    ("aggregation", "given", "expected"),
    [("SUM", "4", "30"), ("MAX", "4", "20"), ("MIN", "4", "10"), ("COUNT", "4", "2"), ("SUM", "2", "10")],
)  # fmt: skip
def test_what_is_added_up(aggregation: str, given: str, expected: str) -> None:
    text = _table("&gt;1|-|10\n&gt;3|-|20", hit="COLLECT", more=f'aggregation="{aggregation}"')
    (made,) = _decisions(read_dmn(text))
    found = walk(made, _answers(made, {"n": given})).outcomes
    assert [made.outcome(it).title for it in found] == [expected]


def test_priority() -> None:
    """Of the rules that hold the one with the first of the output's values counts."""
    output = '<output><outputValues><text>"no","yes"</text></outputValues></output>'
    (made,) = _decisions(read_dmn(_table('-|-|"yes"\n&gt;1|-|"no"', hit="PRIORITY", output=output)))
    assert walk(made, _answers(made, {"n": "2"})).outcomes == ("no",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param(_table('n+1|-|"a"'), 6, "`n+1`", id="arithmetic"),
        pytest.param(_table('-|starts with(word,"a")|"a"'), 6, "starts with", id="a call"),
        pytest.param(_table("-|-|n * 2"), 6, "`n * 2`", id="an output that is reckoned"),
        pytest.param("<definitions>", 1, "no XML", id="no XML"),
        pytest.param("<x/>", 1, "`x`", id="something else"),
        pytest.param('<definitions><decision name="d"><literalExpression/></decision></definitions>', 1, "no table", id="no table"),
        pytest.param('<!DOCTYPE a [<!ENTITY b "c">]><definitions/>', 1, "entities", id="entities"),
        pytest.param("<definitions>\n" + "<a>" * 5000 + "</a>" * 5000 + "</definitions>", 2, "too deeply", id="deep"),
    ],
)  # fmt: skip
def test_what_cannot_be_said(text: str, line: int, words: str) -> None:
    """It is listed with its line."""
    found = read_dmn(text)
    write_tables(found, FRONT)
    assert [it.line for it in found.problems][:1] == [line]
    assert words in found.problems[0].words


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        pytest.param('age,class,fare\n<12,any,half\n>=12,"a,b",full\n>=12,not a,none\n', {"age": "20", "class": "b"}, "full", id="bands and words"),
        pytest.param("answers,outcome\na=yes; b=no,left\na=no,right\na=yes; b=yes,both\n", {"a": "no"}, "right", id="paths"),
    ],
)  # fmt: skip
def test_csv(text: str, given: dict[str, str], expected: str) -> None:
    text = text.replace("<12,any", "<12,-")
    (made,) = _decisions(read_csv(text, "Fares"))
    assert [made.outcome(it).title for it in walk(made, _answers(made, given)).outcomes] == [
        expected
    ]


def _cases(path: Path) -> Iterator[tuple[dict[str, str], list[str]]]:
    for file in sorted(path.parent.glob(f"{path.stem}-test-*.xml")):
        for case in ET.parse(file).getroot().iter():  # noqa: S314  # a test's own data
            if case.tag.endswith("testCase"):
                given = {
                    it.get("name", ""): _values(it)[0]
                    for it in case
                    if it.tag.endswith("inputNode")
                }
                expected = [v for it in case if it.tag.endswith("resultNode") for v in _values(it)]
                yield given, expected


def _values(element: ET.Element) -> list[str]:
    return [it.text or "" for it in element.iter() if it.tag.endswith("value")]


def test_the_technology_compatibility_kit(test_data: Path) -> None:
    """The eleven tables of the kit give what it expects, each value of each finding."""
    paths = sorted((test_data / "decisions" / "dmn-tck").glob("*.dmn"))
    assert len(paths) == 11
    for path in paths:
        made = _decisions(read_dmn(path.read_text(encoding="utf-8")))[-1]
        for given, expected in _cases(path):
            titles = [made.outcome(it).title for it in walk(made, _answers(made, given)).outcomes]
            parts = [part.rpartition(": ")[2] for it in titles for part in it.split("; ")]
            # A finding that two rules give is told once here.
            assert dict.fromkeys(parts) == dict.fromkeys(expected), (path.name, given)


def test_two_tables() -> None:
    """A table that another needs becomes a decision inside it."""
    text = """<definitions>
    <decision name="Class"><variable name="Class"/><decisionTable>
    <input><inputExpression typeRef="number"><text>Income</text></inputExpression></input><output/>
    <rule><inputEntry><text>&lt;10</text></inputEntry><outputEntry><text>"poor"</text></outputEntry></rule>
    <rule><inputEntry><text>&gt;=10</text></inputEntry><outputEntry><text>"rich"</text></outputEntry></rule>
    </decisionTable></decision>
    <decision name="Offer"><decisionTable>
    <input><inputExpression><text>Class</text></inputExpression></input><output/>
    <rule><inputEntry><text>"rich"</text></inputEntry><outputEntry><text>"gold"</text></outputEntry></rule>
    <rule><inputEntry><text>not("rich")</text></inputEntry><outputEntry><text>"tin"</text></outputEntry></rule>
    </decisionTable></decision></definitions>"""
    inner, outer = _decisions(read_dmn(text))
    assert (inner.id, outer.id) == ("class", "main")
    for income, offer in (("9", "tin"), ("10", "gold")):
        answers = with_inner(outer, _answers(inner, {"Income": income}))
        assert walk(outer, answers).outcomes == (offer,)
