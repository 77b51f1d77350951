"""Rendering elements -> closures: `cs:text`, `cs:number`, `cs:group` and the dispatch.

A closure takes the context and returns a part or None. `context.called` and
`context.filled` tell a group whether its variables were asked for and printed anything.
"""

from collections.abc import Callable, Mapping, Sequence

from generator.csl.citationlabels import citation_label
from generator.csl.conditions import compile_choose
from generator.csl.context import Closure, Context
from generator.csl.dates import compile_date, letters
from generator.csl.decorate import decorator
from generator.csl.errors import StyleError
from generator.csl.labels import compile_label
from generator.csl.markup import bound, parse_markup
from generator.csl.names import Spec, compile_names
from generator.csl.numbers import NUMBER_VARIABLES, format_number, is_numeric
from generator.csl.pages import format_pages
from generator.csl.rich import Part, Rich, join, plain
from generator.csl.xmltree import Element
from generator.words.phrases import phrase

_DEEPEST = 60
_INHERITING = frozenset({"name", "et-al", "label"})  # names with one of these inherit nothing
_MOST_MACROS = 20_000  # compiled, once for each list that they may stand in for; styles need 900
_RANGED = NUMBER_VARIABLES - {"page-first", "citation-number"}


class Compiler:
    """Compiles elements; holds the macros, each compiled when first called."""

    def __init__(self, macros: Mapping[str, Element]) -> None:
        self._elements = macros
        self._closures: dict[tuple[str, int], Closure] = {}
        self._heirs: dict[str, bool] = {}
        self._kept: list[Spec | None] = []
        self._open: list[str] = []
        self._made = 0
        self._stood_for: list[Spec] = []  # the lists whose substitutes are being compiled

    def element(self, element: Element, delimiter: str = "") -> Closure:
        """Return what formats one rendering element.

        *delimiter* is that of the group around it, which `cs:choose` hands on to its branches.
        Names, macros and layouts hand on none: a layout's stands between cites, not in them.
        """
        makers: dict[str, Callable[[], Closure]] = {
            "text": lambda: self._text(element),
            "number": lambda: compile_number(element),
            "label": lambda: compile_label(element),
            "date": lambda: compile_date(element),
            "names": lambda: compile_names(element, self._substitute, self._inherited),
            "group": lambda: self._group(element),
            "choose": lambda: compile_choose(element, delimiter, self.children),
        }
        if element.tag not in makers:
            message = phrase(
                "`cs:%(tag)s` stands where a rendering element belongs", tag=element.tag
            )
            raise StyleError(message, element, wrong=element.tag, known=makers)
        return makers[element.tag]()

    def children(self, element: Element, delimiter: str) -> Closure:
        """Return what formats all children of *element*, with *delimiter* between them."""
        inner = [child for child in element if child.tag != "conditions"]
        closures = [self.element(child, delimiter) for child in inner]

        def body(context: Context) -> Part | None:
            parts = [part for closure in closures if (part := closure(context)) is not None]
            return join(parts, delimiter) if parts else None

        return body

    def macro_element(self, name: str, call: Element) -> Element:
        """Return the element of the macro *name*, which *call* asks for."""
        if name not in self._elements:
            message = phrase("no macro is named `%(name)s`", name=name)
            raise StyleError(message, call, "macro", wrong=name, known=self._elements)
        return self._elements[name]

    def macro(self, name: str, call: Element) -> Closure:
        """Return what formats the macro *name*, which *call* asks for."""
        if name in self._open:
            message = phrase("the macro `%(name)s` calls itself", name=name)
            raise StyleError(message, call, "macro")
        self.macro_element(name, call)
        # Names in it may be those of a list around that it stands in for: one closure for each.
        spec = self._inherited if self._has_heirs(name) else None
        wanted = (name, id(spec) if spec else 0)
        if wanted not in self._closures:
            self._kept.append(spec)  # so that no other list gets its id
            self._closures[wanted] = self._compile_macro(name)
        return self._closures[wanted]

    def _has_heirs(self, name: str) -> bool:
        """Whether a macro holds names that inherit in a substitute, itself or by other macros."""
        if name not in self._heirs:
            self._heirs[name] = False  # while it is looked at: a circle adds nothing
            macro = self._elements[name]
            bare = any(
                _INHERITING.isdisjoint(it.tag for it in each) for each in macro.iter("names")
            )
            called = (each.get("macro", "") for each in macro.iter("text"))
            self._heirs[name] = bare or any(
                self._has_heirs(other) for other in called if other in self._elements
            )
        return self._heirs[name]

    def _compile_macro(self, name: str) -> Closure:
        if len(self._open) > _DEEPEST:
            message = phrase("the macro `%(name)s` is nested too deeply", name=name)
            raise StyleError(message, self._elements[name])
        self._made += 1
        if self._made > _MOST_MACROS:
            message = phrase("the style's macros stand in for each other too many times")
            raise StyleError(message, self._elements[name])
        self._open.append(name)
        # A macro is a group without a delimiter: it vanishes like one.
        closures = [self.element(child) for child in self._elements[name]]
        self._open.pop()
        return compile_group(closures, "", {})

    @property
    def _inherited(self) -> Spec | None:
        return self._stood_for[-1] if self._stood_for else None

    def _substitute(self, element: Element, spec: Spec) -> Closure:
        self._stood_for.append(spec)
        closure = self._alternative(element)
        self._stood_for.pop()
        return closure

    def _alternative(self, element: Element) -> Closure:
        """Return what formats a substitute: of elements in `cs:choose` too, the first to print."""
        if element.tag != "choose":
            return self.element(element)
        return compile_choose(element, "", self._first)

    def _first(self, element: Element, _delimiter: str) -> Closure:
        closures = [self._alternative(child) for child in element if child.tag != "conditions"]

        def first(context: Context) -> Part | None:
            printed = (closure(context) for closure in closures)
            return next((part for part in printed if part is not None), None)

        return first

    def _text(self, element: Element) -> Closure:
        if (name := element.get("macro")) is not None:
            return _decorated(self.macro(name, element), element.attrib)
        if (variable := element.get("variable")) is not None:
            return compile_variable(variable, element.attrib)
        if (term := element.get("term")) is not None:
            return compile_term(term, element.attrib)
        value = element.get("value", "")
        printed = parse_markup(bound(value)) if value else None
        return _decorated(lambda _context: printed, element.attrib)

    def _group(self, element: Element) -> Closure:
        delimiter = element.get("delimiter", "")
        closures = [self.element(child, delimiter) for child in element]
        return compile_group(closures, delimiter, element.attrib)


