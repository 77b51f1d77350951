"""Walk 5: who knows no git writes a card in the form, and proposes it. Nothing typed is lost."""

from __future__ import annotations

import random
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.findings.diagnostics import Severity
from generator.kinds import Kind
from generator.load.characters import _FORBIDDEN
from generator.model.ids import slug
from generator.model.sheets import Sheet
from generator.pipeline import check_playbook
from generator.project import open_project
from tests.browser.conftest import Open
from tests.chance import TRIALS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "_base"
MODULE = "../assets/write/text.js"
# What Markdown, YAML, citations or browsers could make something of.
PIECES = (
    "words and more words|*stars*|_lines_|__two__|`code`|[x](y.md)|[@li2010]|@li2010|(@li2010)|<b>|&amp;|&|"
    "<!-- basis: editorial -->|-->|![x](y)|# head|- item|1. one|+ plus|> quote|| cell ||~~gone~~|[^1]|[ ]|[x]|{#id}|"
    "$x$|...|--|---|===|\\|\\\\|\\*|'single'|\"double\"|: colon|key: value|#no|# no|{{ x }}|%|^up^|ann@example.org|"
    "https://example.org/?a=b&c=d|\u00fcn\u00efc\u00f6d\u00e9|\u65e5\u672c\u8a9e|\U0001d49c\U0001d4eb|e\u0301|\u202eturned|"
    "\U0001f469\u200d\U0001f52c|zero\u200bwidth|tab\tbed|no\u00a0break|!|?|.|,|;|null|yes|~|0x10|:smile:|12:30:45|next\u0085line|"
    "www.e.org|www.e.org\u20ac|http://localhost/x|https://a_b.e.org/c#d|https://[::1]/|\\:smile:|\\&nbsp;|byte\ufefforder|\ufeff"
).split("|")


def _has_markup(*values: str) -> bool:
    """Tell whether one of the pieces among *values* is markup where plain text belongs."""
    return any(piece in value for value in values for piece in ("<b>", "[x](y"))


def text_of(sheet: Sheet, start: int, end: int) -> str:
    """Return the plain words between two offsets of a sheet, without citations and notes."""
    cut = [(it.start, it.end) for it in sheet.document.clusters]
    cut += [(it.start, it.end) for it in sheet.document.notes]
    content = sheet.document.text.content
    words = []
    for event in sheet.document.events:
        if event.kind not in {"text", "code", "soft-break"} or not start <= event.start < end:
            continue
        said = " " if event.kind == "soft-break" else str(event.value)
        if said == content[event.start : event.end]:  # it may go on behind a citation, or into one
            places = range(event.start, event.end)
            said = "".join(content[it] for it in places if not any(a <= it < b for a, b in cut))
        elif any(a <= event.start < b for a, b in cut):
            continue
        words.append(said)
    return " ".join("".join(words).split())


@pytest.fixture
def form(visit: Open) -> Page:
    """Return the page of the form, once it is there."""
    page = visit(service_workers="block").go("write/")
    page.get_by_label("Title").wait_for()
    return page


def result(page: Page) -> dict[str, Any]:
    """Return what the form would save, and what it says is missing."""
    made = page.evaluate("document.querySelector('[data-pb-write]').pbResult")
    assert isinstance(made, dict)
    return made


def filling(chance: random.Random, number: int) -> dict[str, Any]:
    """Return a filling of the form, of awkward pieces."""

    def words(most: int) -> str:
        return " ".join(chance.choices(PIECES, k=chance.randint(1, most)))

    def said() -> dict[str, Any]:
        works = chance.sample(["li2010", "zhu2013"], chance.randint(0, 2))
        places = ["", "3", "3-5", "p. 7", "chap. 2", "pp. 10-12"]
        named = [{"key": key, "locator": chance.choice(places)} for key in works]
        basis = "" if works else chance.choice(["editorial", "uncited"])
        return {"words": f"Say {words(6)}", "works": named, "basis": basis}

    statements = [said() for _ in range(chance.randint(1, 4))]
    cited = any(it["works"] for it in statements)
    return {
        "title": f"Card {number} {words(3)}",
        "summary": f"Point {words(4)}"[:180],
        "status": "published" if cited else "draft",  # what cites nothing is no more than a draft
        "roles": ["cio"],
        "facets": {},
        "owner": chance.choice(["cio", "@ann", "@group/team"]),
        "reviewed": "2026-11-29",
        "review": chance.choice(["6 months", "12 months", "2 years"]),
        "synonyms": [f"w{at} {words(2)}" for at in range(chance.randint(0, 2))],
        "statements": statements,
        "practice": [words(5) for _ in range(chance.randint(0, 2))],
        "watch": [words(5) for _ in range(chance.randint(0, 2))],
    }


