"""The commands for works that are cited: `cite` and `bib`, and the files that both read."""
