"""A CSL 1.0.2 processor that knows nothing else of ours.

Where each part of the specification stands: `style` (parse, compile), `elements` (text,
number, group), `names`, `person`, `initials`, `dates`, `dateparse`, `labels`, `numbers`,
`pages`, `conditions`, `textcase`, `tongues`, `decorate` (affixes, formatting), `locale`, `sorting`,
`disambiguation`, `cluster` (grouping, collapsing), `positions`, `bibliography`, `layout`, `pieces`, `markup` and
`output` (rich text), `library` (the processor), `profile` (what CSL cannot say), `lazy` (a style
that is compiled when it is needed). The processor itself is imported when the first of it is.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.csl.lazy import LazyStyle, lazy_apa_style, lazy_style

if TYPE_CHECKING:
    from generator.csl.builtin import apa_style, builtin_locales, locale_of
    from generator.csl.context import Cite, Position
    from generator.csl.errors import StyleError
    from generator.csl.library import Library, Mode
    from generator.csl.pieces import Piece, Reference
    from generator.csl.positions import Cluster
    from generator.csl.profile import Profile
    from generator.csl.style import Style, load_style

__all__ = [
    "Cite",
    "Cluster",
    "LazyStyle",
    "Library",
    "Mode",
    "Piece",
    "Position",
    "Profile",
    "Reference",
    "Style",
    "StyleError",
    "apa_style",
    "builtin_locales",
    "lazy_apa_style",
    "lazy_style",
    "load_style",
    "locale_of",
]

# Where each of these stands: a build after an edit cites what was cited before, and needs none.
_PLACES = {
    "Cite": "context",
    "Cluster": "positions",
    "Library": "library",
    "Mode": "library",
    "Piece": "pieces",
    "Position": "context",
    "Profile": "profile",
    "Reference": "pieces",
    "Style": "style",
    "StyleError": "errors",
    "apa_style": "builtin",
    "builtin_locales": "builtin",
    "locale_of": "builtin",
    "load_style": "style",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    globals()[name] = found  # asked for once: the next look finds it here
    return found