def test_random_fillings(form: Page, tmp_path: Path) -> None:
    """300 fillings, composed in the browser, pass the check and read back as they were filled in."""
    chance = random.Random(12)  # noqa: S311  # the same each time
    every = [filling(chance, number) for number in range(300)]
    script = f"async (all) => {{ const t = await import(new URL('{MODULE}', document.baseURI)); return all.map(t.compose); }}"
    texts = form.evaluate(script, every)
    root = shutil.copytree(GOLDEN, tmp_path / "book")
    (root / "references.bib").write_text(
        "".join(
            f"@book{{{key}, author = {{{name}}}, title = {{A title}}, date = {{2010}}, publisher = {{P}}, location = {{L}}}}\n"
            for key, name in (("li2010", "Li, C."), ("zhu2013", "Zhu, A."))
        )
    )
    for card, text in zip(every, texts, strict=True):
        path = root / "kb" / "cards" / f"{slug(card['title'])}.md"
        assert not path.exists()
        path.write_text(text, encoding="utf-8")
    given = open_project(root, date(2026, 12, 1)).given
    playbook, findings = check_playbook(given)
    marked = [card["title"] for card in every if _has_markup(card["title"], card["summary"])]
    told = {it.span.path for it in findings if it.rule == "marked-up-title"}
    assert told == {f"kb/cards/{slug(title)}.md" for title in marked}  # as typed, and told
    others = [it for it in findings if it.rule != "marked-up-title"]
    assert [it for it in others if it.severity is not Severity.INFO] == []
    tidy = f"async (words) => (await import(new URL('{MODULE}', document.baseURI))).tidy(words)"
    for card in every:
        sheet = playbook.sheets[Kind.CARD][slug(card["title"])]
        meta = sheet.meta

        def clean(words: str) -> str:
            return " ".join(_FORBIDDEN.sub("", " ".join(words.split())).split())

        assert (meta.title, meta.summary) == (clean(card["title"]), clean(card["summary"]))
        assert (meta.owner, str(meta.status)) == (card["owner"], card["status"])
        assert list(meta.synonyms) == [clean(it) for it in card["synonyms"]]
        assert len(sheet.document.statements) == len(card["statements"])
        for statement, said in zip(sheet.document.statements, card["statements"], strict=True):
            assert text_of(sheet, statement.start, statement.end).replace(" .", ".").replace(
                " !", "!"
            ).replace(" ?", "?") == clean(said["words"]).replace(" .", ".").replace(
                " !", "!"
            ).replace(" ?", "?")
            works = [cite.key.value for it in statement.clusters for cite in it.cites]
            assert works == [it["key"] for it in said["works"]]
            places = [cite.locator for it in statement.clusters for cite in it.cites]
            assert places == [re.sub(r"^\D+", "", it["locator"]) for it in said["works"]]
            assert str(statement.basis) == (said["basis"] or "cited")
    assert form.evaluate(tidy, " a\u202e  b ") == "a b"


# Signs that hang on those beside them: looks, marks on a letter, joiners.
BESIDE = (
    "\u2764\ufe0f a\ufe0f \u2764\ufe0e\ufe0f 1\ufe0f\u20e3 \ufe0f",
    "a" + 6 * "\u0301" + " b" + 7 * "\u0301" + "c " + 5 * "\u0301\u0489",
    "\u0645\u06cc\u200c\u062e a\u200cb \u200d \U0001f469\u200d\U0001f4bb",
)


def test_forbidden_characters(form: Page) -> None:
    """The form takes out just what the reader forbids."""
    script = """async (module) => {
      const { allowed } = await import(new URL(module, document.baseURI));
      const gone = [];
      for (let code = 0; code <= 0x10ffff; code++) if (!allowed(String.fromCodePoint(code))) gone.push(code);
      return gone;
    }"""
    gone = set(form.evaluate(script, MODULE))
    ours = {it for it in range(0x110000) if _FORBIDDEN.fullmatch(chr(it))}
    assert gone ^ ours == set(range(0xD800, 0xE000)) - ours
    script = (
        "async ([module, text]) => (await import(new URL(module, document.baseURI))).allowed(text)"
    )
    for text in BESIDE:
        assert form.evaluate(script, [MODULE, text]) == _FORBIDDEN.sub("", text), text


