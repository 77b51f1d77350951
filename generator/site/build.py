"""Build the site from compiled pages: shells, search index, sitemap, and the swap."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

from generator.cache.kept import File
from generator.cache.memory import digest
from generator.cache.workers import ALONE, Workers
from generator.model.site import NO_CODE, Code, Settings
from generator.render.outputs import Output
from generator.site.ahead import put_ahead
from generator.site.headers.hosts import headers_file
from generator.site.headers.policy import page_policy
from generator.site.mirror import Claim, claim_of
from generator.site.offline import offline_claims
from generator.site.place import BuildFolders, take
from generator.site.pour import PourOptions, ShellName, pour, shell_name, shell_names
from generator.site.publish import Published, publish
from generator.site.search.index import Index, make_index
from generator.site.shells import Shells, ShellSpec, Tab, make_shells, versioned
from generator.site.shells.order import Trusted
from generator.words.phrases import phrase
from generator.words.words import N_, Words

# The site's navigation, in order: title, address, section. A site has those whose page it has.
TABS = (
    Tab(N_("Home"), ".", "home"),
    Tab(N_("Cards"), "cards/", "cards"),
    Tab(N_("Roles"), "roles/", "roles"),
    Tab(N_("Decisions"), "decisions/", "decisions"),
    Tab(N_("Courses"), "courses/", "courses"),
    Tab(N_("Resources"), "resources/", "resources"),
    Tab(N_("Glossary"), "glossary/", "glossary"),
    Tab(N_("References"), "references/", "references"),
    Tab(N_("About"), "about/", "about"),
)
FOOTER = (
    Tab(N_("Search"), "search/"),
    Tab(N_("All pages, A to Z"), "a-z/"),
    Tab(N_("Evidence"), "evidence/"),
    Tab(N_("Tensions"), "tensions/"),
    Tab(N_("Take it with you"), "downloads/"),
    Tab(N_("Write a card"), "write/"),
    Tab(N_("About"), "about/"),
)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build.

    ``policy``: pages carry the Content-Security-Policy; ``live`` is the address of the live reload
    script, "" in a published site; ``index``: renew the search index, else keep one that is there;
    ``offline``: a service worker keeps the site on visitors' devices; ``code`` of the project's
    mkdocs.yml runs with the engine; ``workers`` pour and write. ``before`` are the keys of the site
    that stands, by path, where they are known: if the files that change are few, they are put in
    place first, and ``ahead`` is called.
    """

    engine: str = "mkdocs"
    policy: bool = True
    live: str = ""
    index: bool = True
    offline: bool = False
    code: Code = NO_CODE
    workers: Workers = ALONE
    before: Mapping[str, str] = field(default_factory=dict)
    ahead: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """What pages are put into: the shells that they need, the shells made, the search index."""

    order: ShellSpec
    shells: Shells
    index: Index


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    pages: int
    published: Published
    engine_ran: bool
    indexed: bool
    keys: Mapping[str, str] = field(default_factory=dict)  # of all files, by path
    early: int = 0  # how many files were put in place before the site was exchanged

    @property
    def written(self) -> tuple[str, ...]:
        """Return which files of the site were written."""
        return self.published.written

    @property
    def changed(self) -> int:
        """Return how many files of the site were written or removed."""
        return self.published.changed


def nothing_told(_: str) -> None:
    """Tell nobody which step of a build runs."""


def build_site(
    root: Path,
    outputs: Sequence[Output],
    settings: Settings,
    place: BuildFolders,
    options: BuildOptions = BuildOptions(),
    tell: Callable[[str], None] = nothing_told,
) -> BuildReport:
    """Make ``build/site`` of the *outputs* of the compiled project at *root*.

    Call it with the *place* held (`working`). *tell* is called with the name of each step. Raises
    `EngineError` and `SearchError` with the tool's words, `ForeignError` where something that no
    build made is in the way; the site that stands then stays.
    """
    take(place)
    pages = tuple(output for output in outputs if output.section)
    tell(phrase("shells"))
    order = make_order(place.theme, pages, settings, _trusted(root, options.code))
    shells = make_shells(options.engine, order, place.build / "shells", place.top)
    tell(phrase("search"))
    cache, stale = place.build / "search", not options.index
    index = make_index(
        pages, settings.language, cache, place.top, stale=stale, workers=options.workers
    )
    tell(phrase("site"))
    claims = site_claims(outputs, settings, Furniture(order, shells, index), options)
    early = 0
    if options.ahead is not None:
        early = put_ahead(place.site, claims, options.before, place.top)
        if early:
            options.ahead()
    published = publish(place.site, claims, place.top, options.workers)
    keys = {path: claim.key for path, claim in claims.items()}
    return BuildReport(len(pages), published, shells.made, index.made, keys, early)


def site_claims(
    outputs: Sequence[Output], settings: Settings, furniture: Furniture, options: BuildOptions
) -> dict[str, Claim]:
    """Return the claims of all files of the site: the one place where it is put together."""
    order, shells, index = furniture.order, furniture.shells, furniture.index
    policy = page_policy() if options.policy else ""
    setting = PourOptions(policy, options.live, options.offline, shells.version)
    claims = page_claims((output for output in outputs if output.section), shells, setting)
    claims = _joined(claims, other_claims(outputs, settings, shells, index))
    if options.offline:
        claims = _joined(claims, offline_claims(claims, versioned(order, shells)))
    return claims


