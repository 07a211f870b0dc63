"""Choice: how the steps of a run are computed; it decides their speed, and the last bits of numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from engine.spec.message import Message, say
from engine.spec.training import TrainingPlan

Number = Literal["float32", "tf32", "bfloat16", "float16"]
Layout = Literal["channels_first", "channels_last"]

_LAYOUTS = {"channels_first": say("channels first"), "channels_last": say("channels last")}


@dataclass(frozen=True)
class Choice:
    """The same seed and the same choice give the same bits, on the same machine."""

    precision: Number = "float32"
    """Of the layers' products; the weights, their gradients and their updates are always float32."""
    layout: Layout = "channels_first"
    threads: int = 1
    """On the CPU."""
    compiled: bool = False
    """Whether torch.compile has made one program of the network."""

    @property
    def text(self) -> Message:
        """ "bfloat16, channels last, 1 thread"."""
        values = {"precision": self.precision, "layout": _LAYOUTS[self.layout], "threads": self.threads}
        if self.compiled:
            return say("{precision}, {layout}, {threads} threads, torch.compile", **values)
        return say("{precision}, {layout}, {threads} threads", **values)

    def pinned(self, plan: TrainingPlan) -> TrainingPlan:
        """The plan with this choice made by hand: it gives the same bits wherever threads count alike."""
        return plan.edited(
            precision=self.precision,
            memory_layout=self.layout,
            threads=self.threads,
            compile="on" if self.compiled else "off",
        )


@dataclass(frozen=True)
class Verdict:
    """A choice, and how it came about."""

    choice: Choice
    gain: float = 1.0
    """So many times the speed of float32 with channels first and as many threads; 1 where not measured."""
    measured: bool = False
    refused: tuple[Message, ...] = ()
    """What would have been faster, but was not right."""

    @property
    def text(self) -> Message:
        """For the user: the choice, and the measured gain."""
        if not self.measured:
            return self.choice.text
        return say(
            "{choice}: {gain} × as fast as plain float32", choice=self.choice.text, gain=f"{self.gain:.1f}"
        )

    def to_dict(self) -> dict[str, Any]:
        """For a file; numbers and text alone."""
        return {"choice": asdict(self.choice), "gain": self.gain, "measured": self.measured}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Verdict:
        """Raises TypeError or KeyError where a file holds something else."""
        return cls(Choice(**values["choice"]), float(values["gain"]), bool(values["measured"]))
