"""The rules: one problem of the data in one file each, found by themselves. `find(look)` gives findings."""
