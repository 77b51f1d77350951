"""Edit at random, and hold each build against a clean one in another process, under another hash seed.

    python tests/trials/edits.py 200
    python tests/trials/edits.py 200 --seed 1000 --folder /dev/shm/trial --jobs 4

Each trial makes one to three edits of the real playbook's sources, of any kind, and builds it where the
builds before left their state. Its site, its findings and how it ended must be those of a build that
knows nothing. What keeps a site from being published is taken back. `--seed N` gives the same edits
again, from the beginning. `--jobs N` gives our builds N workers; the clean ones have one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple, Self

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator import render  # noqa: E402  # run as a script
from generator.commands import main as main_command  # noqa: E402  # the same

SOURCES = ("kb", "references.bib")
DAYS = 1795824000  # the first day; trials move on from there
SETTINGS = """site_name: Small
site_url: https://example.org/
plugins:
  - playbook:
      downloads: [html]
"""
SEEDS = ("0", "1", "4242")
WORDS = (
    "goals",
    "aims",
    "people",
    "open",
    "tools",
    "budget",
    "sponsor",
    "champion",
    "Ümlaut",
    "x<y",
)

Edit = Callable[[Path, random.Random], str]


class Done(NamedTuple):
    """How a build ended: its code, what it said, and the digests of the site's files."""

    code: int
    said: str
    site: dict[str, str]


def main() -> None:
    """Run the trials that were asked for; end with 1 if one failed."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("times", type=int, nargs="?", default=0)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--folder", type=Path, help="where to work, such as on another file system")
    asked.add_argument("--jobs", type=int, default=1, help="how many workers our builds have")
    asked.add_argument("--builder", type=int, default=0, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.builder:
        _serve_builds(given.builder)
        return
    if given.folder is not None:
        given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        failed = trials(Path(folder), given.times, given.seed, given.jobs)
    print(f"{failed} of {given.times} failed")
    sys.exit(bool(failed))


def trials(folder: Path, times: int, seed: int, jobs: int) -> int:
    """Make *times* trials in *folder*, with so many *jobs*; return how many failed."""
    chance = random.Random(seed)  # noqa: S311  # repeatable
    project, clean = folder / "project", folder / "clean"
    _lay_out(project)
    day, failed = DAYS, 0
    with Builder(SEEDS[seed % 3], jobs) as ours, Builder(SEEDS[(seed + 1) % 3]) as theirs:
        begun = ours.build(project, day)
        if begun.code:
            raise SystemExit(begun.said)
        for number in range(times):
            before = _texts(project)
            told = [_edit(project, chance) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
            if chance.random() < 0.03:
                day += chance.choice((1, 40, 400)) * 86_400
                told.append("a later day")
            _copy(project, clean)
            ours.begin(project, day)
            theirs.begin(clean, day)
            made, wanted = ours.end(), theirs.end()
            said = difference(made, wanted)
            failed += bool(said)
            print(f"{number}: {'; '.join(told)}: {said or f'right ({made.code})'}", flush=True)
            if made.code:
                _put_back(project, before)
    return failed


def difference(made: Done, wanted: Done) -> str:
    """Say what of *made* is not as *wanted*; nothing where all is."""
    if "Traceback" in made.said:
        return made.said.strip().splitlines()[-1]
    if made.code != wanted.code:
        return f"ends with {made.code}, not {wanted.code}: {made.said[-400:]}"
    if made.said != wanted.said:
        lines = set(made.said.splitlines()) ^ set(wanted.said.splitlines())
        return f"says something else: {sorted(lines)[:4]}"
    odd = {it for it in {*made.site, *wanted.site} if made.site.get(it) != wanted.site.get(it)}
    return f"{len(odd)} other files: {sorted(odd)[:6]}" if odd and not made.code else ""


class Builder:
    """A process that builds what it is told to, each build in a copy of itself."""

    def __init__(self, seed: str, jobs: int = 1) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--builder", str(jobs)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()

    def begin(self, project: Path, day: int) -> None:
        """Let it build *project* as of *day*."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps([str(project), day]) + "\n")
        self._process.stdin.flush()

    def end(self) -> Done:
        """Return how that went."""
        assert self._process.stdout
        return Done(*json.loads(self._process.stdout.readline()))

    def build(self, project: Path, day: int) -> Done:
        """Build, and wait for it."""
        self.begin(project, day)
        return self.end()


# Private functions: building


def _serve_builds(jobs: int) -> None:
    del render.MAKERS["rules"]  # type: ignore[attr-defined]  # they hang on no text, and cost most
    for line in sys.stdin:
        place, day = json.loads(line)
        os.environ["SOURCE_DATE_EPOCH"] = str(day)
        print(json.dumps(_built(Path(place), jobs)), flush=True)


