"""Front matter becomes the model of its kind; each fault is one finding at its place."""

from __future__ import annotations

from datetime import date

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.kinds import Kind
from generator.load.front_matter import FrontMatter, load_front
from generator.load.front_models import MODELS
from generator.model.sheets import CardId, Status

GOOD = {
    "title": "Goals first",
    "summary": "Let goals decide.",
    "status": "published",
    "roles": "[cio]",
    "owner": "cio",
    "reviewed": "2026-11-22",
    "review": "12 months",
}
FACETS = ("topics", "focus")


def load(
    yaml: str, kind: Kind = Kind.CARD, *, strict: bool = True
) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    text = Text("kb/cards/x.md", f"---\n{yaml}---\n## Guidance\n")
    front, _, findings = load_front(kind, text, FACETS, strict=strict)
    assert text.content[front.body :] == "## Guidance\n"
    return front, findings


def card(**changed: str) -> str:
    """Return a card's front matter with keys *changed*, those that are "" left out."""
    keys = GOOD | {key.replace("_", "-"): it for key, it in changed.items()}
    return "".join(f"{key}: {it}\n" for key, it in keys.items() if it)


def test_a_card() -> None:
    """Values have their types; facets stand apart; each has its place."""
    front, findings = load(
        card(
            review="2 years",
            topics="[goals, people]",
            related="{supports: {a: it does}}",
            replaced_by="other",
            changes="[{date: 2026-11-01, words: New., meaning: true}]",
        )
    )
    meta = front.meta
    assert findings == ()
    assert front.complete
    assert (meta.title, meta.status, meta.roles) == ("Goals first", Status.PUBLISHED, ("cio",))
    assert (meta.reviewed, meta.review) == (date(2026, 11, 22), 24)
    assert meta.facets == {"topics": ("goals", "people")}
    reason = meta.card.related["supports"][CardId("a")]
    assert reason
    assert reason.source == "it does"
    assert meta.replaced_by == "other"
    assert (meta.changes[0].date, meta.changes[0].meaning) == (date(2026, 11, 1), True)
    assert front.places["topics", 1].column == 17
    assert front.places["related", "supports", "#", "a"].line == 10


