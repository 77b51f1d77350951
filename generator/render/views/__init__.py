"""One module for each kind of page: what it prints, as facts; the words are in the templates."""
