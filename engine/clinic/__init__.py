"""Where the doctor meets torch: diagnosis, the reference, the pre-flight, trying and proving cures."""
