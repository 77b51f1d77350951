"""Decisions are read with places, and written back without loss."""

from pathlib import Path

import pytest

from generator.decisions.canonical import to_plain
from generator.decisions.walk import walk
from generator.findings.diagnostics import Text
from generator.load.decisions import format_decision, load_decision
from generator.load.decisions.inside import settle_inside
from generator.model.decisions import Form, Ground
from tests.unit.decided import (
    ARROWS,
    COLLECT,
    MEASURED,
    OURS,
    TABLE,
    TREE,
    Edit,
    decision,
    edited,
    read,
    under,
)

RULES = TABLE[TABLE.index("# Rules") : TABLE.index("# Tests")]
OUTCOMES = TREE[TREE.index("# Outcomes") : TREE.index("# Tests")]


def test_read_tree() -> None:
    """Every part of a tree is there."""
    made = decision(TREE)
    goal, stage, parts = made.questions
    assert (made.form, made.start, made.title) == (Form.TREE, "goal", "Which way?")
    assert (goal.hint.source, goal.why.source) == (
        "A goal of the business",
        "Goals decide [@li2010].",
    )
    assert [(it.id, it.target.value if it.target else "") for it in goal.answers] == [
        ("yes", "stage"),
        ("no", "stop"),
    ]
    assert stage.answers[1].because.source == "People had time."
    assert [it.title for it in parts.answers] == ["All", "Some", "None"]
    wait, keep, stop = made.outcomes
    assert [it.source for it in wait.advice] == ["Adoption is low at first [@li2010]."]
    assert [it.source for it in wait.actions] == ["Write the expected numbers down."]
    assert [it.value for it in wait.cards] == ["goals-first"]
    assert (keep.short, keep.basis, keep.ground) == ("Keep", Ground.INFERRED, Ground.INFERRED)
    assert (stop.basis, stop.ground) == (None, Ground.SOURCE)
    assert [it.case for it in made.tests] == ["no goal", "new", "mature"]


def test_read_table() -> None:
    """Rules have a bit for each value that they hold for."""
    made = decision(TABLE)
    assert [rule.masks for rule in made.rules] == [
        (0b001, 0b11),
        (0b010, 0b01),
        (0b010, 0b10),
        (0b100, 0b10),
        (0b100, 0b01),
    ]
    assert [rule.outcome.value for rule in made.rules] == ["wait", "lead", "help", "help", "lead"]
    assert [factor.ordered for factor in made.questions] == [True, False]


def test_places_are_of_the_whole_file() -> None:
    """Citations and links in every part are found where they stand in the file."""
    made = decision(TREE)
    document = made.sheet.document if made.sheet else None
    assert document
    cited = [made.text.content[it.start : it.end] for it in document.clusters]
    assert cited == ["[@li2010]"] * 3
    assert [link.target.value for link in document.links] == ["../cards/goals-first.md"]
    assert [heading.id for heading in document.headings] == [
        "goal",
        "stage",
        "parts",
        "wait",
        "keep",
        "stop",
    ]