def _built(project: Path, jobs: int) -> Done:
    """Build *project* in a copy of this process, which keeps nothing of what that knew."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        code, said = _run(project, jobs)
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            json.dump([code, said], pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        code, said = json.load(pipe)
    os.waitpid(child, 0)
    return Done(code, said.replace(str(project), "."), _digests(project / "build/site"))


def _run(project: Path, jobs: int) -> tuple[int, str]:
    """Return how a build ended, and what it said of the sources."""
    out, err = StringIO(), StringIO()
    code = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main_command(["build", "-C", str(project), "--jobs", str(jobs)])
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 1
        except BaseException:  # noqa: BLE001  # a fault of ours: it is told as one
            return 70, traceback.format_exc()
    lines = (out.getvalue() + err.getvalue()).splitlines()
    steps = ("shells", "compiling", "search", "site", "printing")
    kept = (it for it in lines if not it.endswith(" s") and not it.startswith(steps))
    return code, "\n".join(it for it in kept if not it.startswith("the site was not published"))


def _digests(site: Path) -> dict[str, str]:
    files = (it for it in site.rglob("*") if it.is_file())
    return {
        it.relative_to(site).as_posix(): hashlib.sha256(it.read_bytes()).hexdigest() for it in files
    }


# Private functions: files


def _lay_out(project: Path) -> None:
    for source in SOURCES:
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        (project / source).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / source, project / source)
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (project / "docs/guide").mkdir(parents=True)
    page = "---\ntitle: About it\n---\nWords on the [CIO](../../kb/roles/cio.md) and more of it.\n"
    (project / "docs/guide/begin.md").write_text(page, encoding="utf-8")


def _texts(project: Path) -> dict[str, bytes]:
    files = (it for it in project.rglob("*") if it.is_file() and "build" not in it.parts)
    return {it.relative_to(project).as_posix(): it.read_bytes() for it in files}


def _put_back(project: Path, texts: dict[str, bytes]) -> None:
    for path in _texts(project).keys() - texts.keys():
        (project / path).unlink()
    for path, content in texts.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(content)


def _copy(project: Path, clean: Path) -> None:
    """Copy the sources, and forget what was built there but for the engine's shells."""
    for path in clean.iterdir() if clean.is_dir() else ():
        for each in path.iterdir() if path.name == "build" else [path]:
            if each.name not in {"shells", ".playbook"}:
                shutil.rmtree(each) if each.is_dir() else each.unlink()
    clean.mkdir(exist_ok=True)
    _put_back(clean, _texts(project))


# Private functions: edits


def _edit(project: Path, chance: random.Random) -> str:
    name = chance.choice(sorted(EDITS))
    try:
        return f"{name} {EDITS[name](project, chance)}"
    except (IndexError, ValueError):  # there is nothing left to edit so
        return f"{name}: nothing there"


def _one(project: Path, chance: random.Random, pattern: str) -> Path:
    return chance.choice(sorted(project.glob(pattern)))


def _within(pattern: str, change: Callable[[str, random.Random], str]) -> Edit:
    """Return the edit that makes *change* in one of the files of *pattern*."""

    def edit(project: Path, chance: random.Random) -> str:
        path = _one(project, chance, pattern)
        path.write_text(change(path.read_text(encoding="utf-8"), chance), encoding="utf-8")
        return path.relative_to(project).as_posix()

    return edit


def _line(*keys: str) -> Callable[[str, random.Random], str]:
    """Return what changes the text behind one of *keys*, wherever in the file it stands."""

    def change(text: str, chance: random.Random) -> str:
        found = list(re.finditer(rf"(?m)^[ -]*(?:{'|'.join(keys)}) *[:=] *[{{\"']?(?=\w)", text))
        at = chance.choice(found).end()
        return f"{text[:at]}{chance.choice(WORDS[:-1]).title()} {text[at:]}"

    return change


def _word(text: str, chance: random.Random) -> str:
    """Change a word of the body."""
    body = text.find("\n---\n") + 1
    at = chance.choice([it.start() for it in re.finditer(r"(?<=[a-z]) (?=[a-z])", text[body:])])
    return f"{text[: body + at]} {chance.choice(WORDS)}{text[body + at :]}"


def _field(text: str, chance: random.Random) -> str:
    """Set a key of the front matter, or take it out."""
    key, values = chance.choice(sorted(FIELDS.items()))
    head, mark, body = text.partition("\n---\n")
    lines = [it for it in head.split("\n") if not it.startswith(f"{key}:")]
    value = chance.choice((*values, ""))
    return "\n".join([*lines, *([f"{key}: {value}"] if value else [])]) + mark + body


