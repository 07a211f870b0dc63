"""TrainingPlan: how a network is trained."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, field_validator

from engine.spec.augmentation import Augmentation
from engine.spec.loss import Loss
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule

Device = Literal["auto", "cpu", "cuda", "mps"]
Clipping = Literal["norm", "layer", "value", "adaptive"]
Parallel = Literal["ddp", "fsdp"]
Convergence = Literal["never", "loss", "gradient"]
Probing = Literal["off", "economy", "standard", "full"]
Start = Literal["drawn", "lsuv"]
Precision = Literal["auto", "float32", "tf32", "bfloat16", "float16"]
MemoryLayout = Literal["auto", "channels_first", "channels_last"]
Compile = Literal["off", "on"]
CudaGraph = Literal["auto", "off"]


def _default_loss() -> Loss:
    return Loss.family.parse({"type": "CrossEntropy"})


def _default_optimizer() -> Optimizer:
    return Optimizer.family.parse({"type": "Adam"})


def _default_schedule() -> Schedule:
    return Schedule.family.parse({"type": "Constant"})


class TrainingPlan(BaseModel):
    """Everything that decides a training beside the network and the data."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    epochs: int = Field(10, ge=1, le=100_000, description="How often all training pictures are seen.")
    batch_size: int = Field(
        64,
        ge=1,
        le=1_000_000,
        description="How many pictures make one step. Small: noisy, often better; large: faster.",
        json_schema_extra={"relevant_if": ["full_batch", [False]]},
    )
    full_batch: bool = Field(
        False,
        description="One step for all training pictures at once: gradient descent as in the textbook.",
    )
    loss: SerializeAsAny[Loss] = Field(
        default_factory=_default_loss, description="What training makes small."
    )
    optimizer: SerializeAsAny[Optimizer] = Field(
        default_factory=_default_optimizer, description="How the weights follow the gradient."
    )
    schedule: SerializeAsAny[Schedule] = Field(
        default_factory=_default_schedule,
        description="How the learning rate changes in the course of the training.",
    )
    warmup_steps: int = Field(
        0,
        ge=0,
        le=10_000_000,
        description="So many steps the learning rate first rises from near 0; then the schedule begins.",
        json_schema_extra={"label": "warm-up steps"},
    )
    augmentations: tuple[SerializeAsAny[Augmentation], ...] = Field(
        (),
        description="Random changes to the training pictures, in this order; those that mix come last.",
        json_schema_extra={"form": False},
    )
    clip_norm: float = Field(
        0.0,
        ge=0,
        description="Makes gradients smaller that are above this limit; 0: never.",
        json_schema_extra={"label": "clip gradients at"},
    )
    clipping: Clipping = Field(
        "norm",
        description="What the limit is for. norm: the length of the gradient of all weights together; "
        "layer: its length in each layer; value: each of its numbers; adaptive: its length in each unit, as "
        "a share of the length of the unit's weights.",
        json_schema_extra={"advanced": True},
    )
    l1: float = Field(
        0.0,
        ge=0,
        le=10,
        description="Pulls weights of linear layers and filters towards 0 by a constant force, so that many "
        "become 0; 0: none.",
        json_schema_extra={"advanced": True, "label": "L1"},
    )
    max_norm: float = Field(
        0.0,
        ge=0,
        le=10_000,
        description="The weights that lead to a unit or filter are never longer than this; 0: no limit.",
        json_schema_extra={"advanced": True},
    )
    ema_decay: float = Field(
        0.0,
        ge=0,
        lt=1,
        description="Judges and keeps a running average of the weights, with this memory; 0.999 is usual, "
        "0: the weights themselves.",
        json_schema_extra={"advanced": True, "label": "average weights (EMA)"},
    )
    swa_start: int = Field(
        0,
        ge=0,
        le=100_000,
        description="From this epoch on, judges and keeps the plain mean of the weights after each epoch, "
        "with the statistics of BatchNorm taken anew; 0: never.",
        json_schema_extra={"advanced": True, "label": "average from epoch (SWA)"},
    )
    accumulation_parts: int = Field(
        1,
        ge=1,
        le=10_000,
        description="Computes each step's pictures in so many parts and adds up their gradients: the same "
        "step, with less memory.",
        json_schema_extra={"advanced": True, "label": "parts of a step"},
    )
    patience: int = Field(
        0,
        ge=0,
        le=100_000,
        description="Stops after so many epochs in a row without a better validation loss; 0: never.",
        json_schema_extra={"advanced": True},
    )
    least_improvement: float = Field(
        0.0,
        ge=0,
        le=1000,
        description="For the patience: the loss must fall by more than this to count as better.",
        json_schema_extra={"advanced": True},
    )
    max_steps: int = Field(
        0,
        ge=0,
        le=1_000_000_000,
        description="Stops after so many steps; 0: only the epochs count.",
        json_schema_extra={"advanced": True, "label": "most steps"},
    )
    max_minutes: float = Field(
        0.0,
        ge=0,
        le=1_000_000,
        description="Stops after so many minutes of training, without pauses; 0: never.",
        json_schema_extra={"advanced": True, "label": "most minutes"},
    )
    converged_by: Convergence = Field(
        "never",
        description="Stops when this stays under a threshold. loss: of each step's pictures; gradient: the "
        "length of the gradient of all weights.",
        json_schema_extra={"advanced": True, "label": "stop at convergence of"},
    )
    convergence_threshold: float = Field(
        0.001,
        gt=0,
        le=1000,
        description="What it must stay under.",
        json_schema_extra={"advanced": True, "relevant_if": ["converged_by", ["loss", "gradient"]]},
    )
    convergence_steps: int = Field(
        100,
        ge=1,
        le=1_000_000,
        description="For so many steps; looked at each time that so many have been made.",
        json_schema_extra={"advanced": True, "relevant_if": ["converged_by", ["loss", "gradient"]]},
    )
    start: Start = Field(
        "drawn",
        description="The first weights. drawn: as each layer says; lsuv: orthogonal, and scaled layer by "
        "layer until some of the training pictures give numbers of variance 1.",
        json_schema_extra={"advanced": True},
    )
    weights: str = Field(
        "",
        max_length=4096,
        description="A trained model (.safetensors), or the folder of a training: each layer with the same "
        "name and shape begins with its weights; empty: with new ones.",
        json_schema_extra={"advanced": True, "path": "file", "label": "start from weights"},
    )
    probes: Probing = Field(
        "standard",
        description="How closely the layers are looked at, for the doctor and the charts. off: only the "
        "numbers of each step; economy: half as often; standard: some 30 looks a run, about 1 % of its time; "
        "full: with histograms. It never changes the result.",
        json_schema_extra={"advanced": True},
    )
    parallel: Parallel = Field(
        "ddp",
        description="Where several processes train together (torchrun): ddp: each has the whole network; "
        "fsdp: each keeps a part of all weights, so that larger networks fit, at the price of probes.",
        json_schema_extra={"advanced": True, "label": "several processes"},
    )
    synchronise_batch_norm: bool = Field(
        False,
        description="Where several processes train together (torchrun): BatchNorm takes its statistics over "
        "the pictures of all of them, as one process would.",
        json_schema_extra={"advanced": True, "label": "common batch norm"},
    )
    seed: int = Field(
        0,
        ge=0,
        le=2**31 - 1,
        description="Decides the first weights and the order of the pictures; same seed, same run.",
    )
    device: Device = Field(
        "auto", description="Where it computes. auto: CUDA if there is one, else MPS, else the CPU."
    )
    precision: Precision = Field(
        "auto",
        description="The numbers in which layers multiply; weights are always float32. auto: where the "
        "training is long enough for a short trial, the fastest whose gradient agrees with float32. tf32: on "
        "newer NVIDIA GPUs; float16: on older ones, with a scaled loss, very slow on a CPU.",
        json_schema_extra={"advanced": True},
    )
    memory_layout: MemoryLayout = Field(
        "auto",
        description="How the numbers of a picture follow each other in memory. auto: the faster one, by the "
        "same trial.",
        json_schema_extra={"advanced": True},
    )
    threads: int = Field(
        0,
        ge=0,
        le=1024,
        description="Of the processor; 0: by the trial, and one less than there are cores while the window "
        "is open. Their number decides the last bits of sums.",
        json_schema_extra={"advanced": True, "label": "CPU threads"},
    )
    cuda_graph: CudaGraph = Field(
        "auto",
        description="auto: on an NVIDIA GPU the whole step is recorded once and then replayed, so that small "
        "networks do not wait for the program; where it cannot be, or gives other weights, it is not.",
        json_schema_extra={"advanced": True, "label": "record the step"},
    )
    compile: Compile = Field(
        "off",
        description="on: torch.compile makes one program of the network. Takes a minute at first, and pays "
        "for long trainings on GPUs; where it does not work, the training goes on without.",
        json_schema_extra={"advanced": True, "label": "compile the network"},
    )

    @field_validator("loss", mode="before")
    @classmethod
    def _known_loss(cls, raw: Any) -> Loss:
        return Loss.family.parse(raw)

    @field_validator("optimizer", mode="before")
    @classmethod
    def _known_optimizer(cls, raw: Any) -> Optimizer:
        return Optimizer.family.parse(raw)

    @field_validator("schedule", mode="before")
    @classmethod
    def _known_schedule(cls, raw: Any) -> Schedule:
        return Schedule.family.parse(raw)

    @field_validator("augmentations", mode="before")
    @classmethod
    def _known_augmentations(cls, raw: Any) -> tuple[Augmentation, ...]:
        if not isinstance(raw, list | tuple):
            raise ValueError("augmentations are a list")
        return tuple(Augmentation.family.parse(item) for item in raw)

    def step_size(self, num_pictures: int) -> int:
        """How many of so many training pictures make one step."""
        return num_pictures if self.full_batch else min(self.batch_size, num_pictures)

    def steps_per_epoch(self, num_pictures: int) -> int:
        """How many steps see so many training pictures once, as `engine.train.batches` cuts them: a last
        picture that is left alone joins the step before it."""
        if not num_pictures:
            return 0
        size = self.step_size(num_pictures)
        steps = -(-num_pictures // size)
        return steps - (steps > 1 and num_pictures - (steps - 1) * size == 1)

    def num_steps(self, num_pictures: int) -> int:
        """How many steps a training on so many pictures has if nothing ends it before."""
        steps = self.epochs * self.steps_per_epoch(num_pictures)
        return min(steps, self.max_steps or steps)

    def edited(self, **changes: Any) -> TrainingPlan:
        """The same with some fields changed, validated. Raises pydantic's ValidationError."""
        return TrainingPlan.model_validate({**dict(self), **changes})
