"""Let MkDocs' templates run in our sandbox: a hook that MkDocs loads from this file.

The theme's overrides come with the project and are trusted no more than its other templates. They
escape what they print, as all ours do; the theme's own templates are written for the contrary.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from jinja2 import Environment

from generator.disk import machine_words
from generator.render.environment import Lenient
from generator.render.limits import LimitedEnvironment, TemplateFaultError

MEMORY = 4 * 1024 * 1024 * 1024  # bytes of addresses: a few hundred times what shells take
SECONDS = 300  # of the processor; a run takes two


def on_env(env: Environment, *, config: Any, **_: Any) -> Environment:
    """Return the environment that MkDocs is to use."""
    return caged(env, _own(Path(config.theme.custom_dir or "")))


def on_startup(**_: Any) -> None:
    """Bound what the run may take, and let a fault of a template be one line."""
    sys.excepthook = told
    try:
        import resource  # noqa: PLC0415  # because Windows has no such module
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, hard))


def told(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """Print a fault of a template or of the machine as one line; leave all else to Python."""
    if isinstance(error, OSError):
        error.filename = error.filename or str(Path.cwd())  # of a full disk Python names no place
    if issubclass(kind, TemplateFaultError | OSError):
        print(machine_words(error), file=sys.stderr)  # noqa: T201  # the engine reads it
    else:
        sys.__excepthook__(kind, error, trace)


def caged(env: Environment, own: Collection[str]) -> LimitedEnvironment:
    """Return *env* as a sandbox with limits, in which the templates called *own* escape."""
    made = LimitedEnvironment(
        loader=env.loader,
        extensions=[type(it) for it in env.extensions.values()],
        auto_reload=False,
        autoescape=lambda name: name in own,
        undefined=Lenient,
    )
    made.folder = "templates/theme"
    made.globals = {**env.globals, **made.globals}
    made.filters = {**env.filters, **made.filters}
    return made


# Private functions


def _own(theme: Path) -> frozenset[str]:
    return frozenset(it.relative_to(theme).as_posix() for it in theme.rglob("*.html"))
