"""What a style guide asks for and CSL cannot say, as data beside the style.

A profile belongs to styles by their id. Everything else about a style stands in its file.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """Corrections to the engine for one style guide.

    `narrative_and`: "&" of a list becomes "and" outside of parentheses.
    `keep_order_from_prefix`: from the first cite with a prefix on, the author's order stands
    (a prefix such as "see also" divides a citation, APA 8.12).
    """

    styles: tuple[str, ...] = ()
    narrative_and: bool = False
    keep_order_from_prefix: bool = False


NEUTRAL = Profile()
APA = Profile(
    styles=("apa", "apa7", "apa-single-spaced", "apa-no-initials", "apa-annotated-bibliography"),
    narrative_and=True,
    keep_order_from_prefix=True,
)
PROFILES = (APA,)


def profile_of(style_id: str) -> Profile:
    """Return the profile of the style with that id (an address: its last part counts)."""
    name = style_id.rstrip("/").rpartition("/")[2]
    return next((profile for profile in PROFILES if name in profile.styles), NEUTRAL)
