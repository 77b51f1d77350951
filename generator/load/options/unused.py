"""Tell which keys of mkdocs.yml the playbook does not use, so that nobody waits for their effect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Span, instead
from generator.findings.suggestions import closest
from generator.load import yaml
from generator.load.look import OPTIONS
from generator.load.options.extra import KEYS as EXTRA
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
_NAME = re.compile(r"(?!custom$)[a-z ]{1,30}")  # of a colour; what is no name is told elsewhere


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
    theme = root.get("theme")
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
        elif name == "palette":
            yield from _colours(entry.value)


# Private functions


def _other_theme(name: yaml.Node | None) -> Iterator[Diagnostic]:
    if isinstance(name, yaml.Scalar) and name.value not in {"", "material", "null"}:
        message = phrase(
            "the theme `%(name)s` is not used: pages look like Material's", name=name.value
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
            if isinstance(value, yaml.Scalar) and _NAME.fullmatch(value.value):
                message = phrase(
                    "`%(name)s: %(value)s` of the palette is not used", name=name, value=value.value
                )
                help = phrase("write the colour under `brand: colour:`, as `#rrggbb`")
                yield unused_setting.RULE.at(value.span, message, help=help)
