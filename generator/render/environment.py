"""Make the environment that templates run in: escaping, strict, sandboxed unless all are ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, TypeVar

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    Undefined,
)
from jinja2.bccache import Bucket
from jinja2.runtime import LoopContext
from jinja2.utils import missing
from markupsafe import Markup

from generator.findings.shown import in_html
from generator.findings.suggestions import closest
from generator.render.limits import LimitedEnvironment, TellingEnvironment
from generator.words.phrases import all_of, in_code, phrase
from generator.words.words import WORDS, Words

E = TypeVar("E", bound=Environment)

LOOP = frozenset({"first", "index", "last"})
SHOWN = 30  # limit: where no name is near, so many are told
_COMPILED: dict[str, bytes] = {}  # by this process, whoever keeps it


class _Plainly:
    """What a template asked for and is not there."""

    __slots__ = ()
    _undefined_hint: str | None
    _undefined_obj: Any
    _undefined_name: Any

    @property
    def _undefined_message(self) -> str:
        return self._undefined_hint or missing_words(self._undefined_obj, self._undefined_name)


class Lenient(_Plainly, Undefined):
    """What prints nothing, as the theme's own templates have it."""

    __slots__ = ()


class Strict(_Plainly, StrictUndefined):
    """What cannot be printed."""

    __slots__ = ()


class FactsEnvironment(LimitedEnvironment):
    """A sandbox that knows the facts of a view: each field of a dataclass may be read."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field, or what a loop says, at once; let the sandbox judge everything else."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        if attribute in LOOP and type(obj) is LoopContext:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class OwnEnvironment(TellingEnvironment):
    """What runs templates that come with the generator, and no others: they need no sandbox.

    To look at each value that they print, and to count their steps, is a seventh of a cold build.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute, or what a mapping has by that name."""
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


class Texts(BaseLoader):
    """Templates that were read already, by name."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002  # Jinja's signature
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the text of *template*."""
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template], None, lambda: True

    def list_templates(self) -> list[str]:
        """Return all names, sorted."""
        return sorted(self._texts)


class Compiled(BytecodeCache):
    """Templates as they were compiled before, in a table that somebody else keeps.

    What is in it is run: it must come from nobody but us. What was compiled for environments of one
    *kind* is not for those of another: a sandbox counts in the code itself.
    """

    def __init__(self, kept: MutableMapping[str, bytes], kind: type[Environment]) -> None:
        self._kept, self._kind = kept, kind.__name__

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return by what a template is kept."""
        return f"{self._kind} {super().get_cache_key(name, filename)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* what is kept of its template, if that is of its source."""
        for known in (self._kept, _COMPILED):
            if bucket.code is None and bucket.key in known:
                bucket.bytecode_from_string(known[bucket.key])
                if bucket.code is not None:
                    self._kept[bucket.key] = known[bucket.key]

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what *bucket* has."""
        self._kept[bucket.key] = _COMPILED[bucket.key] = bucket.bytecode_to_string()


def remembering(templates: Environment, kept: MutableMapping[str, bytes]) -> Environment:
    """Return *templates* that are compiled only where *kept* does not have them already."""
    return templates.overlay(bytecode_cache=Compiled(kept, type(templates)))


def environment(loader: BaseLoader, words: Words = WORDS) -> FactsEnvironment:
    """Return the environment for the templates of *loader*, which say all in *words*."""
    return environment_of(FactsEnvironment, loader, words)


def environment_of(kind: type[E], loader: BaseLoader, words: Words) -> E:
    """Return the same of one *kind*. Each template is compiled once.

    Whatever a template prints is escaped unless it is ``Markup``; a name that a view does not
    give is an error, never an empty string.
    """
    made = kind(
        loader=loader,
        autoescape=True,
        undefined=Strict,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.globals |= speaking(words)
    made.filters["in_html"] = in_html
    return made


def speaking(words: Words) -> dict[str, Callable[..., str]]:
    """Return what templates call: a message may have tags, its values are escaped."""

    def gettext(message: str, /, **values: object) -> Markup:
        return Markup(words.message("", message)) % values  # noqa: S704  # ours, or a catalogue's

    def pgettext(context: str, message: str, /, **values: object) -> Markup:
        return Markup(words.message(context, message)) % values  # noqa: S704  # the same

    def ngettext(one: str, other: str, num: int, /, **values: object) -> Markup:
        form = Markup(words.form(one, other, num))  # noqa: S704  # the same
        return form % {"num": words.number(num), **values}

    called: dict[str, Callable[..., str]] = {
        "_": gettext,
        "pgettext": pgettext,
        "ngettext": ngettext,
    }
    return {
        **called,
        "either": words.either,
        "inside": words.inside,
        "number": words.number,
        "said": words.said,
    }


def missing_words(subject: Any, name: object) -> str:
    """Say that *subject* has nothing called *name*; Jinja's `missing` stands for no subject."""
    if subject is missing:
        return phrase("nothing is called `%(name)s` here", name=name)
    if subject is None:
        return phrase(
            "there is nothing that could have a `%(name)s`: ask with `if` first", name=name
        )
    if isinstance(subject, (str, int, float)):
        return phrase("a text or number has no `%(name)s`", name=name)
    if isinstance(subject, (list, tuple)):
        return phrase("a list has no `%(name)s`: go through it with `for`", name=name)
    return _among(_names_of(subject), str(name))


# Private functions


def _among(names: list[str], name: str) -> str:
    if near := closest(name, names):
        return phrase("there is no `%(name)s` here: did you mean `%(near)s`?", name=name, near=near)
    if not 0 < len(names) <= SHOWN:
        return phrase("there is no `%(name)s` here", name=name)
    known = all_of(in_code(names))
    return phrase("there is no `%(name)s` here, but %(known)s", name=name, known=known)


def _names_of(subject: Any) -> list[str]:
    """Return what a template may ask *subject* for."""
    fields = getattr(type(subject), "__dataclass_fields__", None)
    names = fields or (subject if isinstance(subject, dict) else dir(subject))
    return sorted(it for it in names if isinstance(it, str) and not it.startswith("_"))
