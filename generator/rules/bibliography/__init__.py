"""Rules on .bib files and the works in them."""
