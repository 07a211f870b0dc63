"""Nested values go to JSON and arrays, and come back as they were."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.spec.message import Message
from engine.train.tree import flatten, restore

leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(), inner)
        | st.dictionaries(st.integers(), inner)
    ),
    max_leaves=20,
)


def round_trip(value: Any) -> Any:
    plain, arrays = flatten(value)
    return restore(json.loads(json.dumps(plain, allow_nan=False)), arrays)


@given(values)
def test_what_was_kept_comes_back_with_its_types(value: Any) -> None:
    again = round_trip(value)
    assert again == value
    assert repr(again) == repr(value)


def test_arrays_messages_and_numbers_that_are_not_finite_come_back() -> None:
    value = {"a": [np.arange(3), math.nan], 7: (Message("{n} epochs", {"n": 3}), -math.inf, np.float32(0.5))}
    again = round_trip(value)
    assert again["a"][0].tolist() == [0, 1, 2]
    assert math.isnan(again["a"][1])
    assert again[7] == (Message("{n} epochs", {"n": 3}), -math.inf, 0.5)


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(TypeError, match="object at /a/0"):
        flatten({"a": [object()]})


@pytest.mark.parametrize(
    "plain", [{"$": "array", "name": "x"}, {"$": "pairs"}, {"$": "eval"}, {"$": "tuple"}]
)
def test_what_flatten_did_not_make_is_refused(plain: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its words are Python's
        restore(plain, {})