@pytest.mark.parametrize(
    ("base", "edit", "rule", "place"),
    [
        pytest.param(
            TREE, ("# Outcomes", "# Outcome"), "decision-unknown-section", "# Outcome", id="typo"
        ),
        pytest.param(
            TREE, ("# Tests", "# Rules"), "decision-unknown-section", "# Rules", id="of a table"
        ),
        pytest.param(
            TREE, ("# Tests", "# Outcomes"), "decision-unknown-section", "# Outcomes", id="twice"
        ),
        pytest.param(
            TABLE, ("| outcome |", "| case |"), "decision-unknown-question", "case", id="column"
        ),
        pytest.param(TABLE, (RULES, ""), "decision-missing-section", "-", id="no rules"),
        pytest.param(
            TREE, (OUTCOMES, "# Outcomes\n\n"), "decision-missing-section", "# Outcomes", id="none"
        ),
        pytest.param(
            TREE,
            ("# Questions\n", "# Questions\n\nText.\n"),
            "decision-stray-text",
            "Text.",
            id="above",
        ),
        pytest.param(
            TREE,
            ("- None {#none} -> stop\n", "- None {#none} -> stop\n\nText.\n"),
            "decision-stray-text",
            "Text.",
            id="behind the answers",
        ),
        pytest.param(
            TABLE,
            ("{#theirs}\n\n#", "{#theirs} -> wait\n\n#"),
            "decision-stray-text",
            "-> wait",
            id="value",
        ),
        pytest.param(
            TABLE, ("| case |", "Text\n| case |"), "decision-stray-text", "Text", id="in a table"
        ),
        pytest.param(TREE, (" {#wait}", ""), "decision-missing-id", "## Wait for it", id="heading"),
        pytest.param(
            TREE, ("- New {#new}", "- New"), "decision-missing-id", "- New -> wait", id="answer"
        ),
        pytest.param(TREE, ("{#wait}", "{#Wait}"), "decision-bad-id", "Wait", id="upper case"),
        pytest.param(TABLE, ("{#people}", "{#basis}"), "decision-bad-id", "basis", id="reserved"),
        pytest.param(
            TREE, ("{#wait}", "{#wait .odd}"), "decision-bad-id", ".odd", id="no attribute"
        ),
        pytest.param(
            TREE, ("{#keep}", "{#wait}"), "decision-duplicate-id", "Keep it", id="outcomes"
        ),
        pytest.param(
            TREE, ("{#keep}", "{#goal}"), "decision-duplicate-id", "Keep it", id="of two kinds"
        ),
        pytest.param(TREE, ("{#some}", "{#all}"), "decision-duplicate-id", "Some", id="answers"),
        pytest.param(
            TREE,
            ("{#keep}", "{#keep formerly=wait}"),
            "decision-duplicate-id",
            "Keep it",
            id="former",
        ),
        pytest.param(
            TREE, ("Basis:", "Bases:"), "decision-unknown-field", "Bases: inferred", id="field"
        ),
        pytest.param(
            TREE,
            ("Do: Write the", "Do: Write\nthe"),
            "decision-unknown-field",
            "the expected numbers down.",
            id="wrapped field",
        ),
        pytest.param(
            TREE,
            ("Do: Write the expected", "Do: Write\nthe\nexpected"),
            "decision-unknown-field",
            "the",
            id="field over three lines, told once",
        ),
        pytest.param(
            TREE, ("Why:", "Hint: x\nWhy:"), "decision-repeated-field", "Hint: x", id="field twice"
        ),
        pytest.param(
            TREE,
            ("it stays.\n\nCaution", "it stays.\nCaution"),
            "decision-buried-field",
            "Caution: Not for ever.",
            id="buried",
        ),
        pytest.param(TREE, ("-> wait", "-> wiat"), "decision-unknown-target", "wiat", id="target"),
        pytest.param(
            TREE,
            ("kind: tree", "kind: tree\nstart: gaol"),
            "decision-unknown-target",
            "gaol",
            id="start",
        ),
        pytest.param(
            TREE, (" -> wait", ""), "decision-missing-target", "- New {#new}", id="no target"
        ),
        pytest.param(
            TABLE,
            ("| people |", "| peple |"),
            "decision-unknown-question",
            "peple",
            id="column name",
        ),
        pytest.param(
            TREE, ("| goal=no", "| gaol=no"), "decision-unknown-question", "gaol", id="in a test"
        ),
        pytest.param(
            TABLE, ("| none |", "| nine |"), "decision-unknown-value", "nine", id="value of a rule"
        ),
        pytest.param(
            TREE, ("goal=no", "goal=on"), "decision-unknown-value", "on", id="value of a test"
        ),
        pytest.param(
            TABLE, ("| wait |", "| wiat |"), "decision-unknown-outcome", "wiat", id="of a rule"
        ),
        pytest.param(
            TREE, ("| stop |", "| stpo |"), "decision-unknown-outcome", "stpo", id="of a test"
        ),
        pytest.param(
            MEASURED, ("{#few <50}", "{#few}"), "decision-bad-band", "Fewer than 50", id="no band"
        ),
        pytest.param(
            MEASURED, ("<50}", "<fifty}"), "decision-bad-band", "<fifty", id="band of words"
        ),
        pytest.param(
            MEASURED, ("50..500", "500..50"), "decision-bad-band", "500..50", id="empty band"
        ),
        pytest.param(
            MEASURED,
            ("<2027-05-01", "<1-May"),
            "decision-bad-band",
            "<1-May",
            id="band of no date",
        ),
        pytest.param(
            TABLE, ("{#none}", "{#none <5}"), "decision-bad-band", "<5", id="band of a choice"
        ),
        pytest.param(
            TABLE,
            ("{#people}\n", "{#people}\n\nUnit: people\n"),
            "decision-bad-band",
            "Unit: people",
            id="unit of a choice",
        ),
        pytest.param(
            MEASURED,
            (".number}", ".number .several}"),
            "decision-bad-band",
            "How many people are there?",
            id="two shapes",
        ),
        pytest.param(
            MEASURED, ("Unit: people", "Unknown: maybe"), "decision-bad-band", "maybe", id="unknown"
        ),
        pytest.param(
            MEASURED,
            ("people=many; have=budget", "people=many; have="),
            "decision-bad-condition",
            "have=",
            id="condition of nothing",
        ),
        pytest.param(
            MEASURED,
            ("have=nothing", "have=sponsor, not budget"),
            "decision-bad-condition",
            "not budget",
            id="not behind what is wanted",
        ),
        pytest.param(
            MEASURED,
            ("some, many |", "some + many |"),
            "decision-bad-condition",
            "some + many",
            id="two answers of one",
        ),
        pytest.param(
            MEASURED,
            ("Use: costs\nBasis: inferred", "When: have=budget\nBasis: inferred"),
            "decision-bad-condition",
            "Basis: inferred",
            id="condition of a basis",
        ),
        pytest.param(
            ARROWS, ("if goal=yes", "if"), "decision-bad-condition", "-> start if", id="empty if"
        ),
        pytest.param(
            ARROWS, ("if goal=yes", "if gaol=yes"), "decision-unknown-question", "gaol", id="of if"
        ),
        pytest.param(
            ARROWS, ("if goal=yes", "if goal=yse"), "decision-unknown-value", "yse", id="in if"
        ),
        pytest.param(
            ARROWS,
            ("find-team, set-goal", "find-team, team"),
            "decision-unknown-target",
            "team",
            id="a question among outcomes",
        ),
        pytest.param(
            MEASURED, ("Use: costs", "Use: cost"), "decision-unknown-piece", "cost", id="piece"
        ),
        pytest.param(
            MEASURED,
            ("Instead-of: go", "Instead-of: gone"),
            "decision-unknown-outcome",
            "gone",
            id="instead of nothing",
        ),
        pytest.param(
            MEASURED,
            ("otherwise | - |", "otherwise | early |"),
            "decision-uneven-row",
            "| otherwise | early | - | wait | inferred | Something is missing |",
            id="otherwise and more",
        ),
        pytest.param(
            TABLE, ("{#none}", "{#none .alone}"), "decision-bad-id", "Nobody", id="alone of one"
        ),
        pytest.param(
            TREE, ("inferred", "guess"), "decision-unknown-basis", "guess", id="of an outcome"
        ),
        pytest.param(
            TABLE,
            ("| source |", "| sauce |"),
            "decision-unknown-basis",
            "sauce",
            id="basis of a rule",
        ),
        pytest.param(
            TABLE,
            ("| none | - |", "| none |"),
            "decision-uneven-row",
            "| none | wait | source | No money [@li2010] |",
            id="row",
        ),
    ],
)
def test_findings(base: str, edit: Edit, rule: str, place: str) -> None:
    """Each break of the grammar is one finding, at the words that are wrong."""
    made, findings = read(edited(base, edit))
    found = [(it.rule, under(made, it).splitlines()[0]) for it in findings]
    assert [(rule, place)] == found
    assert not made.sound or rule == "decision-buried-field"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(("{#new}", "{#new formerly=young}"), ["young"], id="one"),
        pytest.param(("{#new}", "{#new formerly=young,fresh}"), ["young", "fresh"], id="two"),
    ],
)
def test_former_ids(edit: Edit, expected: list[str]) -> None:
    """Ids that an answer had before are kept."""
    answer = decision(edited(TREE, edit)).question("stage").answers[0]
    assert expected == [name.value for name in answer.formerly]


