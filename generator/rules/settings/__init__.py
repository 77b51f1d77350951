"""Rules on mkdocs.yml and what the settings ask for."""
