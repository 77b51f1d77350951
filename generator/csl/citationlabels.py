"""`citation-label`: the item's own, or one made of names and year ("Number Variables").

One name gives four letters, two give two each, three two, one and one, more one each; then the
last two digits of the year: "Asth00", "BrCh98", "DEFG26". A work without authors takes its
editors or whoever else it names, one without anybody its title, one without a year "00".
"""

import re

from generator.csl.context import Context
from generator.csl.dates import letters
from generator.csl.items import Item
from generator.csl.markup import parse_markup
from generator.csl.rich import Part, Rich, plain
from generator.csl.textcase import STOP_WORDS

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
_NO_LETTER = re.compile(r"[\W\d_]+")
_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)
# In this order: who made the work, then who made what it stands in.
_SOURCES = (
    "author", "editor", "translator", "director", "compiler", "composer", "illustrator",
    "interviewer", "recipient", "editorial-director", "chair", "curator", "host", "organizer",
    "performer", "producer", "script-writer", "series-creator", "collection-editor",
    "container-author", "contributor", "executive-producer", "guest", "narrator",
    "original-author", "reviewed-author",
)  # fmt: skip


def citation_label(context: Context) -> Part | None:
    """Return the label with its year suffix, None when there is nothing to make it of."""
    label = label_of(context.item)
    context.use(filled=bool(label))
    if not label:
        return None
    number = context.effort.year_suffix
    if number < 0 or context.sorting:
        return label
    return Rich("seq", [label, Rich("year-suffix", [letters(number)])])


def label_of(item: Item) -> str:
    """Return the label without a year suffix."""
    if own := item.texts.get("citation-label"):
        return own
    start = _of_names(item) or _of_title(item)
    date = item.dates.get("issued")
    year = abs(date.start.year) % 100 if date else 0
    return f"{start}{year:02d}" if start or year else ""


# Private functions


def _of_names(item: Item) -> str:
    people = next((item.names[name] for name in _SOURCES if name in item.names), ())[:4]
    counts = _LETTERS.get(len(people), (1, 1, 1, 1))
    names = (_ARTICLE.sub("", person.family or person.literal) for person in people)
    return "".join(
        _capital(_NO_LETTER.sub("", name)[:count])
        for name, count in zip(names, counts, strict=False)
    )


def _of_title(item: Item) -> str:
    words = plain(parse_markup(item.texts.get("title", ""))).split()
    kept = [word for word in words if word.casefold() not in STOP_WORDS]
    return _capital("".join(kept or words)[: _LETTERS[1][0]])


def _capital(letters: str) -> str:
    return letters[:1].upper() + letters[1:].lower()
