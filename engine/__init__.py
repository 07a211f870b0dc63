"""Strata's engine: networks as values, and the training of them. It never imports Qt."""

import os

# On Linux torch's threads wait for one another by spinning, for up to some 10 ms; where the window or
# another program wants one of few cores, each wait then lasts that long. A short spin, then sleep: with
# both cores of two wanted elsewhere, training was measured 2 to 20 times as fast. It is read when torch
# is loaded, hence here.
os.environ.setdefault("GOMP_SPINCOUNT", "10000")
