"""Let an engine make the shells: one empty page for each section and depth, with marks for slots.

An engine is a module with ``versions()`` and ``render(order, work)``; it is run in a folder of its
own and only when what it is asked for has changed: shells are kept by the hash of the order, under
a name that nobody else can tell.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache.seal import own_name
from generator.site.pour import NOT_FOUND, Shell, ShellName, split
from generator.site.shells import mkdocs, zensical
from generator.site.shells.bundle import SCRIPT, STYLE, bundle
from generator.site.shells.order import BOOT, EngineError, Order, Tab, extra, shell_path

# Scripts that no page names: the search, and the form for cards, ask for them by need.
MODULES = ("assets/search/", "assets/write/")

__all__ = ["ENGINES", "Engine", "EngineError", "Order", "Shells", "Tab", "make_shells"]


@dataclass(frozen=True, slots=True)
class Engine:
    """How to run an engine, and what its output depends on besides the order."""

    versions: Callable[[], str]
    render: Callable[[Order, Path], Path]


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells of a build, split, and the theme's files by their path in the site.

    ``version`` changes with the style or the script: pages ask for them with it.
    """

    key: str
    shells: Mapping[ShellName, Shell]
    files: Mapping[str, Path]
    made: bool  # the engine ran; else they were kept from an earlier build
    version: str = ""


ENGINES: Mapping[str, Engine] = {
    "mkdocs": Engine(mkdocs.versions, mkdocs.render),
    "zensical": Engine(zensical.versions, zensical.render),
}

# Another number for shells that are made in another way of the same order.
FORM = 3

# Of the theme's files, what a poured site has no use for: source maps, the engine's own search.
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def make_shells(engine: str, order: Order, cache: Path) -> Shells:
    """Return the shells of *order* from *cache*, else run the engine and keep them there.

    *cache* then holds just these shells. Raises `EngineError` with the engine's words.
    """
    key = fingerprint(ENGINES[engine], engine, order)
    kept = cache / own_name(key)
    made = not kept.is_dir()
    if made:
        _render(ENGINES[engine], order, cache, kept)
    _forget_others(cache, kept)
    return load_shells(kept, order, key, made=made)


def fingerprint(engine: Engine, name: str, order: Order) -> str:
    """Return the name that the shells of *order* are kept by: all that their bytes depend on."""
    digest = hashlib.blake2b(digest_size=16)
    facts = [FORM, name, engine.versions(), order.facts()]
    digest.update(json.dumps(facts, sort_keys=True).encode())
    for path, content in order.inputs():
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def load_shells(folder: Path, order: Order, key: str, *, made: bool) -> Shells:
    """Read an engine's output in *folder*: the shells of *order* and the theme's files."""
    shells = {
        name: split(name, (folder / shell_file(name)).read_text(encoding="utf-8"))
        for name in order.shells
    }
    return Shells(key, shells, dict(_theme_files(folder)), made, _version(folder))


def versioned(order: Order, shells: Shells) -> Mapping[str, str]:
    """Return the files that pages ask for with ``?v=``, and the version of each."""
    boot = {f"assets/javascripts/{BOOT}": extra(order)["version"]}
    modules = (name for name in shells.files if name.startswith(MODULES))
    return boot | dict.fromkeys((STYLE, SCRIPT, *modules), shells.version)


def shell_file(name: ShellName) -> str:
    """Return where an engine puts a shell."""
    return NOT_FOUND if name.section == "404" else f"{shell_path(name)}.html"


# Private functions


def _render(engine: Engine, order: Order, cache: Path, kept: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    # The engine runs in a folder of its own choice, where relative paths lead elsewhere.
    work = Path(tempfile.mkdtemp(prefix=".making-", dir=cache.resolve()))
    absolute = replace(order, root=order.root.resolve(), theme=order.theme.resolve())
    try:
        made = engine.render(absolute, work)
        bundle(made, absolute)
        made.rename(kept)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _forget_others(cache: Path, kept: Path) -> None:
    for other in sorted(cache.iterdir()):
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)


def _version(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=4)
    modules = (path for name in MODULES for path in sorted((folder / name).glob("*.js")))
    for path in (folder / STYLE, folder / SCRIPT, *modules):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _theme_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted((folder / "assets").rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.endswith(".map") and not name.startswith(UNUSED):
            yield name, path
