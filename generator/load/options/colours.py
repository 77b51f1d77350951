"""Reckon with colours as people see them: contrast, and the nearest colour that holds.

Contrast is that of WCAG 2.2, 1.4.3: the ratio of relative luminances, from 1 to 21.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable
from dataclasses import dataclass

HEX = re.compile(r"#(?P<six>[0-9a-fA-F]{6})|#(?P<three>[0-9a-fA-F]{3})")
TEXT = 4.5  # the contrast that text needs
STEPS = 255


def colour_of(written: str) -> str:
    """Return *written*, such as ``#0b5`` or ``#00BB55``, as six small digits; "" for no colour."""
    found = HEX.fullmatch(written.strip())
    if found is None:
        return ""
    digits = found["six"] or "".join(2 * it for it in found["three"])
    return f"#{digits.lower()}"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    dark, light = sorted((_Light(one).luminance(), _Light(other).luminance()))
    return (light + 0.05) / (dark + 0.05)


def least(colour: str, grounds: Iterable[str]) -> float:
    """Return the least contrast of *colour* on any of *grounds*."""
    return min(contrast(colour, ground) for ground in grounds)


def nearest(colour: str, grounds: Iterable[str], *, lighter: bool = False) -> str:
    """Return *colour* itself where text in it holds on all *grounds*, else the nearest that does.

    Hue and saturation stay; it grows darker step by step, or lighter.
    """
    on = tuple(grounds)
    hue, lightness, saturation = colorsys.rgb_to_hls(
        *(it / 255 for it in _Light(colour).channels())
    )
    for step in range(STEPS + 1):
        part = step / STEPS
        level = lightness + (1 - lightness) * part if lighter else lightness * (1 - part)
        tried = _written(colorsys.hls_to_rgb(hue, level, saturation))
        if least(tried if step else colour, on) >= TEXT:
            return tried if step else colour
    return "#ffffff" if lighter else "#000000"


def mixed(colour: str, ground: str, part: float) -> str:
    """Return *ground* with a *part* of *colour* in it."""
    pairs = zip(_Light(colour).channels(), _Light(ground).channels(), strict=True)
    return "#" + "".join(f"{round(part * a + (1 - part) * b):02x}" for a, b in pairs)


# Private functions


@dataclass(frozen=True, slots=True)
class _Light:
    """A colour as light."""

    colour: str

    def channels(self) -> tuple[int, int, int]:
        return int(self.colour[1:3], 16), int(self.colour[3:5], 16), int(self.colour[5:7], 16)

    def luminance(self) -> float:
        red, green, blue = (_linear(it / 255) for it in self.channels())
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * it):02x}" for it in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
