"""Pour folders of other people's Markdown into a fresh playbook, and count what is lost without a word.

    python tests/trials/pour.py FOLDER [FOLDER ...]          as pages of docs/
    python tests/trials/pour.py --as cards --show 20 FOLDER  as draft cards, with twenty losses each

Each folder is brought in by `playbook import`; then its pages are made. Four things are counted.

- words that stand in a source file and not in what was imported, on a line that the report of the
  import does not name;
- words that were imported and stand nowhere on the page, on a line without a finding;
- signs that look like markup and stand on the page as text, on a line without a finding;
- promises broken: a second import writes nothing, and `check` afterwards lists what the report did.

Words in an HTML comment and the keys of front matter reach no reader by design. The first three are
judged by rules of their own, which know nothing of how the generator reads: they ask for too much now
and then, and a person looks. The exit code is 1 where anything was counted.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator.findings.diagnostics import Diagnostic, Text  # noqa: E402  # run as a script
from generator.kinds import Kind  # noqa: E402  # the same
from generator.load.handbook.convert import Made, Wanted, convert  # noqa: E402  # the same
from generator.model.sheets import Sheet  # noqa: E402  # the same
from generator.model.text import Event  # noqa: E402  # the same
from generator.pipeline import compile_playbook  # noqa: E402  # the same
from generator.project import open_project, today  # noqa: E402  # the same
from generator.read.handbook import read_handbook  # noqa: E402  # the same

WORD = re.compile(r"[^\W_]{2,}")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FRONT = re.compile(
    r"\s*(?:---\s*?\n.*?^---\s*?$|\+\+\+\s*?\n.*?^\+\+\+\s*?$)", re.DOTALL | re.MULTILINE
)
TARGET = re.compile(
    r"(?<=\])\(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?=[\s)])|^[ >\t]*\[[^^\]\n][^\]]*\]:\s*\S[^\n]*$|\[\[[^\[\]|\n]*\||(?<=\])\[[^\[\]\n]*\]"
    r"|\[\^[^\]\s]+\]|(?:src|href)\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*')",  # notes are numbered; addresses in tags
    re.MULTILINE | re.DOTALL,
)
# Formulas: their commands become signs, and what is a word in them may become single letters.
FORMULA = re.compile(
    r"^[ >]*(?:`{3,}|:{3,}) *\{?math\}?.*?^[ >]*(?:`{3,}|:{3,}) *$|\$\$(?:(?!\n\s*\n).)*?\$\$|\$`[^`\n]+`\$|(?<![\w$])\$(?=\S)[^$\n]+(?<=\S)\$(?!\w)",
    re.MULTILINE | re.DOTALL,
)
COUNT = re.compile(  # and the head of a block that is one of ours
    r"^[ >]*(?::{3,} *\{?\.?(?:callout-)?(?:note|tip|info|warning|danger|caution|important|details|dropdown|admonition)\b"
    r"|\{%\s*(?:end)?hint\b(?:\s+style=\"\w+\")?)|^[ >]*\d+[.)]\s|(?<!\w):[a-z_+-]+:(?!\w)|^[ >\t]*(?:`{3,}|~{3,}).*|</\w+\s*>"
)  # an item's number, an emoji, a language
# Signs that no sentence has: what is left of them on a page was meant as something else. Not so are
# exclamations (`Hurray!!!`), names of programs (`A::b`, `A\\b`, `\\dt`), paths of one step (`/in/`),
# a lone pair of braces that is spoken of, and a word in brackets with a colon behind it.
SIGN = re.compile(
    r"""\{\{\s*[\w.<%-]|\{[%#:.<!@*=]|[}%#:]\}|(?<!\w)\{\$?[A-Za-z][\w.]+\}(?!\w)|\[\[|\]\]|:{3,}|(?<![\w!?.)])(?:!{3}|\?{3})(?=[ ]\w)(?!.*(?:!{3}|\?{3}))|(?<![<\w])={3,}|\^\^|(?<!\w)\+\+|%%|~~|\*\*|(?<!_)__(?!_)|``|\$\$|@@
    |<<(?=\S)|(?<=\S)>>(?!\w)|\|\|(?=\S)|\|[-:]+\||\[[!^x ]|\]\(|\]\[|(?<![\w\\:])\\(?:[(\[{}]|[A-Za-z]{3,})|(?<![\w.:/])/[^\W\d_][^/\n]*\s[^/\n]*[^\W_]/(?!\w)
    |(?<![\w&/\#])\#[A-Za-z][\w-]*/\w+|</?\w+[^<>]*>|&\w+;|[\[(]\w+::[ ]\S""",
    re.VERBOSE,
)
# The same where they begin a line.
HEAD = re.compile(
    r"(?P<sign>[|*+#>~^%=:])(?P=sign)*\s|\.{2}\s|\.{4,}\s|:\w+:|\[[^\]]+\]:\s|[\w.-]+::\s|(?:bq|bc|p|pre|fn\d+|notextile)\.\s|\.[A-Z][a-z]|\#\w+(?:\s\#\w+)*$"
)


@dataclass(slots=True)
class Count:
    """What was counted of one folder; each loss is its place and its words."""

    files: int = 0
    not_imported: list[str] = field(default_factory=list)
    not_shown: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def whole(self) -> int:
        """Return how many losses there are."""
        return sum(len(it) for it in (self.not_imported, self.not_shown, self.signs, self.broken))


def main() -> None:
    """Pour each folder; print what is lost of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--as", dest="kind", choices=("docs", "cards"), default="docs")
    asked.add_argument("--show", type=int, default=5, help="how many of each kind to print")
    given = asked.parse_args()
    losses = 0
    for folder in given.folders:
        with tempfile.TemporaryDirectory() as place:
            count = _poured(folder.resolve(), given.kind, Path(place) / "book")
        losses += count.whole
        print(  # what the trial is for
            f"{folder}: {count.files} files; words not imported {len(count.not_imported)}, not shown "
            f"{len(count.not_shown)}, signs {len(count.signs)}, promises broken {len(count.broken)}"
        )
        for each in (count.broken, count.not_imported, count.not_shown, count.signs):
            for line in each[: given.show]:
                print(f"  {line}")  # the same
    sys.exit(1 if losses else 0)


# Private functions


def _poured(folder: Path, kind: str, root: Path) -> Count:
    _run(ROOT, "init", str(root))
    said = _run(root, "import", "folder", str(folder), "--as", kind)
    before = _state(root)
    again = _run(root, "import", "folder", str(folder), "--as", kind)
    count = Count()
    if _state(root) != before or not re.search(r"^0 files written", again, re.MULTILINE):
        count.broken.append(f"a second import writes: {again.splitlines()[-1]}")
    made, sources = _converted(folder, kind, root)
    count.files = len(sources)
    _count_import(count, sources, made)
    _count_pages(count, root, kind, said, made)
    return count


def _run(at: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=at,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
    return done.stdout


def _state(root: Path) -> Mapping[str, bytes]:
    return {str(it): it.read_bytes() for it in sorted(root.rglob("*")) if it.is_file()}


def _converted(folder: Path, kind: str, root: Path) -> tuple[Made, Mapping[str, str]]:
    """Return what the import made, and its sources by where each went."""
    handbook = read_handbook(folder)
    role = min(it.stem for it in (root / "kb/roles").glob("*.md"))
    wanted = (
        Wanted(folder.name)
        if kind == "docs"
        else Wanted(folder.name, True, role, today().isoformat())
    )
    return convert(handbook.texts, handbook.pictures, wanted), handbook.texts


def _said(text: str) -> str:
    """Return *text* without comments, and without where links lead: those have findings of their own."""
    return unescape(_blank(_blank(_blank(text, COMMENT), FORMULA), TARGET))


def _words(text: str) -> Counter[str]:
    return Counter(it.casefold() for it in WORD.findall(unescape(text)))


def _lost(lines: Iterator[tuple[int, str]], kept: Counter[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each line with its words that *kept* has too few of: those of the last lines count first."""
    left = kept.copy()
    for number, line in lines:
        missing = []
        for word in (it.casefold() for it in WORD.findall(COUNT.sub(" ", line))):
            if left[word] > 0:
                left[word] -= 1
            else:
                missing.append(word)
        if missing:
            yield number, missing


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    """Return *text* without what *pattern* finds, with the lines that it stood on."""
    return pattern.sub(lambda it: "\n" * it[0].count("\n") or " ", text)


def _count_import(count: Count, sources: Mapping[str, str], made: Made) -> None:
    told: dict[str, set[int]] = {}
    for it in made.told:
        told.setdefault(it.path, set()).update(_up_to_end(sources[it.path], it.line))
    for (path, source), text in zip(sorted(sources.items()), made.texts.values(), strict=True):
        plain = _said(source.replace("\r\n", "\n"))
        front = FRONT.match(plain)
        plain = plain if front is None else "\n" * front[0].count("\n") + plain[front.end() :]
        lines = (
            (at, it) for at, it in enumerate(plain.split("\n"), 1) if at not in told.get(path, ())
        )
        count.not_imported += (
            f"{path}:{at}: {' '.join(it)}" for at, it in _lost(lines, _words(text))
        )


def _up_to_end(source: str, line: int) -> range:
    """Return the lines from *line* to the end of the tag that begins on it and goes on below."""
    lines = source.replace("\r\n", "\n").split("\n")
    end = line
    while 0 < end < len(lines) and lines[line - 1].count("<") > lines[line - 1].count(">"):
        if ">" in lines[end]:
            return range(line, end + 2)
        end += 1
    return range(line, line + 1)


class _Shown(HTMLParser):
    """Take all that a page says: its words, and what its tags lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        between = "" if tag == "span" else " "  # code in colours is in pieces of one word
        said = (tag, *(it for pair in attrs for it in pair if it)) if between else ()
        self.words += (between, *(f" {it} " for it in said))

    def handle_endtag(self, tag: str) -> None:
        self.words.append("" if tag == "span" else f" {tag} ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _count_pages(count: Count, root: Path, kind: str, said: str, made: Made) -> None:
    project = open_project(root, today())
    # A draft has a page too, where one is asked for.
    result = compile_playbook(replace(project.given, drafts=True), project.templates, project.style)
    pages = {it.path: "".join(it.slots.values()) for it in result.pages}
    found = [it for it in result.findings if it.span.path in made.texts]
    for it in found:
        if f"{it.span.path}:{it.span.line}:{it.span.column}: " not in said:
            count.broken.append(f"only the check says {it.span.path}:{it.span.line}: {it.message}")
    sheets = result.playbook.sheets[Kind.DOC if kind == "docs" else Kind.CARD]
    for sheet in sheets.values():
        if sheet.path in made.texts:
            told = set(_lines(found, sheet))
            page = pages.get(_address(sheet, kind))
            if page is None:
                count.broken.append(f"{sheet.path} has no page")
                continue
            count.not_shown += _unseen(sheet, page, told)
            count.signs += _signs(sheet, told)
    for path in made.texts:
        if path not in {it.path for it in sheets.values()}:
            count.broken.append(f"{path} was not read")


def _address(sheet: Sheet, kind: str) -> str:
    above, _, last = f"/{sheet.id}".rpartition("/")
    if kind == "cards":
        return f"cards/{sheet.id}/index.html"
    return f"{above}/index.html".lstrip("/") if last == "index" else f"{sheet.id}/index.html"


def _lines(found: list[Diagnostic], sheet: Sheet) -> Iterator[int]:
    """Yield the lines that a finding names, up to the end of the tag that it stands at."""
    text = sheet.document.text
    for it in found:
        if it.span.path == sheet.path:
            end = it.span.end_line
            start = text.offset(it.span.line, it.span.column)
            if text.content[start] == "<":
                end = max(end, text.position(max(start, text.content.find(">", start)))[0])
            yield from range(it.span.line, end + 1)


def _unseen(sheet: Sheet, page: str, told: set[int]) -> Iterator[str]:
    content = sheet.document.text.content
    start = sheet.document.start
    body = _said("\n" * content[:start].count("\n") + content[start:])
    lines = ((at, it) for at, it in enumerate(body.split("\n"), 1) if at not in told)
    shown = _words("".join(_Shown(page).words))
    yield from (f"{sheet.path}:{at}: {' '.join(it)}" for at, it in _lost(lines, shown))


def _signs(sheet: Sheet, told: set[int]) -> Iterator[str]:
    text = sheet.document.text
    shut = 0
    for event in sheet.document.events:
        if event.kind in {"start:code-block", "end:code-block"}:
            shut += 1 if event.kind[0] == "s" else -1
        elif event.kind == "text" and not shut:
            line = text.position(event.start)[0]
            first = text.position(event.start)[1] == 1
            head = HEAD.match(event.words) if first and not _linked(event.words) else None
            for found in (*SIGN.finditer(event.words), *filter(None, [head])):
                if line not in told and not _linked(event.words) and not _meant(text, event, found):
                    around = event.words[max(0, found.start() - 20) : found.end() + 20].strip()
                    yield f"{sheet.path}:{line}: {found[0].strip()}   in: {around}"


def _meant(text: Text, event: Event, found: re.Match[str]) -> bool:
    """Tell whether the author escaped the sign that was *found*, or wrote it by its name."""
    escaped = not found.start() and text.content[max(event.start - 1, 0)] == "\\"
    return escaped or found[0].strip() not in text.content[event.start : event.end]


def _linked(words: str) -> bool:
    return "://" in words or words.startswith("www.")


if __name__ == "__main__":
    main()
