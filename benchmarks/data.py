"""Loading a folder of photos: decoding, later epochs, memory and listing; ratios within one run.

    python -m benchmarks.data [--rounds N] [--pictures N]

10,000 JPEG photos of 500x375 are generated in the system's temporary folder, and removed at the end. The
contestants take turns; a figure is the median over the rounds of the ratio. "What the cores can decode" is
the faster of plain Pillow (open, convert, resize) in as many processes and in as many threads as there are
cores, with the result thrown away; the mean of a measurement before ours and one after it, as other
programs may take the cores meanwhile. Ours is all of the first epoch: listing, decoding, writing the cache,
the split, the mean, and every training batch. The ratio of processor time leaves out what others took.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.result_file import write_result

SIZE = 128
BATCH = 64
CLASSES = 10
ORIGINALS = 200
"""So many photos differ; the rest are copies under other names."""


def photo(seed: int) -> bytes:
    """A JPEG of 500x375 that is as busy as a photo: noise at all scales, finer ones fainter."""
    rng = np.random.default_rng(seed)
    total = rng.normal(scale=0.03, size=(375, 500, 3))
    for scale in range(1, 8):
        columns = 2**scale
        coarse = rng.normal(size=(3, max(2, columns * 3 // 4), columns)).astype(np.float32)
        for channel in range(3):
            layer = Image.fromarray(coarse[channel]).resize((500, 375), Image.Resampling.BICUBIC)
            total[..., channel] += np.asarray(layer) / columns**0.8
    total = (total - total.min()) / (total.max() - total.min())
    file = io.BytesIO()
    Image.fromarray((total * 255).astype(np.uint8)).save(file, "JPEG", quality=90)
    return file.getvalue()


def generate(folder: Path, count: int) -> None:
    """The photos, shared out among the classes."""
    for number in range(CLASSES):
        (folder / f"class{number}").mkdir(parents=True)
    for original in range(min(ORIGINALS, count)):
        content = photo(original)
        for number in range(original, count, ORIGINALS):
            (folder / f"class{number % CLASSES}" / f"{number:06}.jpg").write_bytes(content)


def plain(path: str) -> np.ndarray:
    """Plain Pillow."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB").resize((SIZE, SIZE), Image.Resampling.BILINEAR))


def plain_many(paths: list[str]) -> int:
    """Plain Pillow on a share of the files, the results thrown away."""
    for path in paths:
        plain(path)
    return len(paths)


def cores_can_decode(paths: list[str]) -> float:
    """Photos a second, at best."""
    cores = len(os.sched_getaffinity(0))
    chunks = [paths[start : start + 50] for start in range(0, len(paths), 50)]
    speeds = []
    for pools in (ProcessPoolExecutor, ThreadPoolExecutor):
        with pools(cores) as pool:
            list(pool.map(plain_many, chunks[:cores]))  # workers started
            start = time.perf_counter()
            done = sum(pool.map(plain_many, chunks))
            speeds.append(done / (time.perf_counter() - start))
    return max(speeds)


def load(folder: Path) -> Any:
    """The data set of a folder, at 128x128."""
    from engine.data.dataset import load_dataset
    from engine.data.sources.folder import Folder
    from engine.layers.input import Input
    from engine.spec.data import DataSpec

    form = Input(channels=3, height=SIZE, width=SIZE)
    return load_dataset(DataSpec(source=Folder(path=str(folder))), form)


def epoch(dataset: Any, number: int) -> float:
    """Seconds for all training batches on the CPU, without a model."""
    import torch

    from engine.train.batches import batch_bounds, epoch_order
    from engine.train.feed import Feed

    feed = Feed(dataset.train, torch.device("cpu"))
    start = time.perf_counter()
    order = epoch_order(len(feed), 0, number)
    for _images, _labels in feed.batches(order, batch_bounds(len(feed), BATCH)):
        pass
    return time.perf_counter() - start


