"""Show the forms for readers: one for a suggestion, one for a whole card. No word of theirs is lost."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from generator.box.box import Box
from generator.box.letters import (
    CARD,
    LINE,
    SAID,
    TRAP,
    Letter,
    one_line,
    page_of,
    read_letter,
    trapped,
)
from generator.box.store import CONTACT_DAYS, Suggestion, TooManyError
from generator.box.tokens import Verdict
from generator.box.trial import Fault
from generator.words.phrases import phrase


def serve_readers(app: Flask, box: Box) -> None:
    """Serve the form for a suggestion."""

    @app.get("/")
    def home() -> Response:
        return redirect(url_for("form"))

    @app.get("/new")
    def form() -> str:
        page, title = page_of(request.args.get("page", "")), one_line(request.args.get("title", ""))
        return _form(box, Letter(Suggestion("", page, title[:LINE]), {}))

    @app.post("/new")
    def send() -> Response | tuple[str, int]:
        return _received(box, "idea", _form)

    @app.get("/thanks")
    def thanks() -> str:
        number = request.args.get("number", type=int)
        return render_template("thanks.html", number=number)


def serve_cards(app: Flask, box: Box) -> None:
    """Serve the form for a whole card, which may be checked before it is sent."""

    @app.get("/propose")
    def propose() -> str:
        return _card(box, Letter(Suggestion("", kind="card"), {}))

    @app.post("/propose")
    def proposed() -> Response | tuple[str, int]:
        return _received(box, "card", _card) if "send" in request.form else (_tried(box), 200)


# Private functions


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


def _received(box: Box, kind: str, show: Show) -> Response | tuple[str, int]:
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
    Verdict.SOON: phrase("That was quick! Look over what you wrote, and send it once more."),
    Verdict.STALE: phrase("This page was open for long. Nothing is lost: send it once more."),
}
_TOO_MANY = phrase(
    "That was a lot in ten minutes. Nothing is lost: leave this page open, and try again a little "
    "later."
)


def _tried(box: Box) -> str:
    """Return the form with what the checks say of the card; a robot's is shown unchecked."""
    letter = read_letter(request.form, "card")
    if letter.faults:
        return _card(box, letter)
    notice = _NOTICES.get(box.keys.judge("card", request.form.get("token", ""), box.now()))
    if notice or trapped(request.form) or box.trial is None:
        return _card(box, letter, notice or "")
    try:
        box.store.admit(request.remote_addr or "", box.now())
    except TooManyError:
        return _card(box, letter, _TOO_MANY)
    card = letter.suggestion
    return _card(box, letter, _NOT_SENT, box.trial.faults(card.title, card.said))


_NOT_SENT = phrase("This is what the checks say. Nothing was sent yet.")


def _card(
    box: Box, letter: Letter, notice: str = "", found: tuple[Fault, ...] | None = None
) -> str:
    """Return the form; *found* is what the checks say, None where nothing was checked."""
    return render_template(
        "propose.html",
        letter=letter.suggestion,
        faults=letter.faults,
        notice=notice,
        found=found or (),
        checked=found is not None,
        token=box.keys.token("card"),
        trap=TRAP,
        most=CARD,
        days=CONTACT_DAYS,
    )
