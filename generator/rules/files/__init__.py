"""Rules on files and their names."""
