"""The L2 norm of the real update of each layer, whatever the optimizer made of the gradient.

||w_after - w_before||; over ||w_before|| it is the update ratio, healthy around 1e-3.
"""

from __future__ import annotations

from engine.train.probes.probe import Probe

PROBE = Probe("update_norm", "layer", lambda weights: weights.updates)
