"""Name the formats of packs: how a file is called, what it is for, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.packs.anki import anki
from generator.packs.content import Pack
from generator.packs.gift import gift
from generator.packs.imscc import imscc
from generator.packs.links import html, table
from generator.packs.mbz import mbz
from generator.packs.moodle_xml import moodle_xml
from generator.packs.scorm import scorm
from generator.packs.slides import slides
from generator.words.words import N_


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the end of its files' names, whom it is for, and what writes the files."""

    end: str
    words: str
    write: Callable[[Pack], bytes] | None  # None: a file for each module


FORMATS: Mapping[str, Format] = {
    "mbz": Format(".mbz", N_("For Moodle: a course with sections, links and quizzes"), mbz),
    "imscc": Format(".imscc", N_("For any learning system (Common Cartridge 1.1)"), imscc),
    "moodle-xml": Format(
        ".moodle.xml", N_("Questions for a question bank (Moodle XML)"), moodle_xml
    ),
    "gift": Format(".gift.txt", N_("Questions for a question bank (GIFT)"), gift),
    "scorm": Format(".scorm.zip", N_("A module with a score (SCORM 1.2)"), None),
    "anki": Format(".anki.txt", N_("For learners: questions and terms (Anki)"), anki),
    "slides": Format(".slides.md", N_("Slides in Markdown (Marp, Slidev, reveal-md)"), slides),
    "html": Format(".html", N_("All links, to paste (HTML)"), html),
    "csv": Format(".csv", N_("All links as a table (CSV)"), table),
}


def packed(pack: Pack, form: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the name of each file of *pack* in a format, and what makes its bytes."""
    chosen = FORMATS[form]
    if chosen.write is not None:
        write = chosen.write
        yield f"{pack.id}{chosen.end}", lambda: write(pack)
        return
    for module in pack.modules:
        name = f"{pack.id}-{module.id}{chosen.end}"
        yield name, lambda module=module: scorm(pack, module)  # type: ignore[misc]  # bound now
