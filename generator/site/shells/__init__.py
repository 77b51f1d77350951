"""Let an engine make the shells: one empty page for each section and depth, with marks for slots.

An engine is a module with ``versions()`` and ``render(order, work)``; it is run in a folder of its
own and only when what it is asked for has changed: shells are kept by the hash of the order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache.kept import File, Kept, forget, keep, kept, workshop
from generator.cache.memory import digest
from generator.cache.shared import share, shared
from generator.site.pour import NOT_FOUND, Shell, ShellName, split
from generator.site.shells import mkdocs, zensical
from generator.site.shells.bundle import SCRIPT, STYLE, bundle
from generator.site.shells.order import BOOT, EngineError, ShellSpec, Tab, extra, shell_path
from generator.site.shells.trim import script_of, trimmed
from generator.words.phrases import phrase

# Styles and scripts that are asked for by need: by pages that use them, by scripts when they do.
MODULES = ("assets/parts/", "assets/search/", "assets/write/")

__all__ = ["ENGINES", "Engine", "EngineError", "ShellSpec", "Shells", "Tab", "make_shells"]


@dataclass(frozen=True, slots=True)
class Engine:
    """How to run an engine, and what its output depends on besides the order."""

    versions: Callable[[], str]
    render: Callable[[ShellSpec, Path], Path]


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells of a build, split, and the theme's files by their path in the site.

    ``version`` changes with the style or the script: pages ask for them with it.
    """

    shells: Mapping[ShellName, Shell]
    files: Mapping[str, File]
    made: bool  # the engine ran; else they were kept from an earlier build
    version: str = ""


ENGINES: Mapping[str, Engine] = {
    "mkdocs": Engine(mkdocs.versions, mkdocs.render),
    "zensical": Engine(zensical.versions, zensical.render),
}

SHARED = "shells"  # the name that they are kept by for all playbooks of a user

# Another number for shells that are made in another way of the same order.
FORM = 6

# Of the theme's files, what a poured site has no use for: source maps, the engine's own search.
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
THEIRS = "assets/javascripts/bundle."  # the theme's script, where no template asks for it


def make_shells(engine: str, order: ShellSpec, cache: Path, top: Path) -> Shells:
    """Return the shells of *order* from *cache*, else run the engine and keep them there.

    A playbook that looks the same as another of this user's takes those of that one. *cache* then
    holds just these shells of ours. *top* is the folder of all builds. Raises `EngineError` with
    the engine's words.
    """
    key = fingerprint(ENGINES[engine], engine, order)
    known = not order.trusted  # code of theirs may hang on anything
    found = kept(cache, key) if known else None
    alike = shared(SHARED, key) if known and found is None else None
    shells = found or alike
    if shells is None:
        made = _render(ENGINES[engine], order, cache, top)
        shells = keep(cache, key, made, top)
        if known:
            share(SHARED, key, made)
    elif alike:
        keep(cache, key, {path: it.content for path, it in alike.files.items()}, top)
    forget(cache, but=key)
    return _shells(shells, order, made=found is None and alike is None)


def fingerprint(engine: Engine, name: str, order: ShellSpec) -> str:
    """Return the name that the shells of *order* are kept by: all that their bytes depend on."""
    facts = [FORM, name, engine.versions(), order.facts()]
    return digest(json.dumps(facts, sort_keys=True))


def load_shells(folder: Path, order: ShellSpec) -> Shells:
    """Read an engine's output in *folder*: the shells of *order* and the theme's files."""
    contents = dict(_Shells(order, folder).output())
    files = {name: File(content, digest(content)) for name, content in contents.items()}
    return _shells(Kept("", files), order, made=True)


def versioned(order: ShellSpec, shells: Shells) -> Mapping[str, str]:
    """Return the files that pages ask for with ``?v=``, and the version of each."""
    boot = {f"assets/javascripts/{BOOT}": extra(order)["version"]}
    modules = (name for name in shells.files if name.startswith(MODULES))
    return boot | dict.fromkeys((STYLE, SCRIPT, *modules), shells.version)


def shell_file(name: ShellName) -> str:
    """Return where an engine puts a shell."""
    return NOT_FOUND if name.section == "404" else f"{shell_path(name)}.html"


# Private functions


def _render(engine: Engine, order: ShellSpec, cache: Path, top: Path) -> dict[str, bytes]:
    """Return what *engine* makes of *order*, by path."""
    with workshop(cache, top) as work:
        made = engine.render(order, work)
        bundle(made, order)
        return dict(_Shells(order, made).output())


@dataclass(frozen=True, slots=True)
class _Shells:
    """Shells that an engine makes below a folder."""

    order: ShellSpec
    folder: Path

    def output(self) -> Iterator[tuple[str, bytes]]:
        texts = {shell_file(shell): self._shell_text(shell) for shell in self.order.shells}
        asked = any(script_of(text) for text in texts.values())
        unused = UNUSED if asked else (*UNUSED, THEIRS)
        for name, text in texts.items():
            yield name, (text if asked else trimmed(text)).encode()
        for path in sorted((self.folder / "assets").rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and not name.endswith(".map") and not name.startswith(unused):
                yield name, path.read_bytes()

    def _shell_text(self, shell: ShellName) -> str:
        """Return what the engine printed of *shell*: it writes no file for a page without a word."""
        path = self.folder / shell_file(shell)
        if path.is_file():
            return path.read_text(encoding="utf-8")
        message = phrase(
            "templates/theme/main.html:1: it prints nothing for the section `%(section)s`",
            section=shell.section,
        )
        raise EngineError(
            phrase("%(words)s; extend `base.html`, or take the file out", words=message)
        )


def _shells(kept: Kept, order: ShellSpec, *, made: bool) -> Shells:
    files = dict(kept.files)
    texts = {name: files.pop(shell_file(name)).content.decode() for name in order.shells}
    shells = {name: split(name, text) for name, text in texts.items()}
    return Shells(shells, files, made, _version(files))


def _version(files: Mapping[str, File]) -> str:
    modules = sorted(name for name in files if name.startswith(MODULES))
    return digest(*(files[name].digest for name in (STYLE, SCRIPT, *modules)))[:8]