def make_order(
    theme: Mapping[str, bytes],
    outputs: Iterable[Output],
    settings: Settings,
    trusted: Trusted | None = None,
) -> ShellSpec:
    """Return the shells that the pages need, with the navigation of the pages that there are."""
    pages = tuple(output for output in outputs if output.section)
    paths = {page.path for page in pages}
    return ShellSpec(
        theme,
        shell_names(pages),
        tuple(tabs_in(settings.words, TABS, paths)),
        tuple(tabs_in(settings.words, FOOTER, paths)),
        settings.site_name,
        settings.site_url,
        settings.site_author,
        settings.copyright,
        settings.look,
        trusted,
    )


def page_claims(pages: Iterable[Output], shells: Shells, setting: PourOptions) -> dict[str, Claim]:
    """Return the claims of the poured pages."""
    base = digest(repr(setting))
    sizes = {name: shell.size for name, shell in shells.shells.items()}
    return {page.path: _page_claim(page, shells, setting, base, sizes) for page in pages}


def other_claims(
    outputs: Sequence[Output], settings: Settings, shells: Shells, index: Index
) -> dict[str, Claim]:
    """Return the claims of all that is no page: theme, index, sitemap, headers, files."""
    made = {
        **sitemaps(outputs, settings.site_url),
        "robots.txt": robots(settings.site_url),
        "_headers": headers_file(),
        ".nojekyll": "",  # GitHub Pages would leave out names that begin with _
    }
    claims = {path: claim_of(content) for path, content in made.items()}
    claims |= _file_claims(shells.files)
    claims |= _file_claims(index.files)
    return _joined(
        claims, {output.path: _output_claim(output) for output in outputs if not output.section}
    )


def sitemaps(outputs: Iterable[Output], site_url: str) -> dict[str, str]:
    """Return the sitemap of the listed pages; of very many as parts, and the list of these.

    Without a site address it has none to list.
    """
    base = site_url.rstrip("/") + "/"
    places = sorted(address(output) for output in outputs if output.listed) if site_url else []
    if len(places) <= MAPPED:
        return {SITEMAP: _sitemap("urlset", "url", [base + it for it in places])}
    shares = [places[at : at + MAPPED] for at in range(0, len(places), MAPPED)]
    parts = {
        SITEMAP.replace(".", f"-{number}."): _sitemap("urlset", "url", [base + it for it in share])
        for number, share in enumerate(shares, 1)
    }
    return {SITEMAP: _sitemap("sitemapindex", "sitemap", [base + it for it in parts]), **parts}


def robots(site_url: str) -> str:
    """Return ``robots.txt``: all is open, and where the sitemap is."""
    where = f"\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{where}"


def address(page: Output) -> str:
    """Return the address of *page* from the site's root, as links are written: "" for home."""
    return page.path.removesuffix("index.html")


def tabs_in(words: Words, tabs: Iterable[Tab], paths: Collection[str]) -> Iterator[Tab]:
    """Yield those of *tabs* whose page is among *paths*, in the language of the site."""
    for tab in tabs:
        if _file(tab.address) in paths:
            yield replace(tab, title=words.gettext(tab.title))


# Private functions

SITEMAP = "sitemap.xml"
MAPPED = 5000  # pages in a sitemap: the protocol allows ten times as many, readers like it smaller


def _sitemap(whole: str, part: str, places: Iterable[str]) -> str:
    entries = "".join(f"<{part}><loc>{escape(place)}</loc></{part}>\n" for place in places)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</{whole}>\n"
    )


def _trusted(root: Path, code: Code) -> Trusted | None:
    return Trusted(root.resolve(), code) if code != NO_CODE else None


def _file(place: str) -> str:
    return "index.html" if place == "." else f"{place}index.html"


def _page_claim(
    page: Output,
    shells: Shells,
    setting: PourOptions,
    base: str,
    sizes: Mapping[ShellName, int],
) -> Claim:
    shell = shells.shells[shell_name(page)]
    size = page.size + sizes[shell.name]  # about: not all parts of a shell are on each page
    key = f"{shell.key}{base}{page.digest}"
    return Claim(key, lambda: pour(shell, page.page(), setting).encode(), size)


def _output_claim(output: Output) -> Claim:
    return Claim(output.digest, lambda: claim_of(output.content()).make(), output.size)


def _file_claims(files: Mapping[str, File]) -> dict[str, Claim]:
    return {name: _file_claim(file) for name, file in files.items()}


def _file_claim(file: File) -> Claim:
    return Claim(file.digest, lambda: file.content, len(file.content))


def _joined(one: dict[str, Claim], other: dict[str, Claim]) -> dict[str, Claim]:
    twice = one.keys() & other.keys()
    if twice:
        raise ValueError(f"`{min(twice)}` is claimed twice")
    return one | other
