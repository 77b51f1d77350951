"""Name the findings of reading and resolving: one documented rule a module.

The stage that meets the fault yields the finding; the module holds its name, its severity and, as
its docstring, the page that a user reads. Rules of the finished playbook stand in ``checks``.
"""
