"""Let templates run within limits: a sandbox, so many steps, texts of such a size, plain calls.

A template may come with a proposal from a stranger. It reads the facts that it is given and prints
them; it reaches nothing else, and it ends. Each of its faults is one error with its place.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from types import BuiltinMethodType, TracebackType
from typing import Any, NoReturn

from jinja2 import (
    Environment,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace

from generator.words.phrases import Phrase, joined, phrase

STEPS = 5_000_000  # turns of loops, calls, and what filters go through, each time one is rendered
LENGTH = 4 * 1024 * 1024  # of one container or number, in things or bits
TEXT = 128 * 1024 * 1024  # of one text, in characters: a book of ten thousand cards has fewer
STEP = 400  # bytes: what is handed on, compared or printed takes a step for so many
CALL = 15  # steps: what a call costs beside a turn of a loop
ENTRY = 20  # steps: what it costs to print another template, beside what it says
NAMES = 2  # names that are handed on to it, for a step
OPERATION = 5  # steps: what an operation that is looked at costs beside it
LETTER = 2  # steps: what a letter costs where a filter takes a text apart
SOUGHT = 50  # letters of a text, for a step, that one of its own functions goes through
NUMBER = 100_000  # the largest that may be given to a method or filter

WIDE = re.compile(r"[0-9]{5}|\*")  # a width in a format, or one that is given with the values

# Whose methods a template may call: they read, and are bounded by their arguments.
PLAIN: tuple[type, ...] = (
    str,
    bytes,
    int,
    float,
    list,
    tuple,
    dict,
    type({}.keys()),
    type({}.items()),
)
CONTAINERS = (list, tuple, dict, set, frozenset)
CALLABLE = (Macro, BlockReference, LoopContext, Cycler, Joiner)
# Filters that need no bounds: what they give is no larger than what they take.
UNCHECKED = {
    "count",
    "counted",
    "bounded",
    "searched",
    "d",
    "default",
    "first",
    "last",
    "length",
    "safe",
}
# What a text of more than LENGTH may be given to: what cuts others up makes millions of small ones.
WHOLE = UNCHECKED | {"e", "escape", "forceescape", "join", "lower", "string", "trim", "upper"}
# Methods of texts that may lengthen each of their letters.
STRETCHING = frozenset(["expandtabs", "translate"])
# Filters that go through a container without printing it.
GOING = frozenset(
    "attr batch dictsort groupby items list map max min random reject rejectattr reverse select"
    " selectattr slice sort sum unique".split()
)
SOURCES = (dict, range, Namespace, Cycler, Joiner)
OURS = frozenset(["counted", "bounded", "entered", "searched"])


class TemplateFaultError(TemplateError):
    """A template is broken; the message says which, where and how."""


@dataclass(slots=True)
class Budget:
    """What is left of the steps of a rendering."""

    left: int = STEPS

    def take(self, steps: int) -> None:
        """Take *steps*; raise `SecurityError` where so many are not left."""
        self.left -= steps
        if self.left < 0:
            raise SecurityError(f"it takes more than {STEPS:,} steps, as an endless loop does")


class LimitedTemplate(Template):
    """A template whose steps are counted from the beginning of each rendering."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the text; raise `TemplateFaultError` where the template is broken."""
        env: LimitedEnvironment = self.environment  # type: ignore[assignment]  # it made the template
        env.budget.left = STEPS
        context = self.new_context(dict(*args, **kwargs))
        try:
            return env.concat(self._parts(context, f"{env.folder}/{self.name}"))
        except Exception:  # noqa: BLE001  # whatever a template raises is a fault of it
            env.handle_exception()

    def _parts(self, context: Context, name: str) -> Iterator[str]:
        """Yield what is printed, as long as it is no more than a text may have."""
        length = 0
        for part in self.root_render_func(context):
            length += len(part)
            if length > TEXT:
                raise TemplateFaultError(f"{name}: it prints more than {TEXT:,} characters")
            yield part


