"""Mount the playbook in a site of MkDocs: its theme draws our shells, its pages stay as they are.

The plugin calls a `Mount` in MkDocs' order: the files, the navigation, the templates, the end.
"""

from generator.mkdocs_mount.leads import Leads
from generator.mkdocs_mount.links import Links, unmarked
from generator.mkdocs_mount.mount import NAME, Mount

__all__ = ["NAME", "Leads", "Links", "Mount", "unmarked"]
