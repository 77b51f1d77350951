"""Read XML into elements that know their line; entities are not followed, so none can grow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from generator.words.phrases import phrase

MOST = 200_000  # elements
DEEPEST = 200  # elements in elements: a decision has a dozen


@dataclass(slots=True)
class Element:
    """An element: its name without its namespace, its line, what stands in it."""

    name: str
    line: int
    attributes: Mapping[str, str]
    children: list[Element] = field(default_factory=list)
    words: str = ""

    def all(self, name: str) -> Iterator[Element]:
        """Yield the children called *name*."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """Return the first child called *name*."""
        return next(self.all(name), None)

    def text(self, *path: str) -> str:
        """Return the words of the first element at the *path* of names, "" where there is none."""
        found: Element | None = self
        for name in path:
            found = found.first(name) if found else None
        return found.words.strip() if found else ""

    def get(self, name: str, default: str = "") -> str:
        """Return the attribute *name*."""
        return self.attributes.get(name, default)

    def walk(self) -> Iterator[Element]:
        """Yield it and all that stands in it."""
        yield self
        for child in self.children:
            yield from child.walk()


class XmlError(Exception):
    """The text is no XML that is read here; ``line`` is where."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line = line


def parse_xml(text: str) -> Element:
    """Return the outermost element of *text*."""
    root = Element("", 0, {})
    stack = [root]
    count = 0
    parser = ParserCreate(namespace_separator=" ")

    def begin(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST:
            raise XmlError(parser.CurrentLineNumber, phrase("there are too many elements"))
        if len(stack) > DEEPEST:
            raise XmlError(parser.CurrentLineNumber, phrase("it nests too deeply"))
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(" ")[2], parser.CurrentLineNumber, plain)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_name: str) -> None:
        stack.pop()

    def words(more: str) -> None:
        stack[-1].words += more

    def declared(*_parts: object) -> None:
        raise XmlError(parser.CurrentLineNumber, phrase("entities of its own are not read"))

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(text.encode(), True)
    except ExpatError as error:
        raise XmlError(error.lineno, phrase("this is no XML: %(why)s", why=error)) from error
    return root.children[0]
