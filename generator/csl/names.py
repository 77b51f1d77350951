"""`cs:names` (CSL 1.0.2, "Names"): lists, et al., labels, substitution.

The first list that a cite prints is its *author part*: what collapsing, suppressing and
narrative citations look at. It is marked with `Rich("names")`, each name with `Rich("name")`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.csl.context import Closure, Context
from generator.csl.decorate import FORMATS, Decorator, decorator
from generator.csl.items import Name
from generator.csl.person import PersonStyle, format_person, name_parts
from generator.csl.rich import Part, Rich, join, seq
from generator.csl.xmltree import Element, flag, number

# What cs:name takes from cs:style, cs:citation, cs:bibliography and cs:names.
INHERITED = (
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-use-last",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
    "name-form",
    "name-delimiter",
    "names-delimiter",
)
_SPACES = re.compile(" {2,}")
_ALL = 1_000_000  # names to print where a style says nothing of it: more than any work has
_SUBSEQUENT = {"subsequent", "ibid", "ibid-with-locator"}


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a list of names prints: attributes after all inheritance."""

    person: PersonStyle
    delimiter: str
    and_word: str
    precedes_last: str
    precedes_et_al: str
    sort_order: str
    least: int
    first: int
    last: bool
    count: bool
    names_delimiter: str


@dataclass(frozen=True, slots=True)
class Spec:
    """What `cs:names` says, with its children compiled; a substitute may inherit them."""

    variables: tuple[str, ...]
    attributes: Mapping[str, str]
    name: Mapping[str, str]
    parts: list[Mapping[str, str]]
    decorate_name: Decorator
    format_cut: Decorator  # "et al." looks like the names before it
    et_al: Mapping[str, str]
    label: Mapping[str, str] | None
    label_first: bool


def compile_names(
    element: Element,
    compile_child: Callable[[Element, "Spec"], Closure],
    parent: "Spec | None" = None,
) -> Closure:
    """Return what formats `cs:names`; *parent* is the list that it may stand in for.

    *compile_child* compiles a substitute; names anywhere in it may inherit from this list.
    """
    spec = _spec(element, parent)
    decorate = decorator(spec.attributes)
    substitutes = [compile_child(child, spec) for child in element.iterfind("substitute/*")]
    styles: dict[tuple[int, int, bool], ListStyle] = {}

    def names(context: Context) -> Part | None:
        wanted = context.cite.suppress_author and not context.names_done
        if wanted and not context.sorting and not context.substituting:
            return _suppress(names_of, context)
        return names_of(context)

    def names_of(context: Context) -> Part | None:
        again = context.cite.position in _SUBSEQUENT and context.area == "citation"
        key = (id(context.options), id(context.sort_options), again)
        if (style := styles.get(key)) is None:
            style = styles[key] = list_style(spec, context)
        first = not context.names_done
        content = _lists(spec, style, context)
        context.use(filled=content is not None)
        if content is not None:
            return _finish(decorate(content, context), context, first=first)
        found = _substitute(substitutes, context)
        return _finish(found, context, first=first) if found is not None else None

    return names


def list_style(spec: Spec, context: Context) -> ListStyle:
    """Resolve the attributes of a name list in the place where it is printed."""
    inherited = {name: context.options[name] for name in INHERITED if name in context.options}
    own = {**inherited, **spec.attributes, **context.sort_options}
    merged = {**own, **spec.name, **context.sort_options}
    # What works are sorted by does not hang on where they are cited.
    again = context.cite.position in _SUBSEQUENT and context.area == "citation"
    again = again and not context.sorting
    least = number(merged, "et-al-min", 0)
    first = number(merged, "et-al-use-first", _ALL)
    if again:
        least = number(merged, "et-al-subsequent-min", least)
        first = number(merged, "et-al-subsequent-use-first", first)
    form = spec.name.get("form") or own.get("name-form", "long")
    decorators, affixes = name_parts(spec.parts)
    person = PersonStyle(
        form,
        flag(merged, "initialize", default=True),
        merged.get("initialize-with"),
        _SPACES.sub(" ", merged.get("sort-separator", ", ")),
        decorators,
        affixes,
    )
    return ListStyle(
        person,
        spec.name.get("delimiter", own.get("name-delimiter", ", ")),
        merged.get("and", ""),
        merged.get("delimiter-precedes-last", "contextual"),
        merged.get("delimiter-precedes-et-al", "contextual"),
        "all" if context.sorting else merged.get("name-as-sort-order", ""),
        least,
        first,
        flag(merged, "et-al-use-last"),
        form == "count",
        spec.attributes.get("delimiter", context.options.get("names-delimiter", "")),
    )


