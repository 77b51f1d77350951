"""Read the lists of kb/: glossary, tensions, vocabulary, suggestions."""
