"""Make the environment that templates run in: escaping, strict, sandboxed."""

from __future__ import annotations

from jinja2 import BaseLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment


def environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """Return the environment for the templates of *loader*; each is compiled once.

    Whatever a template prints is escaped unless it is ``Markup``; a name that a view does not
    give is an error, never an empty string.
    """
    return ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
