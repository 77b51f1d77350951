"""Keep the site readable without a network: the service worker, and the files that it can keep.

The worker is one text for all sites. What differs stands in two places: a version in its first line,
by which browsers know that the site has changed, and the list ``sw-files.json``, which has a
revision for each file. Both follow from the claims of the build alone.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.site.mirror import Claim

WORKER = "sw.js"
FILES = "sw-files.json"

# Bytes that a visitor's device keeps of a site, before compression. What is beyond is kept when it is
# visited. About 300 pages of our kind to ten megabytes; a fifth of that goes over the wire.
ENOUGH = 40 * 1024 * 1024
# A file above this is a document of its own, such as the whole playbook in one: it is not kept.
LARGE = 2 * 1024 * 1024

# What is worth keeping first. A file that nothing here fits is left to the network: downloads,
# feeds, data for programs.
RANKS = (
    r"assets/.+\.(css|js|svg)|index\.html|offline/index\.html",
    r"[^/]+/index\.html|lens\.json",  # lists, and what narrows them
    r"cards/[^/]+/index\.html",
    r"(references|roles|resources|decisions|courses)/[^/]+/index\.html",
    r"(pagefind|search)/.+",
    r".+\.(png|jpe?g|gif|svg|webp|avif|woff2)",
    r"(?!about/|decisions/|authors/|maintainers/|trainers/).+/index\.html",
    r"decisions/.+/index\.html|decisions/[^/]+/[^/]+\.json",  # walks
    r".+/index\.html",  # documentation
)
RANK = re.compile("|".join(f"(?P<rank{at}>{pattern})" for at, pattern in enumerate(RANKS)))

# Pages that only lead on to another, and cards for frames on other sites; pages that explain the
# product: who reads them at all reads them online.
LEFT = re.compile(r"(c|d|m|embed)/|about/(adr|rules)/[^/]+/")

# Names that have a digest of the content in them: the theme's, and Pagefind's.
HASHED = re.compile(r"assets/.+\.[0-9a-f]{8}\.min\.(css|js)|pagefind/.+\.pf_[a-z]+")
# Files of tools, which are claimed by what they were made with. The bytes change less often.
OF_TOOLS = re.compile(r"(assets|pagefind|search)/.+")


class Kept(NamedTuple):
    """A file as the worker knows it: its address, "" for the revision where it never changes."""

    rank: int
    address: str
    revision: str
    size: int


def offline_claims(claims: Mapping[str, Claim], versioned: Mapping[str, str]) -> dict[str, Claim]:
    """Return the claims of the worker and of its list for a site of *claims*.

    *versioned* has the files that pages ask for with ``?v=``, and the version.
    """
    kept = sorted(_kept(claims, versioned), key=lambda it: (it.rank, it.address))
    code = (Path(__file__).parent / WORKER).read_text(encoding="utf-8")
    version = _digest(code + json.dumps([(it.address, it.revision) for it in kept]))
    made = {WORKER: f'const VERSION = "{version}";\n{code}', FILES: _list(version, kept)}
    return {path: _claim(text) for path, text in made.items()}


# Private functions


def _kept(claims: Mapping[str, Claim], versioned: Mapping[str, str]) -> Iterator[Kept]:
    for path, claim in claims.items():
        found = RANK.fullmatch(path)
        if found is None or LEFT.match(path) or claim.size > LARGE:
            continue
        rank = int(str(found.lastgroup).removeprefix("rank"))
        address = path.removesuffix("index.html") if path.endswith("/index.html") else path
        address = "" if path == "index.html" else address
        if path in versioned:
            yield Kept(rank, f"{path}?v={versioned[path]}", "", claim.size)
        else:
            yield Kept(rank, address, _revision(path, claim), claim.size)


def _revision(path: str, claim: Claim) -> str:
    if HASHED.fullmatch(path):
        return ""
    return _digest(claim.make() if OF_TOOLS.fullmatch(path) else claim.key)


def _list(version: str, kept: list[Kept]) -> str:
    """Return the list as the worker reads it, a file a line."""
    rows = ",\n".join(json.dumps([it.address, it.revision]) for it in kept)
    head = json.dumps({"version": version, "enough": _enough(kept)})
    return f'{head.removesuffix("}")}, "files": [\n{rows}\n]}}\n'


def _enough(kept: Iterable[Kept]) -> int:
    """Return how many files of *kept* fit into what a device keeps."""
    total = count = 0
    for it in kept:
        total += it.size
        if total > ENOUGH:
            break
        count += 1
    return count


def _claim(text: str) -> Claim:
    content = text.encode()
    return Claim(_digest(text), lambda: content, len(content))


def _digest(content: str | bytes) -> str:
    made = content.encode() if isinstance(content, str) else content
    return hashlib.blake2b(made, digest_size=6).hexdigest()
