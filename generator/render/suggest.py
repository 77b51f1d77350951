"""Say where a reader's suggestion goes: a box of ours, a letter, or a prefilled issue on a forge."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator.words.words import Words


def suggestion_address(
    words: Words, suggest: str, title: str, address: str, place: str = ""
) -> str:
    """Return the address that opens a suggestion about the page *title*, "" where none is set.

    *suggest* is ``box:`` and the address of a suggestion box, a ``mailto:`` address, or a
    repository's address on GitHub, GitLab or Gitea; *address* is the page's own, as whole as it is
    known, *place* the same below the site's root.
    """
    box = box_of(suggest)
    if box:
        return f"{box}/new?page={quote(place, safe='')}&title={quote(title, safe='')}"
    subject = words.gettext("Suggestion: %(title)s", title=title)
    letter = words.gettext("Page: %(title)s\nAddress: %(address)s", title=title, address=address)
    letter = f"{letter}\n\n{words.gettext('What should change, and why?')}\n\n"
    suggestion = _Suggestion(subject, letter)
    if suggest.startswith("mailto:"):
        return suggestion.letter(suggest)
    if suggest.startswith(("https://", "http://")):
        return suggestion.issue(suggest)
    return ""


def box_of(suggest: str) -> str:
    """Return the address of the suggestion box that *suggest* names, "" where it names none."""
    return suggest.removeprefix("box:").rstrip("/") if suggest.startswith("box:") else ""


def edit_address(repo_url: str, edit_uri: str, path: str) -> str:
    """Return where the file *path* can be edited, "" where that is not set."""
    if not path or not (repo_url or "://" in edit_uri) or not edit_uri:
        return ""
    base = edit_uri if "://" in edit_uri else f"{repo_url.rstrip('/')}/{edit_uri.lstrip('/')}"
    return f"{base.rstrip('/')}/{quote(path)}"


# Private functions


@dataclass(frozen=True, slots=True)
class _Suggestion:
    """What a reader suggests, and the words round it."""

    subject: str
    words: str

    def letter(self, suggest: str) -> str:
        body = quote(self.words.replace("\n", "\r\n"), safe="")  # RFC 6068: line breaks are CRLF
        join = "&" if "?" in suggest else "?"
        return f"{suggest}{join}subject={quote(self.subject, safe='')}&body={body}"

    def issue(self, suggest: str) -> str:
        title, body = quote(self.subject, safe=""), quote(self.words, safe="")
        home = suggest.rstrip("/")
        if "gitlab" in (urlsplit(suggest).hostname or ""):
            return f"{home}/-/issues/new?issue[title]={title}&issue[description]={body}"
        return f"{home}/issues/new?title={title}&body={body}"
