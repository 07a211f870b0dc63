"""The shelf: which pictures the gallery shows, in which order and where; knows no widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset, Pictures

EXCLUDED = 3
"""The part of those that are left out; 0 training, 1 validation, 2 test."""
HEADING = 30
"""The height of a class's name above its pictures."""


@dataclass(frozen=True)
class Section:
    """Pictures under one heading: `count` of them, from `first` on; `top` in pixels."""

    name: str
    first: int
    count: int
    top: int


class Shelf:
    """Pictures in sections, one for each class; or, where some are picked out, in one without a name.

    A picture is known by its place, 0 to `count` - 1, in the order in which it is shown.
    """

    def __init__(self) -> None:
        self.parts: tuple[Pictures, ...] = ()
        """Training, validation, test, left out."""
        self.class_names: tuple[str, ...] = ()
        self.entries = np.zeros((0, 2), np.int64)
        """By place: part and row in it."""
        self.sections: tuple[Section, ...] = ()
        self.columns, self.row_height, self.height = 1, 1, 0
        self._labels = np.zeros(0, np.int64)
        self._cuts = np.zeros(0, np.int64)

    @property
    def count(self) -> int:
        """How many pictures are shown."""
        return len(self.entries)

    # Which

    def show_dataset(self, dataset: Dataset | None, excluded: Pictures | None) -> None:
        """Take up another data set; `show_only` says then what of it is shown."""
        self.parts, self.class_names = (), ()
        if dataset is not None:
            parts = (dataset.train, dataset.validation, dataset.test)
            self.parts = parts if excluded is None else (*parts, excluded)
            self.class_names = dataset.class_names
        self.entries = np.zeros((0, 2), np.int64)
        self._labels = np.zeros(0, np.int64)

    def show_only(self, class_index: int | None, part: int | None) -> None:
        """Pictures of one class (None: all), of one part (None: all but those that are left out)."""
        entries = []
        for number, pictures in enumerate(self.parts):
            if part == number or (part is None and number != EXCLUDED):
                wanted = np.ones(len(pictures), bool)
                if class_index is not None:
                    wanted = pictures.labels == class_index
                rows = np.flatnonzero(wanted)
                entries.append(np.stack([np.full_like(rows, number), rows], axis=1))
        found = np.concatenate(entries) if entries else np.zeros((0, 2), np.int64)
        labels = self._labels_of(found)
        order = np.argsort(labels, kind="stable")
        self.entries, self._labels = found[order], labels[order]

    def show_keys(self, keys: Iterable[str]) -> None:
        """These pictures, in this order, wherever they are; keys that are not there are passed over."""
        wanted = {key: number for number, key in enumerate(keys)}
        found = [
            (wanted[key], part, row)
            for part, pictures in enumerate(self.parts)
            for row, key in enumerate(pictures.keys)
            if key in wanted
        ]
        self.entries = np.array([entry[1:] for entry in sorted(found)], np.int64).reshape(-1, 2)
        self._labels = np.zeros(0, np.int64)

    def key(self, place: int) -> str:
        """What the picture is called in the project."""
        part, row = self.entries[place]
        key: str = self.parts[part].keys[row]
        return key

    def keys(self, places: Iterable[int]) -> list[str]:
        """Those of several."""
        entries = self.entries[np.asarray(list(places), np.int64)].tolist()
        return [self.parts[part].keys[row] for part, row in entries]

    def places_of(self, keys: set[str]) -> np.ndarray:
        """bool (count,): which of the pictures shown are these."""
        result = np.zeros(self.count, bool)
        for number, pictures in enumerate(self.parts if keys else ()):
            wanted = np.fromiter((key in keys for key in pictures.keys), bool, len(pictures))
            here = self.entries[:, 0] == number
            result[here] = wanted[self.entries[here, 1]]
        return result

    def class_name(self, place: int) -> str:
        """The class of a picture; "" where its class is gone."""
        part, row = self.entries[place]
        label = int(self.parts[part].labels[row])
        return self.class_names[label] if label < len(self.class_names) else ""

    def part(self, place: int) -> int:
        """The part of a picture."""
        return int(self.entries[place, 0])

    def pixels(self, place: int) -> np.ndarray:
        """uint8 (height, width, channels)"""
        part, row = self.entries[place]
        return np.asarray(self.parts[part].images[int(row)]).transpose(1, 2, 0)

    def _labels_of(self, entries: np.ndarray) -> np.ndarray:
        labels = np.zeros(len(entries), np.int64)
        for number, pictures in enumerate(self.parts):
            here = entries[:, 0] == number
            labels[here] = pictures.labels[entries[here, 1]]
        return labels

    # Where

    def lay_out(self, columns: int, row_height: int) -> None:
        """Share the pictures out over rows."""
        self.columns, self.row_height = columns, row_height
        if len(self._labels):
            cuts = np.flatnonzero(np.diff(self._labels)) + 1
            firsts = [0, *cuts.tolist()]
        else:
            firsts = [0] if self.count else []
        sections, top = [], 0
        for number, first in enumerate(firsts):
            end = firsts[number + 1] if number + 1 < len(firsts) else self.count
            name = self.class_name(first) if len(self._labels) else ""
            sections.append(Section(name, first, end - first, top))
            top += self._heading + -(-(end - first) // columns) * row_height
        self.sections, self.height = tuple(sections), top
        self._cuts = np.array(firsts, np.int64)

    @property
    def _heading(self) -> int:
        return HEADING if len(self._labels) else 0

    def section_at(self, y: int) -> int:
        """The number of the section at a height; -1 where there is none."""
        tops = [section.top for section in self.sections]
        return int(np.searchsorted(tops, y, side="right")) - 1

    def is_heading(self, y: int) -> bool:
        """Whether a heading lies at this height."""
        number = self.section_at(y)
        return number >= 0 and y - self.sections[number].top < self._heading

    def place_at(self, x: int, y: int, cell_width: int) -> int:
        """The picture at a point; -1 where there is none."""
        number = self.section_at(y)
        column = x // cell_width
        if number < 0 or not 0 <= column < self.columns or self.is_heading(y):
            return -1
        section = self.sections[number]
        row = (y - section.top - self._heading) // self.row_height
        offset = row * self.columns + column
        return section.first + offset if offset < section.count else -1

    def corner(self, place: int, cell_width: int) -> tuple[int, int]:
        """Left and top of a picture's cell."""
        section = self.sections[int(np.searchsorted(self._cuts, place, side="right")) - 1]
        row, column = divmod(place - section.first, self.columns)
        return column * cell_width, section.top + self._heading + row * self.row_height

    def visible(self, top: int, bottom: int) -> list[tuple[Section, range]]:
        """The sections between two heights, each with the places of its rows that show."""
        result = []
        for section in self.sections[max(self.section_at(top), 0) :]:
            if section.top > bottom:
                break
            start = section.top + self._heading
            first = max(0, (top - start) // self.row_height) * self.columns
            last = min(section.count, ((bottom - start) // self.row_height + 1) * self.columns)
            result.append((section, range(section.first + first, section.first + max(first, last))))
        return result

    def within(self, left: int, top: int, right: int, bottom: int, cell_width: int) -> list[int]:
        """The pictures whose cells meet a rectangle."""
        first, last = left // cell_width, right // cell_width
        return [
            place
            for section, places in self.visible(top, bottom)
            for place in places
            if first <= (place - section.first) % self.columns <= last
        ]

    def beside(self, place: int, rows: int) -> int:
        """The picture so many rows further down (or up), in the same column or the last of its row."""
        number = int(np.searchsorted(self._cuts, place, side="right")) - 1
        section = self.sections[number]
        row, column = divmod(place - section.first, self.columns)
        row += rows
        while row < 0 and number > 0:
            number -= 1
            section = self.sections[number]
            row += -(-section.count // self.columns)
        while row >= -(-section.count // self.columns) and number + 1 < len(self.sections):
            row -= -(-section.count // self.columns)
            number += 1
            section = self.sections[number]
        row = min(max(row, 0), (section.count - 1) // self.columns)
        return section.first + min(row * self.columns + column, section.count - 1)
