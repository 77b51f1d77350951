"""Import late what few runs need: half of what a build after an edit costs would be importing."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def named(place: str) -> Any:
    """Return what *place* names as ``module:name``, and import the module if nobody has yet."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
