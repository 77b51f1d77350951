"""Plain `mkdocs build` and `mkdocs serve` make the playbook, alone or beside other pages.

Nothing else imports MkDocs. With `mount:` the theme of the site draws our shells, and its pages
stay as they are: the plugin calls a `Mount` in MkDocs' order: the files, the navigation, the
templates, the end.
"""

from generator.mkdocs_plugin.plugin import PlaybookPlugin

__all__ = ["PlaybookPlugin"]
