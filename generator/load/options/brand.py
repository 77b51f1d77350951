"""Read `brand:` of the settings: a team's name, colour, logo, icon and fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import BaseModel, Field

from generator.findings.diagnostics import Diagnostic, instead
from generator.load import yaml
from generator.load.options.colours import colour_of, contrast, mixed, nearest
from generator.load.values import Blank, BlankPath, required, short
from generator.model.site import Brand
from generator.rules.settings import low_contrast
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

# What pages are painted on, light and dark: see templates/theme/assets/stylesheets/playbook.css.
LIGHT = ("#fcfbf8", "#ffffff", "#f4f1ea")
DARK = ("#13191e", "#1a2229", "#0f1418")
TINTED = 0.1  # of the colour, in what marks a choice

MOST = 1_000  # characters of the name
PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".ico")
SHARED = (".png", ".webp", ".jpg", ".jpeg")  # what shows where a link is shared
FONTS = (".woff2", ".woff", ".ttf", ".otf")
# A path below the project, that can be written into a style sheet as it is
PATH = re.compile(r"(?!/)(?!.*\.\.)[\w./ -]+\.\w+")


class FontOptions(BaseModel):
    """Files of fonts that the team has."""

    model_config = required()

    text: Annotated[BlankPath, Field(description="For texts: a .woff2 file.")] = ""
    headings: Annotated[BlankPath, Field(description="For headings: a .woff2 file.")] = ""
    code: Annotated[BlankPath, Field(description="For code: a .woff2 file.")] = ""


class BrandOptions(BaseModel):
    """The face of the site; files are named relative to mkdocs.yml."""

    model_config = required()

    name: Annotated[Blank, Field(description="What the site is called, if not `site_name`.")] = ""
    colour: Annotated[Blank, Field(description="Of links and buttons, such as `#7a1f5c`.")] = ""
    logo: Annotated[BlankPath, Field(description="A picture for the header.")] = ""
    favicon: Annotated[BlankPath, Field(description="A picture for the browser's tab.")] = ""
    picture: Annotated[BlankPath, Field(description="Shown where a link to a page is shared.")] = ""
    fonts: Annotated[FontOptions, Field(description="Fonts from files.")] = FontOptions()


def brand_of(options: BrandOptions) -> Brand:
    """Return the face that *options* ask for; what cannot be is left out."""
    colour = colour_of(options.colour)
    return Brand(
        options.name,
        holding(colour, LIGHT) if colour else "",
        holding(colour, DARK, lighter=True) if colour else "",
        **{key: path for key, path, ends in _files(options) if not _wrong(path, ends)},
    )


def check_brand(node: yaml.Node | None, options: BrandOptions) -> Iterator[Diagnostic]:
    """Yield what is wrong with *options*, which stand at *node*."""
    if not isinstance(node, yaml.Mapping):
        return
    places = _places(node)
    colour = colour_of(options.colour)
    if len(options.name) > MOST:
        message = phrase("`%(name)s` has %(num)s characters", name="name", num=len(options.name))
        help = phrase("write %(most)s at most: it stands on every page", most=MOST)
        yield bad_value.RULE.at(places["name"].span, message, help=help)
    if options.colour and not colour:
        help = phrase("write six digits, such as `#7a1f5c`")
        message = phrase("`colour` cannot be `%(colour)s`", colour=short(options.colour))
        yield bad_value.RULE.at(places["colour"].span, message, help=help)
    elif colour:
        yield from _contrast(colour, places["colour"])
    for key, path, ends in _files(options):
        if wrong := _wrong(path, ends):
            message = phrase("`%(name)s` cannot be `%(words)s`", name=key, words=short(path))
            yield bad_value.RULE.at(places[key].span, message, help=wrong)


def grounds(colour: str, painted: tuple[str, ...]) -> tuple[str, ...]:
    """Return what words in *colour* stand on: the page, and the tint that is made of it."""
    return (*painted, mixed(colour, painted[0], TINTED))


def holding(colour: str, painted: tuple[str, ...], *, lighter: bool = False) -> str:
    """Return the colour nearest to *colour* that holds on its own tint too, which changes with it."""
    while (near := nearest(colour, grounds(colour, painted), lighter=lighter)) != colour:
        colour = near
    return colour


# Private functions


def _files(options: BrandOptions) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield "logo", options.logo, PICTURES
    yield "favicon", options.favicon, PICTURES
    yield "picture", options.picture, SHARED
    for key in ("text", "headings", "code"):
        yield key, getattr(options.fonts, key), FONTS


def _wrong(path: str, ends: tuple[str, ...]) -> str:
    if not path or (PATH.fullmatch(path) and path.lower().endswith(ends)):
        return ""
    return phrase(
        "write the path of a file below mkdocs.yml's folder that ends in %(list)s",
        list=", ".join(ends),
    )


def _contrast(colour: str, place: yaml.Node) -> Iterator[Diagnostic]:
    on = grounds(colour, LIGHT)
    holds = holding(colour, LIGHT)
    if holds == colour:
        return
    worst = min(on, key=lambda ground: contrast(colour, ground))
    ratio = contrast(colour, worst)
    message = phrase(
        "words in `%(colour)s` on `%(worst)s` have a contrast of %(ratio)s, and need 4.5",
        colour=colour,
        worst=worst,
        ratio=f"{ratio:.1f}",
    )
    help = phrase("write `%(holds)s`, the nearest that holds; it is used until then", holds=holds)
    fix = instead(place.span, f'"{holds}"')
    yield low_contrast.RULE.at(place.span, message, help=help, fix=fix)


def _places(node: yaml.Mapping) -> Mapping[str, yaml.Node]:
    fonts = node.get("fonts")
    entries = (*node.entries, *(fonts.entries if isinstance(fonts, yaml.Mapping) else ()))
    return {entry.key.value: entry.value for entry in entries}
