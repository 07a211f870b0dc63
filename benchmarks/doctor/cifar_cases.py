"""The cases on CIFAR-10."""

CASES = ()
