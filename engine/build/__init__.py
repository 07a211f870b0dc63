"""From a network as a value to torch: a module to train, and source to take away."""
