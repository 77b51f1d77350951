"""The pages of a decision say all that its author wrote, and every link of theirs holds."""

from __future__ import annotations

import html
import json
import posixpath
import re

import jsonschema
import pytest

from generator.decisions.canonical import version
from generator.render.decisions.exports import SCHEMA, json_text
from generator.render.environment import FactsEnvironment
from tests.remembering import without_pages_of_rules
from tests.unit.decided import COLLECT, TABLE, TREE, Edit, decision, edited
from tests.unit.decisions.test_limits import row_of, tree_of
from tests.unit.factories import LI, ROLES, cards, guidance
from tests.unit.render.conftest import Given, Site, site_of

WAIT = "decisions/way/goal.yes/stage.new/"


def _site(templates: FactsEnvironment, **texts: str) -> Site:
    files = {
        **ROLES,
        "references.bib": LI,
        **cards(goals_first=guidance("- Goals decide [@li2010].")),
        **{f"kb/decisions/{name}.md": text for name, text in texts.items()},
    }
    return site_of(files, Given(), templates)


@pytest.fixture(scope="module")
def made(templates: FactsEnvironment) -> Site:
    """Return a site with a tree, a table and a self-check."""
    return _site(templates, way=TREE, money=TABLE, box=COLLECT)


def _words(body: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def _walks(site: Site, name: str) -> set[str]:
    pages = (path for path in site.pages if path.startswith(f"decisions/{name}/"))
    return {path.removesuffix("index.html") for path in pages} - {f"decisions/{name}/"}


def test_a_page_for_each_row_of_answers(made: Site) -> None:
    assert _walks(made, "way") == {
        f"decisions/way/{rest}"
        for rest in (
            "start/",
            "goal.yes/",
            "goal.no/",
            "goal.yes/stage.new/",
            "goal.yes/stage.mature/",
            "goal.yes/stage.mature/parts.all/",
            "goal.yes/stage.mature/parts.some/",
            "goal.yes/stage.mature/parts.none/",
        )
    }
    assert _walks(made, "box") == set()


def test_walk_pages_are_out_of_every_list(made: Site) -> None:
    assert not [path for path in _walks(made, "way") if made.pages[f"{path}index.html"].listed]
    assert made.pages["decisions/way/index.html"].listed


@pytest.mark.parametrize("name", ["way", "money", "box"])
def test_links_hold(made: Site, name: str) -> None:
    """Each relative link of the pages of a decision leads to a page, a file, or a place."""
    for path, page in made.pages.items():
        if not path.startswith(f"decisions/{name}/"):
            continue
        body = page.slots["body"]
        ids = set(re.findall(r' id="([^"]+)"', body))
        for href in re.findall(r'href="([^"]+)"', body):
            place, _, fragment = html.unescape(href).partition("#")
            place = place.partition("?")[0]
            if not place:
                assert fragment in ids, (path, href)
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
            known = target in made.assets or f"{target}/index.html".lstrip("./") in made.pages
            assert known or target == ".", (path, href)


def test_question_page(made: Site) -> None:
    """One question, its hint, its answers as links, how much is left, and why it is asked."""
    body = made.body("decisions/way/start/index.html")
    assert body.count("<h1>") == 1
    assert "<h1>Does it serve a goal?</h1>" in body
    assert body.index("Back") < body.index("<h1>")
    assert 'data-dc-answer="goal.yes" href="../goal.yes/">Yes</a>' in body
    assert "At most 2 more questions after this one." in body
    assert "A goal of the business" in body
    assert "Goals decide" in body


def test_memo(made: Site) -> None:
    """An outcome says what, why, what for, and what would change it."""
    words = _words(made.body(f"{WAIT}index.html"))
    for part in (
        "Wait for it The rule itself: no source given What is cited here says what to do; no source is given for its following from these answers. Adoption is low at first",
        "What to do Write the expected numbers down.",
        "Read The card goals-first",
        "Your answers Does it serve a goal? Yes",
        "Does it serve a goal? No : Stop it",
        "How old is it? Mature : the next question is “How much of it succeeded?”",
        "This comes out if Does it serve a goal? “Yes” How old is it? “New”",
        f"version {version(decision(TREE))}",
    ):
        assert part in words


@pytest.mark.parametrize(
    ("path", "label"),
    [
        pytest.param("decisions/way/goal.yes/stage.mature/parts.all/", "Our reading", id="inferred"),
        pytest.param("decisions/money/budget.theirs/people.ours/", "Not settled by the sources", id="gap"),
        pytest.param("decisions/money/budget.none/", "From a source", id="source"),
    ],
)  # fmt: skip
def test_basis_is_shown(made: Site, path: str, label: str) -> None:
    assert label in made.body(f"{path}index.html")


def test_memo_files(made: Site) -> None:
    """The memo as Markdown has its citations in words; the .bib has what this way cites."""
    memo = str(made.assets[f"{WAIT}memo.md"])
    assert memo.startswith("# Wait for it\n\n*Which way?*\n")
    assert "Adoption is low at first (Li, 2010)." in memo
    assert f"https://example.org/play/{WAIT}?v={version(decision(TREE))}" in memo
    assert "li2010" in str(made.assets[f"{WAIT}memo.bib"])
    mature = "decisions/way/goal.yes/stage.mature/"
    assert f"{mature}memo.md" not in made.assets


def test_change_keeps_the_other_answers(made: Site) -> None:
    body = made.body("decisions/money/budget.ours/people.theirs/index.html")
    assert 'href="../../budget.theirs/people.theirs/">They</a>' in body
    assert 'href="../../budget.none/">Nobody</a>' in body


def test_selfcheck(made: Site) -> None:
    """Each answer stands beside its finding; rules of several factors follow."""
    words = _words(made.body("decisions/box/index.html"))
    assert "Yes nothing to do here No Find a sponsor From a source One is needed" in words
    assert "All together Is there a sponsor? “Yes” ; Is there a box? “Yes” : All is there" in words


def test_renamed_answers_keep_their_addresses(templates: FactsEnvironment) -> None:
    edits: list[Edit] = [("{#new}", "{#young formerly=new}"), ("stage=new", "stage=young")]
    site = _site(templates, way=edited(TREE, *edits))
    own = "decisions/way/goal.yes/stage.young/"
    assert site.body(f"{WAIT}index.html") == site.body(f"{own}index.html")
    assert site.pages[f"{WAIT}index.html"].slots["canonical"].endswith(own)
    assert f"{WAIT}memo.md" in site.assets


SEVERAL = (
    TREE.partition("# Questions")[0].replace("kind: tree", "kind: tree\nunknown: yes")
    + """\
# Questions

## Is there a plan? {#plan}

- Yes {#yes} -> have
- No {#no} -> look

## Which of these are here? {#have .several}

- Room {#room} -> keep
- Time {#time} -> keep, look
- None of them {#nothing .alone} -> look
- Nobody looked {#unseen .alone} -> look

# Outcomes

## Keep it {#keep}

Keep.

Basis: inferred

## Look {#look}

Look.

Basis: inferred
"""
)
LARGE = edited(row_of(11), ("kind: tree", TREE.partition("---\n")[2].partition("---")[0].strip()))


def _renamed(text: str, old: str, new: str) -> str:
    """Return *text* with the id *old* of one thing as *new*, wherever it is named."""
    named = re.sub(rf"((?:->|,|\|) |=){old}\b", rf"\1{new}", text).replace(f"{old}=", f"{new}=")
    return re.sub(rf"\{{#{old}\b", f"{{#{new} formerly={old}", named)


@pytest.mark.parametrize(
    ("text", "old"),
    [
        *(pytest.param(TREE, it, id=f"tree, {it}") for it in ("goal", "mature")),
        *(
            pytest.param(SEVERAL, it, id=f"several, {it}")
            for it in ("plan", "have", "room", "time", "nothing", "unseen", "look")
        ),
        *(pytest.param(LARGE, it, id=f"large, {it}") for it in ("q-0", "q-3", "no")),
    ],
)
def test_each_page_keeps_its_address(text: str, old: str, templates: FactsEnvironment) -> None:
    """No page of a walk is lost to another id: not of what nobody knows, nor between two answers."""
    with without_pages_of_rules():
        before, after = (_site(templates, way=it) for it in (text, _renamed(text, old, "other")))
    assert len(_walks(before, "way")) > 5
    assert _walks(before, "way") - _walks(after, "way") == set()
    more = _walks(after, "way") - _walks(before, "way")
    assert not [it for it in more if "//" in it or "./" in it]
    assert all("other" in it for it in more)


def test_a_renamed_decision_keeps_its_addresses(templates: FactsEnvironment) -> None:
    site = _site(templates, way=edited(TREE, ("kind: tree", "kind: tree\naliases: [old-way]")))
    assert "<h1>Wait for it</h1>" in site.body("decisions/old-way/goal.yes/stage.new/index.html")


def test_large_ones_have_a_page_for_each_question(templates: FactsEnvironment) -> None:
    """With too many ways, the answers so far are left to the script."""
    front = "summary: Large.\nowner: cio\nreviewed: 2026-11-01\nreview: 12 months\n---\n"
    site = _site(templates, large=edited(row_of(11), ("---\n\n", front + "\n")))
    assert len(_walks(site, "large")) == 13
    body = site.body("decisions/large/q-3/index.html")
    assert 'data-dc-answer="q-3.no" href="../q-4/"' in body
    assert "<section data-dc-answers></section>" in body
    assert 'href="q-0/">Start this decision</a>' in site.body("decisions/large/index.html")


def test_contents_leave_out_hundreds_of_questions(templates: FactsEnvironment) -> None:
    front = "summary: Large.\nowner: cio\nreviewed: 2026-11-01\nreview: 12 months\n---\n"
    site = _site(templates, large=edited(tree_of(41, 5), ("---\n\n", front + "\n")))
    contents = site.pages["decisions/large/index.html"].slots["toc"]
    assert ("#q-0" in contents, "#o-0" in contents, "#dc-text" in contents) == (False, True, True)


def test_very_many_ways_are_not_listed(templates: FactsEnvironment) -> None:
    """What would be a file of many megabytes is no download."""
    front = "summary: A row.\nowner: cio\nreviewed: 2026-11-01\nreview: 12 months\n---\n"
    site = _site(templates, row=edited(row_of(16), ("---\n\n", front + "\n")))
    files = {it.rpartition(".")[2] for it in site.assets if it.startswith("decisions/row/row.")}
    links = re.findall(r'href="row\.(\w+)" download', site.body("decisions/row/index.html"))
    assert (files, links) == ({"json"}, ["json"])


def test_words_of_authors_are_escaped(templates: FactsEnvironment) -> None:
    """Markup in a title, an answer or a label is text on every page of the decision."""
    bad = "<img src=x onerror=alert(1)>"
    text = TREE
    for words in ("Which way?", "Does it serve a goal?", "- New", "## Wait for it", "Short: Keep"):
        text = edited(text, (words, f"{words} {bad}"))
    text = edited(text, ("Hint: A goal", f"Hint: {bad}"), ("Do: Write", f"Do: {bad}"))
    site = _site(templates, way=text)
    for path, page in site.pages.items():
        assert "<img src=x" not in "".join(page.slots.values()), path


@pytest.mark.parametrize("text", [TREE, TABLE, COLLECT], ids=["tree", "table", "collect"])
def test_json_is_as_the_schema_says(text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(json_text(decision(text))), SCHEMA)


def test_a_card_says_which_outcomes_lead_to_it(made: Site) -> None:
    words = _words(made.body("cards/goals-first/index.html"))
    assert "Which way? : Wait for it" in words


def test_a_reference_says_where_it_is_cited(made: Site) -> None:
    body = made.body("references/li2010/index.html")
    assert 'href="../../decisions/way/#goal">Does it serve a goal?</a>' in body
    assert 'href="../../decisions/money/#dc-rules">The rules</a>' in body


def test_a_retired_decision_says_so(templates: FactsEnvironment) -> None:
    retired = "kind: tree\nstatus: retired\nreason: Nobody asks any more."
    site = _site(templates, way=edited(TREE, ("kind: tree", retired)), money=TABLE)
    words = _words(site.body("decisions/way/index.html"))
    assert "This decision no longer holds Nobody asks any more." in words
    assert 'href="way/"' not in site.body("decisions/index.html")


def test_every_decision_is_in_the_list(made: Site) -> None:
    words = _words(made.body("decisions/index.html"))
    assert "Up to 3 of 3 questions, 3 outcomes" in words
    assert "Self-check, 2 questions" in words
