"""Find fields and types that are almost known: letters that slipped, names in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, instead
from generator.findings.suggestions import closest
from generator.load.bib.types import TYPES
from generator.model.works import Entry
from generator.rules.bibliography import misspelt_field, misspelt_type
from generator.words.phrases import phrase


def find_misspelt(entry: Entry) -> Iterator[Diagnostic]:
    """Yield a finding for the type and for each field of *entry* that is almost known."""
    kind = entry.type.value
    if kind not in _ALL_TYPES and (near := _OTHER_TYPES.get(kind) or _near(kind, _ALL_TYPES)):
        yield misspelt_type.RULE.at(
            entry.type.span,
            phrase("`@%(kind)s` is no type of entry", kind=kind),
            help=phrase("did you mean `@%(near)s`?", near=near),
            fix=instead(entry.type.span, near),
        )
    for name, each in entry.fields.items():
        if name in _FIELDS or "+an" in name or name[0] == "x":  # `xnote`: a field put aside
            continue
        near = _OTHER_NAMES.get(name) or _near(name, _FIELDS)
        if near and near not in entry.fields:
            yield misspelt_field.RULE.at(
                each.name.span,
                phrase("nothing reads the field `%(name)s`", name=name),
                help=phrase("did you mean `%(near)s`?", near=near),
                fix=instead(each.name.span, near),
            )


# Private functions

_SHORTEST = 4  # letters: below, everything is near
_LONG = 7  # letters: from here on, two slips may happen

_ALL_TYPES = frozenset(TYPES) | {
    "bibnote", "commentary", "customa", "customb", "customc", "customd", "custome", "customf",
    "misc", "nameonly", "preprint", "set", "softwareversion", "softwaremodule", "codefragment",
    "xdata", "generic", "web_page", "book_section", "newspaper_article", "magazine_article",
    "conversation", "chat", "film", "thing",
}  # fmt: skip
# What biblatex, BibTeX's styles and common programs know.
_FIELDS = frozenset(
    """
    abstract addendum address adsurl adsnote affiliation afterword amendment annotation annotator
    annote appentry archive archivedate archiveprefix archiveurl article article-number articleno author authortype
    bibdate bibsource biburl bookauthor bookpagination booksubtitle booktitle booktitleaddon
    chapter citation city code coden collaboration comment commentator composer conference copyright
    country crossref date date-added date-modified day description director doi edition editor
    editora editoratype editorb editorbtype editorc editorctype editors editortype eid entryset
    entrysubtype eprint eprintclass eprinttype event eventdate eventtitle eventtitleaddon
    execproducer execute file foreword gender groups guest handle holder host howpublished
    hyphenation ids illustrator indexsorttitle indextitle institution interviewer introduction
    isan isbn ismn isrn issn issue issuetitle issuetitleaddon issuesubtitle issue_date iswc
    jurisdictionvolume journal journalsubtitle journaltitle journaltitleaddon key keyword keywords
    label langid langidopts language lccn library license lista listb listc listd listf liste
    location mainsubtitle maintitle maintitleaddon mendeley-tags modified month mrnumber namea
    nameaddon nameatype nameb namebtype namec namectype narrator note number numpages offline
    options organization origdate origlanguage origlocation origpublisher origtitle origyear
    owner page pages pagetotal pagination part participant pdf performer pii place pmcid pmid
    presort primaryclass priority producer project publisher pubstate pubmedid ranking rating
    readstatus recipient related relatedoptions relatedstring relatedtype remark reportnumber
    reprinttitle repository review rights school section serial series shortauthor
    shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname
    sortshorthand sorttitle sortyear source subject subtitle swhid test text timestamp title
    titleaddon topic translator type url urldate urls urlyear usera userb userc userd usere userf
    venue verba verbb verbc version volume volumes xdata xref year years zblnumber
    """.split()
)
# Names in other languages, plurals and short forms.
# Types that other people call so.
_OTHER_TYPES: Mapping[str, str] = {
    "artikel": "article",
    "aufsatz": "article",
    "blog": "online",
    "blogpost": "online",
    "bericht": "report",
    "buch": "book",
    "chapter": "incollection",
    "dissertation": "phdthesis",
    "journal": "article",
    "paper": "article",
    "webpage": "online",
    "website": "online",
}
_OTHER_NAMES: Mapping[str, str] = {
    "autor": "author", "autoren": "author", "auteur": "author", "autore": "author",
    "autores": "author", "authors": "author", "titel": "title", "titre": "title",
    "titulo": "title", "título": "title", "titolo": "title", "jahr": "year", "anno": "year",
    "año": "year", "ano": "year", "annee": "year", "année": "year", "verlag": "publisher",
    "editorial": "publisher", "editore": "publisher", "éditeur": "publisher",
    "herausgeber": "editor", "hrsg": "editor", "editors": "editor", "seiten": "pages",
    "paginas": "pages", "páginas": "pages", "pagine": "pages", "pp": "pages",
    "zeitschrift": "journal", "revista": "journal", "revue": "journal", "rivista": "journal",
    "vol": "volume", "band": "volume", "num": "number", "ort": "location", "lugar": "location",
    "auflage": "edition", "monat": "month", "mois": "month", "sprache": "language",
    "hochschule": "school", "reihe": "series", "accessed": "urldate", "accessdate": "urldate",
    "access-date": "urldate", "access_date": "urldate", "dateaccessed": "urldate",
    "lastaccessed": "urldate", "lastchecked": "urldate", "lastvisited": "urldate",
    "retrieved": "urldate", "visited": "urldate", "link": "url", "website": "url",
}  # fmt: skip


def _near(name: str, known: frozenset[str]) -> str:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # where all names are known none is missed

    if len(name) < (_SHORTEST - 1 if known is _ALL_TYPES else _SHORTEST):
        return ""
    near = closest(name, known)
    slips = 2 if len(name) >= _LONG else 1
    return near if near and OSA.distance(name, near) <= slips else ""
