"""The losses: one class in one file each, found by the registry."""
