"""Turn texts into nouns: one parser for each kind of file, nothing looked up."""
