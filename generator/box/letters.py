"""Read what a form brought: texts without anything that hides or deceives, within their lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.box.store import Suggestion
from generator.read.text import decode
from generator.words.phrases import phrase

SAID, LINE, CARD = 4_000, 300, 60_000  # characters of a suggestion, of a line, of a whole card
TRAP = "website"  # a field that people do not see, and robots fill in

_PAGE = re.compile(r"(?:[a-z0-9._~%-]+/)*(?:[a-z0-9._~%-]+)?(?:#[A-Za-z0-9._~%-]*)?")


@dataclass(frozen=True, slots=True)
class Letter:
    """What was sent, and what is wrong with it in words for its writer, by field."""

    suggestion: Suggestion
    faults: Mapping[str, str]


def read_letter(form: Mapping[str, str], kind: str) -> Letter:
    """Return what *form* brought."""
    most = SAID if kind == "idea" else CARD
    suggestion = Suggestion(
        said=cleaned(form.get("said", "")),
        page=page_of(form.get("page", "")),
        title=one_line(form.get("title", "")),
        contact=one_line(form.get("contact", "")),
        kind=kind,
    )
    return Letter(suggestion, dict(_faults(suggestion, most)))


def trapped(form: Mapping[str, str]) -> bool:
    """Tell whether a robot filled in *form*."""
    return bool(form.get(TRAP, "").strip())


def page_of(words: str) -> str:
    """Return *words* if they are an address below a site's root, else ""."""
    return words if len(words) <= LINE and _PAGE.fullmatch(words) else ""


def cleaned(words: str) -> str:
    r"""Return *words* with ``\n`` line ends, and each forbidden sign made visible."""
    lines = re.sub(r"\r\n?", "\n", words).strip().split("\n")
    return "\n".join(map(_line, lines))


def one_line(words: str) -> str:
    """Return *words* on one line, cut to a line's length and one more, so that it is seen."""
    return " ".join(cleaned(words).split())[: LINE + 1]


# Private functions


def _line(words: str) -> str:
    text, _ = decode("", words[: CARD + 1].encode("utf-8", "replace"))
    return text.content if text else ""


def _faults(suggestion: Suggestion, most: int) -> Iterator[tuple[str, str]]:
    length = len(suggestion.said)
    if not length:
        yield "said", phrase("Write what should change. One sentence will do.")
    if length > most:
        yield (
            "said",
            phrase(
                "This has %(length)s characters, and the box takes %(most)s. Make it shorter.",
                length=f"{length:,}",
                most=f"{most:,}",
            ),
        )
    for name in ("title", "contact"):
        if len(getattr(suggestion, name)) > LINE:
            yield name, phrase("Make this shorter than %(line)s characters.", line=LINE)
