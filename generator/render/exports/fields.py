"""Read CSL-JSON items for formats that know neither tags nor particles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_TAGS = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>")


def plain(value: Any) -> str:
    """Return a variable's value as text without CSL-JSON's tags, ``""`` for None."""
    return "" if value is None else _TAGS.sub("", str(value)).strip()


def names(item: Mapping[str, Any], variable: str) -> tuple[str, ...]:
    """Return the names of *variable* as ``Family, Given, Suffix``; "and others" is left out."""
    shown = (full_name(name) for name in item.get(variable, ()))
    return tuple(name for name in shown if name and name != "others")


def full_name(name: Mapping[str, Any]) -> str:
    """Return one name, family name first."""
    if name.get("literal"):
        return plain(name["literal"])
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join(part for part in (*particles, name.get("family")) if part)
    parts = (family, name.get("given"), name.get("suffix"))
    return ", ".join(plain(part) for part in parts if part)


def dates(item: Mapping[str, Any], variable: str) -> tuple[int, ...]:
    """Return year, month and day of a date as far as they are known; its start if it is a range."""
    parts = (item.get(variable) or {}).get("date-parts") or [[]]
    return tuple(int(part) for part in parts[0])