# All landed cards are opened where PLAYBOOK_TRIALS is set; without it one in four, and the longest.
NAMED = sorted((ROOT / "kb" / "cards").glob("*.md"))
LONGEST = max(NAMED, key=lambda it: it.stat().st_size)
STEP = 1 if TRIALS else 4
CARDS = sorted({it.stem for it in (*NAMED[::STEP], LONGEST)})


def test_open_and_save(form: Page) -> None:
    """A landed card comes out of the form as it went in; an edit changes its own line alone."""
    for card in CARDS:
        source = (ROOT / "kb" / "cards" / f"{card}.md").read_text(encoding="utf-8")
        form.goto(re.sub(r"write/.*", f"write/?card={card}", form.url))
        form.get_by_label("Title").wait_for()
        assert result(form)["text"] == source
        summary = form.get_by_label("The point, in one sentence")
        summary.fill("Another point.")
        before, after = source.split("\n"), result(form)["text"].split("\n")
        assert [at for at, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [
            next(at for at, line in enumerate(before) if line.startswith("summary:"))
        ]
        summary.fill(re.search(r"^summary: (.*)$", source, re.MULTILINE)[1].strip('"'))  # type: ignore[index]
        assert result(form)["text"] == source


def test_edit_of_a_statement(form: Page) -> None:
    """Words of one statement change; its id and facts stay, and so does all else."""
    source = (ROOT / "kb/cards/champions.md").read_text(encoding="utf-8")
    form.goto(re.sub(r"write/.*", "write/?card=champions", form.url))
    words = form.get_by_label("What to do").first
    words.wait_for()
    words.fill("Win *three* of them.")
    old = source[source.index("Do not stop") : source.index("They should come")]
    new = r"Win \*three\* of them [@wollan2010]. <!-- id: win-champions; from: B1.6a -->" + "\n\n"
    assert result(form)["text"] == source.replace(old, new)


def test_edit_of_what_has_no_field(form: Page) -> None:
    """A box of Markdown keeps its place among the others, also when its last line is cut."""
    source = (ROOT / "kb/cards/open-resources.md").read_text(encoding="utf-8")
    form.goto(re.sub(r"write/.*", "write/?card=open-resources", form.url))
    box = form.get_by_label("As it is written").first
    box.wait_for()
    box.fill("Shorter, and [linked](champions.md):")
    related = form.get_by_label("Related cards")
    related.fill("related:\n  requires:\n    devoted-sponsor: another reason")
    old = source[source.index("Whoever takes") : source.index("- [Training]")]
    expected = source.replace(old, "Shorter, and [linked](champions.md):\n\n").replace(
        "devoted-sponsor: the sponsor can provide these resources",
        "devoted-sponsor: another reason",
    )
    assert result(form)["text"] == expected


@pytest.mark.parametrize("width", [320, 1280])
def test_choices_in_full(visit: Open, width: int) -> None:
    """What a list has no room for is said below it, at 400 % too; what it shows is said once."""
    page = visit(service_workers="block", viewport={"width": width, "height": 800}).go("write/")
    page.get_by_label("Title").wait_for()
    rests = page.get_by_label("It rests on")
    long = "The document we work from says so, without a source"
    rests.select_option("uncited")
    expect(page.get_by_text(long).locator("visible=true")).to_have_count(int(width == 320))
    rests.select_option("editorial")
    page.get_by_role("button", name="Name a work").click()
    page.get_by_label("Work", exact=True).select_option("li2010")
    full = page.locator(".pb-write__chosen").filter(has_text="Li (2010)")
    expect(full).to_be_visible(visible=width == 320)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.set_viewport_size({"width": 320, "height": 256})
    expect(full).to_be_visible()


def settings(page: Page, change: dict[str, Any]) -> None:
    """Let the form believe that the site's settings are others."""

    def fulfil(route: Any) -> None:
        facts = {**route.fetch().json(), **change}
        route.fulfill(json=facts)

    page.route("**/write.json", fulfil)


FORGE = {"kind": "github", "repo": "https://forge.example/o/r", "branch": "main", "folder": "play/", "edit": "https://forge.example/o/r/edit/main/play/"}  # fmt: skip


def test_walk(visit: Open) -> None:
    """From the first word to the forge with the file filled in; then a draft that was kept."""
    page = visit().page
    settings(page, {"forge": FORGE, "send": "https://box.example"})
    page.goto(visit().address + "write/")
    title = page.get_by_label("Title")
    title.wait_for()
    missing = page.locator(".pb-write__missing")
    expect(missing).to_contain_text("Still missing:")
    expect(missing).to_contain_text("Who it is for.")
    title.fill("Lead openly with your people: now")
    expect(missing).to_contain_text("Practise open leadership")
    page.get_by_label("The point, in one sentence").fill("Say what you know.")
    page.get_by_label("Sponsor", exact=True).check()
    page.get_by_label("Who answers for it").fill("sponsor")
    page.get_by_label("What to do").fill("Say what you know, and what you don't.")
    expect(missing).to_contain_text("Statement 1: name a work")
    page.get_by_role("button", name="Name a work").click()
    page.get_by_label("Work", exact=True).select_option("li2010")
    page.get_by_label("Page, if any").fill("3-5")
    page.get_by_role("button", name="Add a statement").click()
    page.get_by_label("What to do").nth(1).fill("Ask.")
    page.get_by_label("It rests on").nth(1).select_option("editorial")
    expect(missing).to_contain_text("Nothing is missing.")
    made = result(page)
    assert (
        "- Say what you know, and what you don't [@li2010, pp. 3-5].\n- Ask. <!-- basis: editorial -->\n"
        in made["text"]
    )
    link = page.get_by_role("link", name="Propose it")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    parts = urlsplit(link.get_attribute("href") or "")
    assert f"{parts.netloc}{parts.path}" == "forge.example/o/r/new/main"
    path = "play/kb/cards/lead-openly-with-your-people-now.md"
    assert parse_qs(parts.query) == {"filename": [path], "value": [made["text"]]}
    sent = urlsplit(
        page.get_by_role("link", name="Send to the editors").get_attribute("href") or ""
    )
    assert (sent.netloc, sent.path) == ("box.example", "/propose")
    assert parse_qs(sent.fragment)["said"] == [made["text"]]
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    assert saved.value.suggested_filename == "lead-openly-with-your-people-now.md"
    assert Path(saved.value.path()).read_text(encoding="utf-8") == made["text"]
    page.reload()
    page.get_by_label("Title").wait_for()
    assert result(page)["text"] == made["text"]
    page.get_by_label("What to do").first.fill("x" * 9000)
    assert "value=" not in (page.get_by_role("link", name="Propose it").get_attribute("href") or "")
    page.get_by_role("button", name="Start anew").click()
    expect(page.get_by_label("Title")).to_have_value("")


def test_by_keyboard_alone(visit: Open) -> None:
    """Tab reaches every field and button in their order; Space, letters and Enter do what a mouse does."""
    page = visit(service_workers="block", viewport={"width": 1024, "height": 800}).go("write/")
    page.get_by_label("Title").wait_for()

    def tab_to(element: Locator) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if element.evaluate("it => it === document.activeElement"):
                return
        pytest.fail(f"Tab does not reach {element}")

    for label, typed in (
        ("Title", "Lead by keys"),
        ("The point, in one sentence", "Say what you know."),
    ):
        tab_to(page.get_by_label(label))
        page.keyboard.type(typed)
    tab_to(page.get_by_label("Sponsor", exact=True))
    page.keyboard.press("Space")
    tab_to(page.get_by_label("Who answers for it"))
    page.keyboard.type("sponsor")
    tab_to(page.get_by_label("What to do"))
    page.keyboard.type("Ask.")
    tab_to(page.get_by_role("button", name="Name a work"))
    page.keyboard.press("Enter")
    work = page.get_by_label("Work", exact=True)
    if not work.evaluate("it => it === document.activeElement"):
        tab_to(work)
    page.keyboard.type("Li")
    tab_to(page.get_by_label("Page, if any"))
    page.keyboard.type("3")
    expect(page.locator(".pb-write__missing")).to_contain_text("Nothing is missing.")
    made = result(page)["text"]
    assert "title: Lead by keys\n" in made
    assert "- Ask [@li2010, p. 3].\n" in made
    tab_to(page.get_by_role("button", name="Save as a file"))
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert Path(saved.value.path()).read_text(encoding="utf-8") == made


@pytest.mark.parametrize(
    ("kind", "begins", "name", "body"),
    [
        ("github", "https://f.example/o/r/new/main", "filename", "value"),
        ("gitlab", "https://f.example/o/r/-/new/main", "file_name", "content"),
        ("gitea", "https://f.example/o/r/_new/main/kb/cards/", "filename", "value"),
    ],
)
def test_addresses(kind: str, begins: str, name: str, body: str, form: Page) -> None:
    """Each forge is asked for a new file in its own way."""
    script = "async ([module, forge]) => (await import(new URL(module, document.baseURI))).proposal(forge, 'kb/cards/a.md', 'Ä & b\\n')"
    forge = {"kind": kind, "repo": "https://f.example/o/r", "branch": "main", "folder": ""}
    made = form.evaluate(script, [MODULE, forge])
    parts = parse_qs(urlsplit(made["address"]).query)
    assert made["address"].startswith(f"{begins}?")
    assert parts[name] == ["a.md" if kind == "gitea" else "kb/cards/a.md"]
    assert parts[body] == ["Ä & b\n"]


def test_for_everybody(visit: Open) -> None:
    """Axe finds nothing, nothing is cut off on a telephone, and every field has a name."""
    watched = visit()
    for there in ("write/", "write/?card=open-resources"):
        watched.page.set_viewport_size({"width": 1280, "height": 800})
        page = watched.go(there)
        page.get_by_label("Title").wait_for()
        if "card" not in there:
            page.get_by_role("button", name="Name a work").click()
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert (width, watched.violations_in_both(resized=width < 1280)) == (width, [])
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script(visit: Open) -> None:
    """Without script the page says how a card is written as text."""
    page = visit(java_script_enabled=False).go("write/")
    assert page.get_by_text("The form needs JavaScript").is_visible()
    assert "## Guidance" in page.locator("pre").inner_text()


def test_from_a_card(visit: Open) -> None:
    """Each card leads to the form with its own text in it."""
    page = visit().go("cards/champions/")
    page.get_by_role("link", name="Edit in the form").click()
    page.get_by_label("Title").wait_for()
    assert page.get_by_label("Title").input_value() == "Win champions in the departments"
    assert page.get_by_text("You change").is_visible()


def test_focus_is_never_lost(form: Page) -> None:
    """What is taken out or moved leaves the focus where one goes on, and rows are told apart."""

    def pressed(name: str, number: int = 0) -> str:
        form.get_by_role("button", name=name, exact=True).nth(number).focus()
        form.keyboard.press("Enter")
        return str(form.evaluate(FOCUSED))

    for _ in range(2):
        assert pressed("Add a statement").endswith("What to do")
    form.get_by_label("What to do").first.fill("One.")
    assert pressed("Down") == "Statement 2: Down"
    form.keyboard.press("Enter")
    assert form.evaluate(FOCUSED) == "Statement 3: Down"
    expect(form.get_by_label("What to do").nth(2)).to_have_value("One.")
    assert pressed("Name a work", 2) == "Statement 3: Work"
    assert pressed("Name a work", 2) == "Statement 3: Work"
    assert pressed("Take the work out") == "Statement 3: Work"
    assert pressed("Take the work out") == "Statement 3: Name a work"
    assert pressed("Take it out", 1) == "Statement 2: What to do"
    assert pressed("Take it out", 1) == "Statement 1: What to do"
    assert pressed("Take it out") == ": Add a statement"


FOCUSED = """() => {
  const it = document.activeElement;
  const group = it.closest('[role=group]')?.getAttribute('aria-label') || '';
  return `${group}: ${(it.labels?.[0] || it).innerText}`;
}"""


def test_what_is_missing_is_told_once(form: Page) -> None:
    """A letter that changes nothing of what is missing is not read out as news."""
    form.get_by_label("Title").fill("A")
    form.evaluate(
        "() => { window.news = 0; new MutationObserver(() => window.news++)"
        ".observe(document.querySelector('.pb-write__missing'), {childList: true, subtree: true}); }"
    )
    form.get_by_label("Title").press_sequentially("bcdef")
    assert form.evaluate("window.news") == 0
    form.get_by_label("The point, in one sentence").fill("Say it.")
    assert form.evaluate("window.news") == 1
    expect(form.get_by_text("Its address will be cards/abcdef/")).to_be_visible()


def test_signs_alone_say_nothing(form: Page) -> None:
    """What the check would call a statement or a summary without words is missing in the form too."""
    missing = {"Statement 1: say what to do.", "The point, in one sentence."}
    form.get_by_label("It rests on").select_option("editorial")
    for words in ("---", "...", "\\", "-->", "***", "[", "!["):
        form.get_by_label("What to do").fill(words)
        form.get_by_label("The point, in one sentence").fill(words)
        assert (words, missing - {*result(form)["faults"]}) == (words, set())
        form.get_by_label("What to do").fill(f"{words} & more")
        form.get_by_label("The point, in one sentence").fill("100 %")
        assert (words, missing & {*result(form)["faults"]}) == (words, set())
