"""The layer types to drag from, by category, with a search."""
