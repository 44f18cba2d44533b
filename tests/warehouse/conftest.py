"""What the warehouse's tests share."""

import os
import random
import time
from pathlib import Path

import pytest

from warehouse.releases import Releases


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    """A folder of releases with nothing in it."""
    return Releases(tmp_path / "releases")


@pytest.fixture(scope="session")
def seed() -> str:
    """What all chance follows from; CHAMBER_SEED repeats a run."""
    return os.environ.get("CHAMBER_SEED", str(time.time_ns()))


@pytest.fixture
def chance(seed: str, request: pytest.FixtureRequest) -> random.Random:
    """Chance of this test's own. The seed is printed, and shown where the test fails."""
    print(f"CHAMBER_SEED={seed}")
    return random.Random(f"{seed} {request.node.name}")  # noqa: S311 - no secret is made
