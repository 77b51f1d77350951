"""Ask other hosts whether the addresses that a playbook links to still lead somewhere.

Nothing else of ours uses the network.
"""
