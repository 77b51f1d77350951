"""Read mkdocs.yml: what MkDocs' own keys say of the site, and the options of our plugin.

Keys of MkDocs and of other plugins are left alone, with whatever YAML they use.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field

from generator.findings.diagnostics import Diagnostic, Note, Severity, Span, Text, instead
from generator.findings.suggestions import closest, did_you_mean
from generator.load import yaml
from generator.load.addresses import AT_HOME, WHOLE, address_fault, meant_address
from generator.load.code import check_code, code_of
from generator.load.entries import mapping
from generator.load.look import check_look, look_of
from generator.load.options.brand import BrandOptions, brand_of, check_brand
from generator.load.options.extra import check_extra, extra_of
from generator.load.options.unused import check_unused
from generator.load.validation import Keys, validate
from generator.load.values import Blank, BlankPath, FilePath, Flag, Line, is_id, required, short
from generator.model.site import Place, Settings
from generator.rules.book import is_firm
from generator.rules.settings import missing_plugin, unused_setting
from generator.rules.yaml import bad_value, duplicate_key, missing_key, unknown_key, wrong_type
from generator.words.phrases import in_code, one_of, phrase
from generator.words.words import language_called

# The forms of the whole playbook: a PDF, one HTML file, cards to cut out
FORMS = ("pdf", "html", "deck")


class PluginOptions(BaseModel):
    """The options below `plugins: - playbook:` in mkdocs.yml."""

    model_config = required()

    suggest: Annotated[
        Blank,
        Field(
            description="Where suggestions go: `mailto:...`, `box:...`, or a repository's address."
        ),
    ] = ""
    bibliography: Annotated[
        tuple[FilePath, ...], Field(description="The .bib files, relative to mkdocs.yml.")
    ] = ("references.bib",)
    csl: Annotated[BlankPath, Field(description="A .csl file to format citations with.")] = ""
    csl_locale: Annotated[
        Blank, Field(alias="csl-locale", description="The language of citations, such as en-GB.")
    ] = ""
    offline: Annotated[
        Flag, Field(description="`false`: no service worker, the site needs a network.")
    ] = True
    downloads: Annotated[
        tuple[Line, ...],
        Field(description="What readers can take with them: `pdf`, `html`, `deck`."),
    ] = ()
    mount: Annotated[
        Blank,
        Field(description="Where the playbook stands in the site of other pages: `playbook/`."),
    ] = ""
    brand: Annotated[
        BrandOptions, Field(description="The face of the site: name, colour, logo, fonts.")
    ] = BrandOptions()
    embed: Annotated[
        tuple[Line, ...],
        Field(
            description="Sites that may show cards in frames, such as `https://lms.example.org`."
        ),
    ] = ()
    severity: Annotated[
        dict[str, Line], Field(description="Rules with another severity: error to off.")
    ] = {}


def load_settings(
    text: Text | None, rules: Collection[str] | None = None, *, trusted: bool = False
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return what mkdocs.yml says, the defaults where there is none.

    *rules* are the ids that `severity` may name; None: any. *trusted*: the person who builds
    lets the code run that the file names.
    """
    if text is None:
        return Settings(), ()
    read, findings = yaml.load(text, foreign=True)
    root, more = mapping(text, read)
    node = _options(root)
    options, wrong = validate(PluginOptions, node, Keys()) if node else (PluginOptions(), ())
    severity, bad = _severity(node, options.severity, rules)
    settings = _settings(root, node, options, severity)
    mounted = bool(settings.mount)  # beside other pages all keys but ours are MkDocs' business
    code = check_code(read, root, trusted=trusted, mounted=mounted)
    tags = [span for _, span in read.tags]
    others = (
        ()
        if mounted
        else (
            *check_look(root.get("theme")),
            *check_unused(root, tags),
            *check_extra(root),
            *(() if findings else _unnamed(root, options, tags)),  # what cannot be read is no name
        )
    )
    absent = _absent(root)
    unsafe = (
        *code,
        *others,
        *absent,
        *_language(root),
        *_addresses(root),
        *_texts(root),
        *_beside_the_plugin(root),
    )
    return settings, (
        *findings,
        *more,
        *unsafe,
        *wrong,
        *_faulty_options(node, options, _text(root, "site_url")),
        *bad,
    )


