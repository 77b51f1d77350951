# ruff: noqa: RUF001  # because: typographic signs are what this module reads
"""Tell by its words that a title is not in English, where a work does not say."""

import re


def is_foreign(title: str) -> bool:
    """Say whether words of *title* tell that it is not in English."""
    words = _WORD.findall(title)
    if not _FOREIGN.isdisjoint(words) or (words and words[0] in _FIRST):
        return True
    return ("'" in title or "’" in title) and _ELIDED.search(title) is not None


# Private functions

# Words that stand in titles of other languages, and in none in English.
_FOREIGN = frozenset(
    """und der für zur zum eine einer einen einem eines über Über mit auf das dem le les dans pour une sur
    aux dell della nel gli para los las del por het een voor och med til dos uma vom beim durch zwischen
    nicht oder sich Für degli alla nella sulla att på från naar não são się oraz przez""".split()
)
_FIRST = frozenset("Der Eine Für Une Zum Zur Über".split())  # what a title begins with
_WORD = re.compile(r"\w+")
_ELIDED = re.compile(r"\b[LlDd][’'][a-zàâéèêëîïôœ]")
