"""Keep a playbook alive: review, rename, see what hangs on what, check links."""
