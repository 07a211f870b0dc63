"""How a network is trained fastest on this machine: found by a short trial, and remembered."""