def test_code_is_no_grammar() -> None:
    """Headings, fields and lists inside a fence are text."""
    fence = "```\n# Tests\n## X {#x}\nBasis: gap\n- a {#a} -> b\n```"
    made = decision(edited(TREE, ("It works, so it stays.", fence)))
    assert [part.source for part in made.outcome("keep").advice] == [fence]
    assert made.outcome("keep").basis is Ground.INFERRED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TREE, id="tree"),
        pytest.param(TABLE, id="table"),
        pytest.param(COLLECT, id="collect"),
        pytest.param(
            edited(
                TREE,
                ("{#goal}", "{#goal formerly=aim,end}"),
                (
                    "How old is it? {#stage}",
                    "How old is it? {#stage}\n\nIn *years*:\n\n1. or months",
                ),
                (
                    "  Because: People had time.",
                    "  Because: People had time.\n  More `words`\n  of it",
                ),
                ("Let go of it [@li2010].", "Let go.\n\n- one\n- two {#no}\n\n> quote"),
                ("| no goal |", "| a \\| b |"),
            ),
            id="all that may stand in it",
        ),
    ],
)
def test_round_trip(text: str) -> None:
    """What is written is read as the same decision, and written the same again."""
    made, findings = read(text)
    assert [it for it in findings if it.rule != "foreign-markup"] == []
    written = format_decision(made)
    again, more = read(written)
    assert [it.rule for it in more] == [it.rule for it in findings]
    assert to_plain(again) == to_plain(made)
    assert again.front == made.front
    assert format_decision(again) == written


