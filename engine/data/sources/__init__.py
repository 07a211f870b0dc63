"""The data sources: one class in one file each, found by the registry."""
