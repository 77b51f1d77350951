"""Part what grows with a playbook into pages: by letter or by number, with the places that it had."""
