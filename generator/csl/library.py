"""A library: a style, a language and works, ready to print citations and references.

Order of work: read the items, sort them as the reference list will be, number them, tell them
apart once for all (so that year suffixes never depend on what is cited where), then print.
Every cite is formatted once for each way in which it is cited.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from generator.csl.bibliography import substitute_authors
from generator.csl.cluster import (
    Shown,
    arrange,
    begins_sentence,
    capitalize_term,
    delimiters,
    join_cites,
    keyed,
)
from generator.csl.context import AreaName, Cite, Context, Effort, Engine, Position
from generator.csl.disambiguation import Printed, Rules, disambiguate, name_levels, rules
from generator.csl.items import Name, read_items
from generator.csl.layout import format_body, format_citation, format_entry
from generator.csl.markup import parse_markup
from generator.csl.output import Run, finish, to_html, to_text
from generator.csl.person import PersonStyle, format_person
from generator.csl.pieces import Piece, Reference, split_pieces
from generator.csl.positions import DEFAULT_NEAR_NOTE_DISTANCE, Cluster, place_cites
from generator.csl.profile import Profile, profile_of
from generator.csl.rich import Part, Rich, nest_brackets, plain, seq
from generator.csl.sorting import SortKey, sort_by
from generator.csl.style import Area, Style
from generator.csl.xmltree import number

Mode = Literal["normal", "note", "composite", "author-only", "suppress-author"]


class Library:
    """Works in one style and language.

    *items* are CSL-JSON items; *lang* overrides the style's language, *profile* the
    corrections that belong to the style's id. Titles of works in a language of *marked* get a `lang`.
    """

    def __init__(
        self,
        style: Style,
        items: Iterable[Mapping[str, Any]],
        *,
        lang: str | None = None,
        profile: Profile | None = None,
        marked: Collection[str] = (),
    ) -> None:
        self.style = style
        self.locale = style.locale(lang)
        self.profile = profile_of(style.id) if profile is None else profile
        self.items = read_items(items)
        if prepare := self.profile.prepare:
            self.items = {key: prepare(item) for key, item in self.items.items()}
        self._marked = marked
        self._engines = {
            "citation": self._engine(style.citation),
            "bibliography": self._engine(style.bibliography or style.citation),
        }
        self._delimiters = delimiters(
            style.citation.options,
            style.citation.layout,
            note=style.note,
            sorts=bool(style.citation.sort),
        )
        self._numbers: dict[str, int] = {key: at + 1 for at, key in enumerate(self.items)}
        self._efforts: dict[str, Effort] = {}
        self._later: dict[str, Effort] = {}
        self._shown: dict[tuple[Cite, bool, int], Shown] = {}
        self._pieces: dict[tuple[tuple[Cite, ...], str, tuple[int, ...]], tuple[Piece, ...]] = {}
        self._entries: dict[tuple[str, int], Part] = {}
        self._sort_texts: dict[tuple[str, SortKey, int], str] = {}
        self.order = self._sorted(tuple(self.items), "bibliography")
        if style.bibliography is not None and style.bibliography.renumbers:
            self._numbers = {key: at + 1 for at, key in enumerate(self.order)}
        self._tell_apart()

    # Printing

    def cite(self, cites: Sequence[Cite], *, mode: Mode = "normal") -> tuple[Piece, ...]:
        """Return a citation in pieces; joined, their `html` (or `text`) is the citation.

        Cites of unknown works are left out. `composite` is what `narrative` prints;
        `author-only` and `suppress-author` apply to all cites. The pieces stand in the
        running text, in a style for notes too: only `note` keeps the full stop that ends one.
        """
        known = tuple(cite for cite in cites if cite.id in self.items)
        memo = (known, mode, tuple(self._numbers[cite.id] for cite in known))
        if (pieces := self._pieces.get(memo)) is None:
            pieces = self._pieces[memo] = self._print(known, mode)
        return pieces

    def cite_html(self, cites: Sequence[Cite]) -> str:
        """Return a citation as one piece of HTML, with the style's formatting around it."""
        known = tuple(cite for cite in cites if cite.id in self.items)
        return to_html(self._runs(self._layout(self._join(known)))) if known else ""

    def narrative(self, cites: Sequence[Cite]) -> tuple[Piece, ...]:
        """Return "Sales and D'Agostino (2020)": the first work's authors, then the rest."""
        return self.cite(cites, mode="composite")

    def bibliography(self, ids: Iterable[str] | None = None) -> tuple[Reference, ...]:
        """Return the references of those works (None: of all), sorted, each once."""
        area = self.style.bibliography
        if area is None:
            return ()
        wanted = set(self.items) if ids is None else set(ids)
        keys = [key for key in self.order if key in wanted]
        if not area.renumbers:
            downwards = bool(area.sort) and area.sort[0].descending
            keys.sort(key=lambda key: self._numbers[key], reverse=downwards)
        entries = [self._entry(area, key) for key in keys]
        if (substitute := area.options.get("subsequent-author-substitute")) is not None:
            rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
            entries = substitute_authors(entries, substitute, rule)
        return tuple(
            self._reference(key, entry) for key, entry in zip(keys, entries, strict=True) if entry
        )

    def document(self, clusters: Sequence[Cluster]) -> tuple[tuple[Piece, ...], ...]:
        """Return the citations of a whole document: positions and, in order, numbers.

        Those of a style for notes are whole notes, with their full stop.
        """
        return tuple(self.cite(cluster.cites, mode="note") for cluster in self.place(clusters))

    def place(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        """Return the clusters with positions; works are numbered as they are cited."""
        area = self.style.bibliography
        if area is None or not area.renumbers:
            self._number_by_citation(clusters)
        placed = self.positions(clusters)
        area = self.style.citation
        if area.tests_position and area.tests_disambiguate:
            notes = {cite.id: each.note for each in reversed(placed) for cite in each.cites}
            self._tell_later_apart(rules(area.options, condition=True), notes)
        return placed

    def positions(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        """Return the clusters with positions; numbers of works, and who is told apart, stay."""
        options = self.style.citation.options
        distance = number(options, "near-note-distance", DEFAULT_NEAR_NOTE_DISTANCE)
        return place_cites(clusters, distance)

    @property
    def meta(self) -> Mapping[str, str]:
        """The reference list's layout: hanging-indent, entry-spacing, line-spacing ..."""
        area = self.style.bibliography
        names = ("hanging-indent", "entry-spacing", "line-spacing", "second-field-align")
        return {n: area.options[n] for n in names if n in area.options} if area else {}

    def year_suffix(self, key: str) -> int:
        """Return a work's place among those alike (0 is "a"), -1 when it needs none."""
        return self._efforts[key].year_suffix

    # Private functions

    def _engine(self, area: Area) -> Engine:
        options = self.style.options
        return Engine(
            self.locale,
            options.get("demote-non-dropping-particle", "display-and-sort"),
            options.get("initialize-with-hyphen", "true") == "true",
            options.get("page-range-format", ""),
            _particle_space(self.style.default_locale),
            area.prints_year_suffix,
            two_groups_without_comma=self.profile.two_groups_without_comma,
            open_end=self.profile.open_end,
            leading_articles=self.profile.leading_articles,
            numbers_as_written=self.profile.numbers_as_written,
            marked=self._marked,
        )

    def _context(self, cite: Cite, area: AreaName, *, narrative: bool = False) -> Context:
        spec = self.style.bibliography if area == "bibliography" else self.style.citation
        return Context(
            self._engines[area],
            self.items[cite.id],
            area,
            (spec or self.style.citation).options,
            cite,
            (self._later if cite.position != "first" else self._efforts).get(cite.id, _NO_EFFORT),
            self._numbers[cite.id],
            narrative=narrative,
        )

    def _sorted(self, keys: Sequence[str], area: AreaName) -> tuple[str, ...]:
        spec = self.style.bibliography if area == "bibliography" else self.style.citation
        if spec is None or not spec.sort:
            return tuple(keys)
        return tuple(
            sort_by(keys, spec.sort, lambda key, by: by.text(self._sort_context(Cite(key), area)))
        )

    def _sort_context(self, cite: Cite, area: AreaName) -> Context:
        context = self._context(cite, area)
        context.sorting = True
        return context

    def _tell_apart(self) -> None:
        area = self.style.citation
        allowed = rules(area.options, condition=area.tests_disambiguate)
        if allowed.givens and not allowed.by_cite:
            levels = name_levels(
                self._people(primary=allowed.primary_only), allowed, self._initials
            )
            engine = replace(
                self._engines["citation"], name_levels=levels, primary_only=allowed.primary_only
            )
            self._engines["citation"] = engine
        if allowed.names or allowed.givens or allowed.condition or allowed.year_suffix:
            self._efforts = disambiguate(self.order, allowed, self._printer("first", {}))
            self._later = self._efforts
            if area.tests_position or any(name.startswith(_SUBSEQUENT) for name in area.options):
                self._tell_later_apart(allowed, {})

    def _tell_later_apart(self, allowed: Rules, notes: Mapping[str, int]) -> None:
        """Do the same for the forms that works take after their first mention.

        A year suffix belongs to the work: who needs one in either form has it in both.
        """
        later = disambiguate(self.order, allowed, self._printer("subsequent", notes))
        for key, effort in later.items():
            suffix = max(effort.year_suffix, self._efforts[key].year_suffix)
            later[key] = replace(effort, year_suffix=suffix)
            self._efforts[key] = replace(self._efforts[key], year_suffix=suffix)
        self._later = later
        self._shown.clear()
        self._pieces.clear()
        self._entries.clear()

    def _printer(
        self, position: Position, notes: Mapping[str, int]
    ) -> Callable[[str, Effort], Printed]:
        def printed(key: str, effort: Effort) -> Printed:
            cite = Cite(key, position=position, first_note=notes.get(key, 0))
            return self._as_printed(cite, effort)

        return _remember(printed)

    def _people(self, *, primary: bool) -> list[Name]:
        """Return the names that citations print, or only the first of each list."""
        people: list[Name] = []
        for key in self.items:
            context = self._context(Cite(key), "citation")
            format_body(self.style.citation, context)
            for names in context.people[:1] if primary else context.people:
                people += names[:1] if primary else names
        return people

    def _initials(self, name: Name) -> str:
        options = self.style.citation.options
        style = PersonStyle(initialize_with=options.get("initialize-with", "."))
        context = self._context(Cite(next(iter(self.items))), "citation")
        return plain(format_person(name, style, context, inverted=False, level=1))

    def _as_printed(self, cite: Cite, effort: Effort) -> Printed:
        context = self._context(cite, "citation")
        context.effort = effort
        part = format_body(self.style.citation, context)
        return Printed(plain(part), tuple(context.counts), tuple(context.shown_counts))

    def _print(self, cites: tuple[Cite, ...], mode: Mode) -> tuple[Piece, ...]:
        if not cites:
            return ()
        if mode == "composite":
            return self._print_narrative(cites)
        if mode == "suppress-author":
            cites = tuple(cite._replace(suppress_author=True) for cite in cites)
        if mode == "author-only":
            return self._print_authors(cites)
        layout = self._layout if mode == "note" else self._in_running_text
        return split_pieces(self._runs(layout(self._join(cites))))

    def _print_narrative(self, cites: tuple[Cite, ...]) -> tuple[Piece, ...]:
        first = cites[0]
        rest = (first._replace(suppress_author=True, prefix=""), *cites[1:])
        author = self._author(rest[0])
        if author is None:
            return self._print(cites, "normal")
        in_front: list[Part] = [Rich("cite", [author], first.id)]
        if first.prefix:
            in_front.insert(0, parse_markup(first.prefix.rstrip() + " "))
        behind = self._in_running_text(self._join(rest, fixed=True))
        if words := plain(behind):
            in_front.append(" " if not self.style.note or words[0] in "([" else ", ")
        return split_pieces(self._runs(seq([*in_front, behind])))

    def _print_authors(self, cites: tuple[Cite, ...]) -> tuple[Piece, ...]:
        parts: list[Part] = []
        for cite in cites:
            if parts:
                parts.append(self._delimiters.layout)
            parts.append(Rich("cite", [self._author(cite) or ""], cite.id))
        return split_pieces(self._runs(seq(parts)))

    def _author(self, cite: Cite) -> Part | None:
        context = self._context(cite, "citation", narrative=self.profile.narrative_and)
        part = format_body(self.style.citation, context)
        if not context.spelt_out:  # else it is not what stands in parentheses
            self._keep_shown(cite, part, context)
        return context.author

    def _join(self, cites: tuple[Cite, ...], *, fixed: bool = False) -> Part:
        if len(cites) == 1:
            one = self._begin(self._show(cites[0]))
            return self._author_part(one) if cites[0].author_only else keyed(one)
        if not fixed:
            cites = self._in_order(cites)
        shown = [self._show(cite) for cite in cites]
        start = _first_prefix(cites) if self.profile.keep_order_from_prefix else len(cites)
        if not fixed:
            authorless = not (self.style.note or self.profile.order_of_list)
            shown = arrange(shown, self._delimiters, fixed_from=start, authorless=authorless)
        shown = [
            self._begin(one) if not at or one.cite.prefix else one for at, one in enumerate(shown)
        ]
        return join_cites(shown, self._delimiters, self._show)

    def _begin(self, one: Shown) -> Shown:
        """Let a note, and a sentence that a prefix ends in it, be followed by a capital."""
        if not self.style.note or one.part is None or not begins_sentence(one.cite.prefix):
            return one
        return replace(one, part=capitalize_term(one.part), flat=None)

    def _author_part(self, one: Shown) -> Part:
        return Rich("cite", [self._author(one.cite) or ""], one.cite.id)

    def _in_order(self, cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
        sort = self.style.citation.sort
        if not sort:
            return cites
        start = _first_prefix(cites) if self.profile.keep_order_from_prefix else len(cites)
        ordered = sort_by(cites[:start], sort, self._sort_text)
        return (*ordered, *cites[start:])

    def _sort_text(self, cite: Cite, by: SortKey) -> str:
        memo = (cite.id, by, self._numbers[cite.id])
        if (text := self._sort_texts.get(memo)) is None:
            text = self._sort_texts[memo] = by.text(self._sort_context(cite, "citation"))
        return text

    def _show(self, cite: Cite) -> Shown:
        at = self._numbers[cite.id]
        memo = (cite, cite.suppress_author, at)
        if (shown := self._shown.get(memo)) is None:
            context = self._context(cite, "citation")
            shown = self._keep_shown(cite, format_body(self.style.citation, context), context)
        return shown

    def _keep_shown(self, cite: Cite, part: Part | None, context: Context) -> Shown:
        flat, named = self._flat(part), bool(context.people)
        at = self._numbers[cite.id]
        shown = Shown(cite, part, plain(context.author), at, flat, named)
        self._shown[cite, cite.suppress_author, at] = shown
        return shown

    def _flat(self, part: Part | None) -> str | None:
        """Return the text of a part that is nothing but text, with its marks already tidied."""
        runs = self._runs(part) if part is not None else []
        return None if any(run.tags or run.quote for run in runs) else to_text(runs)

    def _layout(self, joined: Part) -> Part:
        return format_citation(joined, self.style.citation.layout)

    def _in_running_text(self, joined: Part) -> Part:
        """Put the layout around the cites; the sentence around them has its own full stop."""
        layout = self.style.citation.layout
        if not self.style.note or layout.get("suffix") != ".":
            return self._layout(joined)
        return format_citation(joined, {**layout, "suffix": ""})

    def _runs(self, part: Part) -> list[Run]:
        return finish(nest_brackets(part) if self.style.note else part, self.locale)

    def _entry(self, area: Area, key: str) -> Part:
        memo = (key, self._numbers[key])
        if (entry := self._entries.get(memo)) is None:
            printed = format_entry(area, self._context(Cite(key), "bibliography"))
            entry = self._entries[memo] = capitalize_term(printed)
        return entry

    def _reference(self, key: str, entry: Part) -> Reference:
        runs = self._runs(entry)
        return Reference(key, to_html(runs), to_text(runs))

    def _number_by_citation(self, clusters: Iterable[Cluster]) -> None:
        cited = dict.fromkeys(
            cite.id for cluster in clusters for cite in cluster.cites if cite.id in self.items
        )
        rest = [key for key in self.items if key not in cited]
        self._numbers = {key: at + 1 for at, key in enumerate([*cited, *rest])}


_NO_EFFORT = Effort()
_SUBSEQUENT = "et-al-subsequent-"


def _particle_space(lang: str) -> str:
    """Return what stands between "van der" and "Berg": these languages never break a line there."""
    return "\u00a0" if lang[:2] in {"fr", "ru", "cs"} else " "


def _first_prefix(cites: Sequence[Cite]) -> int:
    """Return the place of the first cite, after the very first, that has a prefix."""
    return next((at for at, cite in enumerate(cites) if at and cite.prefix), len(cites))


def _remember(
    printer: Callable[[str, Effort], Printed],
) -> Callable[[str, Effort], Printed]:
    """Remember what was printed with which effort."""
    memo: dict[tuple[str, tuple[object, ...]], Printed] = {}

    def remembered(key: str, effort: Effort) -> Printed:
        what = (
            key,
            (
                effort.names,
                tuple(sorted(effort.givens.items())),
                effort.condition,
                effort.year_suffix,
            ),
        )
        if what not in memo:
            memo[what] = printer(key, effort)
        return memo[what]

    return remembered
