"""The digits are scikit-learn's, and cost no import of it."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from engine.data.sources import digits
from engine.data.sources.digits import Digits, read_digits
from engine.layers.input import Input


def test_values_and_labels_are_scikit_learns() -> None:
    from sklearn.datasets import load_digits

    values, labels = load_digits(return_X_y=True)
    pictures = Digits().load(Input(height=8, width=8))
    assert np.abs(pictures.images.reshape(-1, 64) - values * (255 / 16)).max() <= 0.5
    assert (pictures.labels == labels).all()
    assert pictures.class_names == tuple("0123456789")
    assert sum(pictures.counts()) == 1797
    assert (pictures.images.max(), pictures.images.min()) == (255, 0)


@pytest.mark.parametrize("form", [Input(), Input(channels=3, height=16, width=12, fit="pad")])
def test_the_script_gives_the_same_pictures(form: Input) -> None:
    script: dict[str, object] = {}
    exec(Digits().script(form), script)
    images, labels, class_names = script["load_pictures"]()  # type: ignore[operator]
    pictures = Digits().load(form)
    assert (images.dtype, labels.dtype) == (np.uint8, np.int64)
    assert images.shape[1:] == (form.channels, form.height, form.width)
    assert (images == pictures.images).all()
    assert (labels == pictures.labels).all()
    assert class_names == pictures.class_names


def test_without_the_file_scikit_learn_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    grays, labels = read_digits()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    asked, asked_labels = digits.read_digits()
    assert (grays == asked).all()
    assert (labels == asked_labels).all()


def test_neither_scikit_learn_nor_torch_is_imported() -> None:
    code = (
        "import sys; from engine.data.choose import source_from; from engine.layers.input import Input\n"
        "source_from('digits').load(Input()); source_from('shapes').load(Input())\n"
        "assert not {'sklearn', 'torch', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_progress_counts_and_may_cancel() -> None:
    seen: list[tuple[int, int]] = []
    Digits().load(Input(), lambda done, total: seen.append((done, total)))
    assert seen == [(0, 1797), (1797, 1797)]

    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Digits().load(Input(), cancel)
