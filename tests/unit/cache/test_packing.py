"""Test that what is packed comes out the same, and late what is late."""

from __future__ import annotations

import copy
import pickle
import re
from abc import ABC
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest
from markupsafe import Markup

from generator.cache.packing import Later, pack, spelt, unpack
from generator.findings.diagnostics import Span, Text
from generator.kinds import Kind
from generator.load.markdown import parse
from generator.model.sheets import Meta, Status
from generator.model.text import Document, Event
from generator.words.phrases import phrase

ROOT = Path(__file__).parents[3]
MARKDOWN = "Some *words* [@li2010, p. 3] and [a link](other.md).\n\n- one {#one}\n- two\n"


class Pair(NamedTuple):
    """A named tuple with a default."""

    one: object
    two: object = ()


@dataclass(frozen=True, slots=True)
class Base:
    """A dataclass with each kind of default."""

    name: str
    some: tuple[str, ...] = ()
    many: dict[str, int] = field(default_factory=dict)
    last: object = None


@dataclass(frozen=True, slots=True)
class Heir(Base):
    """A dataclass with fields of its own, one of which it works out."""

    more: str = "more"
    length: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))


@dataclass(frozen=True, slots=True)
class Nothing:
    """A dataclass without fields."""


@dataclass
class Open:
    """A dataclass that anything can be put into."""

    name: str


@dataclass(frozen=True, slots=True)
class Own:
    """A dataclass that says itself how it is made again."""

    name: str

    def __reduce__(self) -> tuple[type[Own], tuple[str]]:
        return Own, (self.name.upper(),)


class Abstract(ABC):  # noqa: B024  # it is there for its type
    """A class whose type is not `type`."""


class Colour(Enum):
    """Values by name."""

    RED = "red"


VALUES = [
    *(None, True, 3, 2.5, "ä", b"\0", (), [1], {"a": 1}, {2}, frozenset({3}), date(2026, 12, 1)),
    *(Pair(1), Pair(Pair(1, 2), [Pair(3)]), Base("a"), Base("a", ("b",), {"c": 1}, Pair(1))),
    *(Base("", (), {}, None), Heir("four"), Heir("", last=Base("x")), Nothing(), Colour.RED),
    *(Span("a.md", 1, 2, 3, 4), Text("a.md", "x\ny\n"), Meta(), Meta("t", status=Status.RETIRED)),
    *(
        Kind.CARD,
        Kind,
        Base,
        Pair,
        Markup("<b>"),
        Abstract,
        re.compile("a+"),
        phrase("%(what)s is gone", what="x"),
        {Pair(1): Base("b")},
    ),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_what_is_packed_comes_back(value: object) -> None:
    """The same value of the same type comes back, whatever it is in."""
    for each in (value, [value, value], {"in": (value,)}):
        made = unpack(pack(each))
        assert made == each
        assert type(made) is type(each)
        assert repr(made) == repr(each)


def test_what_is_one_object_stays_one() -> None:
    """Two names of one value are two names of one value again."""
    shared = Base("a", last=Pair(1))
    one, two = unpack(pack([shared, Pair(shared)]))
    assert two.one is one


def test_what_is_made_of_a_factory_is_not_shared() -> None:
    """A default that is made for each value is no value that all have."""
    one, two = unpack(pack([Base("a"), Base("b")]))
    assert one.many == {}
    assert one.many is not two.many


def test_types_that_know_better_are_asked() -> None:
    """A class that says how it is made again, or has more than its fields, is packed as it wants."""
    assert unpack(pack(Own("a"))) == Own("A")
    made = Open("a")
    made.more = 1  # type: ignore[attr-defined]  # what the test is about
    assert vars(unpack(pack(made))) == {"name": "a", "more": 1}


def test_what_cannot_be_packed_says_so() -> None:
    """As with `pickle`, a function in a value is an error, and not lost."""
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pack(Base("a", last=lambda: None))
    with pytest.raises(TypeError):
        pack(MappingProxyType({}))


def parsed(text: str = MARKDOWN) -> Document:
    """Return a document with events, links and citations."""
    return parse(Text("kb/cards/a.md", text), 0, guidance=False)[0]


def is_late(document: Document) -> bool:
    """Tell whether the events of *document* are packed still."""
    return isinstance(document.packed, Later)


def test_events_come_late() -> None:
    """All else of a document is there; the events are unpacked when they are asked for, once."""
    document = parsed()
    made: Document = unpack(pack(document))
    assert is_late(made)
    assert (made.links, made.clusters, made.source) == (document.links, document.clusters, MARKDOWN)
    assert is_late(made)
    assert made.events == document.events
    assert isinstance(made.events[0], Event)
    assert not is_late(made)
    assert made.events is made.events


USES: dict[str, Callable[[Document], object]] = {
    "compared": lambda it: it == parsed(),
    "changed": lambda it: replace(it, links=()) == replace(parsed(), links=()),
    "changed in its events": lambda it: replace(it, events=()) == replace(parsed(), events=()),
    "copied": lambda it: copy.deepcopy(it) == parsed() == copy.copy(it),
    "pickled": lambda it: unpack(pickle.dumps(it)) == parsed(),
    "packed again": lambda it: unpack(pack(it)) == parsed(),
    "hashed": lambda it: spelt(it) == spelt(parsed()),
    "printed": lambda it: repr(it) == repr(parsed()),
}


@pytest.mark.parametrize("use", USES)
def test_a_late_document_is_as_good_as_any(use: str) -> None:
    """Whatever is done with a document gives what it would give had it never been packed."""
    assert USES[use](unpack(pack(parsed())))


def test_what_nobody_asked_for_is_not_unpacked_to_be_packed_again() -> None:
    """A document that a memory gave back goes back as it came."""
    packed = pack(parsed())
    made: Document = unpack(packed)
    assert pack(made) == packed
    assert is_late(made)


def test_there_are_no_other_names() -> None:
    """A name that no document has is as wrong of one that was packed."""
    made: Document = unpack(pack(parsed()))
    for document in (made, parsed()):
        with pytest.raises(AttributeError):
            document.nothing  # type: ignore[attr-defined]  # noqa: B018  # asking is the test
    assert is_late(made)


def test_equal_values_are_spelt_alike() -> None:
    """What is one object in one value and two in the other makes no difference; all else does."""
    once = Base("a", last=Pair(["x"]))
    twice = Base("a", last=Pair(["x"]))
    assert spelt([once, once]) == spelt([once, twice])
    others = [replace(once, name="b"), replace(once, last=(["x"], ())), replace(once, last=None)]
    assert len({spelt(it) for it in (once, *others)}) == 4
    assert spelt(Pair(1)) != spelt((1, ()))


def test_all_documents_of_the_playbook() -> None:
    """Each text that this playbook has comes back the same."""
    for path in sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("kb/**/*.md")]):
        document = parsed(path.read_text(encoding="utf-8"))
        assert unpack(pack(document)) == document
