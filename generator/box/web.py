"""Put the box together: its pages, their headers, and what is said when something is wrong."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, render_template

from generator.box.box import Box
from generator.box.desk import serve_desk
from generator.box.readers import serve_cards, serve_readers
from generator.findings.shown import in_html
from generator.render.environment import speaking
from generator.site.headers.policy import OTHER_HEADERS
from generator.words.words import Words

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


def make_app(box: Box, templates: Path) -> Flask:
    """Return the application that serves *box* with the pages of *templates*."""
    app = Flask("playbook-box", template_folder=str(templates), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    app.config["MAX_FORM_MEMORY_SIZE"] = BODY_LIMIT
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(
        lambda: {"name": box.name, "site": box.site, "language": box.words.language}
    )
    app.jinja_env.globals.update(speaking(box.words))
    app.jinja_env.filters["in_html"] = in_html
    _serve_files(app, templates)
    _tell_faults(app, box.words)
    serve_readers(app, box)
    serve_cards(app, box)
    serve_desk(app, box)
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


def _tell_faults(app: Flask, words: Words) -> None:
    say = words.gettext

    @app.errorhandler(404)
    def missing(_: Exception) -> tuple[str, int]:
        return render_template("said.html", title=say("There is no such page"), words=""), 404

    @app.errorhandler(400)
    def wrong(error: Exception) -> tuple[str, int]:
        why = words.said(getattr(error, "description", ""))
        return render_template("said.html", title=say("That did not work"), words=why), 400

    @app.errorhandler(413)
    def large(_: Exception) -> tuple[str, int]:
        why = say(
            "What you sent is larger than the box takes. Go back in your browser, and send less."
        )
        return render_template("said.html", title=say("Too large"), words=why), 413
