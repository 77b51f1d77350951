"""Write questions and terms of a course as a text that Anki imports, and updates in place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packs.archive import text
from generator.packs.content import Pack, PackModule, PackQuestion, PackTerm


def anki(pack: Pack) -> bytes:
    """Return the notes of *pack*: one for each question that has an answer, one for each term.

    A note is known by its guid: a changed text with the same guid takes the place of the old one.
    """
    deck = _line(pack.title).replace("::", ": ")
    head = (
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        f"#deck:{deck}",
        "#guid column:1",
        "#tags column:4",
    )
    rows = (*_questions(pack), *(_term(pack, term) for term in pack.terms))
    return "".join(f"{line}\n" for line in (*head, *rows)).encode()


# Private functions


def _questions(pack: Pack) -> Iterator[str]:
    for module in pack.modules:
        for question in module.scored:
            yield _question(pack, module, question)


def _question(pack: Pack, module: PackModule, question: PackQuestion) -> str:
    options = "".join(f"<li>{option.html}</li>" for option in question.options)
    right = "".join(f"<li>{option.html}</li>" for option in question.options if option.right)
    front = f"{question.html}<ul>{options}</ul>"
    back = f"<ul>{right}</ul>{question.because}"
    tags = ("playbook", pack.id, module.id, *question.tags)
    return _row(f"playbook.{pack.id}.{question.id}", front, back, tags)


def _term(pack: Pack, term: PackTerm) -> str:
    tags = ("playbook", pack.id, "term")
    return _row(f"playbook.term.{term.id}", f"<p>{text(term.term)}</p>", term.html, tags)


def _row(guid: str, front: str, back: str, tags: tuple[str, ...]) -> str:
    named = " ".join(tag.replace(" ", "_") for tag in dict.fromkeys(tags))
    return "\t".join(_quoted(it) for it in (guid, front, back, named))


def _quoted(words: str) -> str:
    """Return *words* as a field: in quotation marks, so that none inside begins or ends one."""
    return '"' + _line(words).replace('"', '""') + '"'


def _line(words: str) -> str:
    return " ".join(words.split())
