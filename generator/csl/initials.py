"""Given names -> initials (`initialize`, `initialize-with`, `initialize-with-hyphen`)."""

import re

# A word without its full stop; the full stop; or a hyphen.
_PIECE = re.compile(
    r"(?P<tag></?[a-z]+>)"
    r"|(?P<word>[^\s.\-\u2010\u2011<]+)(?P<stop>\.?)|(?P<hyphen>[-\u2010\u2011])|(?P<other>[<.])"
)

_LONGEST_ABBREVIATION = 4  # "Ph.", "Chr."


def to_initials(given: str, mark: str, *, hyphenate: bool, initialize: bool) -> str:
    """Return *given* with *mark* behind each initial.

    With *initialize* off, only the initials that are there already are brought into form.
    """
    out: list[str] = []
    hyphen = False
    for piece in _PIECE.finditer(given):
        if piece["word"] is None:
            hyphen = bool(piece["hyphen"] and out) or (hyphen and bool(piece["tag"]))
            if piece["tag"]:
                _add_tag(out, piece["tag"])
            continue
        if hyphen and initialize and piece["word"][0].islower():
            hyphen = False
            continue
        out.append(_word(piece["word"], bool(piece["stop"]), mark, initialize=initialize))
        if hyphen:
            _hyphenate(out, hyphenate=hyphenate, keep=not initialize)
        elif len(out) > 1 and _needs_space(out[-2], out[-1]):
            out.insert(-1, " ")
        hyphen = False
    return "".join(out).replace("\0", "").strip()


def _add_tag(out: list[str], tag: str) -> None:
    """Add an inline tag; the space of an initial stays outside of it."""
    if out and tag.startswith("</") and out[-1].endswith(" "):
        out[-1] = out[-1].rstrip(" ") + tag + " "
    elif out and tag.startswith("</"):
        out[-1] += tag
    else:
        out.append(tag)


def _word(word: str, stop: bool, mark: str, *, initialize: bool) -> str:
    if not word[0].isalpha() or word[0].islower():
        return word + ("." if stop else "") + "\0"
    if stop and len(word) <= _LONGEST_ABBREVIATION:
        return word + mark
    if not initialize:
        return word + mark if len(word) == 1 else word + ("." if stop else "") + "\0"
    if word[:2].isupper() and word[2:].islower():  # "TSerendorj": a letter of two, "Ts."
        return word[:2].capitalize() + mark
    return word[0] + mark


def _hyphenate(out: list[str], *, hyphenate: bool, keep: bool) -> None:
    last = out.pop()
    previous = out.pop().rstrip(" ")
    out.append(previous.rstrip("\0") + ("-" if hyphenate or keep else "") + last)


def _needs_space(before: str, after: str) -> bool:
    full = before.endswith("\0") or after.endswith("\0")
    return full and not before.endswith(" ")
