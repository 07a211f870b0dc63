"""The layer types: one class in one file each, found by the registry in `engine.spec.definition`."""
