"""Say what readers ask before they read: how long it takes, and what kind of works it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.model.text import Document
from generator.model.works import Reference
from generator.render.desk import Desk
from generator.words.words import N_, Words

PACE = 200  # words a minute: slow reading, of a text on which one means to act

Counted = Callable[[Words, int], str]


def _other(words: Words, number: int) -> str:
    return words.ngettext("%(num)s other work", "%(num)s other works", number)


def _in_part(words: Words, number: int) -> str:
    return words.ngettext("%(num)s known only in part", "%(num)s known only in part", number)


def _article(words: Words, number: int) -> str:
    return words.ngettext("%(num)s article", "%(num)s articles", number)


def _book(words: Words, number: int) -> str:
    return words.ngettext("%(num)s book", "%(num)s books", number)


def _chapter(words: Words, number: int) -> str:
    return words.ngettext("%(num)s chapter", "%(num)s chapters", number)


def _data_set(words: Words, number: int) -> str:
    return words.ngettext("%(num)s data set", "%(num)s data sets", number)


def _law(words: Words, number: int) -> str:
    return words.ngettext("%(num)s law or ruling", "%(num)s laws or rulings", number)


def _paper(words: Words, number: int) -> str:
    return words.ngettext("%(num)s conference paper", "%(num)s conference papers", number)


def _page(words: Words, number: int) -> str:
    return words.ngettext("%(num)s web page", "%(num)s web pages", number)


def _report(words: Words, number: int) -> str:
    return words.ngettext("%(num)s report", "%(num)s reports", number)


def _program(words: Words, number: int) -> str:
    return words.ngettext("%(num)s program", "%(num)s programs", number)


def _standard(words: Words, number: int) -> str:
    return words.ngettext("%(num)s standard", "%(num)s standards", number)


def _thesis(words: Words, number: int) -> str:
    return words.ngettext("%(num)s thesis", "%(num)s theses", number)


# How works of a kind are counted, by the types of CSL.
WORKS: Mapping[str, Counted] = {
    "article-journal": _article,
    "article-magazine": _article,
    "article-newspaper": _article,
    "book": _book,
    "chapter": _chapter,
    "dataset": _data_set,
    "legal_case": _law,
    "legislation": _law,
    "paper-conference": _paper,
    "post": _page,
    "post-weblog": _page,
    "regulation": _law,
    "report": _report,
    "software": _program,
    "standard": _standard,
    "thesis": _thesis,
    "webpage": _page,
}


# What a single work is called, by the types of CSL; of another type nothing is said.
NAMES: Mapping[str, str] = {
    "article-journal": N_("Article in a journal"),
    "article-magazine": N_("Article in a magazine"),
    "article-newspaper": N_("Article in a newspaper"),
    "book": N_("Book"),
    "chapter": N_("Chapter of a book"),
    "dataset": N_("Data set"),
    "legal_case": N_("Ruling of a court"),
    "legislation": N_("Law"),
    "paper-conference": N_("Conference paper"),
    "post": N_("Web page"),
    "post-weblog": N_("Post in a blog"),
    "regulation": N_("Regulation"),
    "report": N_("Report"),
    "software": N_("Program"),
    "standard": N_("Standard"),
    "thesis": N_("Thesis"),
    "webpage": N_("Web page"),
}


def minutes_to_read(document: Document) -> int:
    """Return how many minutes the words of *document* take, at least one."""
    words = sum(len(str(it.value).split()) for it in document.events if it.kind == "text")
    return max(1, round(words / PACE))


def works_said(desk: Desk, keys: Iterable[str]) -> Iterator[str]:
    """Yield how many works of each kind *keys* are, the most first; what is known in part is last."""
    found = Counter(_kind(desk, key) for key in keys)
    order = sorted(
        found.items(), key=lambda it: (it[0] is _in_part, -it[1], getattr(it[0], "__name__", ""))
    )
    for counted, number in order:
        yield counted(desk.words, number)


def work_said(desk: Desk, work: Reference) -> str:
    """Return what kind of work *work* is, "" where its entry does not say."""
    name = NAMES.get(str(work.item.get("type", "")))
    return desk.gettext(name) if name else ""


# Private functions


def _kind(desk: Desk, key: str) -> Counted:
    work = desk.playbook.references[key]
    return _in_part if work.incomplete else WORKS.get(str(work.item.get("type", "")), _other)
