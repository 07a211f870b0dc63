"""What the numbers of a finding are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def evidence_name(key: str) -> str:
    """In the user's language; the key itself, readable, where it has no name here."""
    return _names().get(key) or key.replace("_", " ")


def _names() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "activation": tr("Evidence", "activation"),
        "batch_fit": tr("Evidence", "accuracy on one batch learnt by heart"),
        "batch_size": tr("Evidence", "pictures in a batch"),
        "best_step": tr("Evidence", "best at step"),
        "cause": tr("Evidence", "cause"),
        "chance": tr("Evidence", "accuracy by chance"),
        "classes": tr("Evidence", "classes"),
        "dead_layers": tr("Evidence", "layers with dead units"),
        "dead_share": tr("Evidence", "dead units"),
        "decades": tr("Evidence", "gradient, first to last layer (powers of ten)"),
        "drawdown": tr("Evidence", "accuracy lost on the way (points)"),
        "dropout": tr("Evidence", "dropout"),
        "epochs": tr("Evidence", "epochs"),
        "evaluation_loss": tr("Evidence", "loss as in a test"),
        "factor": tr("Evidence", "scale against its target"),
        "fall": tr("Evidence", "fall of the loss"),
        "first": tr("Evidence", "at first"),
        "first_loss_over_h0": tr("Evidence", "first loss against guessing"),
        "floor": tr("Evidence", "least loss that can be reached"),
        "forward_decades": tr("Evidence", "signal, last to first layer (powers of ten)"),
        "frozen": tr("Evidence", "layers that stand still"),
        "gap": tr("Evidence", "training over validation accuracy (points)"),
        "half_length": tr("Evidence", "half is lost every (layers)"),
        "identical_layers": tr("Evidence", "layers of equal filters"),
        "largest": tr("Evidence", "pictures of the largest class"),
        "largest_std": tr("Evidence", "largest deviation of a channel"),
        "largest_update_ratio": tr("Evidence", "largest update ratio"),
        "last": tr("Evidence", "at last"),
        "layers": tr("Evidence", "layers"),
        "learning_rate": tr("Evidence", "learning rate"),
        "logits_std": tr("Evidence", "deviation of the outputs"),
        "loss": tr("Evidence", "loss"),
        "loss_after": tr("Evidence", "loss after it"),
        "loss_before": tr("Evidence", "loss before it"),
        "mean": tr("Evidence", "largest mean of a channel"),
        "noise_scale": tr("Evidence", "gradient noise scale (pictures)"),
        "norm": tr("Evidence", "gradient norm"),
        "on_purpose": tr("Evidence", "on purpose"),
        "pairs": tr("Evidence", "layers in a row without an activation"),
        "ratio": tr("Evidence", "largest to smallest class"),
        "recall": tr("Evidence", "share of the small class found"),
        "reference_skill": tr("Evidence", "skill of the reference"),
        "rho": tr("Evidence", "weight decay against gradient"),
        "rise": tr("Evidence", "validation loss against its best"),
        "saturated_layers": tr("Evidence", "saturated layers"),
        "saturated_share": tr("Evidence", "saturated units"),
        "share": tr("Evidence", "share"),
        "shift": tr("Evidence", "training against validation pictures"),
        "since": tr("Evidence", "since step"),
        "skill": tr("Evidence", "skill"),
        "smallest": tr("Evidence", "pictures of the smallest class"),
        "smallest_std": tr("Evidence", "smallest deviation of a channel"),
        "step": tr("Evidence", "step"),
        "stuck_layers": tr("Evidence", "layers that stay equal"),
        "train_skill": tr("Evidence", "skill on training pictures"),
        "update_ratio": tr("Evidence", "update ratio"),
        "usual_norm": tr("Evidence", "usual gradient norm"),
        "validation_loss": tr("Evidence", "validation loss"),
        "validation_skill": tr("Evidence", "skill on validation pictures"),
        "wanted_loss": tr("Evidence", "loss that would fit"),
        "weight_decay": tr("Evidence", "weight decay"),
        "whole": tr("Evidence", "the whole network"),
        "width": tr("Evidence", "outputs"),
        "windows": tr("Evidence", "windows"),
    }
