"""The box works without script, cookie or account, and loses no word of anybody."""

from __future__ import annotations

import html
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from generator.box.box import Box
from generator.box.store import State, Store, Suggestion
from generator.box.tokens import Keys
from generator.box.trial import Trial
from generator.box.web import make_app
from generator.project import own_templates
from generator.site.headers.policy import OTHER_HEADERS

GOLDEN = Path(__file__).parents[2] / "golden" / "_base"
DESK = "/desk/the-desk"
FORGED = "forged"
MARKUP = '<script>alert(1)</script> & "quoted" {{ 7 * 7 }} [a](javascript:b)'


@dataclass
class Run:
    """A box, its visitor, and a clock that can be set forward."""

    store: Store
    client: FlaskClient
    ahead: float = 10.0

    def now(self) -> datetime:
        """Return the box's time."""
        return datetime.now(UTC) + timedelta(seconds=self.ahead)

    def token(self, path: str = "/new") -> str:
        """Load a form and return its token."""
        found = re.search(r'name="token" value="([^"]+)"', self.client.get(path).text)
        assert found
        return found[1]

    def send(self, said: str = "Say more.", **more: str) -> TestResponse:
        """Send a suggestion as the form does."""
        form = {"token": more.pop("token", "") or self.token(), "said": said, **more}
        return self.client.post("/new", data=form)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a box beside a small playbook."""
    store = Store(tmp_path / "box.sqlite")
    store.prepare()
    root = shutil.copytree(GOLDEN, tmp_path / "book")
    made: list[Run] = []
    box = Box(
        store,
        Keys("secret", "the-desk"),
        "A <book>",
        "https://book.example.org/",
        Trial(root),
        lambda: made[0].now(),  # noqa: PLW0108  # there is none yet
    )
    app = make_app(box, own_templates() / "box")
    made.append(Run(store, app.test_client(use_cookies=False)))
    return made[0]


def test_suggest(run: Run) -> None:
    """A sentence is kept, its writer thanked and told a number."""
    done = run.send(page="cards/a/", title="A", contact="me@example.org")
    assert (done.status_code, done.headers["Location"]) == (303, "/thanks?number=1")
    kept = run.store.get(1)
    assert kept is not None
    assert (kept.said, kept.page, kept.title) == ("Say more.", "cards/a/", "A")
    thanks = run.client.get(done.headers["Location"]).text
    assert "number 1" in thanks
    assert 'href="https://book.example.org/suggestions/"' in thanks


def test_headers(run: Run) -> None:
    """Every answer has the site's headers, sets no cookie and is kept by nobody."""
    for path in ("/new", "/thanks", "/propose", DESK, "/box.css", "/nothing", f"{DESK}/feed.atom"):
        headers = run.client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        names = {name for name, _ in OTHER_HEADERS}
        assert names <= set(headers.keys())
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in headers
        assert headers.getlist("Cache-Control") == ["no-store"]


def test_robot(run: Run) -> None:
    """Who fills in the trap is thanked like everybody, and nothing is kept."""
    done = run.send(website="https://spam.example")
    assert (done.status_code, done.headers["Location"]) == (303, "/thanks")
    assert run.store.all() == ()


@pytest.mark.parametrize(
    ("token", "ahead"),
    [
        pytest.param("forged", 10, id="forged"),
        pytest.param("", 25 * 3600, id="a day old"),
        pytest.param("", 0, id="quicker than a person"),
    ],
)
def test_bad_token(token: str, ahead: float, run: Run) -> None:
    """A form that is none of ours, too old or too quick comes back with every word in it."""
    run.ahead = ahead
    done = run.send("My words & thoughts", token=token, contact="me@example.org")
    assert done.status_code == 422
    assert "My words &amp; thoughts</textarea>" in done.text
    assert 'value="me@example.org"' in done.text
    assert "once more" in done.text
    assert run.store.all() == ()
    again = re.search(r'name="token" value="([^"]+)"', done.text)
    assert again
    run.ahead = 10
    assert run.send("My words", token=again[1]).status_code == 303


