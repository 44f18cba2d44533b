"""What tests of sentences share: the release of the shipped data, and what its tables hold."""

from pathlib import Path

import pytest

import catalogue
from tests.exports.truth import Truth
from warehouse.database import Warehouse
from warehouse.releases import Releases


@pytest.fixture(scope="session")
def shipped(data_folder: Path) -> Warehouse:
    """The release of the shipped data."""
    current = Releases(data_folder / "releases").current()
    assert current is not None
    return Warehouse.open(current, catalogue.load())


@pytest.fixture(scope="session", params=[True, False], ids=["with samples", "without"])
def truth(shipped: Warehouse, request: pytest.FixtureRequest) -> Truth:
    """Its tables; answers are asked once for all tests that hold sentences against them."""
    return Truth(shipped, request.param)


@pytest.fixture
def warehouse(truth: Truth) -> Warehouse:
    """The release whose tables are `truth`."""
    return truth.warehouse
