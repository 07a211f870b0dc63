"""Mutated pictures, archives, pickles and headers: read, or refused with a reason. By hand:

    python -m tests.fuzz.data --cases 20000 [--seed 0] [--first 0]

Case n of a seed is always the same. Batches run in processes of their own, with limits on memory and on
the time of a case; an audit hook sees whether any of it runs code, starts a program, or writes a file.
"""

from __future__ import annotations

import argparse
import faulthandler
import gzip
import io
import json
import os
import pickle
import resource
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

import numpy as np

SECONDS = 5
"""The most for one case."""
ADDRESS_SPACE = 3 << 30
RESIDENT_KB = 1 << 20
"""1 GB, of the whole process that runs a batch."""
BATCH = 250
FORBIDDEN = (
    "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.remove", "os.rename", "os.mkdir",
    "subprocess.Popen", "socket.connect", "pickle.find_class", "exec", "compile", "ctypes.dlopen",
    "shutil.rmtree", "webbrowser.open",
)  # fmt: skip


# What is mutated


def corpus() -> dict[str, bytes]:
    """Small good files, by a name whose ending tells what they are."""
    from PIL import Image

    random = np.random.default_rng(0)
    pixels = random.integers(0, 256, (12, 8, 8, 3), dtype=np.uint8)
    labels = np.arange(12, dtype=np.uint8) % 3
    files: dict[str, bytes] = {}
    kinds = {
        "png": "PNG", "jpg": "JPEG", "webp": "WEBP", "gif": "GIF", "bmp": "BMP", "tif": "TIFF", "ppm": "PPM",
        "tga": "TGA", "ico": "ICO", "pcx": "PCX", "dds": "DDS", "sgi": "SGI", "jp2": "JPEG2000",
        "avif": "AVIF",
    }  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = 6
    for suffix, kind in kinds.items():
        file = io.BytesIO()
        options = {"exif": exif} if kind in ("PNG", "JPEG", "WEBP", "TIFF") else {}
        Image.fromarray(random.integers(0, 256, (24, 32, 3), dtype=np.uint8)).save(file, kind, **options)
        files[f"a.{suffix}"] = file.getvalue()
    for name, mode in {
        "gray16.png": "I;16",
        "palette.png": "P",
        "alpha.png": "RGBA",
        "float.tif": "F",
    }.items():
        file = io.BytesIO()
        Image.new(mode, (16, 12)).save(file, "TIFF" if name.endswith("tif") else "PNG")
        files[name] = file.getvalue()

    def png(picture: np.ndarray) -> bytes:
        file = io.BytesIO()
        Image.fromarray(picture).save(file, "PNG")
        return file.getvalue()

    folders = {f"{'abc'[labels[n]]}/{n}.png": png(pixels[n]) for n in range(12)}
    table = {f"{n}.png": png(pixels[n]) for n in range(12)}
    rows = "\n".join(f"{n}.png,{'abc'[labels[n]]},{'train' if n < 9 else 'test'}" for n in range(12))
    table["labels.csv"] = b"file,label,split\n" + rows.encode()
    planes = random.integers(0, 256, (12, 3072), dtype=np.uint8)
    batch = pickle.dumps({b"data": planes, "labels": labels.tolist(), "batch_label": b"a"}, protocol=2)
    meta = pickle.dumps({"label_names": ["a", "b", "c"]}, protocol=2)
    cifar = {"c/batches.meta": meta, "c/data_batch_1": batch, "c/test_batch": batch}
    records = np.concatenate([labels[:, None], planes], axis=1).tobytes()
    binary = {"batches.meta.txt": b"a\nb\nc\n", "data_batch_1.bin": records, "test_batch.bin": records}
    idx = {
        "train-images-idx3-ubyte": struct.pack(">4B3I", 0, 0, 8, 3, 12, 8, 8) + pixels[..., 0].tobytes(),
        "train-labels-idx1-ubyte": struct.pack(">4BI", 0, 0, 8, 1, 12) + labels.tobytes(),
    }
    npz = io.BytesIO()
    np.savez_compressed(npz, x_train=pixels / 255, y_train=labels, class_names=np.array(["a", "b", "c"]))
    files["set.npz"] = npz.getvalue()
    for name, contents in {"folders": folders, "table": table, "cifar": cifar, "idx": idx}.items():
        files[f"{name}.zip"] = packed(contents, "zip")
        files[f"{name}.tar"] = packed(contents, "tar")
        files[f"{name}.tgz"] = packed(contents, "tgz")
    files["binary.tar"] = packed(binary, "tar")
    files["train-images-idx3-ubyte"] = idx["train-images-idx3-ubyte"]
    files["train-images-idx3-ubyte.gz"] = gzip.compress(idx["train-images-idx3-ubyte"])
    files["train-labels-idx1-ubyte"] = idx["train-labels-idx1-ubyte"]
    files["data_batch_1"], files["batches.meta"] = batch, meta
    files["y_train.npy"] = npy(labels)
    files["x_train.npy"] = npy(pixels)
    files["labels.csv"] = table["labels.csv"]
    return files


