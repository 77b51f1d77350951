"""Index the site's pages with Pagefind, each by its records.

Pagefind is given what it is to index and no more: a document for each record, with its words, names
and facets. So a change of the theme, or of a page without records, needs no new index. Beside the
index stands the list of its words (`generator.site.search.wordlist`).
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path

from generator.cache.kept import File, Kept, any_kept, forget, keep, kept, workshop
from generator.cache.memory import digest
from generator.cache.workers import ALONE, Workers
from generator.disk import found, put
from generator.model.site import Page, Record
from generator.render.outputs import Output
from generator.site.mirror import Claim, emit
from generator.site.search.index_order import IndexFormatError, put_in_order
from generator.site.search.wordlist import word_list
from generator.site.swap import locked
from generator.words.phrases import phrase

# Of Pagefind's bundle, what our pages never load: its interfaces.
UNUSED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")

VERSION = f"pagefind {version('pagefind')} in order, in small parts, with facts"

# What stands on pages and is said of nothing in particular: marks behind statements, other pages,
# headings that all cards share and that would run into the sentence that is shown.
EXCLUDED = (
    ".mark, .headerlink, .pb-ours, .pb-counts, .pb-related, .pb-pulls,"
    " #guidance, #in-practice, #watch-out-for, [id^=card-], [id^=role-]"
)

# Pagefind finds by each of these names, and never shows them as text. Every document has one word in
# common: asked for it, Pagefind tells the pages of a facet without loading the rest of its index.
DOCUMENT = """<!doctype html>
<html lang="{language}"><head><title>{title}</title></head>
<body>
<i data-pagefind-meta="every[data-every]" data-every="zzpage"></i>
<i data-pagefind-meta="title[title], summary[data-summary], words[data-words], terms[data-terms]" \
title="{title}" data-summary="{summary}" data-words="{words}" data-terms="{terms}"></i>
{facets}
<article data-pagefind-body>{body}</article></body></html>
"""
FACET = '<i data-pagefind-filter="{facet}[data-value]" data-value="{value}"></i>'

# The same document, read: what it is called, and what it says.
READ = re.compile(
    r"""
    title="(?P<title>[^"]*)"[ ]data-summary="(?P<summary>[^"]*)"
    [ ]data-words="(?P<words>[^"]*)"[ ]data-terms="(?P<terms>[^"]*)"></i>\n
    <i[ ]data-pagefind-filter="kind\[data-value\]"[ ]data-value="(?P<kind>[^"]*)"></i>
    .*?<article[ ]data-pagefind-body>(?P<body>.*)</article>
    """,
    re.VERBOSE | re.DOTALL,
)

DOCUMENTS = "documents"  # the folder of what is indexed
WORDS = "words.json"

# Of pages of this kind no words but those of their names are offered: they speak to those who make
# the playbook. Of pages on rules and design none are.
FOR_MAKERS = "page"
WORKINGS = "workings"


class SearchError(Exception):
    """Pagefind failed; the message has its own words."""


@dataclass(frozen=True, slots=True)
class Index:
    """The files of a search index by their path in the site."""

    files: Mapping[str, File]
    made: bool  # Pagefind ran; else the index was kept from an earlier build


def make_index(
    pages: Iterable[Output],
    language: str,
    cache: Path,
    top: Path,
    *,
    stale: bool = False,
    workers: Workers = ALONE,
) -> Index:
    """Return the index of the records of *pages* from *cache*, else make it and keep it there.

    With *stale* an index of other pages will do, if there is one. The documents that Pagefind reads
    are kept too: an edit writes those of its pages only, by *workers*. *top* is the folder of all builds. Raises
    `SearchError`.
    """
    if stale and (old := any_kept(cache)):
        return Index(_published(old), made=False)
    return begin_index(pages, language, cache, top, workers)()


def begin_index(
    pages: Iterable[Output],
    language: str,
    cache: Path,
    top: Path,
    workers: Workers = ALONE,
    *,
    apart: bool = False,
) -> Callable[[], Index]:
    """Write what Pagefind is to read; return what makes the index of it, as `make_index` does.

    That takes most of the time and asks nothing of *pages* any more: a thread can call it while
    newer pages are made, and *apart*, in a process of its own, it takes none of theirs. Who would
    begin another index in *cache* waits until it is called.
    """
    with ExitStack() as begun:
        begun.enter_context(locked(cache.with_name(f".{cache.name}.lock"), lambda _: None))
        documents = {path: claim for page in pages for path, claim in _claims(page, language)}
        key = digest(
            VERSION, EXCLUDED, *(f"{path} {documents[path].key}" for path in sorted(documents))
        )
        found = kept(cache, key)
        if found is None:
            emit(cache / DOCUMENTS, documents, top, workers)
        made = _Index(cache, top, apart=apart)
        return partial(_finish, found, made, key, begun.pop_all())


def index_documents(documents: Path, output: Path) -> None:
    """Make the folder *output* of the index of *documents*. Raises `SearchError`."""
    _pagefind(documents, output)
    _order(output)
    put(output / WORDS, word_list(_said(documents)))


def document_path(path: str, fragment: str) -> str:
    """Return the path of the document of a record; its address is the record's, less a stroke."""
    return f"{path.removesuffix('index.html')}#{fragment}/index.html" if fragment else path


