"""Write a course as slides in Markdown, which Marp, Slidev and reveal-md read; notes are comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from generator.packs.content import Pack, PackModule, PackQuestion
from generator.words.words import Words

# What Markdown would read as its own, wherever it stands in a line.
MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!$@&^=+-])")
BLOCK = re.compile(r"</?(?:p|li|ul|ol|br|blockquote|pre|table|tr|td|th)\b[^>]*>")  # words end there
TAG = re.compile(r"<[^>]*>")


def slides(pack: Pack) -> bytes:
    """Return the slides of *pack*: aims, what to read, activities, talks, questions and answers."""
    head = f"---\nmarp: true\npaginate: true\ntitle: {_quoted(pack.title)}\n---"
    opening = f"# {plain(pack.title)}\n\n{plain(pack.summary)}\n\n<{pack.url}>"
    parts = [_slide(opening, f"{pack.words.gettext('As of %(day)s', day=pack.day)}. {pack.url}")]
    parts += (slide for module in pack.modules for slide in _module(module, pack.words))
    return (head + "\n\n" + "\n\n---\n\n".join(parts) + "\n").encode()


def plain(words: str) -> str:
    """Return *words* in one line as Markdown that shows just them."""
    return MARKS.sub(r"\\\1", " ".join(words.split()))


def untagged(html: str) -> str:
    """Return the words of *html* in one line."""
    return " ".join(unescape(TAG.sub("", BLOCK.sub(" ", html))).split())


# Private functions


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _slide(shown: str, *notes: str) -> str:
    """Return a slide; two hyphens would end the comment, and a rule would end the slide."""
    said = "\n\n".join(re.sub("-{2,}", "\u2013", note) for note in notes if note)
    return f"{shown}\n\n<!--\n{said}\n-->" if said else shown


def _module(module: PackModule, words: Words) -> Iterator[str]:
    notes = untagged(module.notes)
    length = words.ngettext("%(num)s minute", "%(num)s minutes", module.minutes)
    yield _slide(f"# {plain(module.title)}\n\n{plain(module.aim)}", f"{length}.", notes)
    if module.links:
        lines = (f"- {plain(link.title)}  \n  <{link.url}>" for link in module.links)
        why = (f"{link.title}: {link.why or link.summary}" for link in module.links)
        yield _slide(f"## {words.gettext('Read')}\n\n" + "\n".join(lines), *why)
    for part in module.activities:
        length = words.ngettext("%(num)s minute", "%(num)s minutes", part.minutes)
        minutes = length if part.minutes else ""
        yield _slide(f"## {plain(part.title)}\n\n{minutes}".rstrip(), untagged(part.html))
    if module.discussions:
        talks = (f"- {plain(untagged(part.html))}" for part in module.discussions)
        yield _slide(f"## {words.gettext('Discuss')}\n\n" + "\n".join(talks))
    yield from (slide for question in module.questions for slide in _question(question))


def _question(question: PackQuestion) -> Iterator[str]:
    reason = untagged(question.because)
    title = f"## {plain(question.title)}"
    if not question.options:
        yield _slide(title, reason)
        return
    yield _slide(title + "\n\n" + _listed([option.text for option in question.options]))
    right = [option.text for option in question.options if option.right]
    yield _slide(f"{title}\n\n{_listed(right)}", reason)


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"- {plain(line)}" for line in lines)