def compile_group(
    closures: Sequence[Closure], delimiter: str, attributes: Mapping[str, str]
) -> Closure:
    """Return a group: it vanishes when all the variables that it calls are empty."""
    decorate = decorator(attributes)

    def group(context: Context) -> Part | None:
        outer = context.called, context.filled
        context.called = context.filled = False
        parts = [part for closure in closures if (part := closure(context)) is not None]
        called, filled = context.called, context.filled
        context.called, context.filled = outer
        if called and not filled:
            context.called = True
            return None
        context.use(filled=filled or bool(parts)) if called or parts else None
        return decorate(join(parts, delimiter), context) if parts else None

    return group


def compile_variable(variable: str, attributes: Mapping[str, str]) -> Closure:
    """Return what prints a text or number variable as it is."""
    if variable == "year-suffix":
        return _decorated(_year_suffix, attributes)
    if variable == "citation-number":
        return _decorated(_citation_number, attributes)
    if variable == "citation-label":
        return _decorated(citation_label, attributes)
    short = attributes.get("form") == "short"
    decorate = decorator(attributes)

    def text(context: Context) -> Part | None:
        value = (short and context.text(f"{variable}-short")) or context.text(variable)
        context.use(filled=bool(value))
        if not value:
            return None
        if context.substituting:
            context.hidden.add(variable)
        return decorate(_spoken(variable, _content(variable, value, context), context), context)

    return text


