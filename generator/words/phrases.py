"""Keep a text and its values apart, so that it can be said in a language that is chosen later.

A finding is made where nobody knows in which language it will be read. Its texts are phrases: a
`str` in English, which sorts, compares and prints as such, that remembers the message and the
values that it is made of. `Words.said` says one in another language, and the phrases among its
values with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Self


class Phrase(str):
    """A text in English that knows its message: ``others`` has the form for many, "" for none.

    ``num`` chooses between the two; ``values`` fill the message by name.
    """

    __slots__ = ("message", "num", "others", "values")

    message: str
    others: str
    num: int
    values: Mapping[str, object]

    def __new__(cls, message: str, others: str, num: int, values: Mapping[str, object]) -> Self:
        """Make the phrase; each of *values* is a phrase, or prints as it is in every language."""
        form = others if others and num != 1 else message
        made = super().__new__(cls, form % values)
        made.message, made.others, made.num, made.values = message, others, num, values
        return made

    def __reduce__(self) -> tuple[type[Phrase], tuple[str, str, int, Mapping[str, object]]]:
        """Return what a pickle of it holds."""
        return Phrase, (self.message, self.others, self.num, self.values)


def phrase(message: str, /, **values: object) -> Phrase:
    """Return the text *message*, filled with *values* by ``%(name)s``."""
    return Phrase(message, "", 1, _kept(values))


def phrases(one: str, other: str, num: int, /, **values: object) -> Phrase:
    """Return the form of a text for the number *num*, which it may print as ``num``."""
    return Phrase(one, other, num, {"num": num, **_kept(values)})


def all_of(names: Sequence[str]) -> Phrase:
    """Return *names* as a list of which all are meant: "a, b and c"."""
    if len(names) < 2:
        return joined(names)
    return phrase("%(names)s and %(last)s", names=joined(names[:-1]), last=names[-1])


def one_of(names: Sequence[str]) -> Phrase:
    """Return *names* as a list of which one is meant: "a, b or c"."""
    if len(names) < 2:
        return joined(names)
    return phrase("%(names)s or %(last)s", names=joined(names[:-1]), last=names[-1])


def in_code(names: Iterable[str]) -> list[str]:
    """Return each of *names* between backticks."""
    return [f"`{name}`" for name in names]


def joined(parts: Iterable[str], between: str = ", ") -> Phrase:
    """Return *parts* as one text, with *between* each two, which is the same in every language."""
    told = {f"part{at}": part for at, part in enumerate(parts)}
    return Phrase(between.join(f"%({name})s" for name in told), "", 1, told)


def reason(error: BaseException) -> str:
    """Return what *error* says, as the phrase that it was raised with."""
    return error.args[0] if error.args and isinstance(error.args[0], Phrase) else str(error)


# Private functions


def _kept(values: Mapping[str, object]) -> dict[str, object]:
    return {name: it if isinstance(it, str | int) else _text(it) for name, it in values.items()}


def _text(value: object) -> str:
    return reason(value) if isinstance(value, BaseException) else str(value)