def mount_of(written: str) -> str:
    """Return the address of the mount: "" where the playbook is the whole site, or for no address."""
    steps = written.strip("/").split("/")
    return f"{'/'.join(steps)}/" if all(map(is_id, steps)) else ""


def inherited(text: Text | None) -> str:
    """Return the path of the settings that those in *text* inherit, from the same folder, "" if none."""
    root = yaml.load(text, foreign=True)[0].root if text else None
    path = _text(root, "INHERIT") if isinstance(root, yaml.Mapping) else ""
    return (
        posixpath.normpath(posixpath.join(posixpath.dirname(text.path), path))
        if text and path
        else ""
    )


# Private functions


def _options(root: yaml.Mapping) -> yaml.Mapping | None:
    """Return the options of the plugin `playbook`, None where it has none."""
    plugins = root.get("plugins")
    if isinstance(plugins, yaml.Mapping):
        found = plugins.get("playbook")
        return found if isinstance(found, yaml.Mapping) else None
    entries = plugins.entries if isinstance(plugins, yaml.Sequence) else ()
    named = (it.get("playbook") for it in entries if isinstance(it, yaml.Mapping))
    return next((it for it in named if isinstance(it, yaml.Mapping)), None)


def _absent(root: yaml.Mapping) -> Iterator[Diagnostic]:
    """Yield a finding where no plugin is ours, or nearly called so."""
    plugins = root.get("plugins")
    if isinstance(plugins, yaml.Mapping):
        names = [it.key.value for it in plugins.entries]
    else:
        listed = plugins.entries if isinstance(plugins, yaml.Sequence) else ()
        names = [it.value for it in listed if isinstance(it, yaml.Scalar)]
        names += [
            it.entries[0].key.value for it in listed if isinstance(it, yaml.Mapping) and it.entries
        ]
    # A site of MkDocs, which has a name at least, and not only what the playbook asks for.
    whole = bool(_text(root, "site_name")) and bool(plugins or root.get("theme"))
    if whole and not any(it == OURS or closest(it, (OURS,)) for it in names):
        place = next((it.key.span for it in root.entries if it.key.value == "plugins"), None)
        yield missing_plugin.RULE.at(
            place or root.entries[0].key.span,
            phrase("`mkdocs.yml` does not name the plugin `playbook`"),
            help=phrase("add a line `  - playbook` to its `plugins:`"),
        )


OURS = "playbook"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def _unnamed(
    root: yaml.Mapping, options: PluginOptions, tags: Sequence[Span]
) -> Iterator[Diagnostic]:
    """Yield a finding for a site that has a look and no name: MkDocs refuses to build it."""
    named = next((it for it in root.entries if closest(it.key.value, ("site_name",))), None)
    if named and named.key.value != "site_name":  # its slip is told
        return
    own = next((it.key.span.line for it in root.entries if it.key.value == "site_name"), 0)
    if any(it.line == own for it in tags):  # so is its tag
        return
    if root.get("theme") and not _text(root, "site_name") and not options.brand.name:
        yield missing_key.RULE.at(
            (named or root.entries[0]).key.span,
            phrase("the site has no name"),
            help=phrase("write what it is called: `site_name: Good meetings`"),
        )


def _language(root: yaml.Mapping) -> Iterator[Diagnostic]:
    """Yield a finding for a language that is written by its name, not by its letters."""
    theme = root.get("theme")
    written = theme.get("language") if isinstance(theme, yaml.Mapping) else None
    if (
        isinstance(written, yaml.Scalar)
        and written.value
        and not written.faulty
        and "language" in look_of(theme)  # else it is told there
        and not _LANGUAGE.fullmatch(written.value)
    ):
        near = language_called(written.value)
        yield bad_value.RULE.at(
            written.span,
            phrase("`%(language)s` is no language", language=short(written.value)),
            help=phrase("did you mean `%(near)s`?", near=near)
            if near
            else phrase("write its letters, as in `en`, `de` or `pt-BR`"),
            fix=instead(written.span, near),
        )