def test_replayed_token(run: Run) -> None:
    """What is sent twice, by a double click or a robot, is kept once."""
    token = run.token()
    first, second = (run.send("Once", token=token) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(run.store.all()) == 1


def test_too_many(run: Run) -> None:
    """The sixth in ten minutes is refused with every word in it."""
    for number in range(5):
        assert run.send(f"Idea {number}").status_code == 303
    done = run.send("The sixth")
    assert (done.status_code, "The sixth</textarea>" in done.text) == (429, True)
    run.ahead += 601
    assert run.send("The sixth").status_code == 303


def test_forwarded_for_is_no_sender(run: Run) -> None:
    """Without a trusted server before it, nobody gets around the limit by a header."""
    token = [run.token() for _ in range(6)]
    codes = [
        run.client.post(
            "/new",
            data={"token": it, "said": "x"},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        ).status_code
        for number, it in enumerate(token)
    ]
    assert codes == [303] * 5 + [429]


@pytest.mark.parametrize(("length", "code"), [(4000, 303), (4001, 422)])
def test_length(length: int, code: int, run: Run) -> None:
    """4,000 characters are kept whole; one more is said, and none is lost."""
    done = run.send("ä" * length)
    assert done.status_code == code
    assert [len(it.said) for it in run.store.all()] == ([length] if code == 303 else [])
    if code == 422:
        assert "ä" * length in done.text
        assert "4,001 characters" in done.text


def test_body_limit(run: Run) -> None:
    """What no form of ours can be is refused unread, in words."""
    done = run.client.post("/new", data={"said": "x" * 2_000_000})
    assert (done.status_code, "Too large" in done.text) == (413, True)


def test_markup(run: Run) -> None:
    """Markup is text: on the form, on the desk and in the feed."""
    assert run.send(MARKUP, title=MARKUP, contact=MARKUP).status_code == 303
    back = run.send(MARKUP, token=FORGED, title=MARKUP).text
    for page in (back, run.client.get(DESK).text):
        assert "<script>alert" not in page
        assert html.escape(MARKUP, quote=False).replace('"', "&#34;") in page
        assert "49" not in page
    feed = ET.fromstring(run.client.get(f"{DESK}/feed.atom").text)  # noqa: S314  # our own
    content = feed.find(".//{http://www.w3.org/2005/Atom}content")
    assert content is not None
    assert content.text == MARKUP


def test_desk(run: Run) -> None:
    """An editor answers; a wrong key finds nothing there."""
    run.send("Say more.", contact="me@example.org")
    page = run.client.get(DESK).text
    assert ("Say more." in page, "me@example.org" in page) == (True, True)
    form = {
        "token": run.token(DESK),
        "state": "done",
        "answer": "We did.",
        "cards": "a, b",
    }
    done = run.client.post(f"{DESK}/1", data=form)
    assert (done.status_code, done.headers["Location"]) == (303, f"{DESK}#s1")
    kept = run.store.get(1)
    assert kept is not None
    assert (kept.state, kept.answer, kept.cards) == (State.DONE, "We did.", ("a", "b"))
    for path in ("/desk/the-dess", "/desk/", "/desk", "/desk/the-dess/feed.atom"):
        assert run.client.get(path).status_code == 404
    assert run.client.post("/desk/the-dess/1", data=form).status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"token": "forged"}, "Load it again", id="forged"),
        pytest.param({"token": "idea"}, "Load it again", id="token of another form"),
        pytest.param({"state": "great"}, "no such state", id="state"),
        pytest.param({"cards": "No Card!"}, "no card called", id="card"),
    ],
)
def test_desk_refuses(change: dict[str, str], words: str, run: Run) -> None:
    """What the desk's own page did not send changes nothing, and is told in words."""
    run.send()
    if change.get("token") == "idea":
        change = {"token": run.token()}
    form = {"token": run.token(DESK), "state": "done", "answer": "", "cards": "", **change}
    done = run.client.post(f"{DESK}/1", data=form)
    assert (done.status_code, words in done.text) == (400, True)
    kept = run.store.get(1)
    assert kept is not None
    assert kept.state is State.NEW


def test_forget(run: Run) -> None:
    """An editor can delete what should not be there."""
    run.send()
    form = {"token": run.token(DESK), "forget": "1"}
    assert run.client.post(f"{DESK}/1", data=form).status_code == 303
    assert run.store.all() == ()
    assert run.client.post(f"{DESK}/1", data=form).status_code == 404


CARD = """---
title: Answer soon
summary: Answer soon.
status: published
roles: [champoin]
owner: champion
reviewed: 2026-11-29
review: 12 months
---
## Guidance

- Answer soon [@li2100].
"""


def propose(run: Run, text: str, button: str) -> TestResponse:
    """Send a card by *button*."""
    form = {"token": run.token("/propose"), "title": "Answer soon", "said": text, button: ""}
    return run.client.post("/propose", data=form)


def test_propose(run: Run) -> None:
    """A card is checked at its lines, without being written or kept; then it is sent."""
    done = propose(run, CARD, "check")
    assert (done.status_code, run.store.all()) == (200, ())
    assert "<strong>Line 5:</strong> there is no role <code>champoin</code>" in done.text
    assert "no reference has the key <code>li2100</code>" in done.text
    assert "[@li2100]" in done.text
    sent = propose(run, CARD, "send")
    assert sent.status_code == 303
    assert [(it.kind, it.title) for it in run.store.all()] == [("card", "Answer soon")]
    assert "playbook box take 1" in run.client.get(DESK).text


def test_checks_are_limited(run: Run) -> None:
    """A robot gets no check, nor does anybody more than thirty in ten minutes."""
    unchecked = {"token": FORGED, "title": "A", "said": CARD, "check": ""}
    assert "things to look at" not in run.client.post("/propose", data=unchecked).text
    unchecked = {**unchecked, "token": run.token("/propose"), "website": "x"}
    assert "things to look at" not in run.client.post("/propose", data=unchecked).text
    for _ in range(30):
        run.store.admit("127.0.0.1", run.now())
    done = propose(run, CARD, "check").text
    assert ("things to look at" in done, "a lot in ten minutes" in done) == (False, True)
    assert "[@li2100]" in done


def test_propose_nothing(run: Run) -> None:
    """An empty card is no card."""
    assert "Write what should change" in propose(run, "", "check").text
    assert propose(run, "", "send").status_code == 422


def test_home(run: Run) -> None:
    """The bare address leads to the form."""
    assert run.client.get("/").headers["Location"] == "/new"


def test_suggestion_without_a_page(run: Run) -> None:
    """Where no page is named, the writer may name one."""
    page = run.client.get("/new?page=https://elsewhere.example/&title=T").text
    assert ('name="page" value=""' in page, 'id="title"' in page) == (True, True)
    assert run.store.all() == ()
    assert Suggestion("").number == 0
