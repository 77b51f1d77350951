"""Make what readers take along: the book, the one file, the deck."""
