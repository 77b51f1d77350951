"""`citation-label`: the item's own, or one made of authors and year ("Number Variables").

One author gives four letters, two give two each, three two, one and one, more one each; then
the last two digits of the year: "Asth00", "BrCh98", "DEFG26".
"""

from generator.csl.context import Context
from generator.csl.dates import letters
from generator.csl.items import Item
from generator.csl.rich import Part, Rich

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}


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
    names = [name.family or name.literal for name in item.names.get("author", ())][:4]
    counts = _LETTERS.get(len(names), (1, 1, 1, 1))
    start = "".join(name[:count] for name, count in zip(names, counts, strict=False))
    date = item.dates.get("issued")
    year = f"{abs(date.start.year) % 100:02d}" if date and date.start.year else ""
    return start + year
