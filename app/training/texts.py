"""What the window says of a training: sentences and numbers as the user reads them."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from app.translate import engine_message
from app.widgets.numbers import count_text, locale
from engine.spec.message import Message
from engine.train.report import Finished


def sentence(where: str, message: Message, advice: Message) -> str:
    """ "conv2: message advice", in the user's language; without the first part where it is empty."""
    text = f"{engine_message(message)} {engine_message(advice)}".strip()
    return f"{where}: {text}" if where else text


def is_guessing(report: Finished, num_classes: int) -> bool:
    """Whether the network answers hardly better than chance among classes of equal size."""
    return report.test_accuracy <= 1 / num_classes + 0.05


def finished_text(report: Finished, num_test: int, num_classes: int) -> str:
    """How a run ended."""
    stopped = report.reason == "stopped"
    if math.isnan(report.test_accuracy):
        text = (
            _tr("Stopped in epoch {epochs} after {time}; the best weights are kept.")
            if stopped
            else _tr("Finished after {epochs} epochs in {time}.")
        )
    else:
        text = (
            _tr("Stopped, the best weights kept: {accuracy} % on {count} test pictures after {time}.")
            if stopped
            else _tr("Finished: {accuracy} % on {count} test pictures in {time}.")
        )
    if report.reason == "patience":
        text += " " + _tr("The loss had not fallen any more; the best weights are kept.")
    elif report.reason == "converged":
        text += " " + _tr("It had converged.")
    elif report.reason == "time":
        text += " " + _tr("Its time was over; the best weights are kept.")
    if is_guessing(report, num_classes):
        text += " " + _tr("That is hardly better than guessing: the doctor looks for the reason.")
    return text.format(
        accuracy=locale().toString(report.test_accuracy * 100, "f", 1),
        count=count_text(num_test),
        epochs=report.epochs,
        time=duration_text(report.seconds),
    )


def duration_text(seconds: float) -> str:
    """For a sentence: "14 s", "2 min 5 s", "3 h 12 min"."""
    whole = max(round(seconds), 1)
    if whole < 60:
        return _tr("{seconds} s").format(seconds=whole)
    if whole < 3600:
        return _tr("{minutes} min {seconds} s").format(minutes=whole // 60, seconds=whole % 60)
    return _tr("{hours} h {minutes} min").format(hours=whole // 3600, minutes=whole % 3600 // 60)


def device_text(device: str) -> str:
    """What computes, as a report names it: "CPU, 2 threads" in the user's language."""
    name, mark, threads = device.partition(", ")
    count, _, unit = threads.partition(" ")
    if not mark or unit not in ("thread", "threads"):
        return device
    text = _tr("{name}, 1 thread") if count == "1" else _tr("{name}, {count} threads")
    return text.format(name=name, count=count)


def clock_text(seconds: float) -> str:
    """For a place of fixed width: "0:42", "12:05", "1:02:10"; "-:--" while it is not known."""
    if not 0 <= seconds < 1e6:
        return "-:--"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("training", text)