@pytest.mark.parametrize(
    ("changed", "rule", "line", "column", "help"),
    [
        pytest.param(
            {"owner": "[cio, cio]"}, "wrong-type", 6, 8, "write `cio` alone", id="twice, and a list"
        ),
        pytest.param(
            {"title": "[a, b, b]"},
            "wrong-type",
            2,
            8,
            "write one text, in quotes if need be",
            id="a list, one twice",
        ),
        pytest.param(
            {"roles": "[cio, cio]"}, "repeated-value", 5, 14, "remove one of the two", id="twice"
        ),
        pytest.param(
            {"aliases": "[../x]"},
            "bad-value",
            9,
            11,
            "write small letters, digits and single hyphens, at most 64",
            id="a path",
        ),
        pytest.param(
            {"title": "\U0001f3af \U0001f680"},
            "wordless-text",
            2,
            8,
            "write what readers are to see",
            id="emoji",
        ),
        pytest.param(
            {"title": "'&'"}, "wordless-text", 2, 8, "write what readers are to see", id="a sign"
        ),
        pytest.param(
            {"status": "publish"}, "bad-value", 4, 9, "did you mean `published`?", id="status"
        ),
        pytest.param(
            {"reviewed": "22.11.2026"},
            "malformed-date",
            7,
            11,
            "write `2026-11-22`",
            id="date in another order",
        ),
        pytest.param(
            {"reviewed": "2026-02-30"},
            "malformed-date",
            7,
            11,
            "look at a calendar: there is no such day",
            id="no such day",
        ),
        pytest.param(
            {"review": "soon"},
            "bad-value",
            8,
            9,
            "write a length of time, such as `12 months` or `2 years`, at most ten years",
            id="period",
        ),
        pytest.param(
            {"review": "0 months"},
            "bad-value",
            8,
            9,
            "write a length of time, such as `12 months` or `2 years`, at most ten years",
            id="period of nothing",
        ),
        pytest.param(
            {"roles": "cio, cmo"},
            "wrong-type",
            5,
            8,
            "write a list, such as `roles: [cio, cmo]`",
            id="text for a list",
        ),
        pytest.param(
            {"topics": "goals"},
            "wrong-type",
            9,
            9,
            "write a list, such as `topics: [goals]`",
            id="text for a facet's list",
        ),
        pytest.param(
            {"owner": "[cio]"},
            "wrong-type",
            6,
            8,
            "write `cio` alone",
            id="list for a text",
        ),
        pytest.param(
            {"related": "[a]"},
            "wrong-type",
            9,
            10,
            "write `supports`, `qualifies`, `contrasts` or `requires` below it, indented, with a colon and more below",
            id="list for pairs",
        ),
        pytest.param(
            {"title": "''"},
            "empty-value",
            2,
            8,
            "write one, or remove the key",
            id="nothing in quotes",
        ),
        pytest.param(
            {"synonyms": " "},
            "empty-value",
            9,
            1,
            "write one, or remove the key",
            id="nothing",
        ),
        pytest.param(
            {"synonyms": "[a, '']"},
            "empty-value",
            9,
            15,
            "write one, or remove the key",
            id="an empty entry",
        ),
        pytest.param(
            {"aliases": "[Old Id]"},
            "bad-value",
            9,
            11,
            "did you mean `old-id`?",
            id="alias",
        ),
        pytest.param(
            {"aliases": "[search]"},
            "bad-value",
            9,
            11,
            "take it out",
            id="an alias that the site needs",
        ),
        pytest.param(
            {"roles": "[cio, cmo, cio]"},
            "repeated-value",
            5,
            19,
            "remove one of the two",
            id="twice in a list",
        ),
        pytest.param(
            {"synonim": "[a]"}, "unknown-key", 9, 1, "did you mean `synonyms`?", id="unknown key"
        ),
        pytest.param(
            {"topic": "[a]"}, "unknown-key", 9, 1, "did you mean `topics`?", id="facet's key"
        ),
        pytest.param(
            {"related": "{suports: {a: b}}"},
            "unknown-key",
            9,
            11,
            "did you mean `supports`?",
            id="unknown key inside",
        ),
        pytest.param(
            {"changes": "[{date: 2026-11-01, wrods: New.}]"},
            "unknown-key",
            9,
            30,
            "did you mean `words`?",
            id="a slip for a key that is needed inside",
        ),
        pytest.param(
            {"changes": "[{date: 2026-11-01}]"},
            "missing-key",
            9,
            11,
            "add a line `words: ...`",
            id="missing inside",
        ),
        pytest.param(
            {"changes": "[{date: 2026-11-01, words: x, meaning: yes}]"},
            "bad-value",
            9,
            49,
            "write `true` or `false`",
            id="truth",
        ),
        pytest.param(
            {"owner": ""}, "missing-key", 1, 1, "add a line `owner: ...`", id="missing key"
        ),
        pytest.param(
            {"owner": "", "ownre": "cio"},
            "unknown-key",
            8,
            1,
            "did you mean `owner`?",
            id="a slip is not missing too",
        ),
        pytest.param(
            {"title": "a: b"},
            "yaml-syntax",
            2,
            9,
            'put the value in quotes: `"a: b"`',
            id="not missing too",
        ),
    ],
)
def test_faults(changed: dict[str, str], rule: str, line: int, column: int, help: str) -> None:
    front, findings = load(card(**changed))
    found = [(it.rule, it.span.line, it.span.column, it.help) for it in findings]
    assert found == [(rule, line, column, help)]
    assert not front.complete


def test_all_faults_of_a_file_at_once() -> None:
    """A fault hides no other, and sound values are kept."""
    front, findings = load(card(status="publish", reviewed="soon", roles="cio", sumary="x"))
    assert {it.rule for it in findings} == {
        "bad-value",
        "malformed-date",
        "wrong-type",
        "unknown-key",
    }
    assert (front.meta.title, front.meta.reviewed, front.meta.roles) == ("Goals first", None, ())