FIELDS = {
    "title": ("Another title", "Yet another: no", '"Yet another"'),
    "status": (
        "draft",
        "published",
        "retired",
        "retired\nreason: So.",
        "retired\nreplaced-by: champions",
    ),
    "owner": ("cio", "sponsor", "'@somebody'"),
    "reviewed": ("2026-11-01", "2025-01-01"),
    "review": ("3 months", "13 months"),
    "roles": ("[cio]", "[sponsor, cmo]"),
    "topics": ("[adoption]", "[goals, resources]"),
    "focus": ("[internal]",),
    "synonyms": ("[other words, more]",),
    "aliases": ("[a-former-name]", "[another-former-name]"),
    "related": (
        "\n  supports:\n    champions: it helps",
        "\n  tempers:\n    open-leadership: it [costs](open-leadership-costs.md)",
    ),
    "changes": ("\n  - date: 2026-11-01\n    words: As [said](champions.md).",),
}


def _add(text: str, chance: random.Random) -> str:
    """Add something to the end of the body."""
    return text + chance.choice(ADDED)


ADDED = (
    "\n## Another heading\n\nWords.\n",
    "\n\nSee [these](champions.md) and [those](../roles/cio.md).\n",
    "\n\nSo say some [@li2010, p. 4; @zhu2013].\n",
    "\n\nSo says @wollan2010 of the [CIO](../glossary.md#cio).\n",
    "\n\n- One more. <!-- basis: editorial --> <!-- id: one-more -->\n",
    "\n\n![A card](../images/new.png)\n",
    "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nprint(1)\n```\n",
    "\n\nNowhere: [this](no-such-card.md).\n",
)


def _less(text: str, chance: random.Random) -> str:
    """Take a paragraph of the body out."""
    head, mark, body = text.partition("\n---\n")
    parts = body.split("\n\n")
    parts.pop(chance.randrange(len(parts)))
    return head + mark + "\n\n".join(parts)


def _item(text: str, chance: random.Random) -> str:
    """Take an item of a YAML list of things out, or let two trade places."""
    starts = [it.start() for it in re.finditer(r"(?m)^ +- id: ", text)]
    spans = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    at = chance.randrange(len(spans) - 1)
    spans[at : at + 2] = chance.choice(([spans[at + 1]], [spans[at + 1], spans[at]]))
    return text[: starts[0]] + "".join(spans)


def _new(project: Path, chance: random.Random) -> str:
    path = _one(project, chance, "kb/cards/*.md")
    other = path.with_name(f"new-{chance.randrange(99)}.md")
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<!-- (?:id|from):[^>]*-->", "", re.sub(r"(?m)^aliases:.*\n", "", text))
    other.write_text(re.sub("title: ", f"title: {other.stem} ", text, count=1), encoding="utf-8")
    return other.name


def _gone(pattern: str) -> Edit:
    def edit(project: Path, chance: random.Random) -> str:
        path = _one(project, chance, pattern)
        path.unlink()
        return path.name

    return edit


def _renamed(project: Path, chance: random.Random) -> str:
    """Give a card another id, and its former one as an alias; sometimes with all links to it."""
    path = _one(project, chance, "kb/cards/*.md")
    name = f"{path.stem}-too"
    text = re.sub(r"(?m)^aliases:.*\n", "", path.read_text(encoding="utf-8"))
    path.rename(path.with_stem(name)).write_text(
        text.replace("title:", f"aliases: [{path.stem}]\ntitle:", 1), encoding="utf-8"
    )
    if chance.random() < 0.7:
        for other in sorted(project.glob("kb/**/*.*")):
            read = other.read_text(encoding="utf-8") if other.suffix != ".png" else ""
            if path.stem in read and other.stem != name:
                other.write_text(read.replace(path.stem, name), encoding="utf-8")
    return path.name


def _work(project: Path, chance: random.Random) -> str:
    path = project / "references.bib"
    text = path.read_text(encoding="utf-8")
    how = chance.choice(("added", "gone", "year", "author"))
    if how == "added":
        key = f"zz{chance.randrange(99)}"
        text += f"\n@book{{{key}, author = {{Li, C.}}, title = {{More {key}}}, date = {{2010}}}}\n"
    elif how == "gone":
        text = re.sub(
            r"(?s)\n@\w+\{" + chance.choice(("craig2013", "berkman2013")) + r".*?\n\}\n", "\n", text
        )
    elif how == "year":
        text = re.sub(
            r"date( *)= \{20\d\d", rf"date\1= {{20{chance.randrange(10, 20)}", text, count=1
        )
    else:
        text = text.replace("Li, C.", chance.choice(("Li, D.", "Äli, C.")), 1)
    path.write_text(text, encoding="utf-8")
    return how


