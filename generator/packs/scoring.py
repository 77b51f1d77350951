"""Say what each option of a question is worth where wrong ones cost: ticking all gives nothing."""

from __future__ import annotations

from generator.packs.content import PackOption, PackQuestion


def percent(question: PackQuestion, option: PackOption) -> float:
    """Return the share of the points that *option* gives or takes, in per cent.

    Of several right options each gives its part, and a wrong one takes all.
    """
    if question.sort != "several":
        return 100.0 if option.right else 0.0
    right = sum(1 for it in question.options if it.right)
    return 100.0 / right if option.right else -100.0


def decimals(value: float, places: int) -> str:
    """Return *value* with at most *places* decimals, and none that says nothing."""
    return f"{value:.{places}f}".rstrip("0").rstrip(".")
