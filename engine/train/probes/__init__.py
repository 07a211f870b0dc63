"""What is measured in each layer while it trains: one quantity a file."""
