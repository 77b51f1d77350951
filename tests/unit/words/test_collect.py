"""What the product says is found in its code, templates and scripts, and kept in a catalogue."""

from __future__ import annotations

import pytest

from generator.words.catalogue import counted
from generator.words.collect import collect, updated


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        pytest.param("a.py", 'desk.gettext("One " "two", x=1)', ["One two"], id="code"),
        pytest.param("a.py", "f\"{say('Why')}\"", ["Why"], id="inside a text"),
        pytest.param("a.py", 'words.ngettext("a", "b", n)', [("a", "b")], id="forms"),
        pytest.param("a.py", "gettext(title)", [], id="what is known at run time alone"),
        pytest.param("a.html", '{{ _("Home") }}<b>{{ _(it.words) }}</b>', ["Home"], id="template"),
        pytest.param("a.html", '{{ f(ngettext("a", "b", n)) }}', [("a", "b")], id="within a call"),
        pytest.param(
            "a.js", 'x(_("Copy"), ngettext("a", "b", n))', ["Copy", ("a", "b")], id="script"
        ),
        pytest.param("a.css", '_("Copy")', [], id="a style says nothing"),
    ],
)
def test_collect(path: str, text: str, said: list[object]) -> None:
    assert [it.said for it in collect({path: text})] == said


def test_a_catalogue_keeps_what_is_translated_and_lets_go_of_what_is_no_longer_said() -> None:
    first = updated("", "de", collect({"a.py": 'gettext("Home"); gettext("Gone")'}))
    assert counted(first) == (0, 2)
    filled = first.replace('msgid "Home"\nmsgstr ""', 'msgid "Home"\nmsgstr "Start"')
    second = updated(filled, "de", collect({"a.py": 'gettext("Home"); gettext("Quite new")'}))
    assert counted(second) == (1, 2)
    assert "Gone" not in second
    assert (
        updated(second, "de", collect({"a.py": 'gettext("Home"); gettext("Quite new")'})) == second
    )
