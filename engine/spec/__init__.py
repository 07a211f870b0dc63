"""What a network, its data and its training plan are: frozen values, without torch."""
