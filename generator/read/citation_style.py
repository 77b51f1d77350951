"""Read the citation style that the settings name: files below one folder, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import csl
from generator.csl.places import deepest, first
from generator.csl.unknown import Unknown, unknown_names
from generator.disk import kind_of
from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.findings.report import place_of
from generator.findings.suggestions import did_you_mean
from generator.model.site import SETTINGS
from generator.read.text import decode
from generator.read.tree import read_bytes
from generator.rules.settings import bad_citation_style, unknown_in_style
from generator.words.phrases import in_code, joined, one_of, phrase, reason


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """A style file and a locale, as the settings name them, and where each is named."""

    csl: str = ""
    locale: str = ""
    at: Span = field(default=Span(SETTINGS, 1, 1, 1, 1))
    locale_at: Span = field(default=Span(SETTINGS, 1, 1, 1, 1))


def read_style(root: Path, choice: StyleChoice) -> tuple[csl.LazyStyle, tuple[Diagnostic, ...]]:
    """Return the style of *choice*, read below *root*; APA 7, and a finding, where it cannot be."""
    if not choice.csl and not choice.locale:
        return csl.lazy_apa_style(), ()
    reader = _Reader(root, choice)
    try:
        return csl.lazy_style(_style(reader)), tuple(reader.findings)
    except csl.StyleError as error:
        return csl.lazy_apa_style(), reader.told(error)


def read_own_style(root: Path, choice: StyleChoice) -> tuple[csl.Style, tuple[Diagnostic, ...]]:
    """Return the style of *choice* and what is odd about it; raise `StyleError` if it is of no use.

    A dependent style finds its parent, and a language its ``locales-xx.xml``, in the style's own
    folder. What the error says begins with its place, where that is known.
    """
    reader = _Reader(root, choice)
    try:
        return _style(reader), tuple(reader.findings)
    except csl.StyleError as error:
        if error.at is None and not isinstance(error, _ToldError):
            raise
        last = reader.told(error)[-1]
        raise csl.StyleError(joined([place_of(last.span), last.message], ": ")) from error


# Private functions


class _LocaleError(csl.StyleError):
    """What is wrong with the language that the settings name."""


class _ToldError(csl.StyleError):
    """A file could not be read, and a finding says why."""


@dataclass(slots=True)
class _Reader:
    root: Path
    choice: StyleChoice
    findings: list[Diagnostic] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)  # of what was read, by its XML

    def text(self, path: str) -> str | None:
        """Return the XML at *path* below the root, None where there is none."""
        if path.startswith(("/", "\\")) or ".." in path.split("/"):
            raise csl.StyleError(phrase("`%(path)s` lies outside the project", path=path))
        if kind_of(self.root / path) == "a folder":
            raise csl.StyleError(phrase("`%(path)s` is a folder", path=path))
        data, findings = read_bytes(self.root, path)
        self.findings += findings
        if findings:
            raise _ToldError(phrase("the file `%(path)s` cannot be read", path=path))
        try:
            xml = None if data is None else data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.findings += decode(path, data or b"")[1]
            raise _ToldError(phrase("`%(path)s` is no UTF-8", path=path)) from error
        if xml is not None:
            self.paths[xml] = path
        return xml

    def told(self, error: csl.StyleError) -> tuple[Diagnostic, ...]:
        """Return what was found, and last what *error* says, at its line of the file that it is in."""
        if isinstance(error, _ToldError):
            return tuple(self.findings)
        place = self.choice.locale_at if isinstance(error, _LocaleError) else self.choice.at
        if error.at and error.at.xml in self.paths:
            place = self.place(*error.at)
        otherwise = phrase("mend the file, or name another; until then citations are in APA 7")
        help = did_you_mean(error.wrong, error.known, otherwise)
        found = bad_citation_style.RULE.at(place, reason(error), help=help)
        return (*self.findings, found)

    def place(self, xml: str, start: int, end: int) -> Span:
        """Return where a stretch of *xml*, which was read, stands in its file."""
        return Text(self.paths[xml], xml).span(start, end)

    def beside(self, name: str) -> str | None:
        folder, slash, _ = self.choice.csl.rpartition("/")
        return self.text(f"{folder}{slash}{name}")

    def parent(self, address: str) -> str | None:
        """Return the style at *address*, which names a file beside the dependent one."""
        name = address.rstrip("/").rpartition("/")[2].removesuffix(".csl")
        return self.beside(f"{name}.csl") if _FILE_NAME.fullmatch(name) else None


_FILE_NAME = re.compile(r"\w[\w.-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _style(reader: _Reader) -> csl.Style:
    try:
        style = _in_language(reader, _plain_style(reader, reader.choice.csl))
        _try_out(style)
    except RecursionError as error:
        message = phrase("the style calls itself, or nests too deeply")
        xml = max(reader.paths, key=len, default="")
        raise csl.StyleError(message, at=deepest(xml)) from error
    return style


def _in_language(reader: _Reader, style: csl.Style) -> csl.Style:
    named = reader.choice.locale
    if named.endswith(".xml"):
        lang, own = _locale_file(reader, named)
    else:
        lang = named or style.default_locale
        own = _locale_beside(reader, lang)
    files = {**csl.builtin_locales(), **own}  # one that was asked for goes before ours
    return replace(style, default_locale=lang, locale_files=files)


def _plain_style(reader: _Reader, path: str) -> csl.Style:
    if not path:
        return csl.apa_style()
    xml = reader.text(path)
    if xml is None:
        raise csl.StyleError(
            phrase("the style `%(path)s` is not there, or cannot be read", path=path)
        )
    style = csl.load_style(xml, csl.builtin_locales(), reader.parent)
    reader.findings += (_unknown(reader.place(*it.at), it) for it in unknown_names(xml))
    return style


def _unknown(place: Span, odd: Unknown) -> Diagnostic:
    if odd.kind == "needed":
        message: str = phrase(
            "`cs:%(name)s` says nothing to print: it prints nothing", name=odd.name
        )
        attributes = one_of(in_code(f"{it}=" for it in sorted(odd.known)))
        help: str = phrase("give it %(attributes)s, or take it out", attributes=attributes)
    elif odd.kind == "number":
        message = phrase("`%(name)s` has no number: it changes nothing", name=odd.name)
        help = phrase("write a whole number")
    elif not odd.name:
        message = phrase("`%(kind)s` names nothing: it changes nothing", kind=odd.kind)
        help = phrase("write a name, or take it out")
    else:
        message = _words(odd)
        help = did_you_mean(odd.name, odd.known) or phrase("see the specification of CSL 1.0.2")
    return unknown_in_style.RULE.at(place, message, help=help)


def _words(odd: Unknown) -> str:
    match odd.kind:
        case "element":
            return phrase("CSL has no element `%(name)s`: it is left out", name=odd.name)
        case "attribute":
            return phrase("CSL has no attribute `%(name)s`: it changes nothing", name=odd.name)
        case "term":
            return phrase("CSL has no term `%(name)s`: nothing is printed for it", name=odd.name)
        case "type":
            return phrase("CSL has no type `%(name)s`: no work is of it", name=odd.name)
        case "variable" | "is-numeric" | "is-uncertain-date":
            return phrase("CSL has no variable `%(name)s`: no work has one", name=odd.name)
    return phrase(
        "`%(name)s` is no value of `%(kind)s`: it changes nothing", name=odd.name, kind=odd.kind
    )


def _locale_file(reader: _Reader, path: str) -> tuple[str, dict[str, str]]:
    xml = reader.text(path)
    if xml is None:
        raise _LocaleError(
            phrase("the locale `%(path)s` is not there, or cannot be read", path=path)
        )
    lang = _language_of(xml, path)
    return lang, {lang: xml}


def _language_of(xml: str, path: str) -> str:
    """Return the language that the locale *xml*, read at *path*, is of."""
    from generator.csl.xmltree import language, parse_xml  # noqa: PLC0415  # few sites name one

    root = parse_xml(xml, phrase("the locale `%(path)s`", path=path))
    lang = language(root)
    if root.tag != "locale" or not lang:
        message = phrase("`%(path)s` is no CSL locale with a language", path=path)
        raise csl.StyleError(message, at=first(xml))
    return lang


def _locale_beside(reader: _Reader, lang: str) -> dict[str, str]:
    """Return the locale file of *lang*; for a style in some English ours will do, if none asked."""
    if not lang:
        return {}
    if not _LANGUAGE.fullmatch(lang):
        raise _LocaleError(
            phrase(
                "`%(lang)s` is no language such as `en-GB`, and no path of an .xml file", lang=lang
            )
        )
    for name in (lang, f"{lang}-{lang.upper()}"):
        xml = reader.beside(f"locales-{name}.xml")
        if xml is not None:
            _of_language(xml, reader.paths[xml], lang)
            return {lang: xml}
    if lang in csl.builtin_locales():
        return {}
    if reader.choice.locale:
        raise _LocaleError(phrase("there is no `locales-%(lang)s.xml` beside the style", lang=lang))
    if not lang.startswith("en"):
        message = phrase(
            "the style's words are English: there is no `locales-%(lang)s.xml` beside it", lang=lang
        )
        help = phrase("put the file there, or choose English with `csl-locale: en-US`")
        reader.findings.append(bad_citation_style.RULE.at(reader.choice.at, message, help=help))
    return {}


def _of_language(xml: str, path: str, lang: str) -> None:
    """Refuse the locale *xml*, read at *path*, where it is in another language than *lang*."""
    own = _language_of(xml, path)
    if own.partition("-")[0].lower() != lang.partition("-")[0].lower():
        message = phrase(
            "`%(path)s` is in `%(own)s`, and its name says `%(lang)s`",
            path=path, own=own, lang=lang,
        )  # fmt: skip
        raise csl.StyleError(message, at=first(xml, "xml:lang"))


_SAMPLE = {"id": "a", "type": "book", "title": "A", "author": [{"family": "B", "given": "C"}]}


def _try_out(style: csl.Style) -> None:
    """Print one work: what is wrong with a locale or a macro shows only then."""
    library = csl.Library(style, [_SAMPLE])
    library.cite([csl.Cite("a")])
    library.bibliography()
