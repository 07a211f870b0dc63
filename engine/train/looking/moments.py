"""At which steps of a run the network is looked at: closely at first, then evenly. No torch."""

from __future__ import annotations

from engine.spec.training import Probing

LOOKS: dict[Probing, int] = {"economy": 12, "standard": 24, "full": 24}
"""So many even looks a run, where it is long enough."""
SHORTEST = 20
"""Even looks are at least so many steps apart."""


FIRST_VALIDATION = 10
"""From here on validation pictures are tried at looks; a few steps change nothing yet."""


def steps_apart(total_steps: int, probing: Probing) -> int:
    """How far the even looks lie apart."""
    return max(SHORTEST, total_steps // LOOKS[probing])


def validates(step: int, total_steps: int, probing: Probing) -> bool:
    """Whether validation pictures are tried, too, at the look before this step: at step 0, at all early
    looks of a run but the very first, and at every second even one of a long run."""
    if 0 < step < FIRST_VALIDATION:
        return False
    apart = steps_apart(total_steps, probing)
    return apart == SHORTEST or step % apart != 0 or step // apart % 2 == 0


def is_moment(step: int, total_steps: int, probing: Probing) -> bool:
    """Whether there is a look before this step: at 0, 1, 2, 5, 10, 20, 50, 100, ... and evenly from then
    on. It depends on nothing else, so that a run resumed at any step has the same looks."""
    if probing == "off":
        return False
    apart = steps_apart(total_steps, probing)
    if step % apart == 0:
        return True
    power = 10 ** (len(str(step)) - 1)
    return step in (power, 2 * power, 5 * power) and (step <= 50 or step < apart)
