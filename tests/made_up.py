"""A made-up language: each message of ours, by letters with marks. What is left plain is English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from generator.findings.diagnostics import Diagnostic
from generator.findings.language import in_language
from generator.words.catalogue import read_catalogue
from generator.words.collect import Message, updated
from generator.words.words import Words

GERMAN = Path(__file__).resolve().parents[1] / "generator" / "words" / "de.po"
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MARKED = "àƀçđèƒğĥìĵķłɱñòƥʠřşţùṽŵẋýžÀƁÇĐÈƑĞĤÌĴĶŁṀÑÒƤɊŘŞŢÙṼŴẊÝŽ"
MARKS = str.maketrans(PLAIN, MARKED)
KEPT = re.compile(
    r"%\(\w+\)s|\{\w+(?:![rs])?\}|</?[A-Za-z][^>]*>|&\w+;|%%"
)  # of a message: its values, tags and signs
# What findings say in no language: code, what authors wrote, names of characters, file names.
_NO_WORDS = re.compile(r"(`+).*?\1|\"[^\"]*\"|\([a-z ,-]+\)|UTF-\d+|\S*[/\\@._]\S*")
_WORD = re.compile(r"[A-Za-z]{2,}")


def marked(text: str) -> str:
    """Return *text* of a message with marks on all letters but those of values and tags."""
    kept = [*KEPT.finditer(text)]
    ends = [0, *(it.end() for it in kept)]
    starts = [*(it.start() for it in kept), len(text)]
    said = [text[end:start].translate(MARKS) for end, start in zip(ends, starts, strict=True)]
    return "".join(
        it for pair in zip(said, [*(it[0] for it in kept), ""], strict=True) for it in pair
    )


@cache
def catalogue() -> str:
    """Return the catalogue of the made-up language.

    It has the messages of the German one, which are all: `tests/conventions/test_words.py` sees to it.
    To read the code for them takes several seconds.
    """
    with GERMAN.open("rb") as file:
        german = [it for it in read_po(file) if it.id]
    messages = (Message(it.id, it.context or "", GERMAN.name) for it in german)  # type: ignore[arg-type]
    text = updated("", "xx", messages)
    return re.sub(
        r'^(?P<head>(?:msgctxt .*\n)?)msgid (?P<one>(?:".*"\n)+)(?:msgid_plural (?P<other>(?:".*"\n)+))?'
        r"msgstr.*\n(?:msgstr.*\n)?",
        _translated,
        text,
        flags=re.MULTILINE,
    )


@cache
def made_up() -> Words:
    """Return the words of the made-up language."""
    return Words("xx", read_catalogue(catalogue()))


def left_in_english(
    findings: Iterable[Diagnostic], known: Iterable[str] = ()
) -> list[tuple[str, str]]:
    """Return what of *findings* the made-up language leaves in English, with its rule.

    *known* are words of authors, which stand outside of code.
    """
    return [
        (it.rule, text)
        for it in in_language(findings, made_up())
        for text in (it.message, it.help, *(note.message for note in it.notes))
        if any(word not in known for word in _WORD.findall(_NO_WORDS.sub(" ", text)))
    ]


def quoted(text: str) -> str:
    """Return *text* as a catalogue has it."""
    return json.dumps(text, ensure_ascii=False)


# Private functions


def _translated(found: re.Match[str]) -> str:
    one = _joined(found["one"])
    if not one:
        return found[0]
    same = "pattern" in found["head"]
    first = quoted(one if same else marked(one))
    head = f"{found['head']}msgid {found['one']}"
    if not found["other"]:
        return f"{head}msgstr {first}\n"
    second = quoted(marked(_joined(found["other"])))
    return f"{head}msgid_plural {found['other']}msgstr[0] {first}\nmsgstr[1] {second}\n"


def _joined(lines: str) -> str:
    return "".join(json.loads(line) for line in lines.splitlines())
