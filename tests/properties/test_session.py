"""What a session finds after any edits is what a check of the same texts finds that knows nothing."""

from __future__ import annotations

import os
import random
import re
import tempfile
from functools import cache
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.commands import main
from generator.disk import put
from generator.lsp.buffers import Buffer
from generator.lsp.session import Session

# SESSION_EDITS=500 python -m pytest tests/properties/test_session.py tries as many
EDITS = settings(max_examples=int(os.environ.get("SESSION_EDITS", "15")), deadline=None)
SNIPPETS = (
    "[@nobody1999]", "[x](../cards/none.md)", "TODO", "## Guidance", "---", "- \u202e", "𝒜 é",  # noqa: RUF001  # two units of UTF-16
    "\r\n", "\t", "[", '"', ": ", "id: ", "<!-- id: a -->",
    "<!-- basis: editorial -->", "title: Another", "status: draft", "aliases: [former]", "roles: [nobody]", 'owner: "@x"', "@book{new2001,\n title = {New}\n}\n",
    "formerly: [older]", "[here](#a)", "replaced-by: none", "review: 3 months", "",
)  # fmt: skip
# Files of each kind that may not be there yet.
MORE = ("kb/cards/new-one.md", "kb/roles/new-role.md", "kb/decisions/new.md", "kb/courses/new.md", "kb/tensions.yml", "kb/suggestions.yml", "docs/new.md",
        "kb/sources/new.yml", "ids.lock", "links.lock", "moved.lock", "mkdocs.yml", "kb/resources/new.md", "README.md")  # fmt: skip


@cache
def base() -> dict[str, bytes]:
    """Return the files of a new playbook, which has things of most kinds."""
    with tempfile.TemporaryDirectory() as folder:
        CliRunner().invoke(main, ["init", folder, "--forge", "none"])
        files = [it for it in Path(folder).rglob("*") if it.is_file()]
        return {it.relative_to(folder).as_posix(): it.read_bytes() for it in sorted(files)}


def edited(text: str, chance: random.Random) -> str:
    """Return *text* after one edit, as a hand or a program makes it."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    how = chance.randrange(7)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(at, chance.choice(SNIPPETS))
    elif how == 2:
        lines.insert(at, chance.choice(lines))
    elif how == 3:
        place = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + chance.choice(SNIPPETS) + lines[at][place:]
    elif how == 4:
        place = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + lines[at][place + chance.randrange(1, 9) :]
    elif how == 5:
        words = lines[at].split(" ")
        chance.shuffle(words)
        lines[at] = " ".join(words)
    else:
        return text.replace("\r\n", "\n").replace("\n", "\r\n")
    return "\n".join(lines)


def renamed(texts: dict[str, str], path: str, chance: random.Random) -> dict[str, str]:
    """Return *texts* with the file *path* called otherwise, and most of its mentions too."""
    folder, _, name = path.rpartition("/")
    old, dot, ending = name.partition(".")
    new = chance.choice([f"{old}-two", "moved-here", old[: max(1, len(old) // 2)]])
    there = f"{folder}/{new}{dot}{ending}" if folder else f"{new}{dot}{ending}"
    follow = chance.random() < 0.7
    return {
        (there if at == path else at): text.replace(old, new) if follow and at != path else text
        for at, text in texts.items()
    }


def retold(texts: dict[str, str], chance: random.Random) -> tuple[str, str]:
    """Return a list of names, or a decision, with one of them changed, gone or there twice."""
    lists = [it for it in texts if it.endswith((".yml", ".bib")) or "/decisions/" in it]
    path = chance.choice(sorted(lists))
    names = sorted(set(re.findall(r"[a-z]+(?:-[a-z]+)+|[a-z]+[0-9]{4}", texts[path])))
    if not names:
        return path, edited(texts[path], chance)
    one, other = chance.choice(names), chance.choice([*names, "no-such-name"])
    return path, texts[path].replace(one, other, chance.choice([1, -1]))


@given(st.integers(0, 2**32))
@EDITS
def test_the_same_as_a_check_that_knows_nothing(seed: int) -> None:
    """Edits of every kind of file, one after the other: open, saved, closed, new, moved and gone."""
    chance = random.Random(seed)  # noqa: S311  # drawn by hypothesis
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, data in base().items():
            put(root / path, data)
        texts = {it: data.decode() for it, data in base().items() if not it.endswith(".png")}
        session = Session(root)
        for _ in range(8):
            how = chance.randrange(11)
            if how == 10:  # moved, on the disk, with what names it
                texts = renamed(texts, chance.choice(sorted(texts)), chance)
                _lay_out(session, texts)
            else:
                _edit(session, texts, chance, how)
            fresh = Session(root, dict(session.open))
            assert session.checked.findings == fresh.checked.findings
            assert session.checked.playbook == fresh.checked.playbook
            assert tuple(session.mentions) == tuple(fresh.mentions)


# Private functions


def _edit(session: Session, texts: dict[str, str], chance: random.Random, how: int) -> None:
    if how in {8, 9}:
        path, texts[path] = retold(texts, chance)
    else:
        path = chance.choice([*sorted(texts), *MORE])
        texts[path] = edited(texts.get(path, ""), chance)
    session.open[path] = Buffer(texts[path])
    session.changed()
    file = session.root / path
    if how < 2:  # saved, and perhaps closed
        put(file, texts[path].encode())
        if how:
            del session.open[path]
        session.reread()
    elif how == 2 and file.exists():  # gone, and closed
        file.unlink()
        del session.open[path], texts[path]
        session.reread()


def _lay_out(session: Session, texts: dict[str, str]) -> None:
    """Save *texts* and nothing else, and close all."""
    for file in sorted(it for it in session.root.rglob("*") if it.is_file()):
        if file.suffix != ".png" and file.relative_to(session.root).as_posix() not in texts:
            file.unlink()
    for path, text in texts.items():
        put(session.root / path, text.encode())
    session.open.clear()
    session.reread()
