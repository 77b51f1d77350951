"""Make the files that programs read: API, feeds, records, metadata."""
