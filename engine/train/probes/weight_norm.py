"""The L2 norm of all weights of each layer before the update: ||w||."""

from __future__ import annotations

from engine.train.probes.probe import Probe

PROBE = Probe("weight_norm", "layer", lambda weights: weights.before)
