"""Make the search index."""
