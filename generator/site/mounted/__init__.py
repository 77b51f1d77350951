"""Put the playbook into a site of other pages: their theme, their search, our pages below a mount.

What draws the theme is given a page of marked words for each look that our pages have (`shell`);
our pages are poured between what it drew. Nothing here knows MkDocs.
"""
