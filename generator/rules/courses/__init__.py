"""Rules of courses: what each module is named by; `load` and `resolve` find some, the others look at a whole course."""
