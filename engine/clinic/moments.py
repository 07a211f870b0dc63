"""At which steps of a run the network is looked at: closely at first, then evenly. No torch."""

from __future__ import annotations

from engine.spec.training import Probing

LOOKS = {"economy": 12, "standard": 24, "full": 24}
"""So many even looks a run, where it is long enough."""
SHORTEST = 20
"""Even looks are at least so many steps apart."""


def is_moment(step: int, total_steps: int, probing: Probing) -> bool:
    """Whether there is a look before this step: at 0, 1, 2, 5, 10, 20, 50, 100, ... and evenly from then
    on. It depends on nothing else, so that a run resumed at any step has the same looks."""
    if probing == "off":
        return False
    apart = max(SHORTEST, total_steps // LOOKS[probing])
    if step % apart == 0:
        return True
    power = 10 ** (len(str(step)) - 1)
    return step in (power, 2 * power, 5 * power) and (step <= 50 or step < apart)
