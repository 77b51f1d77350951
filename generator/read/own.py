"""Read what comes with the generator: its templates, and its overrides of the theme."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.disk import found
from generator.words.files import in_words
from generator.words.words import WORDS, Words


def own_templates() -> Path:
    """Return the templates that come with the generator: packaged, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "_templates"
    return packaged if packaged.is_dir() else package.parent / "templates"


def own_theme(words: Words = WORDS) -> dict[str, bytes]:
    """Return the overrides of the theme that come with the generator, by path, in *words*."""
    return {path: in_words(path, content, words) for path, content in _theme().items()}


# Private functions


@cache
def _theme() -> Mapping[str, bytes]:
    folder = own_templates() / "theme"
    return {it.path: (folder / it.path).read_bytes() for it in found(folder)}
