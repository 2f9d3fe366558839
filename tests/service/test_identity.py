from datetime import UTC, datetime
from uuid import RFC_4122, UUID

from service.identity import new_id


def test_ids_are_uuids_of_version_7() -> None:
    for identity in map(UUID, (new_id() for _ in range(1_000))):
        assert (identity.version, identity.variant) == (7, RFC_4122)


def test_no_two_ids_are_alike() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_an_id_holds_the_time_and_nothing_else_that_repeats() -> None:
    before = datetime.now(UTC).timestamp() * 1_000 // 1
    identities = [UUID(new_id()).int for _ in range(1_000)]
    after = datetime.now(UTC).timestamp() * 1_000
    assert all(before <= identity >> 80 <= after for identity in identities)
    for bit in [*range(62), *range(64, 76)]:
        assert len({identity >> bit & 1 for identity in identities}) == 2
