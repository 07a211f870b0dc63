"""Strata's window: the only package that knows Qt. It reaches torch through the training thread alone."""
