"""Every image has words."""

import pytest

from generator.rules.links import image_without_alt
from tests.unit.factories import Texts, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(cards(a="![](../images/a.png)\n"), ["../images/a.png"], id="none"),
        pytest.param(cards(a="![ ](../images/a.png)\n"), ["../images/a.png"], id="blank"),
        pytest.param(cards(a="![A curve](../images/a.png)\n"), [], id="words"),
        pytest.param(cards(a="![`code`](../images/a.png)\n"), [], id="code"),
        pytest.param(cards(a="`![](../images/a.png)`\n"), [], id="in code"),
    ],
)
def test_image_without_alt(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(image_without_alt.check(playbook(files)), files)
