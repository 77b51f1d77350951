"""Make of a team's brand what the theme is changed by: colours, fonts, logo and icon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.load.options.colours import mixed
from generator.model.site import Brand, Settings, place_of_brand

STYLE = "assets/stylesheets/zz-brand.css"  # behind all others of ours
TINTED = 0.1
PAPER, NIGHT = "#fcfbf8", "#13191e"  # what the tints are mixed with: the ground of the pages
NAMES = {"text": "--pb-sans", "headings": "--pb-serif", "code": "--pb-mono"}
REST = {"text": "sans-serif", "headings": "serif", "code": "monospace"}


def face(brand: Brand, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the theme that *brand* adds; *files* has its own by their paths."""
    made = {place: files[path] for path, place in _places(brand).items() if path in files}
    style = _colours(brand) + _fonts(brand, files)
    return made | ({STYLE: style.encode()} if style else {})


def with_pictures(settings: Settings, files: Mapping[str, bytes]) -> Settings:
    """Return *settings* in which the theme is told of the brand's pictures that are there."""
    places = _places(settings.brand)
    named = {"logo": settings.brand.logo, "favicon": settings.brand.favicon}
    look = {name: places[path] for name, path in named.items() if path in files}
    shared = settings.brand.picture if settings.brand.picture in files else ""
    brand = replace(settings.brand, picture=shared)
    return replace(settings, brand=brand, look={**settings.look, **look})


def paths_of(brand: Brand) -> dict[str, str]:
    """Return the paths of the brand's own files, by the names of their settings."""
    named = {name: getattr(brand, name) for name in ("logo", "favicon", "picture", *NAMES)}
    return {name: path for name, path in named.items() if path}


# Private functions


def _places(brand: Brand) -> dict[str, str]:
    """Return where in the theme each of the brand's files goes, by its path."""
    return {path: place_of_brand(name, path) for name, path in paths_of(brand).items()}


def _colours(brand: Brand) -> str:
    if not brand.colour:
        return ""
    light, dark = _scheme(brand.colour, PAPER), _scheme(brand.dark_colour, NIGHT)
    default, slate = '[data-md-color-scheme="default"]', '[data-md-color-scheme="slate"]'
    system = f"@media (prefers-color-scheme: dark) {{ .no-js {default} {{ {dark} }} }}"
    return f"{default} {{ {light} }}\n{slate} {{ {dark} }}\n{system}\n"


def _scheme(colour: str, ground: str) -> str:
    """Return what has the brand's *colour* on *ground*: links, what is tinted, the open tab."""
    tint = mixed(colour, ground, TINTED)
    return f"--pb-link: {colour}; --pb-tab: {colour}; --pb-tint: {tint};"


def _fonts(brand: Brand, files: Mapping[str, bytes]) -> str:
    places = _places(brand)
    lines = []
    for name, variable in NAMES.items():
        path = getattr(brand, name)
        if path in files:
            address = places[path].replace("assets/", "../", 1)
            face = f'font-family: "brand {name}"; src: url("{address}"); font-display: swap;'
            lines.append(f"@font-face {{ {face} }}")
            lines.append(f':root {{ {variable}: "brand {name}", {REST[name]}; }}')
    return "".join(f"{line}\n" for line in lines)
