"""Put the words of a language into files that no template of ours prints.

A script says ``_("Copy")``, ``_("Copied: %(name)s", { name })`` and ``ngettext("%(num)s place",
"%(num)s places", count)``; ``words.js`` fills them in. Their texts are exchanged here, so that a
page loads one language alone. The theme's own templates say ``{{ _("Search") }}``: the engine that
prints them knows no words, so it gets the text.
"""

from __future__ import annotations

import json
import re
from functools import partial

from generator.words.words import Words

TEXT = r'"(?:[^"\\]|\\.)*"'
ONE = re.compile(rf"(?<![\w.])_\((?P<text>{TEXT})")
MANY = re.compile(rf"(?<![\w.])ngettext\(\s*(?P<one>{TEXT}),\s*(?P<other>{TEXT}),")
PRINTED = re.compile(r"\{\{ _\((?P<text>" + TEXT + r")\) \}\}")


def in_words(path: str, content: bytes, words: Words) -> bytes:
    """Return the *content* of the file at *path* in the language of *words*."""
    try:
        if path.endswith(".html") and b"_(" in content:
            return PRINTED.sub(partial(_printed, words), content.decode()).encode()
        if path.endswith(".js") and words.catalogue.messages:
            return script_in_words(content.decode(), words).encode()
    except UnicodeDecodeError:  # a project's own: whoever uses it tells
        return content
    return content


def script_in_words(script: str, words: Words) -> str:
    """Return *script* with its texts in the language of *words*."""
    return MANY.sub(partial(_many, words), ONE.sub(partial(_one, words), script))


# Private functions


def _printed(words: Words, found: re.Match[str]) -> str:
    return words.gettext(json.loads(found["text"]))


def _one(words: Words, found: re.Match[str]) -> str:
    return f"_({_text(words.message('', json.loads(found['text'])))}"


def _many(words: Words, found: re.Match[str]) -> str:
    forms = words.catalogue.messages.get(("", json.loads(found["one"])))
    if forms is None:
        return found[0]
    texts = ", ".join(map(_text, forms))
    return f"ngettext([{texts}], (n) => {words.catalogue.plural},"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
