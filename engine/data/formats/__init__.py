"""Readers of file formats: archives, packed streams, pickles, arrays. Nothing is run or written."""
