"""Every word that the product says on pages is a message, and German has all of them.

To put this right after words have changed: `playbook words de --into generator/words`, then
translate what has no `msgstr` yet in generator/words/de.po.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from generator.read.own import own_sources
from generator.words.catalogue import fault_of, own_text, values_of
from generator.words.collect import collect

CALL = re.compile(r'(?<![\w.])(?:_|ngettext)\((?!\s*"|text, values|one, other)')


def _messages(language: str) -> list[Message]:
    return [it for it in read_po(io.BytesIO(own_text(language).encode())) if it.id]


def _key(message: str | tuple[str, str], context: str) -> tuple[str, str]:
    return context, message if isinstance(message, str) else message[0]


def test_german_has_each_message_and_no_other() -> None:
    said = {_key(it.said, it.context) for it in collect(own_sources())}
    known = {_key(it.id, it.context or "") for it in _messages("de")}  # type: ignore[arg-type]
    assert sorted(said - known) == []
    assert sorted(known - said) == []


def test_german_is_whole() -> None:
    """Each message is translated, in all its forms, and none is in doubt."""
    lacking = [
        it.id
        for it in _messages("de")
        if it.fuzzy or not all(it.string if isinstance(it.string, tuple) else [it.string])
    ]
    assert lacking == []


@pytest.mark.parametrize("language", ["de"])
def test_each_translation_has_the_values_of_its_message(language: str) -> None:
    for message in _messages(language):
        assert not fault_of(message)
        if isinstance(message.id, str):
            assert values_of(message.id) == values_of(str(message.string)), message.id
        else:
            assert values_of(message.id[1]) == values_of(str((message.string or [""])[-1])), (
                message.id
            )


def test_a_script_says_its_texts_in_double_quotes() -> None:
    """Only such a text is found by those who collect and exchange it."""
    scripts = {path: it for path, it in own_sources().items() if path.endswith(".js")}
    found = [(path, it[0]) for path, text in scripts.items() for it in CALL.finditer(text)]
    assert found == []


PRINTED = re.compile(r"(?:content|string-set):(?P<value>[^;}]*(?:\}\}[^;}]*)*)")


def test_styles_say_no_words_of_their_own() -> None:
    """What a style prints, as behind links in the book, is a message too."""
    said = []
    for path in sorted(Path("templates").rglob("*.css")):
        for rule in PRINTED.finditer(path.read_text(encoding="utf-8")):
            plain = re.sub(r"\{\{.*?\}\}", "", rule["value"])
            texts = re.findall(r'"([^"]*)"', plain)
            said += [(path.as_posix(), it) for it in texts if re.search(r"[^\W\d_]{2,}", it)]
    assert said == []


def test_templates_leave_capitals_to_the_language() -> None:
    """Filters that change all letters of a label make "Eine quelle" of "eine Quelle"."""
    paths = [*Path("templates").rglob("*.html"), *Path("templates").rglob("*.css")]
    said = {
        it.as_posix()
        for it in paths
        if re.search(r"\| *(?:lower|capitalize|title)\b", it.read_text(encoding="utf-8"))
    }
    assert said == set()
