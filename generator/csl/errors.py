"""What can be wrong with a style or a locale file."""


class StyleError(ValueError):
    """Tell, in one sentence, why a style or locale cannot be used."""
