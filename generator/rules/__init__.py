"""Hold all rules: one module a rule, in a folder a subject.

The module has the rule's name and severity and, as its docstring, the page that a user reads. One
with ``check`` looks at the finished playbook (`checks` lists it); one without is named by the stage
that meets the fault. `book` gathers the pages, `allow` judges findings.
"""
