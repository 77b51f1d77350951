"""Show the desk, where editors read what came in and say what becomes of it."""

from __future__ import annotations

from flask import Flask, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from generator.box.box import Box
from generator.box.letters import SAID, cleaned
from generator.box.store import State
from generator.box.tokens import Verdict
from generator.load.values import is_id
from generator.words.phrases import phrase


def serve_desk(app: Flask, box: Box) -> None:
    """Serve the desk at its secret address, and the feed of what is new there."""

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
            abort(
                400,
                phrase("This page was open for more than a day. Load it again, then answer."),
            )
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


# Private functions


def _opened(box: Box, key: str) -> None:
    if not box.keys.opens(key):
        abort(404)


def _answered(box: Box, number: int) -> bool:
    form = request.form
    if "forget" in form:
        return box.store.remove(number)
    state = form.get("state", "")
    if state not in set(State):
        abort(400, phrase("There is no such state."))
    cards = tuple(form.get("cards", "").replace(",", " ").split())
    for card in cards:
        if not is_id(card):
            abort(
                400,
                phrase(
                    "There is no card called %(card)s. Go back in your browser, and mend its name.",
                    card=card,
                ),
            )
    words = cleaned(form.get("answer", ""))[:SAID]
    return box.store.answer(number, State(state), words, cards, box.now())