def _picture(project: Path, chance: random.Random) -> str:
    path = project / "kb/images/new.png"
    path.parent.mkdir(exist_ok=True)
    content = (ROOT / "docs/images/card.png").read_bytes()
    path.write_bytes(content + bytes(chance.randrange(3)))
    return path.name


def _static(project: Path, chance: random.Random) -> str:
    path = project / "static" / chance.choice(("a.txt", "b/c.txt", "robots.txt"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(chance.choice(WORDS), encoding="utf-8")
    return path.name


def _template(project: Path, chance: random.Random) -> str:
    """Change one of the templates, or take the project's own away."""
    path = chance.choice(sorted((ROOT / "templates/pages").glob("*.html")))
    own = project / "templates/pages" / path.name
    if own.exists():
        own.unlink()
        return f"{path.name} gone"
    own.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8")
    own.write_text(f"{text}<p>{chance.choice(WORDS[:-1])}</p>\n", encoding="utf-8")
    return path.name


def _setting(project: Path, chance: random.Random) -> str:
    rows = [SETTINGS]
    for row in OPTIONS:
        rows += [row] if chance.random() < 0.3 else []
    (project / "mkdocs.yml").write_text("".join(rows), encoding="utf-8")
    return " ".join(it.strip() for it in rows[1:])


OPTIONS = (
    "      suggest: mailto:somebody@example.org\n",
    "      offline: false\n",
    "      embed: [https://lms.example.org]\n",
    "      severity:\n        overdue-review: info\n",
    "site_description: Words of it.\n",
    "repo_url: https://git.example.org/team/playbook\nedit_uri: edit/main/\n",
)


def _docs(project: Path, chance: random.Random) -> str:
    path = project / "docs/guide" / f"new-{chance.randrange(5)}.md"
    path.write_text(
        f"---\ntitle: A page on {chance.choice(WORDS[:-1])}\n---\nWords.\n", encoding="utf-8"
    )
    return path.name


def _again(project: Path, chance: random.Random) -> str:
    """Take a file back to what it is in the real playbook."""
    path = _one(project, chance, "kb/**/*.*").relative_to(project)
    if (ROOT / path).is_file():
        shutil.copy(ROOT / path, project / path)
    return path.as_posix()


SHEETS = {"card": "cards", "role": "roles", "resource": "resources", "decision": "decisions"}
EDITS: dict[str, Edit] = {
    "words of a card": _within("kb/cards/*.md", _word),
    "addition to a card": _within("kb/cards/*.md", _add),
    "paragraph of a card gone": _within("kb/cards/*.md", _less),
    "field of a card": _within("kb/cards/*.md", _field),
    "field of a card, again": _within("kb/cards/*.md", _field),
    "new card": _new,
    "card gone": _gone("kb/cards/*.md"),
    "id": _renamed,
    **{f"title of a {it}": _within(f"kb/{of}/*.md", _line("title")) for it, of in SHEETS.items()},
    **{
        f"summary of a {it}": _within(f"kb/{of}/*.md", _line("summary"))
        for it, of in SHEETS.items()
    },
    "words of a role": _within("kb/roles/*.md", _word),
    "field of a role": _within("kb/roles/*.md", _field),
    "words of a decision": _within("kb/decisions/*.md", _word),
    "decision gone": _gone("kb/decisions/*.md"),
    "resource gone": _gone("kb/resources/*.md"),
    "title of a course": _within("kb/courses/*.md", _line("title", "Aim")),
    "words of a course": _within("kb/courses/*.md", _word),
    "course gone": _gone("kb/courses/*.md"),
    "term": _within("kb/glossary.yml", _line("term", "definition", "abbreviation")),
    "terms": _within("kb/glossary.yml", _item),
    "value": _within("kb/vocabulary.yml", _line("title", "plural", "description")),
    "values": _within("kb/vocabulary.yml", _item),
    "tension": _within("kb/tensions.yml", _line("title")),
    "tensions": _within("kb/tensions.yml", _item),
    "fact": _within("kb/sources/*.yml", _line("a", "b", "title")),
    "facts": _within("kb/sources/*.yml", _item),
    "work": _work,
    "page": _docs,
    "words of a page": _within("docs/guide/*.md", _word),
    "page gone": _gone("docs/guide/new-*.md"),
    "picture": _picture,
    "static file": _static,
    "template": _template,
    "setting": _setting,
    "back": _again,
}


if __name__ == "__main__":
    main()
