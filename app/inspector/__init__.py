"""The form of the selected layer, or the table of the network."""
