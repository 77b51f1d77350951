"""Compute the page with the form that cards are written in, and the facts that its script needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.kinds import KINDS, WRITE, Kind
from generator.load.values import DEVICES, SITE_NAMES
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status
from generator.model.site import Asset, Settings
from generator.render.addresses import ABOUT, path_of
from generator.render.desk import Edition, sheet_title
from generator.render.frames import Frame, Link, View
from generator.render.suggest import box_of, edit_address
from generator.words.author_words import EDITORIAL, SECTIONS, TWELVE_MONTHS, of_language
from generator.words.words import N_

TITLE = N_("Write a card")
FOLDER = KINDS[Kind.CARD].source
# Names that the site needs itself, and devices on Windows: no card can be called so.
RESERVED = tuple(sorted(DEVICES | SITE_NAMES))
GUIDE = "authors/index"  # the page of docs/ that says more, where a playbook has one


@dataclass(frozen=True, slots=True)
class WriteFacts:
    """What the page says to those whose browser runs no script."""

    skeleton: str
    work: str
    new: str
    send: str
    guide: Link | None


@dataclass(frozen=True, slots=True)
class Forge:
    """Where a forge makes and edits files: ``folder`` is that of the playbook in its repository."""

    kind: str
    repo: str
    branch: str
    folder: str
    edit: str


def views(edition: Edition) -> Iterator[View | Asset]:
    """Yield the page, and the facts of the form beside it."""
    desk = edition.at(path_of(WRITE))
    settings = edition.settings
    forge = forge_of(settings)
    docs = {doc.id: doc for doc in edition.shown.get(Kind.DOC, ())}
    guide = desk.link(Target(Kind.DOC, GUIDE)) if GUIDE in docs else None
    facts = WriteFacts(
        _skeleton(edition),
        next(iter(edition.playbook.references), "key"),
        _new_file(forge) if forge else "",
        _sending(settings.suggest),
        Link(guide.href, sheet_title(docs[GUIDE])) if guide else None,
    )
    words = desk.gettext(
        "A form to write a card in, or to change one, without knowing how its file looks."
    )
    frame = Frame(
        WRITE, "about", desk.gettext(TITLE), words, desk.crumbs((ABOUT, desk.gettext("About")))
    )
    yield View(frame, "write.html", facts)
    yield Asset(f"{WRITE}write.json", _facts(edition, forge))


def source(card: Sheet) -> Asset:
    """Return the file of *card* as it is written, beside its page."""
    return Asset(f"{KINDS[Kind.CARD].address}{card.id}/card.md", card.document.text.content)


def forge_of(settings: Settings) -> Forge | None:
    """Return where the repository's forge makes files, None where the settings do not tell."""
    found = _EDIT.fullmatch(settings.edit_uri)
    if not found or not urlsplit(settings.repo_url).netloc:
        return None
    kind = {"": "github", "-/": "gitlab", "_": "gitea"}[found["mark"]]
    edit = edit_address(settings.repo_url, settings.edit_uri, "x").removesuffix("x")
    folder = found["folder"] or ""
    return Forge(kind, settings.repo_url.rstrip("/"), found["branch"], folder, edit)


# Private functions

# "edit/main/play/" on GitHub, "-/edit/main/" on GitLab, "_edit/main/" on Gitea and Forgejo
_EDIT = re.compile(r"/?(?P<mark>-/|_|)edit/(?P<branch>[^/]+)/?(?P<folder>(?:(?<=/)[^/]+/?)*)")


def _new_file(forge: Forge) -> str:
    into = f"{forge.folder}{FOLDER}"
    return {
        "github": f"{forge.repo}/new/{forge.branch}/{into}",
        "gitlab": f"{forge.repo}/-/new/{forge.branch}/{into}",
        "gitea": f"{forge.repo}/_new/{forge.branch}/{into}",
    }[forge.kind]


def _sending(suggest: str) -> str:
    box = box_of(suggest)
    if box:
        return f"{box}/propose"
    return suggest if suggest.startswith("mailto:") else ""


def _facts(edition: Edition, forge: Forge | None) -> str:
    """Return what can be chosen: roles, values of facets, works, with the titles of all cards."""
    playbook = edition.playbook
    facts = {
        "roles": [
            [name, sheet_title(sheet)]
            for name, sheet in playbook.sheets[Kind.ROLE].items()
            if sheet.status is not Status.RETIRED
        ],
        "facets": [
            {
                "key": facet.key,
                "title": facet.plural,
                "values": [[it.id, it.title] for it in facet.values.values()],
            }
            for facet in playbook.facets.values()
        ],
        "works": [[key, _work(edition, key)] for key in playbook.references],
        "cards": [[card.id, sheet_title(card)] for card in edition.shown.get(Kind.CARD, ())],
        "reserved": RESERVED,
        "folder": FOLDER,
        "forge": _told(forge) if forge else None,
        "send": box_of(edition.settings.suggest) or _sending(edition.settings.suggest),
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n"


def _work(edition: Edition, key: str) -> str:
    cited = Markup(edition.citations.in_text(key, narrative=True)).striptags()  # noqa: S704  # plain
    return f"{cited}: {edition.playbook.references[key].item.get('title', key)}"


def _told(forge: Forge) -> dict[str, str]:
    names = ("kind", "repo", "branch", "folder", "edit")
    return {name: getattr(forge, name) for name in names}


def _skeleton(edition: Edition) -> str:
    """Return a card to write over, with a role and a work of this playbook."""
    role = next(iter(edition.playbook.sheets[Kind.ROLE]), "role")
    work = next(iter(edition.playbook.references), "key")
    language = edition.settings.language
    guidance, _, _ = of_language(SECTIONS, language)
    basis = of_language(EDITORIAL, language)
    say = edition.gettext
    return (
        "---\n"
        f"title: {say('Answer within a day')}\n"
        f"summary: {say('Answer each entry within a working day, even if the answer is no.')}\n"
        "status: draft\n"
        f"roles: [{role}]\n"
        f"owner: {role}\n"
        "reviewed: 2026-11-29\n"
        f"review: {of_language(TWELVE_MONTHS, language)}\n"
        "---\n"
        f"## {guidance}\n\n"
        f"- {say('Answer each entry within a working day')} [@{work}].\n"
        f"- {say('Say no in plain words.')} <!-- {basis} -->\n"
    )
