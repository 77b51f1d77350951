"""Make packs whose every text is as hostile as a text of a course can be."""

from __future__ import annotations

import io
import zipfile

from generator.packs.archive import zipped
from generator.packs.content import (
    Pack,
    PackLink,
    PackModule,
    PackOption,
    PackPart,
    PackQuestion,
    PackTerm,
)

WORDS = "A <b>&\"'</b> ]]> $@x {=~#:\\} 日本語 ü €"
HTML = "<p>A &lt;b&gt; &amp; \"quoted\" 'words' ]]&gt; $@x {=~#:\\} 日本語 ü €</p>"
SITE = "https://playbook.example.org/"


def option(number: int, *, right: bool) -> PackOption:
    """Return an option with a reason."""
    return PackOption(f"{HTML}{number}", f"{WORDS} {number}", right, HTML)


def question(name: str, sort: str, right: tuple[bool, ...]) -> PackQuestion:
    """Return a question whose options are right or not, as *right* says."""
    options = tuple(option(n, right=it) for n, it in enumerate(right, 1))
    if sort == "truth":
        options = (
            PackOption("<p>True</p>", "True", right[0], HTML),
            PackOption("<p>False</p>", "False", right[1], HTML),
        )
    return PackQuestion(name, f"{WORDS}?", sort, HTML, options, HTML, ("li2010", "zhu2013"))


QUESTIONS = (
    question("one", "one", (False, True, False)),
    question("several", "several", (True, True, True, False)),
    question("truth", "truth", (False, True)),
    question("open", "open", ()),
)


def module(name: str = "first", questions: tuple[PackQuestion, ...] = QUESTIONS) -> PackModule:
    """Return a module with something of each kind."""
    return PackModule(
        name,
        f"{WORDS} module",
        f"{SITE}m/course/{name}/",
        45,
        WORDS,
        HTML,
        (
            PackLink("card:open", WORDS, f"{SITE}c/open/", WORDS, WORDS),
            PackLink("decision:who", WORDS, f"{SITE}d/who/?a=1&b=2#x", WORDS),
        ),
        (PackPart("draw", WORDS, HTML, 15),),
        (PackPart("discussion-1", WORDS, HTML),),
        questions,
        HTML,
    )


PACK = Pack(
    "course",
    WORDS,
    WORDS,
    WORDS,
    f"{SITE}courses/course/",
    "2026-11-29",
    "en",
    80,
    HTML,
    (module(), module("second", (question("again", "one", (True, False)),)), module("third", ())),
    (PackTerm("cio", WORDS, HTML),),
    {"open": "0a1b2c3d"},
)


def files_of(content: bytes) -> dict[str, bytes]:
    """Return the files of an archive by path."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, path: str, old: str, new: str) -> bytes:
    """Return the archive *content* with *old* replaced in the file at *path*, everywhere."""
    files = files_of(content)
    assert old.encode() in files[path], old
    files[path] = files[path].replace(old.encode(), new.encode())
    return zipped(files)


def without(content: bytes, path: str) -> bytes:
    """Return the archive *content* without the file at *path*."""
    files = files_of(content)
    del files[path]
    return zipped(files)


def with_file(content: bytes, path: str, more: str) -> bytes:
    """Return the archive *content* with one file more."""
    return zipped({**files_of(content), path: more})
