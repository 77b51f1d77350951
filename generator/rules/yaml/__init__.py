"""Rules on front matter and the YAML files."""
