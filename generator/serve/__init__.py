"""Serve the site while it is written: rebuild at each edit, tell open pages."""
