"""Write the prose of a course: by the same functions as all author text."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.decisions import Prose
from generator.render.desk import Desk


def block(desk: Desk, prose: Prose, *, marked: bool = False) -> Markup:
    """Return *prose* with its paragraphs, for the page *here*; *marked*: with its terms."""
    if prose.document is None:
        return Markup()
    written = desk.author.prose(prose.document, marked=marked)
    return Markup(written.strip())  # noqa: S704  # sanitised there


def line(desk: Desk, prose: Prose) -> Markup:
    """Return *prose*, one line, without a paragraph round it.

    What is no single line, such as an item with a list in it, keeps its paragraphs.
    """
    if prose.document is None:
        return Markup()
    written = desk.author.prose(prose.document, inline=True)
    return Markup(written.strip())  # noqa: S704  # sanitised there
