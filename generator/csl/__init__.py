"""A CSL 1.0.2 processor that knows nothing else of ours.

Where each part of the specification stands: `style` (parse, compile), `elements` (text,
number, group), `names`, `person`, `initials`, `dates`, `dateparse`, `labels`, `numbers`,
`pages`, `conditions`, `textcase`, `decorate` (affixes, formatting), `locale`, `sorting`,
`disambiguation`, `cluster` (grouping, collapsing), `positions`, `bibliography`, `layout`, `pieces`, `markup` and
`output` (rich text), `library` (the processor), `profile` (what CSL cannot say).
"""

from generator.csl.builtin import apa_style, builtin_locales
from generator.csl.context import Cite, Position
from generator.csl.errors import StyleError
from generator.csl.library import Library
from generator.csl.pieces import Piece, Reference
from generator.csl.positions import Cluster
from generator.csl.profile import Profile
from generator.csl.style import Style, load_style

__all__ = [
    "Cite",
    "Cluster",
    "Library",
    "Piece",
    "Position",
    "Profile",
    "Reference",
    "Style",
    "StyleError",
    "apa_style",
    "builtin_locales",
    "load_style",
]
