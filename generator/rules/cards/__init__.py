"""Rules on cards: statements, notes, relations, reviews."""
