"""Test that what this user kept is known again, and what anybody else made is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache.seal import LENGTH, key_of, own_name, seal, sealed


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the secret a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches"


def test_what_is_ours_is_known_again() -> None:
    """A seal holds for its content alone, a name leads back to its key."""
    assert len(seal(b"a")) == LENGTH
    assert sealed(b"a", seal(b"a"))
    assert not sealed(b"b", seal(b"a"))
    assert own_name("deck-1-2") == own_name("deck-1-2")
    assert key_of(own_name("deck-1-2")) == "deck-1-2"


@pytest.mark.parametrize("name", ["", "a", "a-", "-", "a-00", f"a-{'0' * LENGTH}", "ä-ö"])
def test_a_name_that_is_not_ours(name: str) -> None:
    """Nobody can tell the name without the secret; a name of another key is none of ours."""
    assert key_of(name) == ""
    assert key_of(own_name("a").replace("a", "b", 1)) == ""


def test_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a secret of their own, and knows nothing of the other's again."""
    name, made = own_name("a"), seal(b"a")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert key_of(name) == ""
    assert own_name("a") != name
    assert not sealed(b"a", made)


def test_without_a_place_for_the_secret_nothing_is_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names differ each time, and the empty seal seals nothing."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert own_name("a") != own_name("a")
    assert key_of(own_name("a")) == ""
    assert seal(b"a") == b""
    assert not sealed(b"a", b"")


def test_the_secret_is_for_this_user_alone(caches: Path) -> None:
    """Nobody else may read it."""
    seal(b"a")
    (secret,) = (it for it in caches.rglob("*") if it.is_file())
    assert secret.stat().st_mode & 0o077 == 0