def test_round_trip_of_decisions_in_files(data: Path) -> None:
    """Decisions of others survive it as well."""
    for path in sorted((data / "decisions").glob("*.md")):
        made, findings = read(path.read_text(encoding="utf-8"), path.name)
        again, _ = read(format_decision(made), path.name)
        assert [it for it in findings if it.rule != "foreign-markup"] == []
        assert to_plain(again) == to_plain(made)


@pytest.mark.parametrize("field", ["Do", "Hint", "Because", "Caution"])
def test_an_empty_field_says_nothing(field: str) -> None:
    """A field without a value is a finding, and is left out."""
    text = {
        "Do": edited(TREE, ("Do: Write the expected numbers down.", "Do:")),
        "Hint": edited(TREE, ("Hint: A goal of the business", "Hint:")),
        "Because": edited(TREE, ("Because: People had time.", "Because:")),
        "Caution": edited(TREE, ("Caution: Not for ever.", "Caution:")),
    }[field]
    made, findings = read(text)
    assert [(it.rule, under(made, it)) for it in findings] == [
        ("decision-empty-field", f"{field}:")
    ]
    assert made.sound


@pytest.mark.parametrize("text", [MEASURED, ARROWS], ids=["measures", "arrows"])
def test_round_trip_of_what_depends(text: str) -> None:
    """Bands, conditions, pieces, several answers and conditional arrows come back."""
    made, findings = read(text)
    again, more = read(format_decision(made))
    assert (findings, more) == ((), ())
    assert to_plain(again) == to_plain(made)
    assert format_decision(again) == format_decision(made)


def test_when_governs_one_line_or_a_whole_block() -> None:
    """Directly above a line it is for that one; by itself it is for the block below."""
    one = edited(MEASURED, ("Do: Tell the people.", "When: have=budget\nDo: Tell.\nDo: Ask."))
    all_of_it = edited(one, ("When: have=budget\nDo: Tell", "\nWhen: have=budget\n\nDo: Tell"))
    for text, governed in ((one, [True, False]), (all_of_it, [True, True])):
        made, findings = read(text)
        assert findings == ()
        assert [it.when is not None for it in made.outcome("go").actions] == governed


def test_a_citation_in_a_title_is_found() -> None:
    made, findings = read(edited(TREE, ("- All {", "- All [@li2010] {")))
    assert [(it.rule, under(made, it)) for it in findings] == [("citation-in-heading", "[@li2010]")]


def test_one_basis_and_one_reason_for_a_table() -> None:
    """They hold where a row has none."""
    text = edited(
        TABLE,
        ("hit: unique", 'hit: unique\nbasis: inferred\nbecause: "As we read it [@li2010]"'),
        ("| gap | Nobody says |", "| | |"),
    )
    made, findings = read(text)
    last = made.rules[-1]
    assert findings == ()
    assert (made.rests_on(last), made.reason(last).source) == (
        Ground.INFERRED,
        "As we read it [@li2010]",
    )
    assert [it.value for cluster in made.because.clusters for it in (cluster.cites[0].key,)] == [
        "li2010"
    ]


