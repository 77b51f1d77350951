"""Hold what courses are more than their text: editions of cards, and what changed since."""
