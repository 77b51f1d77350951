"""Fixes mend what was broken and nothing else: at once, for good, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.cache.memory import Memory
from generator.commands.upkeep.fixing import Mended, mend
from generator.findings.fixes import edited, edits_of
from generator.pipeline import Input, check_playbook
from generator.project import laid_over, open_project
from tests.properties.test_markdown import SOURCES

BASE = Path(__file__).parents[1] / "golden" / "_base"
GIVEN = open_project(BASE, date(2026, 12, 1)).given
CARD = "kb/cards/goals-first.md"
BIB = "references.bib"
ENTRY = """
@article{zhu2013,
  author = {Zhu, Ann and Li, Charlene},
  title = {Power Users},
  journaltitle = {Journal of Use},
  date = {2013},
  doi = {10.1000/182},
  pages = {3--9}
}
"""
BODY = """
## In practice

Ask Ann [@zhu2013, p. 3] and cite it once more [@li2010; @zhu2013].

- One thing.
- Another one [@zhu2013].
"""
SOUND = {
    CARD: (BASE / CARD).read_bytes() + BODY.encode(),
    BIB: (BASE / BIB).read_bytes() + ENTRY.encode(),
}

Slip = Callable[[str], str]


def one(old: str, new: str) -> Slip:
    """Return the slip that writes *new* for the first *old*."""
    return lambda text: text.replace(old, new, 1)


SLIPS: Mapping[str, list[Slip]] = {
    CARD: [
        one("[@li2010; @zhu", "[@Li2010; @zhu"),
        one("Another one [@zhu2013]", "Another one (@zhu2013)"),
        one("[@zhu2013, p. 3]", r"\[@zhu2013, p. 3\]"),
        one("[@zhu2013].", r"[\@zhu2013\]."),
        one("roles: [cio]", "roles: [cio, cio]"),
        one("topics: [goals]", "topics: [goals, goals, goals]"),
        one("\n\n- One", "\n\n<!-- allow: raw-html: it has to be -->\n\n- One"),
        one("once more", "once\u200b more"),
        one("thing.", "thing.<!-- allow: heading-jump: so -->"),
    ],
    BIB: [
        one("{10.1000/182}", "{https://doi.org/10.1000/182}"),
        one("{3--9}", "{3-9}"),
        one("{Power Users}", "Power Users"),
        one("{Power Users},", "{Power Users}"),
        one("@article{zhu2013", "@article zhu2013"),
        one("\n@article", "\n% allow: bad-doi: it is so\n@article"),
    ],
}


def broken(drawn: Mapping[str, set[int]]) -> dict[str, bytes]:
    """Return the sound files with the slips *drawn* made in each."""
    made = {}
    for path, numbers in drawn.items():
        text = SOUND[path].decode()
        for number in sorted(numbers):
            text = SLIPS[path][number](text)
        made[path] = text.encode()
    return made


def mended(files: Mapping[str, bytes], *, unsafe: bool = False) -> tuple[Mended, Input]:
    """Return what the fixes make of the sound playbook with *files* in it."""
    whole = {**SOUND, **files}
    laid = laid_over(GIVEN, whole, GIVEN.today)
    return mend(laid, whole.get, Memory(), unsafe=unsafe), laid


DRAWN = st.fixed_dictionaries(
    {path: st.sets(st.integers(0, len(slips) - 1)) for path, slips in SLIPS.items()}
)


@given(DRAWN)
@settings(max_examples=25)
@example({path: set(range(len(slips))) for path, slips in SLIPS.items()})
def test_what_a_slip_broke_is_put_back(drawn: Mapping[str, set[int]]) -> None:
    """Whatever slips are made together, all are mended, and each byte is what it was."""
    files = broken(drawn)
    done, _ = mended(files)
    assert {**files, **done.after} == SOUND
    assert done.left == ()


@given(SOURCES, DRAWN, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@settings(max_examples=25)
def test_fixes_of_any_text(
    source: str, drawn: Mapping[str, set[int]], end: str, unsafe: bool
) -> None:
    """Fixed twice is fixed once; safe fixes bring up nothing; what they do not touch stays."""
    files = broken(drawn)
    files[CARD] = (files[CARD] + source.encode("utf-8", "ignore")).replace(b"\n", end.encode())
    done, laid = mended(files, unsafe=unsafe)
    again, _ = mended({**files, **done.after}, unsafe=unsafe)
    assert again.after == {}
    if not unsafe:
        assert len(done.left) <= len(check_playbook(laid)[1])


EDITS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 8), st.sampled_from(["", "x", "\n"])), max_size=4
)


@given(
    st.lists(st.sampled_from(["", "a", "bc\u00e9", "@x", "  "]), max_size=6), EDITS, st.booleans()
)
def test_bytes_outside_stay(lines: list[str], edits: list[tuple[int, int, str]], bom: bool) -> None:
    """An edit changes its own bytes: the line ends and the mark at the beginning stay."""
    from generator.findings.diagnostics import Edit, Span  # noqa: PLC0415

    content = "\r\n".join(lines)
    data = (b"\xef\xbb\xbf" if bom else b"") + content.encode()
    made = {
        line: Edit(
            Span("x", line, min(column, len(lines[line - 1]) + 1), line, len(lines[line - 1]) + 1),
            words,
        )
        for line, column, words in edits
        if line <= len(lines)
    }
    expected = [
        text[: made[number].span.column - 1] + made[number].text.replace("\n", "\r\n")
        if number in made
        else text
        for number, text in enumerate(lines, 1)
    ]
    ends = "\r\n" if "\r\n" in content else "\n"
    wanted = "\r\n".join(expected).replace("\r\n", ends)
    assert edited(data, list(made.values())) == (b"\xef\xbb\xbf" if bom else b"") + wanted.encode()


def test_edits_are_made_once() -> None:
    """Two findings with one edit need it once."""
    laid = mended(broken({CARD: {0}, BIB: set()}))[1]
    finding = next(it for it in check_playbook(laid)[1] if it.fix)
    assert edits_of([finding, finding]) == edits_of([finding])
