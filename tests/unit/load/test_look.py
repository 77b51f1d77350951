"""Of the theme's options those are taken that a shell shows, and none with markup."""

from __future__ import annotations

from typing import Any

import pytest

from generator.findings.diagnostics import Text
from generator.load.settings import load_settings


def look(theme: str) -> tuple[dict[str, Any], list[str]]:
    settings, findings = load_settings(
        Text("mkdocs.yml", f"theme:\n{theme}\nsite_name: A\nplugins: [playbook]\n")
    )
    return dict(settings.look), [f"{it.span.line}:{it.span.column} {it.rule}" for it in findings]


def test_plain_values() -> None:
    """Words are texts, but for those that YAML means otherwise; what is quoted is a text."""
    made, told = look(
        "  name: material\n  custom_dir: templates/theme\n  font: false\n"
        '  favicon: assets/a.svg\n  features: [toc.follow, "true"]\n'
        "  palette:\n    - media: '(prefers-color-scheme: light)'\n      toggle:\n"
        "        icon: material/weather-sunny\n        name: Follow the system's colours\n"
        "  logo: false\n"
    )
    assert told == ["6:26 unused-setting"]  # a text, but no feature
    assert made == {
        "favicon": "assets/a.svg",
        "features": ["toc.follow", "true"],
        "logo": False,
        "palette": [
            {
                "media": "(prefers-color-scheme: light)",
                "toggle": {
                    "icon": "material/weather-sunny",
                    "name": "Follow the system's colours",
                },
            }
        ],
    }


@pytest.mark.parametrize(
    "value",
    [
        "'\"><script>x</script>'",
        "a&quot;b",
        "javascript:alert(1)",
        "https://example.org/x.png",
        "'//example.org/x.png'",
        "'{{ config }}'",
        "data:image/png;base64,x",
        "x" * 300,
    ],
)
def test_markup_and_addresses_are_left_out(value: str) -> None:
    """The option is not used, and the finding is where it stands."""
    assert look(f"  logo: {value}\n  language: de\n") == ({"language": "de"}, ["2:9 bad-value"])
    palette = f"  palette:\n    primary: {value}\n"
    assert look(palette) == ({}, ["3:14 bad-value"])
