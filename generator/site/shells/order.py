"""Say which shells are wanted, and stage what an engine renders them from."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.site.pour import ShellName

# Markdown of a shell. Its heading is the target of the theme's skip link; nothing else is printed.
SHELL = """---
section: {section}
---
# Shell {{ #__skip }}
"""

BOOT = "boot.js"  # the theme loads it by itself, before anything is painted


class EngineError(Exception):
    """The engine could not make the shells; the message has its own words."""


@dataclass(frozen=True, slots=True)
class Tab:
    """An entry of the site's navigation: `address` from the root, `section` where it is active."""

    title: str
    address: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """The shells that a site needs and what they look like.

    ``root`` has ``mkdocs.yml``, whose theme settings hold; ``theme`` is the folder of our overrides;
    ``styles`` and ``scripts`` are files of the theme to load, in this order.
    """

    root: Path
    theme: Path
    shells: tuple[ShellName, ...]
    tabs: tuple[Tab, ...] = ()
    footer: tuple[Tab, ...] = ()
    site_name: str = ""
    site_url: str = ""

    def facts(self) -> Mapping[str, Any]:
        """Return all that is ordered but the files, as plain values."""
        return {
            "shells": [str(name) for name in self.shells],
            "tabs": [asdict(tab) for tab in self.tabs],
            "footer": [asdict(tab) for tab in self.footer],
            "site_name": self.site_name,
            "site_url": self.site_url,
        }

    def inputs(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files that the shells depend on: the project's settings and the theme."""
        settings = self.root / "mkdocs.yml"
        if settings.is_file():
            yield "mkdocs.yml", settings.read_bytes()
        for path in sorted(self.theme.rglob("*")):
            if path.is_file():
                yield path.relative_to(self.theme).as_posix(), path.read_bytes()


def shell_path(name: ShellName) -> str:
    """Return a shell's path without its ending: at its depth, so that its addresses are right."""
    return "_/" * name.depth + f"shell-{name.section}"


def documents(order: Order) -> Iterator[tuple[str, str]]:
    """Yield path and Markdown of the documents that an engine renders the shells of *order* from.

    The page for what is not found is none of them: engines make it by themselves.
    """
    for name in order.shells:
        if name.section != "404":
            yield f"{shell_path(name)}.md", SHELL.format(section=json.dumps(name.section))


def stage(order: Order, folder: Path) -> None:
    """Write the documents of *order* below *folder*."""
    for name, text in documents(order):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def settings(order: Order, docs: Path, site: Path) -> dict[str, Any]:
    """Return what is set for the engine on top of the project's own ``mkdocs.yml``."""
    return {
        "site_name": order.site_name or "Playbook",
        "site_url": order.site_url,
        "docs_dir": str(docs),
        "site_dir": str(site),
        "use_directory_urls": False,
        "theme": {"name": "material", "custom_dir": str(order.theme)},
        "markdown_extensions": ["attr_list"],
        "plugins": [],
        "extra": {"playbook": extra(order)},
    }


def extra(order: Order) -> dict[str, Any]:
    """Return what the theme's overrides read from ``config.extra.playbook``."""
    return {
        "tabs": [asdict(tab) for tab in order.tabs],
        "footer": [asdict(tab) for tab in order.footer],
        "styles": _assets(order.theme, "stylesheets/playbook.css", "stylesheets/*.css"),
        "scripts": _assets(order.theme, "javascripts/playbook.js", "javascripts/*.js"),
        "version": _version(order.theme),
    }


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
    """Run an engine in *folder*; raise `EngineError` with what it said if it fails."""
    done = subprocess.run(  # noqa: S603  # because the command is ours, with no author text in it
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        words = "\n".join(part.strip() for part in (done.stdout, done.stderr) if part.strip())
        raise EngineError(f"the engine failed ({' '.join(command[1:4])}):\n{words}")


# Private functions


def _version(theme: Path) -> str:
    """Return what changes whenever a script or style does, so that browsers fetch them anew."""
    digest = hashlib.blake2b(digest_size=4)
    for path in sorted((theme / "assets").rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _assets(theme: Path, first: str, pattern: str) -> list[str]:
    """Return the theme's own files of one kind, the one that the others build on first."""
    assets = theme / "assets"
    paths = sorted(assets.glob(pattern), key=lambda path: (path != assets / first, path.name))
    return [path.relative_to(theme).as_posix() for path in paths if path.name != BOOT]
