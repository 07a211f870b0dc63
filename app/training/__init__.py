"""The training thread, its mailbox, and the session that the window sees."""
