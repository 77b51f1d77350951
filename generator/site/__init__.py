"""Make the site of the pages: shells, pouring, search, headers, the swap."""
