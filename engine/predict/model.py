"""TrainedModel: a network with its weights and class names, in memory or in one safe file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as tensors_to_bytes
from torch import Tensor, nn

from engine.build.module import build_module
from engine.data.dataset import Dataset
from engine.data.prepare import prepare_picture
from engine.data.rows import Rows
from engine.layers.input import Input
from engine.predict.classification import Classification
from engine.spec.files import write_atomically
from engine.spec.message import UserError, say
from engine.spec.project import Project, ProjectError, parse_project, project_text

FILE_NAME = "model.safetensors"
BATCH = 500
_KEY_PROJECT, _KEY_CLASSES = "strata_project", "strata_classes"


class TrainedModel:
    """Classifies pictures with the very preprocessing of the training.

    The file holds weights and buffers as safetensors, project and class names as its metadata; no
    code is ever loaded.
    """

    def __init__(self, project: Project, module: nn.Module, class_names: tuple[str, ...]) -> None:
        self.project = project
        self.class_names = class_names
        self._module = module
        form = project.network.of_type("Input")[0].layer
        assert isinstance(form, Input)
        self._form = form

    def prepare(self, picture: np.ndarray | Image.Image) -> np.ndarray:
        """uint8 (C, H, W): the picture as the network takes it."""
        return prepare_picture(picture, *self._form.preparation)

    def classify(self, pictures: Sequence[np.ndarray | Image.Image]) -> list[Classification]:
        """An answer for each picture: uint8 (H, W), (H, W, 1, 3 or 4), or a PIL image of any mode."""
        if not pictures:
            return []
        seen = np.stack([self.prepare(picture) for picture in pictures])
        table = self.probabilities(seen)
        return [self._answer(row, picture) for row, picture in zip(table, seen, strict=True)]

    def probabilities(self, images: np.ndarray | Rows) -> np.ndarray:
        """float32 (N, classes) of prepared pictures, uint8 (N, C, H, W), in batches."""
        device = next(self._module.buffers()).device
        result = np.empty((len(images), len(self.class_names)), np.float32)
        was_training = self._module.training
        self._module.eval()
        with torch.inference_mode():
            for start in range(0, len(images), BATCH):
                batch = torch.from_numpy(images[start : start + BATCH]).to(device)
                outputs = self._module(batch).float()
                result[start : start + len(batch)] = self.read_outputs(outputs).cpu().numpy()
        self._module.train(was_training)
        return result

    def dataset_probabilities(self, dataset: Dataset) -> np.ndarray:
        """The same for training, validation and test pictures, in this order."""
        parts = (dataset.train, dataset.validation, dataset.test)
        return np.concatenate([self.probabilities(part.images) for part in parts])

    def save(self, path: Path) -> None:
        """Write the file atomically. Raises UserError; then an old file is unharmed."""
        state = {name: value.detach().cpu().contiguous() for name, value in self._module.state_dict().items()}
        metadata = {
            _KEY_PROJECT: project_text(self.project),
            _KEY_CLASSES: json.dumps(self.class_names, ensure_ascii=False),
        }
        write_atomically(path, tensors_to_bytes(state, metadata))

    @classmethod
    def load(cls, path: Path) -> TrainedModel:
        """Read a file, or the one in a folder that a training wrote. Raises UserError."""
        file = path / FILE_NAME if path.is_dir() else path
        if not file.is_file():
            raise UserError(
                say("There is no trained model at {path}.", path=str(path)),
                say("Name a .safetensors file, or the folder that a training wrote."),
            )
        try:
            with safe_open(file, framework="pt") as content:
                metadata = content.metadata() or {}
                state = {name: content.get_tensor(name) for name in content.keys()}  # noqa: SIM118
        except (SafetensorError, OSError) as error:
            raise UserError(
                say("{path} is not a trained model: {reason}.", path=str(file), reason=str(error)),
                say("Name a .safetensors file that Strata wrote."),
            ) from None
        if _KEY_PROJECT not in metadata or _KEY_CLASSES not in metadata:
            raise UserError(
                say("{path} holds weights, but not the network they belong to.", path=str(file)),
                say("Name a .safetensors file that Strata wrote."),
            )
        project = parse_project(metadata[_KEY_PROJECT], str(file))
        module = build_module(project.network)
        try:
            names = tuple(str(name) for name in json.loads(metadata[_KEY_CLASSES]))
            module.load_state_dict(state)
        except (RuntimeError, ValueError, TypeError):
            raise ProjectError(
                say("{path} is damaged: its weights do not fit its network.", path=str(file)),
                say("Train again, or take an earlier copy of the file."),
            ) from None
        module.eval()
        return cls(project, module, names)

    def read_outputs(self, outputs: Tensor) -> Tensor:
        """(N, classes) that sum to 1, by the network's end and what the loss taught the outputs to be."""
        network = self.project.network
        tag = network.node(network.feeds(network.of_type("Output")[0].id)["in"]).layer.type
        if tag == "Softmax":
            return outputs
        reading = self.project.training.loss.reading
        if reading == "softmax" or tag == "LogSoftmax":
            return outputs.softmax(1)
        shares = (outputs.sigmoid() if reading == "sigmoid" else outputs).clamp_min(1e-6)
        return shares / shares.sum(1, keepdim=True)

    def _answer(self, row: np.ndarray, seen: np.ndarray) -> Classification:
        order = np.argsort(-row, kind="stable")
        return Classification(
            tuple(self.class_names[index] for index in order),
            tuple(float(row[index]) for index in order),
            np.ascontiguousarray(seen.transpose(1, 2, 0)),
        )
