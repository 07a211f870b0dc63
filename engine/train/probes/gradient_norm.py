"""The L2 norm of the loss's gradient by the weights of each layer: ||dJ/dw||, before clipping."""

from __future__ import annotations

from engine.train.probes.probe import Probe

PROBE = Probe("gradient_norm", "tensor", lambda weights: weights.gradients)
