"""Tell which keys of mkdocs.yml the playbook does not use, so that nobody waits for their effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Span, instead
from generator.findings.suggestions import closest
from generator.load import yaml
from generator.load.look import OPTIONS, UNSHOWN, is_plain
from generator.load.options.extra import KEYS as EXTRA
from generator.load.values import short
from generator.rules.settings import unused_setting
from generator.words.phrases import phrase

USED = frozenset(
    """site_name site_url site_description site_author copyright repo_url edit_uri theme plugins
    docs_dir site_dir strict dev_addr extra_css extra_javascript""".split()
)
ELSEWHERE = frozenset({"hooks", "INHERIT"})  # said as code that is not run
THEME = frozenset({*OPTIONS, "name", "custom_dir", "font"})

# What to do instead, by key.
HELP: Mapping[str, str] = {
    "nav": phrase("take it out: the navigation follows from what the playbook has"),
    "markdown_extensions": phrase("take it out: `docs/authors` says what Markdown there is"),
    "extra": phrase("take it out: no template of the playbook prints it"),
    "use_directory_urls": phrase("take it out: each page stands in a folder of its own"),
    "not_in_nav": phrase("take it out: the navigation follows from what the playbook has"),
}
COLOURS = ("primary", "accent")
# What Material can do in pages, or could: a name that is none of these does nothing.
FEATURES = frozenset(
    """announce.dismiss content.action.edit content.action.view content.code.annotate content.code.copy
    content.code.select content.footnote.tooltips content.lazy content.tabs.link content.tooltips
    header.autohide navigation.expand navigation.footer navigation.indexes navigation.instant
    navigation.instant.prefetch navigation.instant.preview navigation.instant.progress navigation.path
    navigation.prune navigation.sections navigation.tabs navigation.tabs.sticky navigation.top
    navigation.tracking search.highlight search.share search.suggest toc.follow toc.integrate""".split()
)


def check_unused(root: yaml.Mapping, tags: Iterable[Span] = ()) -> Iterator[Diagnostic]:
    """Yield a finding for each key of *root* and of its theme that nothing comes of.

    Where *tags* stand, a finding says already that the value is not read.
    """
    tagged = {span.line for span in tags}
    for entry in root.entries:
        name = entry.key.value
        if name in USED and not _readable(name, entry.value):
            if entry.key.span.line in tagged:
                continue
            message = phrase("`%(name)s` is written in a way that is not read", name=name)
            help = phrase("write the value itself, in one line")
            yield unused_setting.RULE.at(entry.key.span, message, help=help)
        elif name not in USED | ELSEWHERE:
            near = closest(name, USED) if name not in HELP else ""
            otherwise = HELP.get(name, phrase("take it out, or see the settings' page"))
            yield _unused(
                entry.key,
                name,
                phrase("did you mean `%(near)s`?", near=near) if near else otherwise,
                near,
            )
        elif name == "docs_dir" and yaml.plain(entry.value).strip("/") != "docs":
            yield _unused(entry.key, name, phrase("move the pages to `docs/`, and take it out"))
    yield from _check_theme(root.get("theme"))


# Private functions


def _check_theme(theme: yaml.Node | None) -> Iterator[Diagnostic]:
    yield from _other_theme(theme.get("name") if isinstance(theme, yaml.Mapping) else theme)
    for entry in theme.entries if isinstance(theme, yaml.Mapping) else ():
        name = entry.key.value
        if name not in THEME:
            yield _unused(
                entry.key, f"theme.{name}", phrase("take it out: the shells do not show it")
            )
        elif name == "font" and yaml.plain(entry.value) != "false":
            help = phrase("name files under `brand: fonts:`: no page asks another host for a font")
            yield _unused(entry.key, "theme.font", help)
        elif name == "custom_dir" and yaml.plain(entry.value) not in ("", "templates/theme"):
            help = phrase("move its files to `templates/theme/`, and take it out")
            yield _unused(entry.key, "theme.custom_dir", help)
        elif name == "palette":
            yield from _colours(entry.value)
        elif name == "icon":
            yield from _icons(entry.value)
        elif name == "features":
            yield from _features(entry.value)


def _other_theme(name: yaml.Node | None) -> Iterator[Diagnostic]:
    if isinstance(name, yaml.Scalar) and not name.faulty and name.value not in {"", "material"}:
        message = phrase(
            "the theme `%(name)s` is not used: pages look like Material's",
            name=short(name.value),
        )
        help = phrase("write `material`, or `mount` the playbook in a site of that theme")
        yield unused_setting.RULE.at(name.span, message, help=help)


def _readable(name: str, value: yaml.Node) -> bool:
    return name in {"theme", "plugins", *EXTRA} or isinstance(value, yaml.Scalar)


def _unused(key: yaml.Scalar, name: str, help: str, meant: str = "") -> Diagnostic:
    fix = instead(key.span, meant)
    return unused_setting.RULE.at(
        key.span, phrase("`%(name)s` is not used", name=name), help=help, fix=fix
    )


def _colours(palette: yaml.Node) -> Iterator[Diagnostic]:
    for scheme in palette.entries if isinstance(palette, yaml.Sequence) else (palette,):
        for name in COLOURS if isinstance(scheme, yaml.Mapping) else ():
            value = scheme.get(name) if isinstance(scheme, yaml.Mapping) else None
            if (
                isinstance(value, yaml.Scalar)
                and value.value not in {"", "custom"}
                and is_plain(value.value)  # else it is told there
                and not value.faulty
            ):
                words = short(value.value)
                message = phrase(
                    "`%(name)s: %(value)s` of the palette is not used", name=name, value=words
                )
                help = phrase("write the colour under `brand: colour:`, as `#rrggbb`")
                yield unused_setting.RULE.at(value.span, message, help=help)


def _icons(icons: yaml.Node) -> Iterator[Diagnostic]:
    for it in icons.entries if isinstance(icons, yaml.Mapping) else ():
        if it.key.value in UNSHOWN:
            help = phrase("take it out: the shells do not show it")
            yield _unused(it.key, f"theme.icon.{it.key.value}", help)


def _features(features: yaml.Node) -> Iterator[Diagnostic]:
    for it in features.entries if isinstance(features, yaml.Sequence) else ():
        if isinstance(it, yaml.Scalar) and it.value and it.value not in FEATURES:
            near = closest(it.value, FEATURES)
            message = phrase("the theme has no feature `%(name)s`", name=short(it.value))
            help = phrase("did you mean `%(near)s`?", near=near) if near else phrase("take it out")
            fix = instead(it.span, near)
            yield unused_setting.RULE.at(it.span, message, help=help, fix=fix)
