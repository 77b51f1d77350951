"""Look into a Common Cartridge for what Moodle, Canvas and Blackboard make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from generator.packs.check_files import Problem, inner, local, named, parsed
from generator.words.phrases import phrase

VERSION = "1.1.0"
FIRST_BYTES = 1024  # Moodle looks for the default namespace in these
NAMESPACE = re.compile(rb"\sxmlns\s*=\s*[\"']http://www\.imsglobal\.org/xsd/imscc")
WEB_LINK, QUIZ, BANK = "imswl_xmlv1p", "/assessment", "/question-bank"
TRUTHS = {"true", "false"}


def check_imscc(files: dict[str, bytes]) -> Iterator[Problem]:
    """Yield what is wrong with the cartridge of *files*."""
    manifest = files["imsmanifest.xml"]
    root = parsed("imsmanifest.xml", manifest)
    yield from _head(manifest, root)
    yield from _identifiers(root)
    resources = {it.get("identifier", ""): it for it in named(root, "resource")}
    yield from _items(root, resources)
    for resource in resources.values():
        yield from _resource(resource, files)
    if any(path.rpartition("/")[2] == "canvas_export.txt" for path in files):
        message = phrase("Canvas then reads the cartridge as an export of its own, and otherwise")
        yield _at("canvas-export", "canvas_export.txt", message)


# Private functions


def _at(trap: str, place: str, message: str) -> Problem:
    return Problem(trap, place, message)


def _manifest(trap: str, message: str) -> Problem:
    return Problem(trap, "imsmanifest.xml", message)


def _head(manifest: bytes, root: Element) -> Iterator[Problem]:
    schema = next((it.text or "" for it in named(root, "schema")), "").strip()
    version = next((it.text or "" for it in named(root, "schemaversion")), "").strip()
    if schema == "IMS Content":
        yield _manifest(
            "qti-package", phrase("a package of questions alone: Moodle takes no such file")
        )
    elif schema != "IMS Common Cartridge":
        yield _manifest(
            "schema",
            phrase("the schema is `%(schema)s`, not `IMS Common Cartridge`", schema=schema),
        )
    if version != VERSION:
        message = phrase(
            "the version is `%(version)s`: Moodle reads 1.0 and 1.1, and of 1.1 only `%(version2)s`",
            version=version,
            version2=VERSION,
        )
        yield _manifest("schema-version", message)
    if "imsccv1p1" not in root.tag:
        message = phrase(
            "the namespace is not that of Common Cartridge 1.1: Moodle refuses 1.2, 1.3 and thin"
        )
        yield _manifest("namespace", message)
    found = NAMESPACE.search(manifest)
    if found is None or found.end() > FIRST_BYTES:
        message = phrase(
            "the default namespace stands behind the first %(first_bytes)s bytes",
            first_bytes=FIRST_BYTES,
        )
        yield _manifest("late-namespace", message)
    for general in named(root, "general"):
        titles = (it for it in general.iter() if local(it) == "title")
        if any("<" in "".join(title.itertext()) for title in titles):
            message = phrase(
                "`<` stands in the title of the course: Moodle refuses the whole cartridge"
            )
            yield _manifest("title", message)


def _identifiers(root: Element) -> Iterator[Problem]:
    seen: set[str] = set()
    for element in root.iter():
        name = element.get("identifier")
        if name is None:
            continue
        if not re.match(r"[A-Za-z_]", name):
            yield _manifest(
                "identifier",
                phrase("the identifier `%(name)s` does not begin with a letter", name=name),
            )
        if name in seen:
            yield _manifest(
                "identifier", phrase("the identifier `%(name)s` stands twice", name=name)
            )
        seen.add(name)


def _items(root: Element, resources: dict[str, Element]) -> Iterator[Problem]:
    for item in named(root, "item"):
        name = item.get("identifier", "")
        reference = item.get("identifierref")
        below = any(local(it) == "item" for it in item)
        if reference and reference not in resources:
            yield _manifest(
                "missing-resource",
                phrase(
                    "the item `%(name)s` has no resource `%(reference)s`",
                    name=name,
                    reference=reference,
                ),
            )
        elif not reference and not below:
            yield _manifest(
                "empty-item",
                phrase("the item `%(name)s` has no resource and nothing in it", name=name),
            )


def _resource(resource: Element, files: dict[str, bytes]) -> Iterator[Problem]:
    hrefs = [it.get("href", "") for it in resource if local(it) == "file"]
    for href in dict.fromkeys(filter(None, (*hrefs, resource.get("href")))):
        if unquote(href) not in files:
            yield _at(
                "missing-file", href, phrase("the manifest lists the file, and it is not there")
            )
    kind = resource.get("type", "")
    for href in hrefs:
        content = files.get(unquote(href))
        if content is None:
            continue
        page = _Page(content, href)
        if kind.startswith(WEB_LINK):
            yield from page.web_link()
        elif kind.endswith((QUIZ, BANK)):
            yield from page.quiz()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a pack, and where it stands."""

    content: bytes
    href: str

    def web_link(self) -> Iterator[Problem]:
        for url in named(parsed(self.href, self.content), "url"):
            address = url.get("href", "")
            parts = urlsplit(address)
            if parts.scheme not in {"http", "https"} or not parts.netloc:
                message = phrase(
                    "`%(address)s` is no whole address: the link leads nowhere", address=address
                )
                yield _at("relative-link", self.href, message)

    def quiz(self) -> Iterator[Problem]:
        for item in named(parsed(self.href, self.content), "item"):
            yield from _Item(f"{self.href}, {item.get('ident', '')}", item).question()


