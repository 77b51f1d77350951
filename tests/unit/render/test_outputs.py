"""A batch that is made again prints only those of its pages that say something else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.cache.memory import Memory
from generator.model.site import Asset, Page
from generator.render.batches import Batch, Draft
from generator.render.outputs import Output, outputs


class Desk:
    """Makes a page for each text, and keeps count of what it prints."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.printed: list[str] = []

    def make(self) -> Iterator[Draft | Asset]:
        """Yield the drafts, and a file that no template writes."""
        for at, text in enumerate(self.texts):
            yield Draft(f"{at}/index.html", partial(str, text), partial(self.print, at))
        yield Asset("all.txt", " ".join(self.texts))

    def print(self, at: int) -> Page:
        """Print the page *at*."""
        self.printed.append(self.texts[at])
        return Page(f"{at}/index.html", "cards", {"body": self.texts[at]})


def made(desk: Desk, memory: Memory, manner: str = "so") -> dict[str, Output]:
    """Return the outputs of what *desk* makes, whose key says what its texts say."""
    batch = Batch("lists", desk.make)
    found = outputs([batch], lambda _: " ".join(desk.texts), manner, memory)
    return {it.path: it for it in found}


def test_pages_that_say_the_same_are_not_printed_again() -> None:
    """A page is known by what it says; a file by what it holds."""
    memory = Memory()
    before = made(Desk("one", "two", "three"), memory)
    desk = Desk("one", "other", "three")
    after = made(desk, Memory(dict(memory.packing())))
    assert desk.printed == ["other"]
    changed = {path for path in after if after[path].digest != before[path].digest}
    assert changed == {"1/index.html", "all.txt"}


def test_what_is_known_is_what_a_clean_compilation_makes() -> None:
    """A page that came, went or moved is known by its own text."""
    memory = Memory()
    for texts in (("one", "two"), ("two", "one"), ("two",), ("one", "two")):
        known = {path: it.digest for path, it in made(Desk(*texts), memory).items()}
        clean = {path: it.digest for path, it in made(Desk(*texts), Memory()).items()}
        assert known == clean


def test_other_templates_print_all_anew() -> None:
    """What a page says is not all that it is."""
    memory = Memory()
    made(Desk("one", "two"), memory)
    desk = Desk("one", "two", "three")
    made(desk, memory, "otherwise")
    assert desk.printed == ["one", "two", "three"]


def test_a_page_is_printed_when_it_is_taken_and_once() -> None:
    """What was known all along is printed for whoever needs it."""
    memory = Memory()
    made(Desk("one", "two"), memory)
    desk = Desk("one", "two")
    found = made(desk, memory)
    assert desk.printed == []
    assert found["1/index.html"].page().slots["body"] == "two"
    assert found["1/index.html"].page().slots["body"] == "two"
    assert desk.printed == ["two"]
