"""Find templates of a project that take the place of none, and that nothing asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from generator.disk import found
from generator.findings.diagnostics import Diagnostic, Span
from generator.findings.suggestions import closest
from generator.read.file_names import shown
from generator.read.own import own_templates, own_theme, theme_has
from generator.read.tree import Templates
from generator.rules.files import stray_file
from generator.words.phrases import phrase


def check_templates(own: Templates) -> Iterator[Diagnostic]:
    """Yield a finding for each of a project's *own* templates that prints nothing on any page."""
    texts = {path: text.encode() for path, text in own.texts.items()}
    yield from _strays("templates/", texts, _ours())
    theme = {it: content for it, content in own.theme.items() if not it.startswith("assets/")}
    theirs = {path for path in theme if theme_has(path)}
    yield from _strays("templates/theme/", theme, theirs | own_theme().keys())


# Private functions


def _strays(
    folder: str, contents: Mapping[str, bytes], known: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield a finding for each file that is not *known* and that no other one names."""
    for path in contents:
        others = (content for other, content in contents.items() if other != path)
        if path in known or path == "README.md" or any(path.encode() in it for it in others):
            continue
        why = phrase("no template is called so, and none asks for it")
        message = phrase("`%(name)s` is not read: %(why)s", name=shown(path), why=why)
        near = _near(path, known)
        help = phrase("did you mean `%(near)s`?", near=near)
        if not near:
            help = phrase("name it as a template is called, or remove it")
        yield stray_file.RULE.at(Span(shown(folder + path), 1, 1, 1, 1), message, help=help)


def _near(path: str, known: Collection[str]) -> str:
    """Return the one of *known* in the same folder whose name *path* almost has, "" for none."""
    folder, slash, name = path.rpartition("/")
    stem, dot, end = name.partition(".")
    before, behind = folder + slash, dot + end
    beside = (it for it in known if it.startswith(before) and it.endswith(behind))
    near = closest(stem, [it[len(before) : len(it) - len(behind)] for it in beside])
    return f"{before}{near}{behind}" if near else ""


@cache
def _ours() -> frozenset[str]:
    return frozenset(it.path for it in found(own_templates()) if not it.path.startswith("theme/"))
