"""Real data, where it lies beside the repository: Fashion-MNIST, CIFAR-10 in four forms, fruit photos."""

from __future__ import annotations

import gzip
import pickletools
import shutil
import tarfile
import time
from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import load_dataset
from engine.data.formats.pickled import read_pickle
from engine.data.recognise import recognise
from engine.layers.input import Input
from engine.spec.data import DataSpec

SHARED = Path(__file__).resolve().parents[4].parent / "shared/data"
FASHION, CIFAR, FRUIT = SHARED / "fashion-mnist", SHARED / "cifar-10-mini", SHARED / "fruit-photos"
pytestmark = pytest.mark.shared_data


def beside(path: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not path.is_dir(), reason=f"{path.name} is not beside the repository")


@beside(FASHION)
@pytest.mark.parametrize("packed", [True, False])
def test_fashion_mnist_as_it_is(packed: bool, tmp_path: Path) -> None:
    folder = FASHION
    if not packed:
        folder = tmp_path
        for path in FASHION.glob("*.gz"):
            (folder / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
    start = time.monotonic()
    found = recognise(folder)
    assert str(found.sentence).startswith("Fashion-MNIST, IDX files: 10 classes, 60,000 + 10,000 pictures")
    data = load_dataset(DataSpec(source=found.source), Input(channels=1, height=28, width=28))
    assert time.monotonic() - start < 20
    assert (len(data.train), len(data.validation), len(data.test)) == (51_000, 9_000, 10_000)
    assert data.class_names[9] == "Ankle boot"
    raw = gzip.decompress((FASHION / "t10k-images-idx3-ubyte.gz").read_bytes())
    assert data.test.images.tobytes() == raw[16:]
    labels = gzip.decompress((FASHION / "t10k-labels-idx1-ubyte.gz").read_bytes())
    assert data.test.labels.astype(np.uint8).tobytes() == labels[8:]
    assert data.mean[0] == pytest.approx(0.2860 * 255, abs=0.2)


@pytest.fixture(scope="module")
def cifar(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The archive in its four forms; the binary one is written from the python one's rows."""
    root = tmp_path_factory.mktemp("cifar")
    packed = next(CIFAR.glob("*.tar.gz"))
    with tarfile.open(packed) as archive:
        archive.extractall(root / "python", filter="data")
    folder = next((root / "python").iterdir())
    binary = root / "binary/cifar-10-batches-bin"
    binary.mkdir(parents=True)
    names = read_pickle((folder / "batches.meta").read_bytes())["label_names"]
    (binary / "batches.meta.txt").write_bytes(b"\n".join(names) + b"\n\n")
    for path in folder.glob("*_batch*"):
        batch = read_pickle(path.read_bytes())
        labels = np.array(batch["labels"], dtype=np.uint8)[:, None]
        (binary / f"{path.name}.bin").write_bytes(np.concatenate([labels, batch["data"]], axis=1).tobytes())
    with tarfile.open(root / "cifar-10-binary.tar.gz", "w:gz") as archive:
        archive.add(binary, binary.name)
    copy = shutil.copy(packed, root / "cifar-10-python.tar.gz")
    return {
        "python, packed": Path(copy), "python, unpacked": folder,
        "binary, packed": root / "cifar-10-binary.tar.gz", "binary, unpacked": binary,
    }  # fmt: skip


@beside(CIFAR)
@pytest.mark.parametrize("form", ["python, packed", "python, unpacked", "binary, packed", "binary, unpacked"])
def test_cifar_10_in_four_forms_with_the_labels_right(form: str, cifar: dict[str, Path]) -> None:
    found = recognise(cifar[form])
    kind = form.partition(",")[0]
    assert str(found.sentence) == f"CIFAR-10, {kind} archive: 10 classes, 4,000 + 1,000 pictures."
    pictures = found.source.load(Input(channels=3, height=32, width=32))
    assert pictures.class_names == (
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
    )  # fmt: skip
    expected_images, expected_labels = [], []
    with tarfile.open(next(CIFAR.glob("*.tar.gz"))) as archive:
        for name in [*(f"data_batch_{n}" for n in range(1, 6)), "test_batch"]:
            content = archive.extractfile(f"cifar-10-batches-py/{name}")
            assert content is not None
            batch = read_pickle(content.read())
            expected_images.append(batch["data"])
            expected_labels += batch["labels"]
            # the reader itself, against the bytes: the pixels lie in the file as they are
            assert batch["data"].shape[1] == 3072
    assert (pictures.images.reshape(-1, 3072) == np.concatenate(expected_images)).all()
    assert pictures.labels.tolist() == expected_labels
    assert pictures.part is not None
    assert np.bincount(pictures.part).tolist() == [4000, 0, 1000]


@beside(CIFAR)
def test_the_labels_are_those_that_python_s_own_disassembler_sees() -> None:
    """An account of the file that is not our reader's, and loads nothing either."""
    with tarfile.open(next(CIFAR.glob("*.tar.gz"))) as archive:
        content = archive.extractfile("cifar-10-batches-py/data_batch_1")
        assert content is not None
        raw = content.read()
    labels, key = [], ""
    for opcode, argument, _ in pickletools.genops(raw):
        if isinstance(argument, str):
            key = argument
        elif opcode.name == "BININT1" and key == "labels":
            labels.append(argument)
    batch = read_pickle(raw)
    assert batch["labels"] == labels
    assert len(labels) == 800
    assert raw.count(batch["data"][5].tobytes()) == 1


@beside(FRUIT)
def test_fruit_photos_keep_their_parts() -> None:
    found = recognise(FRUIT)
    assert "training 61, validation 13, test 0" in str(found.sentence)
    form = Input(channels=3, height=32, width=32)
    data = load_dataset(DataSpec(source=found.source, test_fraction=0), form)
    assert (len(data.train), len(data.validation), len(data.test)) == (61, 13, 0)
    assert data.skipped == ()
    shared = load_dataset(DataSpec(source=found.source, test_fraction=0.2), form)
    assert len(shared.validation) == 13
    assert len(shared.test) == 12
