"""Find the characters that no text may have: those that hide, turn or deceive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.words.phrases import phrase

# What stands in for a forbidden character, so that all places hold and the rest can be checked.
REPLACEMENT = "\ufffd"


class Directions:
    """Tell of the lines of a text whether they have letters read from the right.

    Each line is gone through once, however often it is asked for in a row.
    """

    def __init__(self, content: str) -> None:
        self._content = content
        self._line = (0, -1, False)

    def from_right(self, at: int) -> bool:
        """Tell it of the line that the offset *at* is in."""
        start, end, known = self._line
        if not start <= at <= end:
            start = self._content.rfind("\n", 0, at) + 1
            end = self._content.find("\n", at)
            end = end if end >= 0 else len(self._content)
            letters = (self._content[place] for place in range(start, end))
            known = any(
                unicodedata.bidirectional(it) in {"R", "AL"} for it in letters if it not in _MARKS
            )
            self._line = start, end, known
        return known


def forbidden(content: str, *, from_right: bool = False) -> Iterator[tuple[int, int, str, str]]:
    """Yield each forbidden character of *content*: where it is, what is wrong, what helps.

    *from_right*: it stands in a line with letters read from the right.
    """
    directions = Directions(content)
    for found in _FORBIDDEN.finditer(content):
        if not (from_right and found[0] in _MARKS) and not _belongs(directions, found):
            yield (*found.span(), *_said(found[0][0]))


def without_forbidden(content: str) -> str:
    """Return *content* with U+FFFD in the place of each forbidden character."""
    directions = Directions(content)
    return _FORBIDDEN.sub(
        lambda it: it[0] if _belongs(directions, it) else REPLACEMENT * len(it[0]), content
    )


def is_suspect(content: str) -> bool:
    """Tell, at a quick look, whether *content* may have a forbidden character."""
    return bool(_SUSPECT.search(content))


# Private functions

# Controls but tab and line feed; what turns the reading direction; what cannot be seen; private
# use, which the generator needs for its own marks; and U+FFFD, where a text was lost before.
_NEVER = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\uffff\ufdd0-\ufdef"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff\ue000-\uf8ff"
)
# Joiners belong between letters and signs outside ASCII (Persian, Hindi, emoji), nowhere else.
_JOINERS = "\u200c\u200d"
# What says how the sign before it looks belongs behind such a sign, once; of ASCII those of keys.
_LOOKS = "\ufe0e\ufe0f"
# Marks stand on a letter: two in Vietnamese, four in phonetics; more cover the lines around.
_STACKED = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_FORBIDDEN = re.compile(
    f"[{_NEVER}]|(?<![^\x00-\x7f])[{_JOINERS}]|[{_JOINERS}](?![^\x00-\x7f])"
    f"|(?<![#*0-9\x80-\U0010ffff])[{_LOOKS}]|(?<=[{_LOOKS}])[{_LOOKS}]"
    f"|(?<=[{_STACKED}]{{6}})[{_STACKED}]+"
)
_SUSPECT = re.compile(f"[{_NEVER}{_JOINERS}{_LOOKS}{_STACKED}]")  # one class: a quick look


# Marks that place a full stop or a number in Hebrew and Arabic, and turn no other words.
_MARKS = frozenset("\u061c\u200e\u200f")


def _belongs(directions: Directions, found: re.Match[str]) -> bool:
    """Tell whether what was *found* is a mark in a line with letters read from the right."""
    return found[0] in _MARKS and directions.from_right(found.start())


def _said(sign: str) -> tuple[str, str]:
    """Return the message and the help for the forbidden character *sign*."""
    code = f"`U+{ord(sign):04X}`"
    name = unicodedata.name(sign, "").lower()
    named = f"{code} ({name})" if name else code
    kind = unicodedata.category(sign)
    if sign == REPLACEMENT:
        return phrase("%(named)s stands where a letter was lost", named=named), phrase(
            "write the letter again"
        )
    if sign in _TURNING:
        return phrase("%(named)s turns the reading direction", named=named), phrase("delete it")
    if kind == "Cc":
        return phrase("the control character %(named)s", named=named), phrase("delete it")
    return _said_of_sign(sign, kind, named)


def _said_of_sign(sign: str, kind: str, named: str) -> tuple[str, str]:
    """Return the message and the help for *sign*, which is *named* so and does nothing."""
    if kind in {"Mn", "Me"} and sign not in _LOOKS and not _UNSEEN.match(sign):
        return phrase("more than six marks stand on one letter: %(named)s", named=named), phrase(
            "leave those that the word is written with"
        )
    if sign in _BULLETS:
        return phrase("%(named)s is the bullet of a word processor", named=named), phrase(
            "write `- ` instead of it"
        )
    if kind in {"Co", "Cn"}:
        return phrase("%(named)s is no character that readers could see", named=named), phrase(
            "delete it, or use a picture"
        )
    return phrase("%(named)s cannot be seen", named=named), phrase("delete it")


_BULLETS = frozenset("\uf0b7\uf0a7\uf0d8\uf0fc\uf076")  # of Symbol and Wingdings
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = re.compile(f"[{_NEVER}]")  # marks too, such as U+034F
