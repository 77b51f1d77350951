"""Write the prose of a course: by the same functions as all author text."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.decisions import Prose
from generator.render.desk import Edition


def block(edition: Edition, prose: Prose, here: str, *, marked: bool = False) -> Markup:
    """Return *prose* with its paragraphs, for the page *here*; *marked*: with its terms."""
    if prose.document is None:
        return Markup()
    written = edition.author.prose(prose.document, here, marked=marked)
    return Markup(written.strip())  # noqa: S704  # sanitised there


def line(edition: Edition, prose: Prose, here: str) -> Markup:
    """Return *prose*, one line, without a paragraph round it.

    What is no single line, such as an item with a list in it, keeps its paragraphs.
    """
    if prose.document is None:
        return Markup()
    written = edition.author.prose(prose.document, here, inline=True)
    return Markup(written.strip())  # noqa: S704  # sanitised there
