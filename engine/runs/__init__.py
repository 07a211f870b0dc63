"""What was trained, kept safe on the disk."""
