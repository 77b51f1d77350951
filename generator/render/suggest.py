"""Say where a reader's suggestion goes: a letter, or a prefilled issue on a forge."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def suggestion_address(suggest: str, title: str, address: str) -> str:
    """Return the address that opens a suggestion about the page *title*, "" where none is set.

    *suggest* is a ``mailto:`` address or a repository's address on GitHub, GitLab or Gitea;
    *address* is the page's own, as whole as it is known.
    """
    subject = f"Suggestion: {title}"
    words = f"Page: {title}\nAddress: {address}\n\nWhat should change, and why?\n\n"
    if suggest.startswith("mailto:"):
        return _letter(suggest, subject, words)
    if suggest.startswith(("https://", "http://")):
        return _issue(suggest, subject, words)
    return ""


def edit_address(repo_url: str, edit_uri: str, path: str) -> str:
    """Return where the file *path* can be edited, "" where that is not set."""
    if not path or not (repo_url or "://" in edit_uri) or not edit_uri:
        return ""
    base = edit_uri if "://" in edit_uri else f"{repo_url.rstrip('/')}/{edit_uri.lstrip('/')}"
    return f"{base.rstrip('/')}/{quote(path)}"


# Private functions


def _letter(suggest: str, subject: str, words: str) -> str:
    body = quote(words.replace("\n", "\r\n"), safe="")  # RFC 6068: line breaks are CRLF
    join = "&" if "?" in suggest else "?"
    return f"{suggest}{join}subject={quote(subject, safe='')}&body={body}"


def _issue(suggest: str, subject: str, words: str) -> str:
    title, body = quote(subject, safe=""), quote(words, safe="")
    home = suggest.rstrip("/")
    if "gitlab" in (urlsplit(suggest).hostname or ""):
        return f"{home}/-/issues/new?issue[title]={title}&issue[description]={body}"
    return f"{home}/issues/new?title={title}&body={body}"
