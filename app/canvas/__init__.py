"""The network as cards and wires, drawn from the Document and edited through it."""
