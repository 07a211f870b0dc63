"""Strata's engine: networks as values, and the training of them. It never imports Qt."""
