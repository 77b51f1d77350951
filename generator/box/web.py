"""Show the box: a form for readers, a form for whole cards, a desk for editors. No cookie, no account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from generator.box.letters import (
    CARD,
    LINE,
    SAID,
    TRAP,
    Letter,
    cleaned,
    page_of,
    read_letter,
    trapped,
)
from generator.box.letters import one_line as line_of
from generator.box.store import CONTACT_DAYS, State, Store, Suggestion, TooManyError
from generator.box.tokens import Keys, Verdict
from generator.box.trial import Fault, Trial
from generator.load.values import is_id
from generator.site.headers.policy import OTHER_HEADERS

BODY_LIMIT = 1024 * 1024  # bytes of a request

POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " script-src 'self'; style-src 'self'"
)
HEADERS = (
    ("Content-Security-Policy", POLICY),
    *((name, value) for name, value in OTHER_HEADERS if name != "Referrer-Policy"),
    ("Referrer-Policy", "no-referrer"),  # the desk's address is a secret
    ("X-Robots-Tag", "noindex"),
    ("Cache-Control", "no-store"),
)


@dataclass(frozen=True, slots=True)
class Box:
    """What the box works with: where it keeps things, its secrets, the site it belongs to.

    ``trial`` checks proposed cards, where the box lies beside a playbook. ``now`` is its clock.
    """

    store: Store
    keys: Keys
    name: str = "Playbook"
    site: str = ""
    trial: Trial | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def make_app(box: Box, templates: Path) -> Flask:
    """Return the application that serves *box* with the pages of *templates*."""
    app = Flask("playbook-box", template_folder=str(templates), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    app.config["MAX_FORM_MEMORY_SIZE"] = BODY_LIMIT
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(lambda: {"name": box.name, "site": box.site})
    _serve_files(app, templates)
    _serve_readers(app, box)
    _serve_cards(app, box)
    _serve_desk(app, box)
    return app


# Private functions


def _serve_files(app: Flask, templates: Path) -> None:
    kinds = {"box.css": "text/css", "propose.js": "text/javascript"}

    @app.get("/<any('box.css', 'propose.js'):name>")
    def file(name: str) -> Response:
        return Response(
            (templates / name).read_bytes(), content_type=f"{kinds[name]}; charset=utf-8"
        )

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.extend(HEADERS)
        return response

    @app.errorhandler(404)
    def missing(_: Exception) -> tuple[str, int]:
        return render_template("said.html", title="There is no such page", words=""), 404

    @app.errorhandler(400)
    def wrong(error: Exception) -> tuple[str, int]:
        words = getattr(error, "description", "")
        return render_template("said.html", title="That did not work", words=words), 400

    @app.errorhandler(413)
    def large(_: Exception) -> tuple[str, int]:
        words = (
            "What you sent is larger than the box takes. Go back in your browser, and send less."
        )
        return render_template("said.html", title="Too large", words=words), 413


# --- Readers ---


def _serve_readers(app: Flask, box: Box) -> None:
    @app.get("/")
    def home() -> AnyResponse:
        return redirect(url_for("form"))

    @app.get("/new")
    def form() -> str:
        page, title = page_of(request.args.get("page", "")), line_of(request.args.get("title", ""))
        return _form(box, Letter(Suggestion("", page, title[:LINE]), {}))

    @app.post("/new")
    def send() -> AnyResponse | tuple[str, int]:
        return _received(box, "idea", _form)

    @app.get("/thanks")
    def thanks() -> str:
        number = request.args.get("number", type=int)
        return render_template("thanks.html", number=number)


def _form(box: Box, letter: Letter, notice: str = "") -> str:
    return render_template(
        "new.html",
        letter=letter.suggestion,
        faults=letter.faults,
        notice=notice,
        token=box.keys.token("idea"),
        trap=TRAP,
        most=SAID,
        days=CONTACT_DAYS,
    )


Show = Callable[[Box, Letter, str], str]


def _received(box: Box, kind: str, show: Show) -> AnyResponse | tuple[str, int]:
    """Keep what was sent, or show the form again with every word of it and what is wrong."""
    if trapped(request.form):
        return redirect(url_for("thanks"), 303)
    letter = read_letter(request.form, kind)
    token = request.form.get("token", "")
    if letter.faults:
        return show(box, letter, ""), 422
    notice = _NOTICES.get(box.keys.judge(kind, token, box.now()))
    if notice:
        return show(box, letter, notice), 422
    try:
        sender = request.remote_addr or ""
        number = box.store.add(letter.suggestion, token, sender, box.now())
    except TooManyError:
        return show(box, letter, _TOO_MANY), 429
    return redirect(url_for("thanks", number=number), 303)


_NOTICES = {
    Verdict.SOON: "That was quick! Look over what you wrote, and send it once more.",
    Verdict.STALE: "This page was open for long. Nothing is lost: send it once more.",
}
_TOO_MANY = "You have sent five in ten minutes. Nothing is lost: leave this page open, and send it a little later."


# --- Whole cards ---


def _serve_cards(app: Flask, box: Box) -> None:
    @app.get("/propose")
    def propose() -> str:
        return _card(box, Letter(Suggestion("", kind="card"), {}))

    @app.post("/propose")
    def proposed() -> AnyResponse | tuple[str, int]:
        return _received(box, "card", _card) if "send" in request.form else (_tried(box), 200)


def _tried(box: Box) -> str:
    letter = read_letter(request.form, "card")
    return _card(box, letter, "" if letter.faults else _NOT_SENT)


_NOT_SENT = "This is what the checks say. Nothing was sent yet."


def _card(box: Box, letter: Letter, notice: str = "") -> str:
    card = letter.suggestion
    found: tuple[Fault, ...] = ()
    if card.said and not letter.faults and box.trial:
        found = box.trial.faults(card.title, card.said)
    return render_template(
        "propose.html",
        letter=card,
        faults=letter.faults,
        notice=notice,
        found=found,
        checked=bool(card.said and box.trial and not letter.faults),
        token=box.keys.token("card"),
        trap=TRAP,
        most=CARD,
        days=CONTACT_DAYS,
    )


# --- The desk ---


def _serve_desk(app: Flask, box: Box) -> None:
    @app.get("/desk/<key>")
    def desk(key: str) -> str:
        _opened(box, key)
        every = box.store.all()
        by_state = {state: [it for it in every if it.state == state] for state in State}
        token = box.keys.token("desk")
        return render_template("desk.html", key=key, by_state=by_state, token=token, states=State)

    @app.post("/desk/<key>/<int:number>")
    def answer(key: str, number: int) -> AnyResponse:
        _opened(box, key)
        token = request.form.get("token", "")
        if box.keys.judge("desk", token, box.now()) is Verdict.STALE:
            abort(400, "This page was open for more than a day. Load it again, then answer.")
        if not _answered(box, number):
            abort(404)
        return redirect(url_for("desk", key=key, _anchor=f"s{number}"), 303)

    @app.get("/desk/<key>/feed.atom")
    def feed(key: str) -> Response:
        _opened(box, key)
        new = [it for it in box.store.all() if it.state == State.NEW][:50]
        here = url_for("desk", key=key, _external=True)
        words = render_template("feed.xml", new=new, here=here, today=box.now().date().isoformat())
        return Response(words, content_type="application/atom+xml; charset=utf-8")


def _opened(box: Box, key: str) -> None:
    if not box.keys.opens(key):
        abort(404)


def _answered(box: Box, number: int) -> bool:
    form = request.form
    if "forget" in form:
        return box.store.remove(number)
    state = form.get("state", "")
    if state not in set(State):
        abort(400, "There is no such state.")
    cards = tuple(form.get("cards", "").replace(",", " ").split())
    for card in cards:
        if not is_id(card):
            abort(
                400, f"There is no card called {card}. Go back in your browser, and mend its name."
            )
    words = cleaned(form.get("answer", ""))[:SAID]
    return box.store.answer(number, State(state), words, cards, box.now())
