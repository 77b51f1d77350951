"""Tell a form that the box itself has shown from one that it has not, and the desk's own link."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from hmac import compare_digest
from pathlib import Path

from itsdangerous import BadSignature, TimestampSigner

SOONEST, LATEST = 3, 24 * 60 * 60  # seconds from showing a form to sending it


class Verdict(Enum):
    """What is to be made of a form's token."""

    GOOD = "good"
    SOON = "soon"
    STALE = "stale"  # too old, or none of ours


@dataclass(frozen=True, slots=True)
class Keys:
    """The box's secrets: what forms are signed with, and what opens the desk."""

    form: str
    desk: str

    def token(self, form: str) -> str:
        """Return a new token for the form called *form*."""
        return self._signer(form).sign(secrets.token_urlsafe(16)).decode()

    def judge(self, form: str, token: str, now: datetime) -> Verdict:
        """Return what is to be made of *token*, sent with the form called *form*."""
        try:
            _, signed = self._signer(form).unsign(token, return_timestamp=True)
        except BadSignature:
            return Verdict.STALE
        age = (now - signed.astimezone(UTC)).total_seconds()
        if age < SOONEST:
            return Verdict.SOON
        return Verdict.GOOD if age <= LATEST else Verdict.STALE

    def opens(self, key: str) -> bool:
        """Tell whether *key* is that of the desk."""
        return compare_digest(key.encode(), self.desk.encode())

    def _signer(self, form: str) -> TimestampSigner:
        return TimestampSigner(self.form, salt=f"playbook-box-{form}")


def read_keys(path: Path) -> Keys:
    """Return the secrets that *path* keeps; make them where they are not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = f"{secrets.token_urlsafe(32)}\n{secrets.token_urlsafe(24)}\n"
    stage = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(stage, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(made)
    try:
        os.link(stage, path)  # whole or not at all, and never over another process's
    except FileExistsError:
        pass
    finally:
        stage.unlink()
    form, desk = path.read_text(encoding="ascii").split()
    return Keys(form, desk)