def first_epoch(folder: Path, cache: Path) -> tuple[float, float, Any]:
    """Photos a second from nothing to the end of the first epoch, also by processor time; the data set."""
    shutil.rmtree(cache, ignore_errors=True)
    start, processor = time.perf_counter(), time.process_time()
    dataset = load(folder)
    assert dataset.mean.shape == (3,)
    epoch(dataset, 1)
    total = sum(len(part) for part in (dataset.train, dataset.validation, dataset.test))
    return total / (time.perf_counter() - start), total / (time.process_time() - processor), dataset


def slice_by_slice(folder: Path, paths: list[str], cache: Path) -> list[float]:
    """First epoch over what the cores can decode, of folders of 1,000 photos: each ratio from some seconds
    in a row, so that what others do meanwhile meets both. The faster pool is the reference."""
    cores, ratios = len(os.sched_getaffinity(0)), []
    pools = (ProcessPoolExecutor(cores), ThreadPoolExecutor(cores))
    for number in range(0, len(paths) - 999, 1000):
        part = folder / f"part{number}"
        for path in paths[number : number + 1000]:
            target = part / f"class{int(Path(path).stem) // 10 % 2}" / Path(path).name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target)
        chunks = [paths[start : start + 50] for start in range(number, number + 1000, 50)]
        speeds = []
        for pool in (*pools, *pools[::-1]):
            start = time.perf_counter()
            list(pool.map(plain_many, chunks))
            speeds.append(1000 / (time.perf_counter() - start))
            if len(speeds) == 2:
                ours = first_epoch(part, cache)[0]
        ratios.append(ours / max((speeds[0] + speeds[3]) / 2, (speeds[1] + speeds[2]) / 2))
        shutil.rmtree(part)
    for pool in pools:
        pool.shutdown()
    return ratios


def plain_by_processor_time(paths: list[str]) -> float:
    """Photos a second of processor time, of plain Pillow in threads."""
    cores = len(os.sched_getaffinity(0))
    start = time.process_time()
    with ThreadPoolExecutor(cores) as pool:
        list(pool.map(plain_many, [paths[first::cores] for first in range(cores)]))
    return len(paths) / (time.process_time() - start)


def loader_epoch(paths: list[str]) -> float:
    """Photos a second of a DataLoader with 2 workers that does the same for each photo."""
    import torch
    from torch.utils.data import DataLoader, Dataset

    class Files(Dataset[Any]):
        def __len__(self) -> int:
            return len(paths)

        def __getitem__(self, row: int) -> tuple[torch.Tensor, int]:
            pixels = np.ascontiguousarray(plain(paths[row]).transpose(2, 0, 1))
            return torch.from_numpy(pixels), int(Path(paths[row]).parent.name[5:])

    loader = DataLoader(Files(), BATCH, shuffle=True, num_workers=2, persistent_workers=True)
    for _ in zip(range(2), loader, strict=False):
        pass  # workers started
    start = time.perf_counter()
    for _batch in loader:
        pass
    return len(paths) / (time.perf_counter() - start)


