"""The cases on Fashion-MNIST."""

CASES = ()
