"""Live plots of the session's history."""
