"""Page ranges (CSL 1.0.2, appendix V): expanded, minimal, minimal-two, chicago."""

import re

# "110-5", "S110-S125": a prefix of letters, digits, a dash, the same again.
_RANGE = re.compile(
    r"(?P<p1>[A-Za-z]*)(?P<n1>[0-9]+)\s*[-\u2010-\u2015\u2212]{1,2}\s*(?P<p2>[A-Za-z]*)(?P<n2>[0-9]+)(?![0-9A-Za-z])"
)
_DASH = re.compile(r"(?<=[0-9A-Za-z])\s*[-\u2010-\u2015\u2212]{1,2}\s*(?=[0-9A-Za-z])")

_AMPERSAND = re.compile(r"(?<=\d )&(?= \d)")


def format_pages(text: str, style: str, delimiter: str, ampersand: str = "&") -> str:
    """Return *text* with its page ranges in *style* and *delimiter* for their dashes."""
    delimiter = delimiter or "\u2013"

    def one(found: re.Match[str]) -> str:
        second = _second(found["n1"], found["n2"], style)
        if found["p1"] != found["p2"] and found["p2"]:
            return f"{found['p1']}{found['n1']}{delimiter}{found['p2']}{found['n2']}"
        if second is None:
            return f"{found['p1']}{found['n1']}{delimiter}{found['p2']}{found['n2']}"
        prefix = found["p1"] if style == "expanded" else ""
        return f"{found['p1']}{found['n1']}{delimiter}{prefix}{second}"

    escaped = text.split("\\-")
    if style:
        escaped = [_RANGE.sub(one, piece) for piece in escaped]
    text = "-".join(_DASH.sub(delimiter, piece) for piece in escaped)
    return _AMPERSAND.sub(ampersand, text)


def _second(first: str, second: str, style: str) -> str | None:
    """Return how the second number of a range prints; None when it stays as written."""
    full = first[: len(first) - len(second)] + second if len(second) < len(first) else second
    if len(full) != len(first) or int(full) <= int(first):
        return full if style == "expanded" else None
    if style == "expanded":
        return full
    if style == "minimal":
        return _shorten(first, full, 1)
    if style == "minimal-two":
        return _shorten(first, full, 2)
    return _chicago(first, full, style)


def _shorten(first: str, full: str, least: int) -> str:
    same = 0
    while same < len(full) - least and first[same] == full[same]:
        same += 1
    return full[same:]


def _chicago(first: str, full: str, style: str) -> str:
    number = int(first)
    if number < 100 or number % 100 == 0:  # The Chicago Manual's own limits
        return full
    if number % 100 < 10:
        return _shorten(first, full, 1)
    short = _shorten(first, full, 2)
    if style != "chicago-16" and len(first) == 4 and len(short) >= 3:
        return full
    return short