OUTER = edited(
    ARROWS,
    (
        """## Is there a team? {#team}

- Yes {#yes}
  -> start if goal=yes
  -> set-goal
- No {#no} -> find-team, set-goal
""",
        """## What of the tool? {#team}

Decision: tool

- It stays {#keep} -> start
-> find-team, set-goal
""",
    ),
    ("team=yes | start", "team=keep | start"),
    ("team=yes | set-goal", "team=wait | find-team, set-goal"),
    ("team=no |", "team=stop |"),
)


def test_a_decision_inside() -> None:
    """Its outcomes are the answers, in its order; those that are written have other words."""
    inner = load_decision(Text("kb/decisions/tool.md", TREE))[0]
    waiting = load_decision(Text(OURS, OUTER))
    made, _, findings = load_decision(Text(OURS, OUTER), (), {"tool": inner})
    assert (waiting[0].sound, waiting[2], findings) == (False, (), ())
    assert [(it.id, it.title) for it in made.question("team").answers] == [
        ("wait", "Wait for it"),
        ("keep", "It stays"),
        ("stop", "Stop it"),
    ]
    assert walk(made, {"goal": "yes", "team": "stop"}).outcomes == ("find-team", "set-goal")


@pytest.mark.parametrize(
    ("edit", "inside", "rule", "place"),
    [
        pytest.param(("{#keep}", "{#kept}"), TREE, "decision-unknown-outcome", "It stays", id="no outcome"),
        pytest.param(("Decision: tool", "Decision: tol"), TREE, "unknown-decision", "tol", id="no decision"),
        pytest.param(("-> start\n-> find-team, set-goal", "-> start"), TREE, "decision-missing-target", "tool", id="no arrow"),
        pytest.param(("{#keep}", "{#ready}"), COLLECT, "decision-bad-inner", "tool", id="several at once"),
    ],
)  # fmt: skip
def test_faults_of_a_decision_inside(
    edit: tuple[str, str], inside: str, rule: str, place: str
) -> None:
    inner = load_decision(Text("kb/decisions/tool.md", inside))[0]
    made, _, findings = load_decision(Text(OURS, edited(OUTER, edit)), (), {"tool": inner})
    assert (rule, place) in [(it.rule, under(made, it)) for it in findings]


def test_decisions_inside_each_other_are_a_finding() -> None:
    """circular-decisions: told once, at the name that leads back."""
    texts = {
        name: load_decision(Text(f"kb/decisions/{name}.md", OUTER.replace("tool", other)))[0]
        for name, other in (("one", "other"), ("other", "one"))
    }
    read_again = list(
        settle_inside(texts.values(), lambda it, others: load_decision(it.text, (), others))
    )
    assert [it.rule for _, _, found in read_again for it in found] == ["circular-decisions"]


def test_answers_straight_below_fields() -> None:
    """No empty line is needed between the fields of a question and its answers."""
    text = edited(MEASURED, ("Range: 0..1000\n\n- Fewer", "Range: 0..1000\n- Fewer"))
    made, findings = read(text)
    assert findings == ()
    assert to_plain(made) == to_plain(decision(MEASURED))


def test_a_condition_inside_a_paragraph_ends_it() -> None:
    """`When:` governs what stands below it, also without an empty line above."""
    text = edited(MEASURED, ("Go on [@li2010].\n\nWhen:", "Go on [@li2010].\nWhen:"))
    made, findings = read(text)
    assert findings == ()
    assert [it.when is not None for it in made.outcome("go").advice] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("- Yes {#yes}", "- {#yes}", "the answer `yes` has no words", id="answer"),
        pytest.param(
            "## How old is it? {#stage}", "## {#stage}", "question `stage`", id="question"
        ),
        pytest.param("## Wait for it {#wait}", "## {#wait}", "the outcome `wait`", id="outcome"),
    ],
)
def test_an_id_without_words_is_told(old: str, new: str, what: str) -> None:
    """Readers would be shown an empty line to choose."""
    assert old in TREE
    text = Text("kb/decisions/x.md", TREE.replace(old, new, 1))
    findings = [it for it in load_decision(text)[2] if it.rule == "decision-empty-field"]
    (finding,) = findings
    assert what in finding.message
    assert text.line(finding.span.line) == next(it for it in text.content.splitlines() if new in it)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_file_is_told_once(text: str) -> None:
    """That it has no questions either says nothing more."""
    _, _, findings = load_decision(Text("kb/decisions/a.md", text), None)
    assert [it.rule for it in findings] == ["missing-front-matter"]
