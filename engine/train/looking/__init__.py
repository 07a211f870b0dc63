"""Looks at the network in training, beside its steps: when, at which pictures, and what is seen."""
