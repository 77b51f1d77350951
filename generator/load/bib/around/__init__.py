"""Read what stands between the entries of a .bib file: comments, and what was meant as an entry."""
