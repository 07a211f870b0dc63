"""Gradient descent, the plain rule of the textbook."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.optimizer import Optimizer


class GradientDescent(Optimizer):
    """Goes straight down the slope of the cost J, one step for each batch.

    w <- w - rate * dJ/dw, where J is the mean loss over the pictures of the step, for the quadratic
    cost J = 1/(2m) sum (h - y)^2. With "full batch" m is all training pictures: gradient descent as
    in the textbook; with small batches it is stochastic gradient descent. Weight decay adds decay *
    w to dJ/dw.
    """

    title: ClassVar[str] = "Gradient descent"
    target: ClassVar[str] = "optim.SGD"
    fused: ClassVar[bool] = True
    type: Literal["GradientDescent"] = "GradientDescent"
