"""Say what to do with a file that nothing reads: how to name it, where to put it."""

from __future__ import annotations

import re

from generator.findings.suggestions import closest
from generator.kinds import KINDS, Kind
from generator.model.ids import slug
from generator.model.site import SETTINGS
from generator.read.file_names import shown

MARKDOWN = ("md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd")
IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")


def name_advice(name: str, known: tuple[str, ...]) -> str:
    """Return what to do with what is called *name* in kb/, where the *known* names are read."""
    stem, _, end = name.rpartition(".")
    if f"{stem}.yml" in known:
        listed = f"write its entries as a list in `kb/{stem}.yml`"
        return f"rename it to `{stem}.yml`" if end.lower() == "yaml" else listed
    if near := closest(name, known):
        return f"did you mean `{near}`?"
    if end.lower() == "bib":
        return f"move it beside {SETTINGS}, and name it under `bibliography` there"
    if end.lower() in {*MARKDOWN, "txt"}:
        return f"move it to a folder of kb/, such as `{KINDS[Kind.CARD].source}`"
    return "move it out of kb/, or remove it"


def type_advice(name: str, wanted: str = "md") -> str:
    """Return what to do with the file *name* where files that end in *wanted* are read."""
    stem, _, end = name.rpartition(".")
    kind = "" if wanted == "md" and not stem else end.lower()
    ends = {
        ("", *MARKDOWN, *_WORDS): f"rename it to `{_fit(stem or name)}.md`",
        ("yaml", "yml"): f"rename it to `{shown(stem)}.yml`",
        ("svg",): "save the picture as .png or .webp: an .svg can hold scripts",
        tuple(it.removeprefix(".") for it in IMAGES): f"move it to `{KINDS[Kind.IMAGE].source}`",
    }
    if wanted == "md":
        words = f"write its words as plain text into `{_fit(stem)}.md`, and remove it"
        ends[_OFFICE] = words
    if _LEFT_OVER.match(name):
        return "remove it: an editor left it there"
    told = (help for known, help in ends.items() if kind in known)
    return next(told, "move it elsewhere, or remove it")


# Private functions

_WORDS = ("txt", "text")
_OFFICE = ("doc", "docx", "odt", "rtf", "pdf", "pages", "html", "htm", "tex", "rst", "adoc")
_LEFT_OVER = re.compile(r"~\$|\.?#|.*(?:~|\.(?:bak|orig|rej|swp|tmp|old))$", re.IGNORECASE)


def _fit(stem: str) -> str:
    """Return *stem* as the id that it can be, without a second end such as in `a.md.txt`."""
    inner, _, end = stem.rpartition(".")
    return slug(inner if inner and end.lower() in MARKDOWN else stem) or "name"
