"""What file names tell: parts of a split, labels, groups. Functions of names alone; each stands alone."""

from __future__ import annotations

PART_NAMES = {
    "train": 0, "training": 0, "val": 1, "valid": 1, "validation": 1, "dev": 1, "test": 2, "testing": 2,
    "t10k": 2,
}  # fmt: skip
"""0 training, 1 validation, 2 test."""


def visible_names(names: list[str]) -> tuple[str, list[str]]:
    """The folder that holds everything ("" or "photos/"), and the names within it, in order.

    Of names with "/" between folders; a folder's own ends in "/". What is hidden is left out. A folder
    that stands alone is gone into, four deep at most, unless it holds pictures directly.
    """
    pictures = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
    kept = sorted(
        name
        for name in set(names)
        if not any(step.startswith(".") or step == "__MACOSX" for step in name.split("/"))
    )
    base = ""
    for _ in range(4):
        tops = {name.split("/")[0] for name in kept}
        if len(tops) != 1 or not all("/" in name for name in kept):
            break
        if any(name.count("/") == 1 and name.lower().endswith(pictures) for name in kept):
            break
        top = tops.pop() + "/"
        base += top
        kept = [name.removeprefix(top) for name in kept if name != top]
    return base, kept


def pattern_fields(pattern: str) -> tuple[list[str], list[str]]:
    """The fields of "{label}_{}", and the text before, between and after them (one more).

    Fields are "label", "group", "number" and "". Raises ValueError, with the reason, for no pattern.
    """
    fields, texts, rest = [], [], pattern
    while True:
        text, brace, after = rest.partition("{")
        if "}" in text:
            raise ValueError("a } stands without its {")
        texts.append(text)
        if not brace:
            break
        field, brace, rest = after.partition("}")
        if not brace:
            raise ValueError("a { stands without its }")
        if field not in ("label", "group", "number", ""):
            raise ValueError(
                f"there is no field {{{field[:20]}}}, but {{label}}, {{group}}, {{number}}, {{}}"
            )
        fields.append(field)
    for field in ("label", "group"):
        if fields.count(field) > 1:
            raise ValueError(f"{{{field}}} stands there twice")
    for place in range(1, len(fields)):
        if not texts[place] and "number" not in (fields[place - 1], fields[place]):
            raise ValueError("two fields touch; put the text between them that parts them")
    return fields, texts


def match_name(pattern: str, name: str) -> dict[str, str] | None:
    """What the fields of a pattern hold in a file's name, without folders and ending; None if it does
    not fit.

    A field holds at least one letter, and takes as much as it can, the first one first: "{label}_{}"
    finds "great_dane" in "great_dane_12". {number} takes digits alone, all that stand together.
    """
    fields, texts = pattern_fields(pattern)
    stem = name.rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    found: dict[str, str] = {}
    if not stem.endswith(texts[-1]) or not stem.startswith(texts[0]):
        return None
    end = len(stem) - len(texts[-1])
    for place in reversed(range(len(fields))):
        first = place == 0
        if fields[place] == "number":
            start = end
            while start > 0 and stem[start - 1].isascii() and stem[start - 1].isdigit():
                start -= 1
        elif first:
            start = len(texts[0])
        elif texts[place]:
            start = stem.rfind(texts[place], 0, end - 1)
            start = -1 if start < 0 else start + len(texts[place])
        else:  # a number stands before it: this field holds what follows its digits
            start = end
            while start > 0 and not (stem[start - 1].isascii() and stem[start - 1].isdigit()):
                start -= 1
        if start < 0 or start >= end or (first and start != len(texts[0])):
            return None
        found[fields[place]] = stem[start:end]
        end = start - len(texts[place])
        if end < 0 or stem[end:start] != texts[place]:
            return None
    return found


def class_folders(names: list[str], suffixes: tuple[str, ...]) -> tuple[list[str], list[tuple[str, int]]]:
    """Class names, and (name, label) of each picture, both in order: the first folder is the class."""
    class_names = sorted({name.split("/")[0] for name in names if "/" in name})
    labels = {name: label for label, name in enumerate(class_names)}
    files = [
        (name, labels[name.split("/")[0]])
        for name in names
        if "/" in name and name.lower().endswith(suffixes)
    ]
    return class_names, sorted(files, key=lambda file: (file[1], file[0]))
