"""The start page: templates as pictures."""