@dataclass(frozen=True, slots=True)
class _Item:
    """A question of a test, and where it stands."""

    place: str
    item: Element

    def question(self) -> Iterator[Problem]:
        profile = next(
            (inner(it, "fieldentry") for it in named(self.item, "qtimetadatafield")
             if inner(it, "fieldlabel") == "cc_profile"), ""
        )  # fmt: skip
        if not profile:
            yield _at(
                "profile",
                self.place,
                phrase("the question says not of which kind it is: it is left out"),
            )
        if profile.startswith("cc.multiple_response"):
            yield from self._several()
        elif profile.startswith(("cc.multiple_choice", "cc.true_false")):
            scored = [it for it in named(self.item, "respcondition") if named(it, "setvar")]
            if not scored:
                yield _at(
                    "no-score", self.place, phrase("no answer gives a point: nobody can pass")
                )
        if profile.startswith("cc.true_false"):
            labels = {it.get("ident", "").casefold() for it in named(self.item, "response_label")}
            if labels != TRUTHS:
                yield _at(
                    "truth",
                    self.place,
                    phrase("options of true or false must be called `true` and `false`"),
                )
        yield from self._feedback()

    def _several(self) -> Iterator[Problem]:
        denied = {id(it) for no in named(self.item, "not") for it in named(no, "varequal")}
        for condition in named(self.item, "respcondition"):
            if not named(condition, "setvar"):
                continue
            right = [it for it in named(condition, "varequal") if id(it) not in denied]
            if not right or any(it.get("case") != "Yes" for it in right):
                message = phrase(
                    'a right option has no `case="Yes"`: every option counts 0, nobody can pass'
                )
                yield _at("case", self.place, message)

    def _feedback(self) -> Iterator[Problem]:
        for condition in named(self.item, "respcondition"):
            goes_on = condition.get("continue", "No") == "Yes"
            if goes_on and named(condition, "varequal") and named(condition, "displayfeedback"):
                message = phrase(
                    "the feedback of one option goes on: Moodle adds it to that of all"
                )
                yield _at("feedback", self.place, message)
        texts = {it.get("ident"): it for it in named(self.item, "itemfeedback")}
        for shown in named(self.item, "displayfeedback"):
            feedback = texts.get(shown.get("linkrefid"))
            if feedback is None:
                message = phrase("there is no feedback `%(name)s`", name=shown.get("linkrefid"))
                yield _at("missing-feedback", self.place, message)
            elif not named(feedback, "flow_mat"):
                message = phrase("the feedback has no `flow_mat`: Moodle does not find it")
                yield _at("missing-feedback", self.place, message)
