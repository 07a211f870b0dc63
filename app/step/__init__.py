"""A single step of the training, looked into layer by layer."""
