"""Training as a generator of reports. Importing this package alone imports no torch."""