def _beside_the_plugin(root: yaml.Mapping) -> Iterator[Diagnostic]:
    """Yield a finding for each option that stands beside the plugin's name, not below it."""
    plugins = root.get("plugins")
    listed = plugins.entries if isinstance(plugins, yaml.Sequence) else ()
    ours = [it for it in listed if isinstance(it, yaml.Mapping) and it.get(OURS) is not None]
    for again in ours[1:]:
        message = phrase("the key `%(key)s` is written twice", key=OURS)
        notes = (Note(ours[0].span, phrase("first written here")),)
        help = phrase("write all options below one of the two")
        yield duplicate_key.RULE.at(again.entries[0].key.span, message, help=help, notes=notes)
    for entry in plugins.entries if isinstance(plugins, yaml.Sequence) else ():
        if not isinstance(entry, yaml.Mapping) or entry.get("playbook") is None:
            continue
        for it in entry.entries:
            if it.key.value != "playbook":
                message = phrase(
                    "`%(key)s` stands beside `playbook`, not below it", key=it.key.value
                )
                help = phrase("indent it by two spaces more")
                yield unknown_key.RULE.at(it.key.span, message, help=help)
        options = entry.get("playbook")
        if isinstance(options, yaml.Sequence):
            message = phrase("the options of `playbook` are a list, not `key: value` pairs")
            help = phrase("take the `- ` before each out")
            yield wrong_type.RULE.at(options.span, message, help=help)


def _addresses(root: yaml.Mapping) -> Iterator[Diagnostic]:
    """Yield a finding for each address of the site or its repository that is none."""
    for key in _ADDRESSES:
        node = root.get(key)
        value = node.value.strip() if isinstance(node, yaml.Scalar) else ""
        if isinstance(node, yaml.Scalar) and not node.faulty and not _is_address(key, value):
            right = meant_address(value)
            if key == "repo_url" and not right and _SHORT_REPOSITORY.fullmatch(value):
                right = f"https://github.com/{value}"
            message = phrase("`%(name)s` cannot be `%(words)s`", name=key, words=short(value))
            fix = instead(node.span, right)
            otherwise = _ENDING if key == "edit_uri" else WHOLE
            help = phrase("did you mean `%(near)s`?", near=short(right)) if right else otherwise
            yield bad_value.RULE.at(node.span, message, help=help, fix=fix)


_ENDING = phrase("write what follows the repository's address, such as `edit/main/`")
_SHORT_REPOSITORY = re.compile(r"[\w-]+/[\w.-]+")
_ADDRESSES = ("site_url", "repo_url", "edit_uri")
_UNSAFE = re.compile(r"""[\s<>"'\\`]""")


def _is_address(key: str, value: str) -> bool:
    """Tell whether *value* can be an address; that of edits may be the end of one."""
    whole = value.startswith(("http://", "https://"))
    if not value:
        return True
    if _UNSAFE.search(value) or len(value) > _MOST:
        return False
    if not whole:
        return key == "edit_uri" and not re.match(r"[a-z][a-z0-9+.-]*:|//", value, re.IGNORECASE)
    why, _ = address_fault(value)
    return not why or why == AT_HOME  # a site may be tried where it is made


_MOST = 2_000  # characters of an address: what browsers and servers take
_MOST_WORDS = 1_000  # characters of a text: a long one fills each page
_LINES = ("site_name", "site_description", "site_author", "copyright")


def _texts(root: yaml.Mapping) -> Iterator[Diagnostic]:
    """Yield a finding for each text that stands on all pages and is too long for it, and each odd flag."""
    for key in _LINES:
        node = root.get(key)
        if isinstance(node, yaml.Scalar) and len(node.value) > _MOST_WORDS:
            count = len(node.value)
            message = phrase("`%(name)s` has %(num)s characters", name=key, num=count)
            help = phrase("write %(most)s at most: it stands on every page", most=_MOST_WORDS)
            yield bad_value.RULE.at(node.span, message, help=help)
    node = root.get("strict")
    allowed = {"", "true", "false"}
    if isinstance(node, yaml.Scalar) and not node.faulty and node.value.casefold() not in allowed:
        message = phrase("`%(name)s` cannot be `%(words)s`", name="strict", words=short(node.value))
        yield bad_value.RULE.at(node.span, message, help=phrase("write `true` or `false`"))


