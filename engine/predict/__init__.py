"""From pictures to class probabilities, with the very preprocessing of the training."""
