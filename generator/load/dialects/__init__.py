"""Read what other dialects of Markdown have, and find what is not read."""
