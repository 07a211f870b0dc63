"""Patterns of file names: what they find, what does not fit, and what is no pattern."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.formats.names import match_name, pattern_fields, visible_names


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("{label}_{}", "cat_1.png", {"label": "cat", "": "1"}),
        ("{label}_{}", "a/b/great_dane_12.tar.png", {"label": "great_dane", "": "12.tar"}),
        ("{label}_{number}", "cat_12.png", {"label": "cat", "number": "12"}),
        ("{label}_{number}", "cat_x12.png", None),
        ("{label}{number}", "cat012.png", {"label": "cat", "number": "012"}),
        ("{label}{number}", "7.png", None),
        ("{number}{label}", "12cat.png", {"label": "cat", "number": "12"}),
        ("{label}.{number}", "dog.12.jpg", {"label": "dog", "number": "12"}),
        ("{label} ({number})", "red apple (3).jpg", {"label": "red apple", "number": "3"}),
        ("{group}_{label}_{}", "p1_benign_x.png", {"group": "p1", "label": "benign", "": "x"}),
        ("{}-{label}", "1-2-cat.png", {"label": "cat", "": "1-2"}),
        ("img_{label}_{number}_end", "img_cat_1_end.png", {"label": "cat", "number": "1"}),
        ("img_{label}_{number}_end", "im_cat_1_end.png", None),
        ("{label}_{}", "_1.png", None),
        ("{label}_{}", "cat_.png", None),
        ("{label}_{}", "cat.png", None),
        ("{label}", "cat", {"label": "cat"}),
        ("{label}__{}", "a___b.png", {"label": "a_", "": "b"}),
    ],
)
def test_what_a_pattern_finds(pattern: str, name: str, expected: dict[str, str] | None) -> None:
    assert match_name(pattern, name) == expected


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("{lable}", "no field"), ("{label", "without its }"), ("label}", "without its {"),
        ("{label}{}", "touch"), ("{label}_{label}", "twice"), ("{la{bel}}", "no field"),
    ],
)  # fmt: skip
def test_what_is_no_pattern(pattern: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        pattern_fields(pattern)


word = st.text("ab1_-.", min_size=1, max_size=6)


@given(word, word, st.sampled_from(["_", "--", "."]))
def test_what_was_put_together_fits(label: str, rest: str, between: str) -> None:
    found = match_name("{label}" + between + "{}", label + between + rest + ".png")
    assert found is not None
    assert found["label"] + between + found[""] == label + between + rest


@given(st.text(max_size=40), st.text("{}labelnumbergroup_-1", max_size=30))
def test_any_pattern_and_name_end(name: str, pattern: str) -> None:
    try:
        pattern_fields(pattern)
    except ValueError:
        return
    found = match_name(pattern, name)
    assert found is None or all(found.values())


def test_no_pattern_takes_long() -> None:
    """A regular expression of this kind would take years."""
    start = time.monotonic()
    assert match_name("_".join(["{}"] * 20) + "_x", "_".join("a" * 4000) + ".png") is None
    assert time.monotonic() - start < 1


@pytest.mark.parametrize(
    ("names", "base", "inside"),
    [
        (["set/a/1.png", "set/b/2.png"], "set/", ["a/1.png", "b/2.png"]),
        (["x/y/a/1.png", "x/y/b/2.png", "x/", "x/y/"], "x/y/", ["a/1.png", "b/2.png"]),
        (["cat/1.png", "cat/2.png"], "", ["cat/1.png", "cat/2.png"]),
        (["c/data_batch_1", "c/batches.meta"], "c/", ["batches.meta", "data_batch_1"]),
        (["a/1.png", ".git/x", "a/.hidden/2.png"], "", ["a/1.png"]),
        ([], "", []),
        (["a/"], "a/", []),
        (["1.png"], "", ["1.png"]),
    ],
)
def test_the_folder_around_all_is_gone_into(names: list[str], base: str, inside: list[str]) -> None:
    assert visible_names(names) == (base, inside)
