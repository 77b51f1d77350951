"""Read the styles and scripts that a team adds, with what its styles ask for: all from its own files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.findings.diagnostics import Diagnostic
from generator.model.site import Settings
from generator.read.brand import unfit
from generator.read.tree import read_bytes
from generator.rules.files import stray_file
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

FOLDERS = (
    "docs",
    "static",
)  # where MkDocs looks for such files, and where the site takes files along
STYLES, SCRIPTS = "assets/stylesheets/zzz-extra", "assets/extra"  # behind all others of ours

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ADDRESS = re.compile(
    r"""url\(\s*(?P<mark>["']?)(?P<address>[^)"']*)(?P=mark)\s*\)""", re.IGNORECASE
)
OUTSIDE = re.compile(r"(?!data:)[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
# What else asks for a file: another style, or one of several pictures.
ASKING = re.compile(r"@import\b|image-set\(\s*[\"']", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extra:
    """The files that join the theme, by their paths in it; ``named`` are those that they come from."""

    theme: Mapping[str, bytes]
    named: frozenset[str]
    findings: tuple[Diagnostic, ...]

    def without_named(self, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield *findings* but for those which say that nothing reads a file that is read here."""
        for it in findings:
            if it.rule != stray_file.RULE.id or it.span.path not in self.named:
                yield it


@dataclass
class _Reading:
    """The files that join the theme, by path, where they come from, and what is wrong with others."""

    root: Path
    settings: Settings
    files: dict[str, bytes] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    findings: list[Diagnostic] = field(default_factory=list)

    def tell(self, key: str, path: str, message: str, help: str) -> None:
        """Note what is wrong with the file at *path* that *key* names."""
        place = self.settings.at(key, path)
        self.findings.append(bad_value.RULE.at(place, message, help=help))

    def bytes_of(self, path: str) -> tuple[str, bytes | None, bool]:
        """Return where the file at *path* lies, what it holds, None for none, and if that was told."""
        for folder in FOLDERS:
            name = f"{folder}/{path}"
            data, wrong = read_bytes(self.root, name)
            if data is not None or wrong:
                self.named.add(name)
                self.findings += wrong
                return name, data, bool(wrong)
        return f"{FOLDERS[0]}/{path}", None, False


def read_extra(root: Path, settings: Settings) -> Extra:
    """Return what *settings* add to the theme, and what is wrong with it."""
    reading = _Reading(root, settings)
    for number, path in enumerate(settings.extra_css):
        _add_style(reading, path, number)
    for number, path in enumerate(settings.extra_javascript):
        name, data, told = reading.bytes_of(path)
        if data is None and not told:
            _Asked(reading, "extra_javascript", path).tell_absent(name)
        elif data is not None:
            ending = posixpath.splitext(path)[1].lower()
            reading.files[f"{SCRIPTS}/{number:02}-script{ending}"] = data
    return Extra(reading.files, frozenset(reading.named), tuple(reading.findings))


# Private functions


@dataclass(frozen=True, slots=True)
class _Asked:
    """A style that asks for files."""

    reading: _Reading
    key: str
    path: str

    def tell_absent(self, name: str) -> None:
        message = phrase("the file `%(path)s` is not there", path=name)
        help = phrase("mend the path, which begins below `docs/` or `static/`")
        self.reading.tell(self.key, self.path, message, help)


def _add_style(reading: _Reading, path: str, number: int) -> None:
    """Add the style at *path*, if all that it asks for is a file of ours."""
    name, data, told = reading.bytes_of(path)
    if data is None:
        if not told:
            _Asked(reading, "extra_css", path).tell_absent(name)
        return
    try:
        text = COMMENT.sub("", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        message = phrase("`%(path)s` is not UTF-8", path=name)
        reading.tell("extra_css", path, message, phrase("save it in UTF-8"))
        return
    faults = [*_faults(name, text)]
    for what, help in faults:
        reading.tell("extra_css", path, what, help)
    if faults:
        return
    for found in reversed([*ADDRESS.finditer(text)]):
        address = _added(reading, path, name, found["address"].strip(), number)
        text = text[: found.start()] + f'url("{address}")' + text[found.end() :]
    reading.files[f"{STYLES}-{number:02}.css"] = text.encode()


def _faults(name: str, text: str) -> Iterator[tuple[str, str]]:
    if ASKING.search(text):
        message = phrase(
            "the style `%(path)s` loads another by `@import` or `image-set`", path=name
        )
        yield message, phrase("name each style in `extra_css`, and each picture by `url(...)`")
    for found in ADDRESS.finditer(text):
        address = found["address"].strip()
        if OUTSIDE.match(address):
            message = phrase(
                "the style `%(path)s` asks for `%(address)s`", path=name, address=address
            )
            help = phrase("save that file beside the style, and write its path from there")
            yield message, help


def _added(reading: _Reading, path: str, name: str, address: str, number: int) -> str:
    """Return where the joined style finds the file at *address*, from the style at *name*."""
    bare = re.split(r"[?#]", address)[0]
    if not bare or address.lower().startswith("data:"):
        return address
    folder = name.partition("/")[0]
    there = posixpath.normpath(posixpath.join(posixpath.dirname(name), bare))
    data, wrong = read_bytes(reading.root, there) if there.startswith(f"{folder}/") else (None, ())
    reading.findings += wrong
    if data is None:
        if not wrong:
            message = phrase("the style `%(path)s` asks for `%(address)s`", path=name, address=bare)
            absent = phrase("there is no such file in `%(folder)s/`: mend the path", folder=folder)
            reading.tell("extra_css", path, message, absent)
        return ""
    reading.named.add(there)
    if fault := unfit(there, data):
        message = phrase("the file `%(path)s` %(why)s", path=there, why=fault.why)
        reading.tell("extra_css", path, message, fault.help)
        return ""
    place = f"{SCRIPTS}/{number:02}/{there}"
    reading.files[place] = data
    return place.replace("assets/", "../", 1) + address[len(bare) :]
