"""MkDocs' templates run in our sandbox; those of the project escape what they print."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from generator.site.shells.cage import caged


def test_own_templates_escape() -> None:
    """The theme's are written for the contrary."""
    texts = dict.fromkeys(("main.html", "theirs.html"), "{{ words }}")
    made = caged(Environment(loader=DictLoader(texts)), {"main.html"})  # noqa: S701  # as MkDocs'
    assert made.get_template("main.html").render(words="<b>") == "&lt;b&gt;"
    assert made.get_template("theirs.html").render(words="<b>") == "<b>"
