"""A style that is compiled when it is first needed, and known before by its key."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from generator.csl.builtin import apa_style, builtin_locales, builtin_style_xml

if TYPE_CHECKING:
    from generator.csl.style import Style


@dataclass(frozen=True, slots=True)
class LazyStyle:
    """A style to be: ``key`` is equal for styles that print the same, ``compiled`` gives it."""

    key: str
    compiled: Callable[[], Style] = field(repr=False, compare=False)


def lazy_style(style: Style) -> LazyStyle:
    """Return *style*, which is compiled already."""
    return LazyStyle(style.key, lambda: style)


def lazy_apa_style() -> LazyStyle:
    """Return the embedded APA 7 style, known by its files."""
    files = "\0".join((builtin_style_xml(), *builtin_locales().values()))  # XML holds no NUL
    key = hashlib.blake2b(files.encode(), digest_size=16).hexdigest()
    return LazyStyle(key, cache(apa_style))
