"""Finding and Verdict: what the doctor says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from engine.spec.message import Message
from engine.spec.problems import Severity

VerdictName = Literal["healthy", "warning", "problem"]


@dataclass(frozen=True)
class Finding:
    """One symptom, or problem, with its evidence. An "information" is a chip on the layer, a "warning" has
    advice, a "problem" keeps the network from learning and has a cure in one click."""

    id: str
    """Of the rule, as in the catalogue: "vanishing_gradient"."""
    severity: Severity
    layer: str | None
    """Node id of the first layer concerned; None: the whole network."""
    step: int
    """The first step at which it held."""
    message: Message
    """What is seen, in one sentence, with its numbers."""
    evidence: dict[str, Any] = field(default_factory=dict)
    """Name -> number (or text), as JSON can hold it."""
    layers: tuple[str, ...] = ()
    """All layers concerned, from the input to the output."""
    cures: tuple[str, ...] = ()
    """Ids of cures, the best first."""


@dataclass(frozen=True)
class Verdict:
    """All findings, the primary cause first; the others are "also seen"."""

    step: int
    findings: tuple[Finding, ...] = ()
    primary: Finding | None = None
    """The cause to cure: a problem, or else a warning; None where there is neither."""

    @property
    def name(self) -> VerdictName:
        """The worst severity among the findings; information alone is healthy."""
        severities = {finding.severity for finding in self.findings}
        return "problem" if "problem" in severities else "warning" if "warning" in severities else "healthy"
