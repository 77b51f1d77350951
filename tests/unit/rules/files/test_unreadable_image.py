"""A picture begins as its kind does."""

import pytest

from generator.rules.files import unreadable_image


@pytest.mark.parametrize(
    ("path", "data", "count"),
    [
        pytest.param("kb/images/a.png", b"", 1, id="empty"),
        pytest.param("kb/images/a.PNG", b"hello", 1, id="no picture"),
        pytest.param("docs/a.jpg", b"\x89PNG\r\n\x1a\n....", 1, id="of another kind"),
        pytest.param("docs/a.png", b"\x89PNG\r\n\x1a\n....", 0, id="png"),
        pytest.param("docs/a.jpeg", b"\xff\xd8\xff\xe0....", 0, id="jpeg"),
        pytest.param("docs/a.avif", b"", 0, id="a kind that is not looked into"),
    ],
)
def test_unreadable_image(path: str, data: bytes, count: int) -> None:
    assert count == len(list(unreadable_image.check_images({path: data})))
