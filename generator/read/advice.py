"""Say what to do with a file that nothing reads: how to name it, where to put it."""

from __future__ import annotations

import re

from generator.findings.suggestions import closest
from generator.kinds import KINDS, Kind
from generator.model.ids import slug
from generator.model.site import SETTINGS
from generator.read.file_names import shown
from generator.words.phrases import phrase

MARKDOWN = ("md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd")
IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")


# How folders of kb/ are called in other languages and habits.
_CALLED = {
    **dict.fromkeys(("karten", "karte", "fiches", "cartes", "pages", "seiten"), "cards"),
    **dict.fromkeys(("rollen", "rolle", "personas", "rôles"), "roles"),
    **dict.fromkeys(("entscheidungen", "entscheidung", "décisions"), "decisions"),
    **dict.fromkeys(("kurse", "kurs", "cours", "trainings"), "courses"),
    **dict.fromkeys(("hilfsmittel", "vorlagen", "ressourcen", "tools", "templates"), "resources"),
    **dict.fromkeys(("bilder", "bild", "img", "pics", "pictures", "media", "assets"), "images"),
    **dict.fromkeys(("quellen", "quelle"), "sources"),
}


def name_advice(name: str, known: tuple[str, ...]) -> str:
    """Return what to do with what is called *name* in kb/, where the *known* names are read."""
    stem, _, end = name.rpartition(".")
    if f"{stem}.yml" in known:
        listed = phrase("write its entries as a list in `kb/%(stem)s.yml`", stem=stem)
        return phrase("rename it to `%(stem)s.yml`", stem=stem) if end.lower() == "yaml" else listed
    if near := meant_name(name, known):
        return phrase("did you mean `%(near)s`?", near=near)
    if end.lower() == "bib":
        return phrase(
            "move it beside %(settings)s, and name it under `bibliography` there", settings=SETTINGS
        )
    if end.lower() in {*MARKDOWN, "txt"}:
        return phrase(
            "move it to a folder of kb/, such as `%(kinds)s`", kinds=KINDS[Kind.CARD].source
        )
    return phrase("move it out of kb/, or remove it")


def meant_name(name: str, known: tuple[str, ...]) -> str:
    """Return which of the *known* names *name* was meant as, "" for none."""
    return _CALLED.get(name.casefold(), "") or closest(name, known)


def type_advice(name: str, wanted: str = "md") -> str:
    """Return what to do with the file *name* where files that end in *wanted* are read."""
    name = name.rstrip(" .")  # which Windows takes away
    stem, _, end = name.rpartition(".")
    kind = "" if wanted == "md" and not stem else end.lower()
    ends = {
        ("", *MARKDOWN, *_WORDS): phrase("rename it to `%(stem)s.md`", stem=_fit(stem or name)),
        (_YAML if wanted == "yml" else ()): phrase("rename it to `%(stem)s.yml`", stem=shown(stem)),
        (_YAML if wanted == "md" else ()): phrase(
            "write its words as Markdown into `%(stem)s.md`, and remove it", stem=_fit(stem)
        ),
        _OTHER_PICTURES: phrase("save the picture as .png or .jpg"),
        ("svg",): phrase("save the picture as .png or .webp: an .svg can hold scripts"),
        tuple(it.removeprefix(".") for it in IMAGES): phrase(
            "move it to `%(kinds)s`", kinds=KINDS[Kind.IMAGE].source
        ),
    }
    if wanted == "md":
        words = phrase(
            "write its words as plain text into `%(stem)s.md`, and remove it", stem=_fit(stem)
        )
        ends[_OFFICE] = words
    if _LEFT_OVER.match(name):
        return phrase("remove it: an editor left it there")
    told = (help for known, help in ends.items() if kind in known)
    return next(told, phrase("move it elsewhere, or remove it"))


# Private functions

_OTHER_PICTURES = ("bmp", "heic", "heif", "jfif", "psd", "tif", "tiff")
_WORDS = ("txt", "text")
_YAML = ("yaml", "yml")
_OFFICE = ("doc", "docx", "odt", "rtf", "pdf", "pages", "html", "htm", "tex", "rst", "adoc")
_LEFT_OVER = re.compile(r"~\$|\.?#|.*(?:~|\.(?:bak|orig|rej|swp|tmp|old))$", re.IGNORECASE)


def _fit(stem: str) -> str:
    """Return *stem* as the id that it can be, without a second end such as in `a.md.txt`."""
    inner, _, end = stem.rpartition(".")
    return slug(inner if inner and end.lower() in MARKDOWN else stem) or "name"
