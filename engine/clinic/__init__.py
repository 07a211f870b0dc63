"""Where the doctor meets torch: observing a run, the reference, the pre-flight, trying and proving cures."""
