"""Hold the theme's options against what the theme has: its languages, icons and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.findings.diagnostics import Diagnostic
from generator.model.site import Plain, Settings
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase
from generator.words.words import is_language

LANGUAGES = "partials/languages/"
PICTURES = ("favicon", "logo")


def fitted(
    settings: Settings, has: Callable[[str], bool]
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return *settings* with what the theme can show, and a finding for each option it cannot.

    *has* tells whether the theme has a file. Beside other pages the theme is not ours.
    """
    if settings.mount:
        return settings, ()
    look = dict(settings.look)
    findings: list[Diagnostic] = []
    language = look.get("language")
    if isinstance(language, str):
        near = next((it for it in _nearest(language) if has(f"{LANGUAGES}{it}.html")), "")
        look["language"] = near or "en"
        findings += [] if near else [_wordless(settings, language)]
    for name in PICTURES:
        path = look.get(name)
        if isinstance(path, str) and path and not has(path):
            findings.append(_missing(settings, name, path))
            del look[name]
    for name in ("icon", "palette"):
        absent = [it for it in _icons(name, look.get(name)) if not has(f".icons/{it[-1]}.svg")]
        findings += (_iconless(settings, *it) for it in absent)
        if absent:
            del look[name]
    return replace(settings, look=look), tuple(findings)


# Private functions


def _nearest(language: str) -> tuple[str, ...]:
    """Return under which names the theme may have the words of *language*, the nearest first."""
    first, *rest = language.replace("_", "-").split("-")
    cased = [first.lower(), *(it.title() if len(it) == 4 else it.upper() for it in rest)]
    return (language, *("-".join(cased[:length]) for length in range(len(cased), 0, -1)))


def _icons(name: str, option: Plain) -> Iterator[tuple[str, ...]]:
    """Yield the icons that *option* names, each behind the keys that it stands below."""
    if name == "icon":
        entries = option.items() if isinstance(option, Mapping) else ()
        yield from ((name, key, icon) for key, icon in entries if isinstance(icon, str))
        return
    schemes = [option] if isinstance(option, Mapping) else option
    for scheme in schemes if isinstance(schemes, Sequence) else ():
        toggle = scheme.get("toggle") if isinstance(scheme, Mapping) else None
        icon = toggle.get("icon") if isinstance(toggle, Mapping) else None
        if isinstance(icon, str):
            yield name, "toggle", "icon", icon


def _wordless(settings: Settings, language: str) -> Diagnostic:
    path = f"templates/theme/{LANGUAGES}{language}.html"
    place = settings.at("theme", "language")
    if not is_language(language):
        message = phrase("`%(language)s` is no language", language=language)
        help = phrase("write its letters, as in `en`, `de` or `pt-BR`")
        return bad_value.RULE.at(place, message, help=help)
    return bad_value.RULE.at(
        place,
        phrase("the theme has no words in `%(language)s`", language=language),
        help=phrase("add `%(path)s`, in the form of the theme's own", path=path),
    )


def _missing(settings: Settings, name: str, path: str) -> Diagnostic:
    return bad_value.RULE.at(
        settings.at("theme", name),
        phrase("the theme has no file `%(path)s`", path=path),
        help=phrase(
            "add `%(path)s`, or name a file under `brand:`", path=f"templates/theme/{path}"
        ),
    )


def _iconless(settings: Settings, *path: str) -> Diagnostic:
    return bad_value.RULE.at(
        settings.at("theme", *path[:-1]),
        phrase("the theme has no icon `%(icon)s`", icon=path[-1]),
        help=phrase("write one of Material's, such as `material/library`"),
    )
