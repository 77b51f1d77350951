"""What an element's closure gets: the work, the cite, the place, and what was printed so far."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from generator.csl.items import Item, Name
from generator.csl.locale import Locale
from generator.csl.rich import Part

Position = Literal["first", "subsequent", "ibid", "ibid-with-locator"]
AreaName = Literal["citation", "bibliography"]
NO_OPTIONS: Mapping[str, str] = MappingProxyType({})


class Cite(NamedTuple):  # a text has thousands
    """One work cited: where in it, and the words around.

    `prefix` and `suffix` may hold CSL-JSON's inline tags. `label` is a CSL locator term.
    """

    id: str
    prefix: str = ""
    suffix: str = ""
    locator: str = ""
    label: str = "page"
    author_only: bool = False
    suppress_author: bool = False
    position: Position = "first"
    near_note: bool = False
    first_note: int = 0


@dataclass(frozen=True, slots=True)
class Effort:
    """What it takes to tell a work from others ("Disambiguation").

    `names`: how many names to print, for each name list. `givens`: (list, place) -> 1 for
    initials, 2 for full given names. `condition`: how many of the tests `disambiguate="true"` hold.
    """

    names: tuple[int, ...] = ()
    givens: Mapping[tuple[int, int], int] = field(default_factory=dict)
    condition: int = 0
    year_suffix: int = -1


@dataclass(frozen=True, slots=True)
class Engine:
    """The choices that hold for the whole style in one language."""

    locale: Locale
    demote: str = "display-and-sort"
    hyphenate_initials: bool = True
    page_range: str = ""
    particle_space: str = " "
    prints_year_suffix: bool = False
    name_levels: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    primary_only: bool = False
    two_groups_without_comma: bool = False
    open_end: str = ""
    leading_articles: tuple[str, ...] = ()
    numbers_as_written: bool = False
    marked: Collection[str] = ()  # the languages in which a title says that it is


@dataclass(slots=True)
class Context:
    """The state of formatting one cite or one reference."""

    engine: Engine
    item: Item
    area: AreaName
    options: Mapping[str, str]
    cite: Cite
    effort: Effort = field(default_factory=Effort)
    number: int = 0
    sorting: bool = False
    sort_options: Mapping[str, str] = field(default_factory=lambda: NO_OPTIONS)
    narrative: bool = False
    spelt_out: bool = False  # an "and" that is "&" in parentheses
    called: bool = False
    filled: bool = False
    hidden: set[str] = field(default_factory=set)
    lists: int = 0
    tests: int = 0
    names_done: bool = False
    suffix_done: bool = False
    substituting: bool = False
    author: Part | None = None
    counts: list[int] = field(default_factory=list)
    shown_counts: list[int] = field(default_factory=list)
    people: list[tuple[Name, ...]] = field(default_factory=list)

    def text(self, variable: str) -> str:
        """Return a text variable's value, an empty string when hidden or absent."""
        return "" if variable in self.hidden else self.value(variable)

    def value(self, variable: str) -> str:
        """Return a text variable's value, hidden or not."""
        if variable == "locator":
            return self.cite.locator
        if variable == "citation-number":
            return str(self.number) if self.number else ""
        if variable == "first-reference-note-number":
            return str(self.cite.first_note) if self.cite.first_note else ""
        return self.item.texts.get(variable, "")

    def use(self, *, filled: bool) -> None:
        """Note that a variable was asked for, and whether it printed anything."""
        self.called = True
        self.filled = self.filled or filled


Closure: TypeAlias = Callable[[Context], Part | None]