def _settings(
    root: yaml.Mapping,
    node: yaml.Mapping | None,
    options: PluginOptions,
    severity: Mapping[str, str],
) -> Settings:
    faulty = {it for it in _ADDRESSES if not _is_address(it, _text(root, it))}
    said = {key: _text(root, key) for key in _OWN_KEYS if key not in faulty}
    written: dict[str, Any] = {key: words for key, words in said.items() if words}
    written |= {"site_name": options.brand.name} if options.brand.name else {}
    mount = mount_of(options.mount)
    theme = root.get("theme")
    language = _text(theme, "language") if isinstance(theme, yaml.Mapping) else ""
    language = language if _LANGUAGE.fullmatch(language) else language_called(language)
    look = look_of(theme)
    if "language" in look:
        look["language"] = language or "en"
    return Settings(
        **written,
        language=language or "en",
        suggest=options.suggest if _SUGGEST.fullmatch(options.suggest) else "",
        bibliography=tuple(it for it in options.bibliography if not _leaves_root(it)),
        csl="" if _leaves_root(options.csl) else options.csl,
        csl_locale=options.csl_locale,
        offline=options.offline,
        downloads=tuple(form for form in FORMS if form in options.downloads),
        embed=tuple(it for it in options.embed if _ORIGIN.fullmatch(it)),
        look=look,
        code=code_of(root),
        mount=mount,
        brand=brand_of(options.brand),
        extra_css=() if mount else extra_of(root, "extra_css"),
        extra_javascript=() if mount else extra_of(root, "extra_javascript"),
        use_directory_urls=_text(root, "use_directory_urls") != "false",
        severity=severity,
        places=dict(_places(root)) | dict(_places(node) if node else ()),
    )


def _places(node: yaml.Mapping, above: Place = ()) -> Iterator[tuple[Place, Span]]:
    """Yield where each key's value stands, and each text of a list at its key and its words."""
    for entry in node.entries:
        own = (*above, entry.key.value)
        yield own, entry.value.span if isinstance(entry.value, yaml.Scalar) else entry.key.span
        if isinstance(entry.value, yaml.Mapping):
            yield from _places(entry.value, own)
        elif isinstance(entry.value, yaml.Sequence):
            texts = (it for it in entry.value.entries if isinstance(it, yaml.Scalar))
            yield from (((*own, text.value), text.span) for text in texts)


_OWN_KEYS = (
    "site_name",
    "site_url",
    "site_description",
    "site_author",
    "copyright",
    "repo_url",
    "edit_uri",
    "docs_dir",
)


def _text(node: yaml.Mapping, key: str) -> str:
    found = node.get(key)
    return " ".join(found.value.split()) if isinstance(found, yaml.Scalar) else ""


# A way to send suggestions: a mail address, a suggestion box, or a repository by https.
_SUGGEST = re.compile(
    r"mailto:[^\s@]+@[^\s@]+|box:https?://[^\s/?#]+(?:/[^\s?#]*)?|https?://[^\s/]+/\S+"
)


# A site without a path, as a browser compares it; a star stands for one part of its name.
_ORIGIN = re.compile(r"https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?")


def _faulty_sites(node: yaml.Mapping, options: PluginOptions) -> Iterator[Diagnostic]:
    for site in options.embed:
        if not _ORIGIN.fullmatch(site):
            help = phrase(
                "write `https://` and a host, without a path, such as `https://lms.example.org`"
            )
            yield _bad(
                node,
                "embed",
                phrase("`embed` cannot have `%(site)s`", site=short(site)),
                help,
                site,
            )


