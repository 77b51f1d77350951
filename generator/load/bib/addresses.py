"""Map where a work is found: DOI, web address, archive of preprints."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.load.bib.types import arxiv_number, ssrn_number
from generator.load.bib.work import ARXIV, URL, Work


def put_addresses(work: Work) -> None:
    """Fill DOI, URL and the number that an archive gave the work."""
    doi = clean_doi(work.entry.get("doi"))
    work.put("DOI", doi, "doi")
    if not doi and (
        number := ssrn_number(work.entry)
    ):  # each of its preprints has a DOI of that form
        doi = f"10.2139/ssrn.{number}"
        work.put("DOI", doi, work.first("journaltitle", "journal"))
    url = _verbatim(work.entry.get("url")).removeprefix("<").removesuffix(">")
    if not doi and (found := _DOI_ADDRESS.fullmatch(url)):
        work.put("DOI", unquote(found["doi"]), "url")
        url = ""
    if not url:
        for name in ("howpublished", "note"):
            found = URL.search(work.entry.get(name))
            if found and "\\url" in work.entry.get(name) + "\\url" * (name == "howpublished"):
                url = _verbatim(found[0].rstrip(".,;"))
                work.put("URL", url, name)
                break
    work.put("URL", url, "url")
    _put_eprint(work)


def clean_doi(value: str) -> str:
    """Return a DOI without the address or prefix before it."""
    return _verbatim(_DOI.sub("", value)) if value else ""


# Private functions

_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<doi>10\.\S+)", re.IGNORECASE)
_DOI = re.compile(
    r"^\s*(?:https?://(?:dx\.)?doi\.org/|https?://[\w.-]+/(?=10\.\d)|doi:\s*)", re.IGNORECASE
)


def _verbatim(value: str) -> str:
    """Return an address as written: only escaped marks and braces lose their signs."""
    if "\\" not in value and "{" not in value and "\n" not in value:
        return value.strip()
    value = re.sub(r"\\([%&#_~$^{}])", r"\1", value)
    value = re.sub(
        r"\\url\s*|[{}]|\s+|\\textasciitilde", lambda m: "~" if "tilde" in m[0] else "", value
    )
    return value.strip()


def _put_eprint(work: Work) -> None:
    written = work.plain("eprint") or arxiv_number(work.entry)
    kind = (work.plain("eprinttype") or work.plain("archiveprefix")).lower()
    match = ARXIV.fullmatch(written)
    if match and kind in {"", "arxiv"}:
        name = work.first("eprint", "journaltitle", "journal")
        work.put("URL", f"https://arxiv.org/abs/{match[1]}", name)
        if work.type == "article":
            work.item["number"] = f"arXiv:{match[1]}"
            work.origins["number"] = [name]
            work.put("publisher", "arXiv", work.first("eprinttype") or name)
    elif kind == "jstor" and written:
        work.put("URL", f"https://www.jstor.org/stable/{written}", "eprint")
    elif kind == "pubmed" and written:
        work.put("PMID", written, "eprint")
