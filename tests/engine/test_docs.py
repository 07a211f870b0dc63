"""docs/layers.md says what the classes say."""

from __future__ import annotations

from engine.docs import LAYERS_PAGE, file_text, layers_page
from engine.spec.layer import Layer


def test_the_committed_page_is_up_to_date() -> None:
    assert LAYERS_PAGE.read_text(encoding="utf-8") == file_text(), "run `python -m engine.docs`"


def test_every_layer_and_setting_has_its_place() -> None:
    page = layers_page()
    for layer in Layer.family.members().values():
        assert page.count(f"\n### {layer.title}\n") == 1
        for name in set(layer.model_fields) - {"type"}:
            assert f"| `{name}` |" in page