def compile_term(term: str, attributes: Mapping[str, str]) -> Closure:
    """Return what prints a term of the locale."""
    form = attributes.get("form", "long")
    plural = attributes.get("plural") == "true"

    def words(context: Context) -> str | None:
        return context.engine.locale.term(term, form, plural=plural) or None

    wrap = _cased_term if attributes.get("text-case") else _term
    return _decorated(lambda context: wrap(words(context)), attributes, term=True)


def _cased_term(words: str | None) -> Part | None:
    """Return a term whose case the style has chosen: a note that it begins leaves it so."""
    return parse_markup(bound(words)) if words else None


def _term(words: str | None) -> Part | None:
    return Rich("term", [parse_markup(bound(words))]) if words else None


def compile_number(element: Element) -> Closure:
    """Return what formats `cs:number`."""
    variable = element.get("variable", "")
    form = element.get("form", "numeric")
    decorate = decorator(element.attrib)

    def number(context: Context) -> Part | None:
        value = context.text(variable)
        context.use(filled=bool(value))
        if not value:
            return None
        if context.substituting:
            context.hidden.add(variable)
        if context.sorting:
            return sortable_number(value)
        if variable in {"page", "locator"} and form == "numeric":
            return decorate(_content(variable, value, context), context)
        locale = context.engine.locale
        shown = format_number(value, form, locale, locale.gender(variable))
        return decorate(shown, context)

    return number


def sortable_number(text: str) -> str:
    """Return a number as text that sorts by its value."""
    digits = "".join(letter for letter in text.partition("-")[0] if letter.isdecimal())
    return digits.rjust(10, "0") if digits else text


# What is in the language of the work, unlike its names, its dates and the style's own words.
_IN_ITS_LANGUAGE = frozenset(
    f"{variable}{form}"
    for variable in (
        *("title", "container-title", "collection-title", "volume-title", "part-title"),
        "event-title",
    )
    for form in ("", "-short")
)


def _spoken(variable: str, part: Part, context: Context) -> Part:
    """Return *part* with the language that it is in, where that is one of those to be marked."""
    language = context.item.texts.get("language", "")
    if context.sorting or variable not in _IN_ITS_LANGUAGE or language not in context.engine.marked:
        return part
    return Rich("language", [part], language)


def _content(variable: str, value: str, context: Context) -> Part:
    if context.sorting:
        return (
            sortable_number(value) if variable in NUMBER_VARIABLES else plain(parse_markup(value))
        )
    if variable in {"page", "locator"}:
        delimiter = context.engine.locale.term("page-range-delimiter")
        pages = variable == "page" or context.cite.label == "page"
        style = context.engine.page_range if pages else ""
        ampersand = context.engine.locale.term("and", "symbol") or "&"
        return parse_markup(format_pages(value, style, delimiter, ampersand))
    as_written = variable == "number" and context.engine.numbers_as_written
    if variable in _RANGED and is_numeric(value) and not as_written:
        return format_pages(value, "", context.engine.locale.term("page-range-delimiter"))
    return parse_markup(bound(value))


def _year_suffix(context: Context) -> Part | None:
    number = context.effort.year_suffix
    if number >= 0:
        # An absent suffix is no empty variable: "n.d." in the same group must stay.
        context.use(filled=True)
    return Rich("year-suffix", [letters(number)]) if number >= 0 else None


def _citation_number(context: Context) -> Part | None:
    value = context.text("citation-number")
    context.use(filled=bool(value))
    if context.sorting:
        return sortable_number(value) if value else None
    return Rich("number", [value]) if value else None


def _decorated(closure: Closure, attributes: Mapping[str, str], *, term: bool = False) -> Closure:
    decorate = decorator(attributes, term=term)

    def decorated(context: Context) -> Part | None:
        content = closure(context)
        return decorate(content, context) if content is not None else None

    return decorated