def _spec(element: Element, parent: Spec | None) -> Spec:
    variables = tuple(element.get("variable", "").split())
    name, et_al, label = (element.find(tag) for tag in ("name", "et-al", "label"))
    tags = [child.tag for child in element]
    if parent is not None and name is None and et_al is None and label is None:
        attributes = {**parent.attributes, **element.attrib}
        return replace(parent, variables=variables, attributes=attributes)
    name_attributes = name.attrib if name is not None else {}
    return Spec(
        variables,
        element.attrib,
        name_attributes,
        [part.attrib for part in name.iterfind("name-part")] if name is not None else [],
        decorator(name_attributes),
        decorator({it: value for it, value in name_attributes.items() if it in FORMATS}),
        et_al.attrib if et_al is not None else {},
        label.attrib if label is not None else None,
        label is not None and "name" in tags and tags.index("label") < tags.index("name"),
    )


def _finish(content: Part, context: Context, *, first: bool) -> Part:
    if context.sorting or not first:
        return content
    context.names_done = True
    marked = Rich("names", [content])
    context.author = marked
    return marked


def _suppress(names_of: Closure, context: Context) -> Part | None:
    """Format the author part, keep it aside, and print nothing in its place."""
    called, filled = context.called, context.filled
    if names_of(context) is None:
        return None
    context.called, context.filled = called, filled
    return None


def _substitute(substitutes: Sequence[Closure], context: Context) -> Part | None:
    """Return the first substitute that prints something; its variables are then used up."""
    outer = context.substituting
    context.substituting = True
    found = None
    for substitute in substitutes:
        found = substitute(context)
        if found is not None:
            break
    context.substituting = outer
    return found


def _lists(spec: Spec, style: ListStyle, context: Context) -> Part | None:
    found = [
        (variable, context.item.names[variable])
        for variable in spec.variables
        if variable in context.item.names and variable not in context.hidden
    ]
    if context.substituting:
        context.hidden.update(variable for variable, _ in found)
    if not found:
        return None
    found = _merge_editor_translator(found, spec, context)
    if style.count:
        total = sum(len(_shown(people, style, context)) for _, people in found)
        return f"{total:04d}" if context.sorting else str(total)
    parts = [_labelled(variable, people, spec, style, context) for variable, people in found]
    shown = [part for part in parts if part]
    return join(shown, style.names_delimiter) if shown else None


def _merge_editor_translator(
    found: list[tuple[str, tuple[Name, ...]]], spec: Spec, context: Context
) -> list[tuple[str, tuple[Name, ...]]]:
    """Let one list do for editors who are also the translators ("editortranslator")."""
    both = sorted(spec.variables) == ["editor", "translator"]
    if not both or len(found) < len(spec.variables) or found[0][1] != found[1][1]:
        return found
    locale = context.engine.locale
    for term in ("editortranslator", "editor-translator"):
        told = locale.find(term, (spec.label or {}).get("form", "long"))
        if told is not None:  # without words: the style wants each list by itself
            return [(term, found[0][1])] if told.single else found
    return found


def _labelled(
    variable: str, people: tuple[Name, ...], spec: Spec, style: ListStyle, context: Context
) -> Part:
    content = _list(people, style, spec, context)
    if spec.label is None or context.sorting or not content:
        return content
    label = name_label(variable, len(people), spec.label, context)
    if label is None:
        return content
    return seq([label, content] if spec.label_first else [content, label])


def name_label(
    variable: str, count: int, attributes: Mapping[str, str], context: Context
) -> Part | None:
    """Return the label of a name list, None when the locale has none."""
    plural = {"always": True, "never": False}.get(attributes.get("plural", ""), count > 1)
    form = attributes.get("form", "long")
    term = context.engine.locale.term(variable, form, plural=plural)
    return decorator(attributes, term=True)(term, context) if term else None


