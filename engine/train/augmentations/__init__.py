"""The augmentations: one class in one file each, found by the registry."""
