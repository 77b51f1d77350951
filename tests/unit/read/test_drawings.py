"""A drawing that a team names only draws: nothing in it runs, loads or goes on for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings.diagnostics import Text
from generator.load.settings import load_settings
from generator.model.site import SETTINGS
from generator.read.brand import read_brand
from generator.read.drawings import Fault, fault_of
from generator.site.shells.face import paths_of
from tests.timing import calls_of

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
HTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
REPEATED = "".join(
    f'<g id="g{level}">{f"""<use href="#g{level - 1}"/>""" * 10}</g>' for level in range(1, 9)
)
MOST = 10_000  # functions that are called, besides two a character
RUNS, LOADS, HUGE, TORN, ENCODED, DECLARING = (
    "can run script",
    "loads another file",
    "is too large a drawing",
    "is no drawing that browsers could read",
    "is not UTF-8",
    "declares entities of its own",
)


def svg(inside: str, attributes: str = "") -> str:
    """Return a drawing."""
    return f"<svg {SVG} {attributes}>{inside}</svg>"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(svg("<script>alert(1)</script>"), RUNS, id="script"),
        pytest.param(f"<s:svg {SVG.replace('xmlns=', 'xmlns:s=')}><s:script/></s:svg>", RUNS, id="script by prefix"),
        pytest.param(svg("<foreignObject/>"), RUNS, id="foreign object"),
        pytest.param(svg('<h:iframe src="x"/>', HTML), RUNS, id="a page in it"),
        pytest.param(svg("", 'onload="x"'), RUNS, id="handler"),
        pytest.param(svg('<a href="java&#115;cript:x"/>'), RUNS, id="address by reference"),
        pytest.param(svg('<a x:href=" java&#9;script:x"/>'), RUNS, id="address with a tab"),
        pytest.param(svg('<a href="data:text/html,x"/>'), RUNS, id="a page in an address"),
        pytest.param(svg('<a><set attributeName="x:href" to="javascript:x"/></a>'), RUNS, id="address set later"),
        pytest.param(svg('<animate attributeName="onclick" values="x"/>'), RUNS, id="handler set later"),
        pytest.param(svg('<image href="https://x.example/a.png"/>'), LOADS, id="picture elsewhere"),
        pytest.param(svg('<use x:href="other.svg#a"/>'), LOADS, id="part of another"),
        pytest.param(svg('<image href="data:image/svg+xml,x"/>'), LOADS, id="drawing in an address"),
        pytest.param(svg('<rect fill="url( &quot;https://x.example/a&quot;)"/>'), LOADS, id="paint elsewhere"),
        pytest.param(svg("<style>@import 'a.css';</style>"), LOADS, id="style elsewhere"),
        pytest.param(svg("<style>@im<g/>port 'a.css';</style>"), LOADS, id="style in pieces"),
        pytest.param(svg('<rect style="fill:u\\72 l(a.svg)"/>'), LOADS, id="style by numbers"),
        pytest.param(f'<?xml-stylesheet href="a.xsl"?>{svg("")}', LOADS, id="style sheet before it"),
        pytest.param(svg(f'<defs><g id="g0"><path/></g>{REPEATED}</defs><use href="#g8"/>'), HUGE, id="repeated"),
        pytest.param(svg("<g>" * 300 + "</g>" * 300), HUGE, id="deep"),
        pytest.param(svg("<path/>" * 60_000), HUGE, id="many"),
        pytest.param("", TORN, id="empty"),
        pytest.param("<svg/>", TORN, id="not said to be a drawing"),
        pytest.param(f"<html {HTML}/>", TORN, id="a page"),
        pytest.param(svg("<g>"), TORN, id="breaks off"),
        pytest.param(f'<?xml version="1.0" encoding="UTF-16"?>{svg("")}', ENCODED, id="says another encoding"),
        pytest.param(f'<!DOCTYPE svg [<!ENTITY a "x">]>{svg("&a;")}', DECLARING, id="entities"),
        pytest.param(f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]>{svg("")}', DECLARING, id="attributes for all"),
    ],
)  # fmt: skip
def test_what_does_more_than_draw(text: str, why: str) -> None:
    """It is told by what browsers would do, however it is written; soon, however large it would be."""
    found: list[Fault | None] = []
    calls_of(lambda: found.append(fault_of(text.encode())), MOST + 2 * len(text))
    assert [it and it.why for it in found] == [why]


def test_another_encoding() -> None:
    """What a browser reads is what is looked at."""
    fault = fault_of(svg("<script/>").encode("utf-16"))
    assert fault
    assert fault.why == ENCODED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(svg('<path d="M0 0h9" fill="#123"/>'), id="a path"),
        pytest.param(f'<?xml version="1.0" encoding="utf-8"?><!-- by hand -->{svg("")}', id="heads"),
        pytest.param(f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://w3.org/s.dtd">{svg("")}', id="a type"),
        pytest.param(svg('<linearGradient id="a"/><rect fill="url(#a)" style="mask: url( #a )"/>'), id="its own paint"),
        pytest.param(svg('<symbol id="a"/><use x:href="#a"/><image href="data:image/png;base64,AA"/>'), id="its own parts"),
        pytest.param(svg('<a href="https://example.org/"><text>Ours</text></a>'), id="a link"),
        pytest.param(svg("<style>.a{fill:red} @font-face{src:url(data:font/woff2;base64,AA)}</style>"), id="a style"),
        pytest.param(svg('<i:view i:name="on"/>', 'xmlns:i="http://inkscape.org/" i:onscreen="1"'), id="a program's own"),
        pytest.param(svg('<g id="a"><use href="#a"/></g>'), id="a circle, which is not drawn"),
        pytest.param("\ufeff" + svg(""), id="byte order mark"),
    ],
)  # fmt: skip
def test_what_draws(text: str) -> None:
    """What drawing programs write is taken."""
    assert fault_of(text.encode()) is None


@pytest.mark.parametrize(
    ("setting", "path", "data", "told"),
    [
        ("logo", "l.svg", b"<svg/>", "the file `l.svg` is no drawing that browsers could read"),
        ("logo", "l.png", b"GIF89a", "this is no picture of the kind `.png`"),
        ("picture", "p.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0" + bytes(13) + b"IEND\0\0\0\0", "the picture has 65536 by 65536 points"),
        ("favicon", "f.ico", b"<html>", "the file `f.ico` is no picture of the kind `.ico`"),
        ("fonts", "t.woff2", b"<html>", "the file `t.woff2` is no font of the kind `.woff2`"),
        ("fonts", "t.ttf", b"", "the file `t.ttf` is no font of the kind `.ttf`"),
    ],
    ids=["drawing", "picture", "huge", "icon", "font", "empty font"],
)  # fmt: skip
def test_files_of_a_brand(setting: str, path: str, data: bytes, told: str, tmp_path: Path) -> None:
    """Each is what its name says, or a finding."""
    (tmp_path / path).write_bytes(data)
    value = f"{{text: {path}}}" if setting == "fonts" else path
    text = f"site_name: A\nplugins:\n  - playbook:\n      brand: {{{setting}: {value}}}\n"
    settings = load_settings(Text(SETTINGS, text))[0]
    _, findings = read_brand(tmp_path, paths_of(settings.brand), settings)
    assert [it.message for it in findings] == [told]
