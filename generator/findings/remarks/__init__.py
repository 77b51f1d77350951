"""Write findings for the programs of a forge, at the places that the forge knows.

A forge knows the paths of the repository, and the playbook may lie in a folder of it: `places`
turns the one into the other. One module writes one format; none prints.
"""
