"""The project of the tests of looks."""

from __future__ import annotations

import pytest

from engine.spec.project import Project


@pytest.fixture
def project(delicate_project: Project) -> Project:
    """The network that a look could disturb in every way."""
    return delicate_project
