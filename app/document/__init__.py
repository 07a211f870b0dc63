"""The Document: the project in hand, its one undo stack, its signals."""
