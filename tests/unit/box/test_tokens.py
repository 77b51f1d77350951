"""A form of ours is told from a forged one; secrets are made once and kept from others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.box.tokens import Keys, Verdict, read_keys

KEYS = Keys("secret", "desk")


def judged(token: str, seconds: float, form: str = "idea", keys: Keys = KEYS) -> Verdict:
    """Return what is made of *token* so many seconds from now."""
    return keys.judge(form, token, datetime.now(UTC) + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        pytest.param(0, Verdict.SOON, id="at once"),
        pytest.param(5, Verdict.GOOD, id="after a moment"),
        pytest.param(24 * 3600 - 5, Verdict.GOOD, id="within a day"),
        pytest.param(24 * 3600 + 5, Verdict.STALE, id="after a day"),
    ],
)
def test_age(seconds: float, verdict: Verdict) -> None:
    assert judged(KEYS.token("idea"), seconds) is verdict


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\x00", "ä" * 100])
def test_forged(token: str) -> None:
    """What we did not sign is none of ours."""
    assert judged(token, 5) is Verdict.STALE


def test_other_forms_and_boxes() -> None:
    """A token is good for its own form, of its own box, as it is."""
    token = KEYS.token("idea")
    assert judged(token, 5, "desk") is Verdict.STALE
    assert judged(token, 5, keys=Keys("other", "desk")) is Verdict.STALE
    assert judged("x" + token, 5) is Verdict.STALE
    assert KEYS.token("idea") != token


def test_desk() -> None:
    """Only its own key opens the desk."""
    assert [KEYS.opens(it) for it in ("desk", "dess", "", "desk2", "ä")] == [True] + [False] * 4


def test_secrets_are_made_once(tmp_path: Path) -> None:
    """Several that begin at once have the same secrets, and nobody else may read them."""
    path = tmp_path / "box" / "secrets"
    with ThreadPoolExecutor(1) as pool:
        made = set(pool.map(read_keys, [path] * 8))
    assert len(made) == 1
    assert path.stat().st_mode & 0o777 == 0o600
    assert [it.name for it in path.parent.iterdir()] == ["secrets"]
