"""The style and the locale that come with the package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.csl.style import Style

LOCALES = ("en-US", "de-DE")
DATA = Path(__file__).with_name("data")


def builtin_locales() -> dict[str, str]:
    """Return the embedded locale files: language -> XML."""
    return {name: _read(f"locales-{name}.xml") for name in LOCALES}


def locale_of(language: str) -> str:
    """Return the embedded locale of *language*, "" where it is English or there is none."""
    tongue = language.replace("_", "-").partition("-")[0]
    return next((it for it in LOCALES[1:] if it.startswith(f"{tongue}-")), "")


def builtin_style_xml() -> str:
    """Return the embedded APA 7 style."""
    return _read("apa7.csl")


def apa_style(locales: Mapping[str, str] | None = None) -> Style:
    """Return the embedded APA 7 style, compiled; *locales* go before our own."""
    from generator.csl.style import load_style  # noqa: PLC0415  # its files alone tell styles apart

    return load_style(builtin_style_xml(), {**builtin_locales(), **(locales or {})})


@lru_cache
def _read(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")
