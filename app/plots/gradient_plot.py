"""GradientPlot: the norm of each layer's gradient, step by step."""

from __future__ import annotations

from app.plots.layer_lines import LayerLines


class GradientPlot(LayerLines):
    """One line a layer on a logarithmic axis, coloured by depth."""

    quantity = "gradient_norm"

    def title(self) -> str:
        return self.tr("Gradient norm by layer")

    def explanation(self) -> str:
        return self.tr(
            "The length (L2 norm) of the gradient of the loss with respect to all weights of a layer, for "
            "the batch of each step. Healthy: the lines run side by side, within two or three powers of "
            "ten. Where the first layers lie far below the last, the gradient vanishes on its way back; "
            "where lines climb without end, it explodes."
        )

    def invitation(self) -> str:
        return self.tr("Press Train: the gradient of every layer appears here as a line.")
