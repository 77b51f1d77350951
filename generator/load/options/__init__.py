"""Read the parts of mkdocs.yml that are of one subject each: the brand, and what is not used."""