def _shown(people: Sequence[Name], style: ListStyle, context: Context) -> Sequence[Name]:
    """Return the names that are printed before "et al."."""
    if people[-1].literal == "others" and len(people) > 1:
        people = people[:-1]
    at = context.lists
    wanted = context.effort.names[at] if at < len(context.effort.names) else 0
    if not style.least or len(people) < style.least or style.first >= len(people):
        return people
    return people[: max(style.first, wanted)]


def _list(people: tuple[Name, ...], style: ListStyle, spec: Spec, context: Context) -> Part:
    shown = _shown(people, style, context)
    if not context.sorting:
        context.counts.append(len(people))
        context.shown_counts.append(len(shown))
        context.people.append(people)
    rendered = [_name(person, at, style, spec, context) for at, person in enumerate(shown)]
    context.lists += 0 if context.sorting else 1
    if len(shown) < len(people):
        content = spec.format_cut(_with_et_al(rendered, people, style, spec, context), context)
    else:
        content = _with_and(rendered, people, style, context)
    return Rich("list", [content]) if content else ""


def _name(person: Name, at: int, style: ListStyle, spec: Spec, context: Context) -> Part:
    inverted = style.sort_order == "all" or (style.sort_order == "first" and at == 0)
    base = 0 if style.person.form == "short" else 1
    level = base if context.sorting else max(base, _level(person, at, context))
    name = format_person(person, style.person, context, inverted=inverted, level=level)
    if person.annotation and level and not context.sorting:
        name = seq([name, "" if person.annotation[0] == "," else " ", person.annotation])
    return Rich("name", [spec.decorate_name(name, context)])


def _level(person: Name, at: int, context: Context) -> int:
    level = context.effort.givens.get((context.lists, at), 0)
    engine = context.engine
    if context.area == "citation" and engine.name_levels and (at == 0 or not engine.primary_only):
        key = (person.family, person.non_dropping, person.given)
        level = max(level, engine.name_levels.get(key, 0))
    return level


def _with_et_al(
    rendered: list[Part],
    people: tuple[Name, ...],
    style: ListStyle,
    spec: Spec,
    context: Context,
) -> Part:
    if style.last and len(people) - len(rendered) > 1 and people[-1].literal != "others":
        last = _name(people[-1], len(people) - 1, style, spec, context)
        return seq([*_delimited(rendered, style.delimiter), f"{style.delimiter}\u2026 ", last])
    term = context.engine.locale.term(spec.et_al.get("term", "et-al"))
    parts = _delimited(rendered, style.delimiter)
    if not term or not rendered or context.sorting:
        return seq(parts) if parts else ""
    before = _precedes(style.precedes_et_al, style, len(rendered), people[len(rendered) - 1])
    et_al = decorator(spec.et_al)(term, context)
    return seq([*parts, style.delimiter if before else " ", et_al])


def _with_and(
    rendered: list[Part], people: tuple[Name, ...], style: ListStyle, context: Context
) -> Part:
    if len(rendered) < 2 or not style.and_word or context.sorting:  # "and" joins two
        return join(rendered, style.delimiter)
    word = and_word(style.and_word, context)
    before = _precedes(style.precedes_last, style, len(rendered) - 1, people[len(rendered) - 2])
    if context.engine.two_groups_without_comma and len(people) == 2:  # two
        before = before and not all(person.literal for person in people)
    start = style.delimiter if before else " "
    if not start.endswith(" "):
        start += " "
    return seq([*_delimited(rendered[:-1], style.delimiter), f"{start}{word} ", rendered[-1]])


def and_word(kind: str, context: Context) -> str:
    """Return "and" or "&"; a narrative citation may spell it out (see `profile`)."""
    if kind == "symbol" and not context.narrative:
        return context.engine.locale.term("and", "symbol") or "&"
    context.spelt_out = context.spelt_out or kind == "symbol"
    return context.engine.locale.term("and") or "and"


def _precedes(rule: str, style: ListStyle, count: int, previous: Name) -> bool:
    """Whether the delimiter stands before "and" or "et al." after *count* names."""
    if rule == "after-inverted-name":
        inverted = style.sort_order == "all" or (style.sort_order == "first" and count == 1)
        return inverted and not previous.literal
    return rule == "always" or (rule == "contextual" and count > 1)


def _delimited(parts: list[Part], delimiter: str) -> list[Part]:
    out: list[Part] = []
    for part in parts:
        if out:
            out.append(delimiter)
        out.append(part)
    return out
