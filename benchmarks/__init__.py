"""What the claims of speed rest on: each a ratio within one run, with dated results."""
