"""Write the links of a course to be pasted anywhere: as HTML, and as a table."""

from __future__ import annotations

import csv
import io

from generator.packs.archive import attribute, page, text
from generator.packs.content import Pack, PackModule, record
from generator.words.words import N_

HEAD = (N_("module"), N_("id"), N_("title"), N_("address"), N_("read for"), N_("summary"))
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def html(pack: Pack) -> bytes:
    """Return the links of *pack* as a page: modules, and what each reads."""
    modules = "\n".join(_module(module) for module in pack.modules)
    note = record(pack).replace("--", "- -")
    return page(pack.title, f"{modules}\n<!-- playbook.json\n{note}-->", pack.language).encode()


def table(pack: Pack) -> bytes:
    """Return the links of *pack* as comma-separated values, with a byte order mark for Excel."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(map(pack.words.gettext, HEAD))
    for module in pack.modules:
        for link in module.links:
            row = (module.title, link.id, link.title, link.url, link.why, link.summary)
            writer.writerow([_tame(cell) for cell in row])
    return b"\xef\xbb\xbf" + made.getvalue().encode()


# Private functions


def _module(module: PackModule) -> str:
    links = "\n".join(
        f"<li><a href={attribute(link.url)}>{text(link.title)}</a>"
        f"{f': {text(link.why)}' if link.why else ''}</li>"
        for link in module.links
    )
    title = f"<h2><a href={attribute(module.url)}>{text(module.title)}</a></h2>"
    return f"{title}\n<ul>\n{links}\n</ul>" if links else title


def _tame(cell: str) -> str:
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(FORMULA) else line
