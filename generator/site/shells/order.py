"""Say which shells are wanted, and stage what an engine renders them from."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase as fnmatch
from pathlib import Path
from typing import Any

from generator.cache.memory import digest
from generator.disk import put
from generator.model.site import Code, Plain
from generator.site.pour import ShellName
from generator.words.phrases import phrase

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
class Trusted:
    """The project's folder, and the code of its ``mkdocs.yml`` that the person lets run."""

    root: Path
    code: Code


@dataclass(frozen=True, slots=True)
class ShellSpec:
    """The shells that a site needs and what they look like.

    ``theme`` has the files of our overrides by path, ``look`` the options of the theme that the
    project sets. ``trusted`` is code that may run, None for none.
    """

    theme: Mapping[str, bytes]
    shells: tuple[ShellName, ...]
    tabs: tuple[Tab, ...] = ()
    footer: tuple[Tab, ...] = ()
    site_name: str = ""
    site_url: str = ""
    site_author: str = ""
    copyright: str = ""
    look: Mapping[str, Plain] = field(default_factory=dict)
    trusted: Trusted | None = None

    def facts(self) -> Mapping[str, Any]:
        """Return all that is ordered but the files, as plain values."""
        return {
            "shells": [str(name) for name in self.shells],
            "tabs": [asdict(tab) for tab in self.tabs],
            "footer": [asdict(tab) for tab in self.footer],
            "site_name": self.site_name,
            "site_url": self.site_url,
            "site_author": self.site_author,
            "copyright": self.copyright,
            "look": self.look,
            "theme": {path: digest(self.theme[path]) for path in sorted(self.theme)},
        }


def shell_path(name: ShellName) -> str:
    """Return a shell's path without its ending: at its depth, so that its addresses are right."""
    return "_/" * name.depth + f"shell-{name.section}"


def documents(order: ShellSpec) -> Iterator[tuple[str, str]]:
    """Yield path and Markdown of the documents that an engine renders the shells of *order* from.

    The page for what is not found is none of them: engines make it by themselves.
    """
    for name in order.shells:
        if name.section != "404":
            yield f"{shell_path(name)}.md", SHELL.format(section=json.dumps(name.section))


def stage(order: ShellSpec, work: Path) -> None:
    """Write what an engine reads below *work*: the documents in docs/, the theme in theme/."""
    written = {f"docs/{name}": text.encode() for name, text in documents(order)}
    written |= {f"theme/{name}": content for name, content in order.theme.items()}
    for name in ("docs", "theme"):
        (work / name).mkdir(parents=True, exist_ok=True)
    for name, content in written.items():
        put(work / name, content)


def settings(order: ShellSpec, work: Path) -> dict[str, Any]:
    """Return what is set for the engine that works in the folder *work*."""
    theme = {**order.look, "name": "material", "custom_dir": str(work / "theme"), "font": False}
    return {
        "site_name": order.site_name or "Playbook",
        "site_url": order.site_url,
        "site_author": order.site_author,
        "copyright": order.copyright,
        "docs_dir": str(work / "docs"),
        "site_dir": str(work / "site"),
        "use_directory_urls": False,
        "theme": theme,
        "markdown_extensions": ["attr_list"],
        "plugins": [],
        "extra": {"playbook": extra(order)},
    }


def extra(order: ShellSpec) -> dict[str, Any]:
    """Return what the theme's overrides read from ``config.extra.playbook``."""
    return {
        "tabs": [asdict(tab) for tab in order.tabs],
        "footer": [asdict(tab) for tab in order.footer],
        "styles": _assets(order.theme, "stylesheets/playbook.css", "stylesheets/*.css"),
        "scripts": _assets(order.theme, "javascripts/words.js", "javascripts/*.js"),
        "added": _added(order.theme),
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
        raise EngineError(
            phrase(
                "the engine failed (%(command)s):\n%(words)s",
                command=" ".join(command[1:4]),
                words=words,
            )
        )


# Private functions


def _version(theme: Mapping[str, bytes]) -> str:
    """Return what changes whenever the first script does, so that browsers fetch it anew."""
    return digest(theme.get(f"assets/javascripts/{BOOT}", b""))[:8]


def _added(theme: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return the scripts that the team adds: each is loaded by itself, behind those of the site."""
    paths = sorted(it for it in theme if fnmatch(it, "assets/extra/[0-9]*-script.*js"))
    return [
        {"path": path, "version": digest(theme[path])[:8], "module": path.endswith(".mjs")}
        for path in paths
    ]


def _assets(theme: Mapping[str, bytes], first: str, pattern: str) -> list[str]:
    """Return the theme's own files of one kind, the one that the others build on first."""
    paths = [path for path in theme if fnmatch(path, f"assets/{pattern}")]
    paths.sort(key=lambda path: (path != f"assets/{first}", path))
    return [path for path in paths if not path.endswith(f"/{BOOT}")]