COMPANIONS = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "data_batch_1", "batches.meta",
              "x_train.npy", "y_train.npy")  # fmt: skip
"""Files that are read together: the others of a folder stay as they are."""


def npy(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return file.getvalue()


def packed(contents: dict[str, bytes], kind: str) -> bytes:
    file = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in contents.items():
                archive.writestr(name, content)
        return file.getvalue()
    with tarfile.open(fileobj=file, mode="w:gz" if kind == "tgz" else "w") as tar:
        for name, content in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return file.getvalue()


# How


def mutated(data: bytes, others: list[bytes], random: np.random.Generator) -> bytes:
    """A few random changes; most near the start or the end, where headers lie."""
    result = bytearray(data)
    for _ in range(int(random.choice([1, 1, 2, 4, 16]))):
        size = len(result)
        if not size:
            break
        near = int(random.choice([64, 512, size]))
        place = int(random.integers(0, min(near, size)))
        if random.random() < 0.2:
            place = size - 1 - place
        match int(random.integers(0, 9)):
            case 0:
                result[place] ^= 1 << int(random.integers(0, 8))
            case 1:
                result[place] = int(random.choice([0, 1, 0x7F, 0x80, 0xFF, int(random.integers(0, 256))]))
            case 2:  # a number that is extreme
                value = int(random.choice([0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFF, 1 << 20]))
                order = "little" if random.random() < 0.5 else "big"
                result[place : place + 4] = value.to_bytes(4, order)  # type: ignore[arg-type]
            case 3:
                del result[place : place + int(random.integers(1, 64))]
            case 4:
                result[place:place] = random.bytes(int(random.integers(1, 64)))
            case 5:  # again
                end = place + int(random.integers(1, 256))
                result[place:place] = result[place:end] * int(random.choice([1, 2, 50]))
            case 6:
                del result[place:]
            case 7:  # from another file
                other = others[int(random.integers(0, len(others)))]
                start = int(random.integers(0, max(1, len(other))))
                result[place : place + 64] = other[start : start + int(random.integers(1, 512))]
            case _:  # digits, as of tar headers and NPY shapes
                at = [n for n, byte in enumerate(result[:2048]) if 48 <= byte <= 57]
                if at:
                    result[int(random.choice(at))] = 48 + int(random.integers(0, 10))
    return bytes(result)


def mutated_inside(name: str, data: bytes, others: list[bytes], random: np.random.Generator) -> bytes:
    """An archive or packed file, one of whose files is changed, with all checksums right."""
    if name.endswith((".zip", ".npz")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            contents = {inner: archive.read(inner) for inner in archive.namelist()}
    elif name.endswith(".tar"):
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            contents = {one.name: tar.extractfile(one).read() for one in tar}  # type: ignore[union-attr]
    else:
        return gzip.compress(mutated(gzip.decompress(data), others, random), 1)
    inner = list(contents)[int(random.integers(0, len(contents)))]
    contents[inner] = mutated(contents[inner], others, random)
    return packed(contents, "tar" if name.endswith(".tar") else "zip")


def write_case(files: dict[str, bytes], seed: int, number: int, folder: Path) -> Path:
    """Put a case on disk; the path to read."""
    random = np.random.default_rng((seed, number))
    names = sorted(files)
    name = names[int(random.integers(0, len(names)))]
    others = list(files.values())
    if name.endswith((".zip", ".npz", ".tar", ".tgz", ".gz")) and random.random() < 0.5:
        content = mutated_inside(name, files[name], others, random)
    else:
        content = mutated(files[name], others, random)
    path = write_plain(files, name, folder)
    path.write_bytes(content)
    return path


def write_plain(files: dict[str, bytes], name: str, folder: Path) -> Path:
    """Put a good file on disk, with its companions and nothing else."""
    for old in folder.iterdir():
        old.unlink()
    if name.removesuffix(".gz") in COMPANIONS:
        for other in COMPANIONS:
            (folder / other).write_bytes(files[other])
    if name == "labels.csv":
        for number in range(12):
            (folder / f"{number}.png").write_bytes(files["a.png"])
    if name.endswith(".gz"):
        (folder / name.removesuffix(".gz")).unlink()
    (folder / name).write_bytes(files[name])
    return folder / name


# Running


def run_case(path: Path) -> str:
    """ "read" or "refused"; raises whatever else comes of it."""
    from engine.data.prepare import SUFFIXES, open_picture, prepare_picture
    from engine.data.recognise import recognise
    from engine.layers.input import Input
    from engine.spec.message import UserError

    try:
        if path.name.lower().endswith(SUFFIXES):
            prepare_picture(open_picture(path), 3, 8, 8)
        else:
            recognise(path).source.load(Input(channels=3, height=8, width=8))
    except UserError as error:
        return "refused" if str(error.message) else "refused without a reason"
    return "read"


def run_batch(seed: int, first: int, last: int) -> None:
    """Run cases, in this process. Prints a line of JSON before and after each."""
    import warnings

    from PIL import Image

    from engine.spec.source import DataSource

    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    Image.init()
    DataSource.family.members()
    files = corpus()
    watching, seen = False, []

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if not watching:
            return
        writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        if writes or event.startswith(FORBIDDEN):
            seen.append(f"{event} {arguments!r:.200}")

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for path in (write_plain(files, name, folder) for name in files):
            assert run_case(path) == "read", path.name  # also imports what is imported late
        sys.addaudithook(audit)
        for number in range(first, last):
            path = write_case(files, seed, number, folder)
            print(json.dumps({"begin": number, "file": path.name}), flush=True)
            faulthandler.dump_traceback_later(SECONDS, exit=True)
            start, problem, result = time.monotonic(), "", ""
            watching = True
            try:
                result = run_case(path)
            except BaseException as error:
                problem = f"{type(error).__name__}: {error}"[:500]
            watching = False
            faulthandler.cancel_dump_traceback_later()
            problem = problem or "; ".join(seen)
            seen.clear()
            resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            if resident > RESIDENT_KB and not problem:
                problem = f"{resident >> 10} MB of memory"
            seconds = round(time.monotonic() - start, 3)
            print(json.dumps({"end": number, "result": result, "problem": problem, "seconds": seconds,
                              "resident": resident}), flush=True)  # fmt: skip
            if resident > RESIDENT_KB:
                return


def fuzz(cases: int, seed: int, first: int) -> int:
    """Run cases in batches; print what went wrong, and the sum. 0 if nothing did."""
    counts = {"read": 0, "refused": 0}
    problems: list[str] = []
    slowest, largest, number, start = 0.0, 0, first, time.monotonic()
    while number < first + cases:
        last = min(number + BATCH, first + cases)
        command = [sys.executable, "-m", "tests.fuzz.data", "--batch", str(last)]
        done = subprocess.run(
            [*command, "--seed", str(seed), "--first", str(number)], cwd=Path(__file__).parents[2],
            capture_output=True, text=True, timeout=SECONDS * BATCH, check=False,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
        begun = None
        for line in done.stdout.splitlines():
            row = json.loads(line)
            if "begin" in row:
                begun = row
                continue
            slowest, largest = max(slowest, row["seconds"]), max(largest, row["resident"])
            if row["problem"]:
                assert begun is not None
                problems.append(f"case {row['end']} ({begun['file']}): {row['problem']}")
            else:
                counts[row["result"]] += 1
            begun = None
            number = row["end"] + 1
        if begun is not None or done.returncode:
            where = f"case {begun['begin']} ({begun['file']})" if begun else f"before case {number}"
            problems.append(f"{where}: the process ended with {done.returncode}\n{done.stderr[-1500:]}")
            if begun is None:
                break
            number = begun["begin"] + 1
        print(
            f"{number - first} cases, {len(problems)} problems, {time.monotonic() - start:.0f} s", flush=True
        )
    for problem in problems:
        print(problem)
    print(
        f"seed {seed}, cases {first} to {number - 1}: {counts['read']} read, {counts['refused']} refused, "
        f"{len(problems)} problems; the slowest {slowest} s, at most {largest >> 10} MB"
    )
    return 1 if problems else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="Go on at this case.")
    parser.add_argument("--batch", type=int, default=0, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.batch:
        run_batch(arguments.seed, arguments.first, arguments.batch)
        return 0
    return fuzz(arguments.cases, arguments.seed, arguments.first)


if __name__ == "__main__":
    sys.exit(main())