def _faulty_options(
    node: yaml.Mapping | None, options: PluginOptions, site: str
) -> Iterator[Diagnostic]:
    if node is None:
        return
    if options.suggest and not _SUGGEST.fullmatch(options.suggest):
        mail = re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", options.suggest)
        advice = (
            phrase("did you mean `%(near)s`?", near=f"mailto:{options.suggest}")
            if mail
            else phrase(
                "write `mailto:` and an address, `box:` and the address of a suggestion box, "
                "or the https address of a repository"
            )
        )
        yield _bad(
            node,
            "suggest",
            phrase("`suggest` cannot be `%(suggest)s`", suggest=short(options.suggest)),
            advice,
        )
    yield from check_brand(node.get("brand"), options.brand)
    yield from _idle_picture(node.get("brand"), site)
    yield from _faulty_sites(node, options)
    if options.mount and not mount_of(options.mount):
        help: str = phrase("write small letters, digits and hyphens, such as `playbook/`")
        yield _bad(
            node,
            "mount",
            phrase("`mount` cannot be `%(mount)s`", mount=short(options.mount)),
            help,
        )
    for form in options.downloads:
        if form not in FORMS:
            help = did_you_mean(form, FORMS, phrase("write %(list)s", list=one_of(in_code(FORMS))))
            message = phrase("`downloads` cannot have `%(form)s`", form=short(form))
            yield _bad(node, "downloads", message, help, form)
    for key, paths in (("bibliography", options.bibliography), ("csl", (options.csl,))):
        for path in paths:
            if _leaves_root(path):
                message = phrase("`%(path)s` lies outside the project", path=short(path))
                yield _bad(
                    node, key, message, phrase("write a path below mkdocs.yml's folder"), path
                )


def _idle_picture(brand: yaml.Node | None, site: str) -> Iterator[Diagnostic]:
    """Yield that a shared link shows the brand's picture by its whole address alone."""
    node = brand.get("picture") if isinstance(brand, yaml.Mapping) else None
    if isinstance(node, yaml.Scalar) and node.value and not site:
        message = phrase("`%(name)s` is not used", name="picture")
        help = phrase("write `site_url`: a shared link names the picture by its whole address")
        yield unused_setting.RULE.at(node.span, message, help=help)


def _bad(node: yaml.Mapping, key: str, message: str, help: str, words: str = "") -> Diagnostic:
    """Return a finding at the value of *key*, at its entry *words* where it is a list."""
    value = node.get(key) or node
    listed = value.entries if isinstance(value, yaml.Sequence) else ()
    alike = (it for it in listed if isinstance(it, yaml.Scalar) and short(it.value) == short(words))
    return bad_value.RULE.at(next(alike, value).span, message, help=help)


def _leaves_root(path: str) -> bool:
    return path.startswith(("/", "\\")) or ".." in path.split("/") or ":" in path


_LEVELS = (*Severity, "off")


def _severity(
    node: yaml.Mapping | None, written: Mapping[str, str], rules: Collection[str] | None
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return the severities that can be meant, and a finding for each other."""
    found = node.get("severity") if node else None
    entries = found.entries if isinstance(found, yaml.Mapping) else ()
    findings: list[Diagnostic] = []
    for it in entries:
        rule, level = it.key.value, yaml.plain(it.value)
        if rules is not None and rule not in rules:
            help = did_you_mean(rule, rules, phrase("run `playbook explain` for a list of rules"))
            fix = instead(it.key.span, closest(rule, rules))
            message = phrase("`%(rule)s` is no rule", rule=rule)
            findings.append(unknown_key.RULE.at(it.key.span, message, help=help, fix=fix))
        elif rules is not None and is_firm(rule):
            message = phrase("the severity of `%(rule)s` cannot be changed", rule=rule)
            findings.append(
                bad_value.RULE.at(it.key.span, message, help=phrase("take the line out"))
            )
        elif rule in written and level not in _LEVELS:
            help = did_you_mean(
                str(level), _LEVELS, phrase("write `error`, `warning`, `info` or `off`")
            )
            message = phrase(
                "the severity of `%(rule)s` cannot be `%(level)s`", rule=rule, level=level
            )
            fix = instead(it.value.span, closest(str(level), _LEVELS))
            findings.append(bad_value.RULE.at(it.value.span, message, help=help, fix=fix))
    good = {rule: level for rule, level in written.items() if level in _LEVELS}
    if rules is not None:
        good = {rule: it for rule, it in good.items() if rule in rules and not is_firm(rule)}
    return good, tuple(findings)
