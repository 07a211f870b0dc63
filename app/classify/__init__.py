"""Pictures in, class probabilities out."""