@pytest.mark.parametrize(
    ("content", "rules", "body"),
    [
        pytest.param("", ["missing-front-matter"], "", id="empty file"),
        pytest.param("## G\n", ["missing-front-matter"], "## G\n", id="none"),
        pytest.param("---\ntext\n---\n", ["wrong-type"], "", id="no pairs"),
        pytest.param("---\n---\nx", ["missing-key"], "x", id="nothing in it"),
        pytest.param("--- \na: b\n---", ["unknown-key", "missing-key"], "", id="file ends with it"),
        pytest.param(
            "---\ntitle: x\n\n## G\n",
            ["unclosed-front-matter"],
            "## G\n",
            id="never closed",
        ),
    ],
)
def test_bounds(content: str, rules: list[str], body: str) -> None:
    front, _, findings = load_front(Kind.CARD, Text("x.md", content), FACETS)
    assert sorted(rules) == sorted(it.rule for it in findings)
    assert body == content[front.body :]


def test_a_page_of_docs_needs_none() -> None:
    """A hand-written page may begin with its text."""
    front, _, findings = load_front(Kind.DOC, Text("docs/x.md", "# X\n"), FACETS)
    assert (front.body, findings) == (0, ())


def test_a_decision_outside_kb_needs_a_title() -> None:
    """Not strict, other keys are left alone; strict, a decision needs what a card needs."""
    yaml = "id: x\ntitle: X\nkind: table\nlicence: MIT\n"
    front, findings = load(yaml, Kind.DECISION, strict=False)
    assert (front.meta.decision.kind, findings) == ("table", ())
    assert [it.rule for it in load("kind: tree\n", Kind.DECISION, strict=False)[1]] == [
        "missing-key"
    ]
    assert {it.rule for it in load(yaml, Kind.DECISION)[1]} == {"missing-key", "unknown-key"}


def test_any_key_may_be_a_facet_where_the_vocabulary_is_broken() -> None:
    """Nothing is said of keys that the vocabulary would have named."""
    text = Text("x.md", f"---\n{card(topics='[goals]')}---\n")
    front, _, findings = load_front(Kind.CARD, text, None)
    assert (front.meta.facets, findings) == ({"topics": ("goals",)}, ())


@pytest.mark.parametrize("kind", MODELS)
def test_each_kind_has_defaults(kind: Kind) -> None:
    """Whatever is missing, a meta comes out that later stages can read."""
    front, _, _ = load_front(kind, Text("x.md", "---\n---\n"), FACETS)
    assert front.meta.title == ""


@pytest.mark.parametrize(
    ("written", "help"),
    [
        pytest.param("31.12.2025", "write `2025-12-31`", id="points"),
        pytest.param("1. 2. 2025", "write `2025-02-01`", id="points and spaces"),
        pytest.param("12/31/2025", "write `2025-12-31`", id="month first"),
        pytest.param("31/12/2025", "write `2025-12-31`", id="day first"),
        pytest.param("2025/1/2", "write `2025-01-02`", id="strokes"),
        pytest.param("2025-12-31T10:00", "write `2025-12-31`", id="with the time"),
        pytest.param("22 November 2025", "write `2025-11-22`", id="in words"),
        pytest.param("22. März 2025", "write `2025-03-22`", id="in German"),
        pytest.param("Nov 22nd, 2025", "write `2025-11-22`", id="in American"),
        pytest.param("2025-02-30", "look at a calendar: there is no such day", id="no such day"),
        pytest.param("1/2/2025", "write a day as year-month-day", id="which is the month?"),
        pytest.param("soon", "write a day as year-month-day", id="no day"),
        pytest.param("42.13.2025", "write a day as year-month-day", id="nonsense"),
    ],
)
def test_a_day_in_another_form_is_understood(written: str, help: str) -> None:
    """The help has the day as it is written here, where there is no doubt which is meant."""
    _, (finding,) = load(card(reviewed=written))
    assert (finding.rule, finding.help[: len(help)]) == ("malformed-date", help)
