"""Read what comes with the generator: its templates, and its overrides of the theme."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator.disk import found
from generator.words.files import in_words
from generator.words.words import WORDS, Words

# The endings of files that say something to readers.
SAYING = (".py", ".html", ".js", ".xml")


def own_templates() -> Path:
    """Return the templates that come with the generator: packaged, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "_templates"
    return packaged if packaged.is_dir() else package.parent / "templates"


def own_texts() -> dict[str, str]:
    """Return the templates that come with the generator, but for those of the theme, by path."""
    folder = own_templates()
    paths = (it.path for it in found(folder))
    return {
        it: (folder / it).read_text(encoding="utf-8") for it in paths if not it.startswith("theme/")
    }


def own_theme(words: Words = WORDS) -> dict[str, bytes]:
    """Return the overrides of the theme that come with the generator, by path, in *words*."""
    return {path: in_words(path, content, words) for path, content in _theme().items()}


def theme_has(path: str) -> bool:
    """Tell whether the theme that the shells are made of, Material, brings a file at *path*."""
    spec = find_spec("material")
    if not spec or not spec.origin or path.startswith("/") or ".." in path.split("/"):
        return False
    return (Path(spec.origin).parent / "templates" / path).is_file()


def own_sources() -> dict[str, str]:
    """Return the code, templates and scripts that come with the generator, by path."""
    package = Path(__file__).parents[1]
    folders = (("generator", package), ("templates", own_templates()))
    return {
        f"{name}/{it.path}": (folder / it.path).read_text(encoding="utf-8")
        for name, folder in folders
        for it in found(folder)
        if it.path.endswith(SAYING) and "/_templates/" not in f"/{it.path}"
    }


# Private functions


@cache
def _theme() -> Mapping[str, bytes]:
    folder = own_templates() / "theme"
    return {it.path: (folder / it.path).read_bytes() for it in found(folder)}
