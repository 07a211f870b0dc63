"""The same pictures in every form: each is recognised, loads alike, and its script gives the same."""

from __future__ import annotations

import io
import pickle
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.build.script import python_script
from engine.data.dataset import load_dataset
from engine.data.recognise import recognise
from engine.data.sources.cifar_python import CifarPython
from engine.data.sources.folder import Folder
from engine.data.sources.idx import Idx
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.data import DataSpec
from engine.spec.message import UserError
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.source import DataSource
from engine.spec.training import TrainingPlan

NAMES = ("cat", "dog", "emu")
COUNT, TRAIN = 30, 24
LABELS = np.arange(COUNT) % 3
FORM = Input(channels=3, height=32, width=32)


def colours(size: int = 32) -> np.ndarray:
    """uint8 (30, size, size, 3); each picture is known by its pixels."""
    return np.random.default_rng(1).integers(0, 256, (COUNT, size, size, 3), dtype=np.uint8)


def png(pixels: np.ndarray) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def npy(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return file.getvalue()


def idx(array: np.ndarray, kind: int = 8) -> bytes:
    head = bytes([0, 0, kind, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape)
    return head + array.tobytes()


def class_folders() -> dict[str, bytes]:
    return {f"{NAMES[LABELS[n]]}/{n:02}.png": png(colours()[n]) for n in range(COUNT)}


def part_folders() -> dict[str, bytes]:
    part = ["train" if n < TRAIN else "Test" for n in range(COUNT)]
    return {f"{part[n]}/{NAMES[LABELS[n]]}/{n:02}.png": png(colours()[n]) for n in range(COUNT)}


def named_files() -> dict[str, bytes]:
    return {f"{NAMES[LABELS[n]]}_{n:02}.png": png(colours()[n]) for n in range(COUNT)}


def table() -> dict[str, bytes]:
    files = {f"images/{n:02}.png": png(colours()[n]) for n in range(COUNT)}
    part = ["train" if n < TRAIN else "test" for n in range(COUNT)]
    rows = [f"{n};{n:02}.png;{NAMES[LABELS[n]]};{part[n]}" for n in range(COUNT)]
    return {**files, "labels.csv": "\n".join(["number;file;class;split", *rows]).encode()}


def idx_files() -> dict[str, bytes]:
    pixels, labels = colours(), LABELS.astype(np.uint8)
    return {
        "train-images-idx4-ubyte": idx(pixels[:TRAIN]), "train-labels-idx1-ubyte": idx(labels[:TRAIN]),
        "t10k-images-idx4-ubyte": idx(pixels[TRAIN:]), "t10k-labels-idx1-ubyte": idx(labels[TRAIN:]),
    }  # fmt: skip


def npy_files() -> dict[str, bytes]:
    pixels = colours().transpose(0, 3, 1, 2)
    return {
        "x_train.npy": npy(pixels[:TRAIN]), "y_train.npy": npy(LABELS[:TRAIN]),
        "x_test.npy": npy(pixels[TRAIN:]), "y_test.npy": npy(LABELS[TRAIN:]),
        "class_names.npy": npy(np.array(NAMES)),
    }  # fmt: skip


def cifar_python(kind: str = "labels") -> dict[str, bytes]:
    planes = colours().transpose(0, 3, 1, 2).reshape(COUNT, 3072)

    def batch(rows: slice) -> bytes:
        value = {"data": planes[rows], kind: LABELS[rows].tolist(), "coarse_labels": [0] * len(LABELS[rows])}
        return pickle.dumps(value, protocol=2)

    if kind == "labels":
        meta = pickle.dumps({"label_names": list(NAMES)}, protocol=2)
        return {
            "cifar-10-batches-py/batches.meta": meta,
            "cifar-10-batches-py/data_batch_1": batch(slice(0, 10)),
            "cifar-10-batches-py/data_batch_2": batch(slice(10, TRAIN)),
            "cifar-10-batches-py/test_batch": batch(slice(TRAIN, COUNT)),
        }
    meta = pickle.dumps({"fine_label_names": list(NAMES), "coarse_label_names": ["a", "b"]}, protocol=2)
    return {
        "cifar-100-python/meta": meta,
        "cifar-100-python/train": batch(slice(0, TRAIN)),
        "cifar-100-python/test": batch(slice(TRAIN, COUNT)),
    }


def cifar_binary(columns: int = 1) -> dict[str, bytes]:
    planes = colours().transpose(0, 3, 1, 2).reshape(COUNT, 3072)
    label = LABELS.astype(np.uint8)[:, None]
    records = np.concatenate([*[label * 0] * (columns - 1), label, planes], axis=1)
    names = "\n".join(NAMES).encode() + b"\n\n"
    if columns == 1:
        return {
            "cifar-10-batches-bin/batches.meta.txt": names,
            "cifar-10-batches-bin/data_batch_1.bin": records[:10].tobytes(),
            "cifar-10-batches-bin/data_batch_2.bin": records[10:TRAIN].tobytes(),
            "cifar-10-batches-bin/test_batch.bin": records[TRAIN:].tobytes(),
        }
    return {
        "cifar-100-binary/fine_label_names.txt": names,
        "cifar-100-binary/coarse_label_names.txt": b"a\nb\n",
        "cifar-100-binary/train.bin": records[:TRAIN].tobytes(),
        "cifar-100-binary/test.bin": records[TRAIN:].tobytes(),
    }


FORMS: dict[str, tuple[str, Callable[[], dict[str, bytes]], bool, str]] = {
    "class folders": ("Folder", class_folders, False, "A folder for each class: 3 classes, 30 pictures."),
    "part folders": ("PartFolders", part_folders, True, "training 24, validation 0, test 6"),
    "file names": ("NamedFiles", named_files, False, "by the pattern {label}_{number}: 3 classes"),
    "table": ("Table", table, True, "Labels in the table labels.csv: 3 classes, 30 pictures."),
    "IDX": ("Idx", idx_files, True, "IDX files as MNIST's: 3 classes, 24 + 6 pictures of 32 x 32."),
    "NPY": ("Arrays", npy_files, True, "NumPy arrays: 3 classes, 24 + 6 pictures of 32 x 32."),
    "CIFAR-10 python": ("CifarPython", cifar_python, True, "CIFAR-10, python archive: 3 classes, 24 + 6"),
    "CIFAR-100 python": (
        "CifarPython", lambda: cifar_python("fine_labels"), True, "CIFAR-100, python archive: 3 classes",
    ),
    "CIFAR-10 binary": ("CifarBinary", cifar_binary, True, "CIFAR-10, binary archive: 3 classes, 24 + 6"),
    "CIFAR-100 binary": (
        "CifarBinary", lambda: cifar_binary(2), True, "CIFAR-100, binary archive: 3 classes",
    ),
}  # fmt: skip


def put(contents: dict[str, bytes], packing: str, path: Path) -> Path:
    """Write files as a folder, a zip or a tar."""
    if packing == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in contents.items():
                archive.writestr(name, content)
    elif packing:
        with tarfile.open(path, "w" if packing == "tar" else "w:gz") as archive:
            for name, content in contents.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    else:
        for name, content in contents.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)
    return path


def run_script(source: DataSource, form: Input) -> tuple[np.ndarray, ...]:
    script: dict[str, object] = {}
    exec(source.script(form), script)
    return script["load_pictures"]()  # type: ignore[operator, no-any-return]


@pytest.mark.parametrize("packing", ["", "zip", "tar", "tar.gz"])
@pytest.mark.parametrize("name", FORMS)
def test_each_is_recognised_and_gives_the_same(name: str, packing: str, tmp_path: Path) -> None:
    tag, make, parted, words = FORMS[name]
    path = put(make(), packing, tmp_path / "data")
    found = recognise(path)
    assert found.source.type == tag
    assert words in str(found.sentence)
    seen: list[tuple[int, int]] = []
    pictures = found.source.load(FORM, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (COUNT, COUNT)
    expected = colours().transpose(0, 3, 1, 2)
    by_pixels = {picture.tobytes(): number for number, picture in enumerate(expected)}
    numbers = np.array([by_pixels[picture.tobytes()] for picture in pictures.images])
    assert sorted(numbers) == list(range(COUNT))
    wanted = NAMES if name != "IDX" else ("0", "1", "2")
    assert pictures.class_names == wanted
    assert (pictures.labels == LABELS[numbers]).all()
    if parted:
        assert pictures.part is not None
        assert (pictures.part == np.where(numbers < TRAIN, 0, 2)).all()
    else:
        assert pictures.part is None


@pytest.mark.parametrize("packing", ["", "zip", "tar.gz"])
@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("form", [FORM, Input(channels=1, height=9, width=7, fit="crop")])
def test_the_script_gives_the_very_same(name: str, packing: str, form: Input, tmp_path: Path) -> None:
    source = recognise(put(FORMS[name][1](), packing, tmp_path / "data")).source
    pictures = source.load(form)
    images, labels, class_names, *given = run_script(source, form)
    assert (images == pictures.images).all()
    assert (labels == pictures.labels).all()
    assert labels.dtype == np.int64
    assert class_names == pictures.class_names
    assert bool(given) == source.gives_parts
    if given:
        assert given[1] is None
        assert (given[0] is None) == (pictures.part is None)
        assert pictures.part is None or (given[0] == pictures.part).all()


@pytest.mark.parametrize("name", FORMS)
def test_the_given_test_stays_the_test(name: str, tmp_path: Path) -> None:
    source = recognise(put(FORMS[name][1](), "", tmp_path / "data")).source
    data = load_dataset(DataSpec(source=source, validation_fraction=0.25, test_fraction=0.5), FORM)
    assert len(data.train) + len(data.validation) + len(data.test) == COUNT
    if FORMS[name][2]:
        assert (len(data.train), len(data.validation), len(data.test)) == (18, 6, 6)


def test_the_exported_script_splits_as_the_engine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = recognise(put(table(), "", tmp_path / "data")).source
    network = chain(
        ("input", Input(channels=3, height=8, width=8)), ("conv", Conv2d(filters=2)), ("flat", Flatten()),
        ("dense", Linear(units=3)), ("output", Output()),
    )  # fmt: skip
    data = DataSpec(source=source, validation_fraction=0.25)
    project = Project(network=network, data=data, training=TrainingPlan(epochs=1, device="cpu"))
    scope = {"__name__": "__main__"}
    exec(compile(python_script(project), "script", "exec"), scope)
    assert "training 18, validation 6, test 6" in capsys.readouterr().out


@pytest.mark.parametrize("tag", sorted({row[0] for row in FORMS.values()}))
def test_no_path_and_a_wrong_path_say_what_to_do(tag: str, tmp_path: Path) -> None:
    member = DataSource.family.get(tag)
    assert member is not None
    for path in ("", "/no/such", str(tmp_path)):
        with pytest.raises(UserError) as caught:
            member.model_validate({"type": tag, "path": path}).load(FORM)
        assert caught.value.advice
    assert member.model_validate({"type": tag, "path": "/a/pets"}).describe() == "pets"
    assert member.model_validate({"type": tag}).describe()


@pytest.mark.parametrize("tag", sorted({row[0] for row in FORMS.values()}))
def test_loading_may_be_cancelled(tag: str, tmp_path: Path) -> None:
    make = next(row[1] for row in FORMS.values() if row[0] == tag)
    source = recognise(put(make(), "", tmp_path / "data")).source

    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        source.load(FORM, cancel)


def test_coarse_labels_of_cifar_100(tmp_path: Path) -> None:
    for number, contents in enumerate((cifar_python("fine_labels"), cifar_binary(2))):
        source = recognise(put(contents, "", tmp_path / str(number))).source.edited(labels="coarse")
        pictures = source.load(FORM)
        assert pictures.class_names == ("a", "b")
        assert pictures.counts() == (COUNT, 0)


def test_one_file_of_several_stands_for_all(tmp_path: Path) -> None:
    put({**idx_files(), **npy_files(), **{f"t/{k}": v for k, v in table().items()}}, "", tmp_path / "d")
    for name, tag in {
        "train-labels-idx1-ubyte": "Idx", "y_test.npy": "Arrays", "t/labels.csv": "Table",
    }.items():  # fmt: skip
        source = recognise(tmp_path / "d" / name).source
        assert source.type == tag
        assert len(source.load(FORM)) == COUNT


@pytest.mark.parametrize("name", ["photo.png", "notes.txt", "empty.bin"])
def test_what_is_nothing_tells_what_was_looked_for(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"" if name == "empty.bin" else b"text")
    for path in (tmp_path / name, tmp_path):
        with pytest.raises(UserError) as caught:
            recognise(path)
        assert str(path) in str(caught.value)
        assert "subfolder" in str(caught.value.advice)


def test_a_malicious_pickle_in_an_archive_does_not_run(tmp_path: Path) -> None:
    contents = cifar_python()
    evil = b"\x80\x02cos\nsystem\nU" + bytes([len(f"touch {tmp_path}/x")]) + f"touch {tmp_path}/x".encode()
    contents["cifar-10-batches-py/data_batch_2"] = evil + b"\x85R."
    path = put(contents, "tar.gz", tmp_path / "a.tar.gz")
    with pytest.raises(UserError, match=r"data_batch_2.*names code, 'os\.system'"):
        CifarPython(path=str(path)).load(FORM)
    assert not (tmp_path / "x").exists()


def test_bad_pictures_in_an_archive_are_told_and_the_rest_used(tmp_path: Path) -> None:
    contents = {**class_folders(), "cat/00.png": b"no picture", "cat/03.png": png(colours()[3])[:60]}
    for packing in ("zip", "tar", "tar.gz"):
        pictures = Folder(path=str(put(contents, packing, tmp_path / packing))).load(FORM)
        assert [skipped.path for skipped in pictures.skipped] == ["cat/00.png", "cat/03.png"]
        assert all(str(tmp_path) in str(skipped.reason) for skipped in pictures.skipped)
        assert len(pictures) == COUNT - 2


def test_class_names_by_hand(tmp_path: Path) -> None:
    source = Idx(path=str(put(idx_files(), "", tmp_path / "d")), class_names="red, green, blue")
    assert source.load(FORM).class_names == ("red", "green", "blue")
    assert run_script(source, FORM)[2] == ("red", "green", "blue")
    with pytest.raises(UserError, match="2 class names are given, but there are 3"):
        source.edited(class_names="red, green").load(FORM)