class TellingEnvironment(Environment):
    """Whatever goes wrong in a template is a `TemplateFaultError`."""

    folder = "templates"

    def handle_exception(self, source: str | None = None) -> NoReturn:  # noqa: ARG002  # Jinja's name
        """Turn whatever a template raised into a fault with its place."""
        error = sys.exc_info()[1]
        if error is None:
            raise AssertionError("Jinja calls this while it handles an exception")
        if isinstance(error, TemplateFaultError):
            raise error
        raise TemplateFaultError(joined([self._place(error), _words(error)], ": ")) from error

    def _place(self, error: BaseException) -> str:
        """Return where in which template *error* happened."""
        if isinstance(error, TemplateSyntaxError):
            return f"{self.folder}/{error.name}:{error.lineno}"
        found = "a template"
        trace: TracebackType | None = error.__traceback__
        while trace:
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            if isinstance(template, Template):
                line = template.get_corresponding_lineno(trace.tb_lineno)
                found = f"{self.folder}/{template.name}:{line}"
            trace = trace.tb_next
        return found


class LimitedEnvironment(TellingEnvironment, ImmutableSandboxedEnvironment):
    """A sandbox with limits."""

    template_class = LimitedTemplate
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.budget = Budget()
        self.globals.pop("lipsum", None)
        self.filters |= {
            "counted": partial(counted, self.budget),
            "bounded": partial(bounded, self.budget),
            "entered": _entry(self.budget),
            "searched": partial(searched, self.budget),
        }
        for name, test in self.tests.items():
            self.tests[name] = _measured(self.budget, test)
        self.finalize = partial(bounded, self.budget)
        for name in self.filters.keys() - UNCHECKED:
            self.filters[name] = _checked(self.budget, name, self.filters[name])

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros, blocks, what the environment gives, and methods of plain values."""
        if isinstance(obj, CALLABLE) or any(obj is it for it in self._given()):
            return True
        method = getattr(obj, "__wrapped__", obj)  # the sandbox wraps `format`
        return isinstance(method, BuiltinMethodType) and isinstance(method.__self__, PLAIN)

    def call(
        __self,  # noqa: N805  # Jinja's own signature: templates may pass any name
        __context: Context,  # noqa: PYI063  # the same
        __obj: Any,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        """Call what a template may call, within the limits."""
        __self.budget.take(CALL)
        subject = getattr(getattr(__obj, "__wrapped__", __obj), "__self__", None)
        if isinstance(subject, (str, bytes)):
            __self.budget.take(len(subject) // SOUGHT)
        _within(getattr(__obj, "__name__", ""), (subject, *args), kwargs)
        return bounded(__self.budget, super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work out an operation whose result could be out of all bounds."""
        self.budget.take(OPERATION)
        if operator == "*":
            for value, times in ((left, right), (right, left)):
                if isinstance(times, int):
                    _small(_size(value) * abs(times))
        elif operator == "**" and not (abs(left) <= NUMBER and abs(right) <= 8):
            raise SecurityError("the power is too large")
        elif operator == "%" and isinstance(left, (str, bytes)):
            raise SecurityError("`%` forms no texts here: use `~`")
        return bounded(self.budget, super().call_binop(context, operator, left, right))

    def call_filter(self, name: str, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Apply a filter that another filter, such as ``map``, names."""
        self.budget.take(CALL)
        return super().call_filter(name, counted(self.budget, value), *args, **kwargs)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        with self._taken_in(name):
            return _limited(super()._parse(source, name, filename))

    def compile(self, source: Any, name: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Compile a template; what Python itself cannot take in is a fault too."""
        with self._taken_in(name):
            return super().compile(source, name, *args, **kwargs)

    @contextmanager
    def _taken_in(self, name: str | None) -> Iterator[None]:
        """Turn what Python raises while it reads the template *name* into a fault of it."""
        try:
            yield
        except (RecursionError, MemoryError, SyntaxError) as error:
            raise TemplateFaultError(f"{self.folder}/{name}: it nests too deeply") from error

    def _given(self) -> Iterator[Any]:
        return (it for it in (*self.globals.values(), *SOURCES) if callable(it))


def counted(budget: Budget, value: Any, cost: int = 1) -> Any:
    """Return *value*, which is about to be gone through, and count how many steps that takes.

    *cost*: so many each turn.
    """
    if isinstance(value, (str, bytes)):
        budget.take(len(value) // 100 + len(value) * (cost - 1))
    elif isinstance(value, Sized):
        budget.take(len(value) * cost)
    elif isinstance(value, Iterable) and not isinstance(value, LoopContext):
        return _counting(budget, value, cost)
    return value


def searched(budget: Budget, value: Any) -> Any:
    """Return *value*, in which something is about to be looked for, and count how long that takes."""
    if not isinstance(value, (list, tuple)) or any(isinstance(it, CONTAINERS) for it in value):
        return bounded(budget, value) if not isinstance(value, (dict, set, frozenset)) else value
    budget.take(len(value))
    return value


def bounded(budget: Budget, value: Any) -> Any:
    """Return *value*; raise `SecurityError` where it would be printed out of all bounds.

    All that a template makes has an end: a text takes steps of *budget* by its length, a container
    by all that is in it, as often as it is in it. So none can be made that it would take for ever
    to compare, to sort or to look for.
    """
    if isinstance(value, (str, bytes)):
        _small(len(value), TEXT)
        budget.take(1 + sys.getsizeof(value) // STEP)
    elif isinstance(value, int):
        _small(value.bit_length())
        budget.take(1 + value.bit_length() // STEP)
    elif isinstance(value, CONTAINERS):
        things = letters = 0
        for part in islice(_within_value(value), min(LENGTH, budget.left) + 1):
            things += 1
            letters += len(part) if isinstance(part, (str, bytes)) else 0
        _small(things)
        _small(letters, TEXT)
        budget.take(things)
    return value


# Private functions


def _limited(template: nodes.Template) -> nodes.Template:
    """Have each loop and filter of *template* count, and each joined text measured."""
    parts: tuple[nodes.Template | nodes.Block, ...] = (template, *template.find_all(nodes.Block))
    for part in parts:
        part.body.insert(0, _counted_entry(_letters(part)))
    for node in list(template.find_all((nodes.For, nodes.Filter, nodes.Concat, nodes.Compare))):
        if isinstance(node, nodes.For):
            node.iter = _through("counted", node.iter, nodes.Const(1 + _letters(node) // STEP))
        elif isinstance(node, nodes.Filter):
            if node.node is not None and node.name not in OURS:
                node.node = _through("counted", node.node)
        elif isinstance(node, nodes.Concat):
            node.nodes = [_through("bounded", it) for it in node.nodes]
        elif isinstance(node, nodes.Compare):
            node.expr = _measuring("bounded", node.expr)
            for operand in node.ops:
                name = "searched" if operand.op in {"in", "notin"} else "bounded"
                operand.expr = _measuring(name, operand.expr)
    _wrap_containers(template)
    return template


def _measuring(name: str, node: Any) -> Any:
    """Return *node* through the filter *name*, but for what has no length to speak of."""
    return node if isinstance(node, nodes.Const) else _through(name, node)


def _wrap_containers(node: nodes.Node) -> None:
    """Have each container and each part of a text that a template writes below *node* measured."""
    for field, value in list(node.iter_fields()):
        if isinstance(value, list):
            for at, child in enumerate(value):
                if isinstance(child, nodes.Node):
                    _wrap_containers(child)
                    value[at] = _wrapped(child)
        elif isinstance(value, nodes.Node):
            _wrap_containers(value)
            setattr(node, field, _wrapped(value))


def _wrapped(node: nodes.Node) -> nodes.Node:
    if isinstance(node, (nodes.List, nodes.Dict)) or (
        isinstance(node, nodes.Tuple) and node.ctx == "load"
    ):
        return _through("bounded", node) if any(True for _ in node.iter_child_nodes()) else node
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
        return _through("bounded", node)
    return node


def _within_value(value: Any) -> Iterator[Any]:
    """Yield *value* and all that is in it, as often as it would be printed."""
    pending = [value]
    while pending:
        value = pending.pop()
        yield value
        if isinstance(value, dict):
            pending += (*value, *value.values())
        elif isinstance(value, CONTAINERS):
            pending += value


def _through(name: str, node: Any, *given: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(given), [], None, None, lineno=node.lineno)


def _letters(node: nodes.Node) -> int:
    """Return how many letters *node* prints as they stand in it, each loop in it left out."""
    inner = (it for it in node.iter_child_nodes() if not isinstance(it, nodes.For))
    own = len(node.data) if isinstance(node, nodes.TemplateData) else 0
    return own + sum(map(_letters, inner))


def _counted_entry(letters: int) -> nodes.ExprStmt:
    """Return what counts, where a template or block begins, that it is printed once more."""
    cost = nodes.Const(ENTRY + letters // STEP, lineno=1)
    return nodes.ExprStmt(_through("entered", cost), lineno=1)


def _entry(budget: Budget) -> Any:
    @pass_context
    def entered(context: Context, cost: int) -> None:
        budget.take(cost + len(context.parent) // NAMES)

    return entered


def _counting(budget: Budget, values: Iterable[Any], cost: int) -> Iterator[Any]:
    for value in values:
        budget.take(cost)
        yield bounded(budget, value) if isinstance(value, CONTAINERS) else value


def _checked(budget: Budget, name: str, filter_: Any) -> Any:
    """Return *filter_* with arguments and result within the limits; it keeps Jinja's own marks."""

    def checked(*args: Any, **kwargs: Any) -> Any:
        _within(name, args, kwargs)
        if name not in GOING:
            for value in args:
                bounded(budget, value)
                if name not in WHOLE and isinstance(value, (str, bytes)):
                    budget.take(len(value) * LETTER)
        return bounded(budget, filter_(*args, **kwargs))

    checked.__dict__.update(getattr(filter_, "__dict__", {}))
    return checked


def _measured(budget: Budget, test: Any) -> Any:
    """Return *test* with what it compares or looks through counted; it keeps Jinja's own marks."""

    def measured(*args: Any, **kwargs: Any) -> Any:
        for value in (*args, *kwargs.values()):
            searched(budget, value)
        return test(*args, **kwargs)

    measured.__dict__.update(getattr(test, "__dict__", {}))
    return measured


def _within(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Refuse numbers and texts that would make the result of the function *name* too large."""
    given = (*args, *kwargs.values())
    for value in given:
        if isinstance(value, int) and abs(value) > NUMBER:
            raise SecurityError(f"no number above {NUMBER:,} may be given to a function")
    texts = [it for it in given if isinstance(it, str)]
    if name not in WHOLE and any(len(it) > LENGTH for it in texts):
        raise SecurityError(f"`{name}` takes no text of more than {LENGTH:,} characters")
    if name in STRETCHING:
        raise SecurityError(f"`{name}` is not to be had here")
    if "format" in name:
        _formatted(texts)
    if "indent" in name:
        width = next((it for it in given[1:] if isinstance(it, int)), STEP)
        _small(sum(len(it) + it.count("\n") * width for it in texts[:1]))
    if "replace" in name and len(texts) > 2:
        _small(texts[-3].count(texts[-2]) * len(texts[-1]), TEXT)
    if "join" in name:
        _small(sum(map(_size, (part for it in given for part in _parts(it)))), TEXT)


def _formatted(texts: list[str]) -> None:
    if any(map(WIDE.search, texts)):
        raise SecurityError("the format is too wide")
    if texts:
        gaps = texts[0].count("{") + texts[0].count("%")
        _small(len(texts[0]) + gaps * max(map(len, texts)))


def _parts(value: Any) -> Iterable[Any]:
    return value if isinstance(value, (list, tuple, dict)) else ()


def _size(value: Any) -> int:
    return len(value) if isinstance(value, Sized) else 1


def _small(size: int, most: int = LENGTH) -> None:
    if size > most:
        raise SecurityError(f"a text or number has more than {most:,} characters")


_ASKED = re.compile(r"access to attribute '(?P<name>\w+)' of ")  # as Jinja's sandbox says


def _words(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "it calls itself without an end"
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    if isinstance(error, SecurityError) and (found := _ASKED.match(error.message or "")):
        return phrase("`%(name)s` is not to be had in a template", name=found["name"])
    if isinstance(error, UndefinedError) and isinstance(error.args[0], Phrase):
        return error.args[0]
    if isinstance(error, TemplateError):
        return " ".join((error.message or type(error).__name__).split())
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
