"""Small things that know nothing of networks."""