def document(page: Page, record: Record, language: str) -> str:
    """Return what Pagefind reads of *record* of *page*."""
    facets = {"kind": (record.kind,), **record.facets}
    return DOCUMENT.format(
        language=escape(language),
        title=escape(record.title),
        summary=escape(record.summary),
        words=escape(_apart(record.words)),
        terms=escape(_apart(record.terms)),
        facets="\n".join(
            FACET.format(facet=escape(facet), value=escape(value))
            for facet, values in facets.items()
            for value in values
        ),
        body=record.body or page.slots.get("body", ""),
    )


# Private functions


def _finish(found: Kept | None, made: _Index, key: str, begun: ExitStack) -> Index:
    """Make the index under *key*, where none is *found*, and let go of what was *begun*."""
    with begun:
        index = found or keep(made.cache, key, made.run(), made.top)
        forget(made.cache, but=key)
        return Index(_published(index), made=found is None)


def _published(kept: Kept) -> dict[str, File]:
    return {
        f"pagefind/{path}": file
        for path, file in kept.files.items()
        if not path.rpartition("/")[2].startswith(UNUSED)
    }


def _claims(page: Output, language: str) -> Iterator[tuple[str, Claim]]:
    key = digest(page.digest, language, DOCUMENT, FACET)
    for at, fragment in enumerate(page.records):
        path = document_path(page.path, fragment)
        yield path, Claim(key, partial(_content, page, at, language))


def _content(page: Output, at: int, language: str) -> bytes:
    made = page.page()
    return document(made, made.records[at], language).encode()


@dataclass(frozen=True, slots=True)
class _Index:
    """An index that is kept."""

    cache: Path
    top: Path
    apart: bool = False

    def run(self) -> dict[str, bytes]:
        """Return the index that Pagefind makes of the documents, with the list of their words."""
        with workshop(self.cache, self.top) as work:
            make = _index_apart if self.apart else index_documents
            make((self.cache / DOCUMENTS).resolve(), work / "index")
            paths = sorted(file.path for file in found(work / "index"))
            return {path: (work / "index" / path).read_bytes() for path in paths}


# Ours is looked for last: no package beside it stands for one of Python's own.
_BEGIN = """\
import sys
sys.path.append(sys.argv[1])
from generator.site.search.process import main
main(*sys.argv[2:])
"""


def _index_apart(documents: Path, output: Path) -> None:
    """Do what `index_documents` does in a process of its own, which gives way to others."""
    ours = str(Path(__file__).parents[3])
    done = subprocess.run(  # noqa: S603  # because the command is ours, with no author text in it
        [sys.executable, "-c", _BEGIN, ours, str(documents), str(output)],
        cwd=output.parent,  # Python looks for modules there first, and it is empty
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchError(done.stderr.rstrip("\n"))


def _order(index: Path) -> None:
    try:
        put_in_order(index)
    except IndexFormatError as error:
        raise SearchError(
            phrase("%(error)s: is this another version of Pagefind?", error=error)
        ) from error


def _said(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what each document for readers is called, and what it says."""
    for path in sorted(folder.rglob("*.html")):
        read = READ.search(path.read_text(encoding="utf-8"))
        if read and read["kind"] != WORKINGS:
            names = unescape(f"{read['title']} {read['words']} {read['terms']}")
            said = f"{unescape(read['summary'])} {read['body']}"
            yield names, "" if read["kind"] == FOR_MAKERS else said


def _apart(names: Iterable[str]) -> str:
    """Return *names* in a row; what stands between them keeps one from running into the next."""
    return " ¦ ".join(names)


def _pagefind(site: Path, output: Path) -> None:
    from pagefind.service import get_executable  # noqa: PLC0415  # a kept index needs no Pagefind

    command = [str(get_executable()), "--site", str(site), "--output-path", str(output)]
    command += ["--exclude-selectors", EXCLUDED]
    done = subprocess.run(  # noqa: S603  # because the command is ours, with no author text in it
        [*command, "--silent"],
        cwd=output.parent,  # it takes settings from where it runs: none of a checkout's
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchError(phrase("Pagefind failed:\n%(said)s", said=done.stdout + done.stderr))
