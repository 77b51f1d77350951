"""Whether a playbook may speak another language is known from its settings' letters."""

from pathlib import Path

import pytest

from generator.read.tongue import may_be_foreign


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(None, None, id="no settings"),
        pytest.param("site_name: X\n", False, id="none named"),
        pytest.param("theme:\n  language: en\n", False, id="English"),
        pytest.param('theme: {name: material, language: "en-GB"}\n', False, id="British"),
        pytest.param("theme:\n  language: de\n", True, id="German"),
        pytest.param("theme: {language: 'enm'}\n", True, id="Middle English"),
        pytest.param("language: en\ntheme:\n  language: fr\n", True, id="one of two"),
    ],
)
def test_may_be_foreign(settings: str | None, expected: bool | None, tmp_path: Path) -> None:
    if settings is not None:
        (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert may_be_foreign(tmp_path) is expected
