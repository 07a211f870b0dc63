"""Where cards lie: their size, the automatic arrangement, and making room for one more."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from app.theme import GRID
from engine.spec.layer import Layer
from engine.spec.network import NetworkSpec
from engine.spec.project import Position, Project

CARD_WIDTH = 168
CARD_HEIGHT = 72
GAP_X = 40
"""Between the cards of a row: room for a wire and for one that turns there."""
GAP_Y = 56
"""Between rows: room for the wires that pass there, and for a card's badge."""
PORT_PITCH = 16
"""The least distance between two ports of a card."""
LIMIT = 40_000
"""No card is shown farther out than this, wherever a file puts it."""

Link = tuple[str, str]
"""Id of the layer that feeds, id of the layer that is fed."""

PITCH_X = CARD_WIDTH + GAP_X
_GOOD_VIEW = (800, 560)
"""A canvas of usual size: an arrangement that fits into it is read at full size."""
_CUT_COST = 16
"""What a skip connection that crosses from row to row costs, against squares of empty places."""

_TORN_COST = 0.08
"""So much smaller may a network be shown to spare one such crossing."""


def card_height(layer: Layer) -> int:
    """Higher than usual only where many wires end."""
    needed = PORT_PITCH * (len(layer.input_ports()) + 1)
    return max(CARD_HEIGHT, -(-needed // GRID) * GRID)


def snap(value: float) -> float:
    """The nearest line of the grid, within the limit."""
    return float(min(max(round(value / GRID) * GRID, -LIMIT), LIMIT))


def snapped(x: float, y: float) -> Position:
    """The nearest point of the grid."""
    return snap(x), snap(y)


def places_of(project: Project) -> dict[str, Position]:
    """Where every card lies: as the project says; where it says nothing, found automatically."""
    network, known = project.network, project.layout
    if not any(node.id in known for node in network.nodes):
        return dict(arranged(network))
    places = {node.id: _within(known[node.id]) for node in network.nodes if node.id in known}
    for node_id in network.order:
        if node_id not in places:
            places[node_id] = _beside(network, node_id, places)
    return places


def is_automatic(project: Project) -> bool:
    """Whether nobody has moved a card since the last automatic arrangement."""
    return places_of(project) == arranged(project.network)


def arranged(network: NetworkSpec) -> dict[str, Position]:
    """The automatic arrangement: from left to right in rows that wrap like text.

    The longest path runs along the top of each row, branches below it. Rows break where the fewest
    skip connections cross, and are as long as suits a canvas of usual size.
    """
    return dict(
        _arrange(
            tuple((node_id, card_height(network.node(node_id).layer)) for node_id in network.order),
            tuple((edge.source, edge.target) for edge in network.edges),
        )
    )


class _Graph:
    """What the arrangement depends on: heights in topological order, and who feeds whom."""

    def __init__(self, heights: tuple[tuple[str, int], ...], links: tuple[Link, ...]) -> None:
        self.height = dict(heights)
        self.links = links
        self.sources: dict[str, list[str]] = {node_id: [] for node_id in self.height}
        self.targets: dict[str, list[str]] = {node_id: [] for node_id in self.height}
        for source, target in links:
            self.sources[target].append(source)
            self.targets[source].append(target)

    def components(self) -> list[list[str]]:
        """Layers that hang together, in topological order within each part."""
        root = {node_id: node_id for node_id in self.height}
        for source, target in self.links:
            old, new = root[target], root[source]
            root = {key: new if value == old else value for key, value in root.items()}
        parts: dict[str, list[str]] = {}
        for node_id, name in root.items():
            parts.setdefault(name, []).append(node_id)
        return list(parts.values())


@lru_cache(maxsize=8)
def _arrange(heights: tuple[tuple[str, int], ...], links: tuple[Link, ...]) -> dict[str, Position]:
    graph = _Graph(heights, links)
    places: dict[str, Position] = {}
    lonely: list[str] = []
    top, width = 0.0, 4
    for part in graph.components():
        if len(part) == 1:
            lonely.extend(part)
            continue
        found, columns = _arrange_component(graph, part)
        places |= {node_id: (x, y + top) for node_id, (x, y) in found.items()}
        top += _bottom(graph, found) + GAP_Y
        width = max(width, columns)
    for number, node_id in enumerate(lonely):
        row, column = divmod(number, width)
        places[node_id] = (float(column * PITCH_X), top + row * (CARD_HEIGHT + GAP_Y))
    return places


def _bottom(graph: _Graph, places: dict[str, Position]) -> float:
    return max(y + graph.height[node_id] for node_id, (_, y) in places.items())


def _arrange_component(graph: _Graph, part: list[str]) -> tuple[dict[str, Position], int]:
    """Places from (0, 0), and how many columns they take."""
    rank = _ranks(graph, part)
    lane = _lanes(graph, part, rank)
    count = max(rank.values()) + 1
    cuts = [0] * count
    for source, target in graph.links:
        if source in rank:
            for cut in range(rank[source], rank[target]):
                cuts[cut] += 1
    best: tuple[float, int, dict[str, Position]] | None = None
    for columns in range(1, min(count, 12) + 1):
        starts = _row_starts(cuts, columns)
        places = _in_rows(graph, rank, lane, starts)
        right = max(x for x, _ in places.values()) + CARD_WIDTH
        score = max(right / _GOOD_VIEW[0], _bottom(graph, places) / _GOOD_VIEW[1], 1.0)
        score *= 1 + _TORN_COST * sum(cuts[start - 1] - 1 for start in starts[1:])
        if best is None or score <= best[0]:
            best = (score, columns, places)
    assert best is not None
    return best[2], best[1]


def _ranks(graph: _Graph, part: list[str]) -> dict[str, int]:
    """How many layers come before each at least."""
    rank: dict[str, int] = {}
    for node_id in part:
        rank[node_id] = max((rank[source] + 1 for source in graph.sources[node_id]), default=0)
    # A source that is not the network's start stands right before what it feeds.
    for node_id in part:
        if graph.targets[node_id] and not graph.sources[node_id]:
            rank[node_id] = max(min(rank[target] for target in graph.targets[node_id]) - 1, 0)
    return rank


def _lanes(graph: _Graph, part: list[str], rank: dict[str, int]) -> dict[str, int]:
    """0 for the longest path, more for the branches beside it."""
    spine = [max(part, key=lambda node_id: rank[node_id])]
    while True:
        last = spine[-1]
        before = [source for source in graph.sources[last] if rank[source] == rank[last] - 1]
        if not before:
            break
        spine.append(before[0])
    lane = dict.fromkeys(spine, 0)
    taken = {(rank[node_id], 0) for node_id in spine}
    for node_id in part:
        if node_id in lane:
            continue
        wanted = max([1, *(lane[source] for source in graph.sources[node_id])])
        while (rank[node_id], wanted) in taken:
            wanted += 1
        lane[node_id] = wanted
        taken.add((rank[node_id], wanted))
    return lane


def _row_starts(cuts: list[int], columns: int) -> list[int]:
    """The ranks with which rows of at most `columns` begin, so that rows are even and few skip
    connections cross; by dynamic programming from the end."""
    count = len(cuts)
    cost = [0.0] * (count + 1)
    after = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        choices = []
        for end in range(start + 1, min(start + columns, count) + 1):
            crossing = _CUT_COST * max(cuts[end - 1] - 1, 0) if end < count else 0
            choices.append(((columns - (end - start)) ** 2 + crossing + cost[end], -end))
        cost[start], ending = min(choices)
        after[start] = -ending
    starts = [0]
    while after[starts[-1]] < count:
        starts.append(after[starts[-1]])
    return starts


def _in_rows(
    graph: _Graph, rank: dict[str, int], lane: dict[str, int], starts: list[int]
) -> dict[str, Position]:
    places: dict[str, Position] = {}
    top = 0.0
    for start, end in zip(starts, [*starts[1:], max(rank.values()) + 1], strict=True):
        row = [node_id for node_id in rank if start <= rank[node_id] < end]
        for number in range(max(lane[node_id] for node_id in row) + 1):
            members = [node_id for node_id in row if lane[node_id] == number]
            for node_id in members:
                places[node_id] = (float((rank[node_id] - start) * PITCH_X), top)
            if members:
                top += max(graph.height[node_id] for node_id in members) + GAP_Y
    return places


def _beside(network: NetworkSpec, node_id: str, places: Mapping[str, Position]) -> Position:
    """A free place behind the layer that feeds it, or before the one it feeds."""
    sources = [places[s] for s in network.feeds(node_id).values() if s in places]
    targets = [places[t] for t in network.successors(node_id) if t in places]
    if sources:
        x, y = max(sources)
        wish = (x + PITCH_X, y)
    elif targets:
        x, y = min(targets)
        wish = (x - PITCH_X, y)
    else:
        wish = (min(x for x, _ in places.values()), max(y for _, y in places.values()) + 128.0)
    return free_place(network, places, wish)


def free_place(network: NetworkSpec, places: Mapping[str, Position], wish: Position) -> Position:
    """The wished place, or the first free one below it."""
    x, y = snapped(*wish)
    while any(
        abs(x - other[0]) < CARD_WIDTH + GRID
        and other[1] - CARD_HEIGHT - GRID < y < other[1] + card_height(network.node(i).layer) + GRID
        for i, other in places.items()
    ):
        y += GRID * 2
    return x, y


def make_room(
    network: NetworkSpec, places: Mapping[str, Position], new_id: str, edge_source: str
) -> dict[str, Position]:
    """The places after a layer was put on the wire from `edge_source`: the new card stands clear of
    that layer, and the cards behind it in its row move right as far as they must."""
    result = dict(places)
    x, y = result[new_id]
    height = card_height(network.node(new_id).layer)

    def in_row(node_id: str) -> bool:
        top = result[node_id][1]
        return top < y + height + GRID and y < top + card_height(network.node(node_id).layer) + GRID

    if in_row(edge_source) and result[edge_source][0] <= x:
        x = max(x, result[edge_source][0] + PITCH_X)
        result[new_id] = (x, y)
    behind = [
        node_id
        for node_id in result
        if node_id not in (new_id, edge_source)
        and in_row(node_id)
        and result[node_id][0] + CARD_WIDTH + GRID > x
    ]
    shift = x + PITCH_X - min((result[node_id][0] for node_id in behind), default=x + PITCH_X)
    for node_id in behind if shift > 0 else ():
        result[node_id] = snapped(result[node_id][0] + shift, result[node_id][1])
    return result


def _within(place: Position) -> Position:
    return tuple(min(max(value, -LIMIT), LIMIT) for value in place)  # type: ignore[return-value]
