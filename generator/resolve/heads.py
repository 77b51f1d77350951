"""Find the lines of front matter, to write between them."""

from __future__ import annotations

from generator.findings.diagnostics import Text
from generator.load.front_models import MODELS
from generator.model.sheets import Sheet


def line_after(text: Text, sheet: Sheet, key: str) -> int:
    """Return the line on which what follows *key* begins; of one that is missing, the last line."""
    heads = {path[1]: span.line for path, span in sheet.places.items() if path[:1] == ("#",)}
    fence = next(it for it in range(2, len(text.starts) + 1) if text.line(it).rstrip() == "---")
    if key not in heads:
        return fence
    return min((it for it in heads.values() if it > heads[key]), default=fence)


def place_of(text: Text, sheet: Sheet, key: str) -> int:
    """Return the line on which *key*, which is missing, belongs: where `playbook fmt` has it.

    Comments stay with the key that they stand above.
    """
    keys = [field.alias or name for name, field in MODELS[sheet.kind].model_fields.items()]
    behind = set(keys[keys.index(key) + 1 :])
    heads = (
        span.line for path, span in sheet.places.items() if path[:1] == ("#",) and path[1] in behind
    )
    at = min(heads, default=line_after(text, sheet, ""))
    while text.line(at - 1).startswith("#"):
        at -= 1
    return at