def in_process(task: str, folder: Path, cache: Path) -> list[float]:
    """The numbers that `python -m benchmarks.data --task` prints, in a process of its own."""
    program = [sys.executable, "-m", "benchmarks.data", "--task", task, str(folder)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def task_list(folder: Path) -> list[float]:
    """Seconds to list and count the files, and how many there are."""
    from engine.data.formats.tree import open_tree
    from engine.data.scripts import PICTURES
    from engine.data.sources.folder import list_classes

    start = time.perf_counter()
    with open_tree(str(folder)) as tree:
        class_names, rows = list_classes(tree.names, PICTURES, "")
        counts = np.bincount([row[1] for row in rows], minlength=len(class_names))
    return [time.perf_counter() - start, float(counts.sum())]


def peak_memory() -> float:
    """Bytes that were resident at most, of this program alone: `getrusage` counts its parent's, too."""
    status = Path("/proc/self/status").read_text()
    return 1024.0 * int(status.partition("VmHWM:")[2].split()[0])


def task_memory(folder: Path) -> list[float]:
    """Peak of resident memory in bytes and seconds, of loading and of a first and a second epoch; the
    resident memory before, with torch imported; then seconds of the second epoch."""
    import torch

    torch.zeros(1)
    before = peak_memory()
    start = time.perf_counter()
    dataset = load(folder)
    assert dataset.mean.shape == (3,)
    epoch(dataset, 1)
    first = time.perf_counter() - start
    second = epoch(dataset, 2)
    return [peak_memory(), first, before, second]


TASKS: dict[str, Callable[[Path], list[float]]] = {"list": task_list, "memory": task_memory}


def measure(folder: Path, count: int, rounds: int) -> dict[str, Any]:
    """All figures; `folder` is empty."""
    photos, many, cache = folder / "photos", folder / "many", folder / "cache"
    generate(photos, count)
    paths = sorted(str(path) for path in photos.glob("*/*.jpg"))
    os.environ["XDG_CACHE_HOME"] = str(cache)
    first, later, streamed, again, processor = [], [], [], [], []
    load(photos)  # what is imported, is
    from engine.data import cache as store

    for _ in range(rounds):
        before = cores_can_decode(paths[::4])
        ours, by_processor, dataset = first_epoch(photos, cache)
        able = (before + cores_can_decode(paths[::4])) / 2
        first.append(ours / able)
        processor.append(by_processor / plain_by_processor_time(paths[::4]))
        loader = loader_epoch(paths[::2])
        held = len(dataset.train) / statistics.median(epoch(dataset, n) for n in (2, 3, 4))
        later.append(held / loader)
        start = time.perf_counter()
        load(photos)
        again.append(time.perf_counter() - start)
        store.HELD_BYTES, held_bytes = 0, store.HELD_BYTES
        mapped = load(photos)
        store.HELD_BYTES = held_bytes
        stream = len(mapped.train) / statistics.median(epoch(mapped, n) for n in (2, 3, 4))
        streamed.append(stream / loader)
        print(
            f"cores {able:,.0f}, first epoch {ours:,.0f}, DataLoader {loader:,.0f}, later epochs {held:,.0f} "
            f"in memory, {stream:,.0f} from the file, photos/s; by processor time {processor[-1]:.2f} of "
            f"plain Pillow; opened again {again[-1]:.2f} s",
            flush=True,
        )
    store.CACHED_BYTES = 1 << 20
    slices = slice_by_slice(folder / "slices", paths, cache)
    for number in range(CLASSES):
        (many / f"class{number}").mkdir(parents=True)
    for path in paths:
        for copy in range(10):
            name = f"{copy}{Path(path).name}"
            os.link(path, many / Path(path).parent.name / name)
    listing = [in_process("list", many, cache) for _ in range(rounds)]
    peak, seconds, before, second = in_process("memory", many, cache)
    return {
        "pictures": count,
        "rounds": rounds,
        "first_epoch_over_what_the_cores_can_decode": round(statistics.median(first), 3),
        "each_round": [round(ratio, 3) for ratio in first],
        "the_same_in_slices_of_1000": round(statistics.median(slices), 3),
        "quartiles_of_the_slices": [round(value, 3) for value in statistics.quantiles(slices, n=4)],
        "first_epoch_over_plain_pillow_by_processor_time": round(statistics.median(processor), 3),
        "later_epochs_over_data_loader": round(statistics.median(later), 1),
        "later_epochs_over_data_loader_from_the_mapped_file": round(statistics.median(streamed), 1),
        "seconds_to_open_again_from_the_cache": round(statistics.median(again), 2),
        "ten_times_as_many": {
            "pictures": int(listing[0][1]),
            "seconds_to_list_and_count": round(statistics.median(one[0] for one in listing), 2),
            "peak_memory_MB": round(peak / 1e6),
            "memory_before_MB": round(before / 1e6),
            "seconds_of_first_epoch": round(seconds, 1),
            "seconds_of_second_epoch": round(second, 1),
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pictures", type=int, default=10_000)
    parser.add_argument("--task", nargs=2, metavar=("TASK", "FOLDER"))
    arguments = parser.parse_args()
    if arguments.task:
        print(*TASKS[arguments.task[0]](Path(arguments.task[1])))
        return
    with tempfile.TemporaryDirectory(prefix="strata-benchmark-") as folder:
        write_result("data", measure(Path(folder), arguments.pictures, arguments.rounds))


if __name__ == "__main__":
    main()
