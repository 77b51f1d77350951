"""What only the theme's own script needs is not in a shell, unless a template asks for the script."""

from __future__ import annotations

import pytest

from generator.site.shells.trim import script_of, trimmed

SWITCH = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">'


@pytest.mark.parametrize(
    ("html", "left"),
    [
        pytest.param(f"<body>\n  {SWITCH}\n  <p>a</p>", "<body>\n<p>a</p>", id="a switch"),
        pytest.param(
            'a<label class="md-overlay" for="__drawer"></label>b', "ab", id="what shuts it"
        ),
        pytest.param(
            'a<div data-md-component="announce">\n  \n</div>b',
            "ab",
            id="news, where there are none",
        ),
        pytest.param(
            '<div data-md-component="announce"><aside>News</aside></div>',
            '<div data-md-component="announce"><aside>News</aside></div>',
            id="news",
        ),
        pytest.param(
            'a<div class="md-dialog" data-x>\n <div class="md-dialog__inner"></div>\n</div>b',
            "ab",
            id="a dialog",
        ),
        pytest.param('<input type="search">', '<input type="search">', id="a field of ours"),
        pytest.param(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path/></svg>',
            '<svg aria-hidden="true" viewBox="0 0 1 1"><path/></svg>',
            id="an icon",
        ),
        pytest.param(
            '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Logo"></svg>',
            '<svg role="img" aria-label="Logo"></svg>',
            id="a picture with a name",
        ),
        pytest.param("<p>\n\n\n  a\n    b</p>", "<p>\na\nb</p>", id="empty lines"),
    ],
)
def test_trimmed(html: str, left: str) -> None:
    assert trimmed(html) == left


@pytest.mark.parametrize(
    ("html", "script"),
    [
        pytest.param("<p>", "", id="none"),
        pytest.param(
            '<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>',
            "bundle.a5f9d56c.min.js",
            id="the theme's",
        ),
        pytest.param('<script src="../assets/javascripts/site.js?v=1"></script>', "", id="ours"),
    ],
)
def test_script_of(html: str, script: str) -> None:
    assert script_of(html) == script
