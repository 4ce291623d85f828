import os
import signal
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from vugge.base.errors import ExpectedError
from vugge.base.postgres import copies, server
from vugge.base.postgres.cluster import DATABASE, Address, Cluster, Role


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("h", numbered=True) / "home"
    place.parent.chmod(0o755)
    server.start(place)
    yield place
    server.stop(place)


@pytest.fixture
def cluster(home: Path) -> Cluster:
    return server.start(home)


def address(cluster: Cluster, role: Role) -> Address:
    found = cluster.address(role)
    assert found is not None
    return found


def connect(cluster: Cluster, role: Role, database: str = DATABASE) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(address(cluster, role).conninfo(database), autocommit=True)


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_everything_in_the_home_is_closed_to_others_and_the_folders_above_stay_as_they_were(cluster: Cluster) -> None:
    folders = [cluster.home, cluster.folder, cluster.data, Path(address(cluster, Role.WEB).host)]
    assert [mode(folder) for folder in folders] == [0o700] * 4
    assert mode(cluster.folder / "passwords.json") == 0o600
    assert mode(cluster.home.parent) == 0o755


def test_the_server_listens_on_no_network(cluster: Cluster) -> None:
    with connect(cluster, Role.WEB) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    right = address(cluster, Role.WEB)
    wrong = Address(right.host, right.port, right.database, right.user, "forkert")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong.conninfo())


def test_no_role_that_reads_is_superuser_or_past_row_security(cluster: Cluster) -> None:
    with connect(cluster, Role.OWNER) as connection:
        found = connection.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles"
            " WHERE rolname LIKE 'vugge%' ORDER BY 1"
        ).fetchall()
    assert found == [
        ("vugge_evaluator", False, False, False, False),
        ("vugge_owner", False, True, True, False),
        ("vugge_web", False, False, False, False),
    ]


def test_the_web_role_writes_rows_and_changes_no_table(cluster: Cluster) -> None:
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS made_by_owner (id int)")
    with connect(cluster, Role.WEB) as web:
        web.execute("INSERT INTO made_by_owner VALUES (1)")
        web.execute("UPDATE made_by_owner SET id = 2")
        web.execute("DELETE FROM made_by_owner")
        for forbidden in (
            "CREATE TABLE mine (id int)",
            "CREATE SCHEMA vugge_demo",
            "TRUNCATE made_by_owner",
            "ALTER TABLE made_by_owner ADD COLUMN more int",
            "DROP TABLE made_by_owner",
            "SET ROLE vugge_owner",
        ):
            with pytest.raises(psycopg.Error):
                web.execute(forbidden)


def test_the_web_role_sees_only_the_rows_its_policy_gives(cluster: Cluster) -> None:
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("CREATE TABLE guarded AS SELECT 1 AS id")
        owner.execute("ALTER TABLE guarded ENABLE ROW LEVEL SECURITY")
        owner.execute("ALTER TABLE guarded FORCE ROW LEVEL SECURITY")
        assert owner.execute("SELECT count(*) FROM guarded").fetchone() == (1,)
    with connect(cluster, Role.WEB) as web:
        assert web.execute("SELECT count(*) FROM guarded").fetchone() == (0,)


def test_a_killed_postmaster_is_started_again_with_its_rows(home: Path, cluster: Cluster) -> None:
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 7 AS id")
    os.kill(postmaster(cluster), signal.SIGKILL)
    with connect(server.start(home), Role.OWNER) as owner:
        assert owner.execute("SELECT id FROM kept").fetchone() == (7,)


def test_a_pid_file_whose_number_is_somebody_elses_does_not_stop_the_start(home: Path, cluster: Cluster) -> None:
    server.stop(home)
    (cluster.data / "postmaster.pid").write_text(
        f"{os.getppid()}\n{cluster.data}\n1\n5432\n{address(cluster, Role.WEB).host}\n\n  1 1\nready\n"
    )
    server.start(home)
    assert server.status(home).running


def test_two_starts_at_once_give_one_server(home: Path, cluster: Cluster) -> None:
    server.stop(home)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(server.start, [home, home]))
    first = postmaster(cluster)
    assert server.status(home).running
    server.start(home)
    assert postmaster(cluster) == first


def test_the_last_one_out_stops_the_server_and_nobody_before(home: Path) -> None:
    server.stop(home)
    with server.running(home):
        with server.running(home):
            pass
        assert server.status(home).running
    assert not server.status(home).running


def test_a_copy_brings_back_what_was_there(home: Path, cluster: Cluster, tmp_path: Path) -> None:
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS access_municipality AS SELECT 'before' AS word")
    copy = copies.backup(home, tmp_path / "copy")
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("UPDATE access_municipality SET word = 'after'")
    copies.restore(home, copy.file)
    assert mode(copy.file) == 0o600
    with connect(cluster, Role.WEB) as web:
        assert web.execute("SELECT word FROM access_municipality").fetchone() == ("before",)
        with pytest.raises(psycopg.Error):
            web.execute("CREATE TABLE mine (id int)")
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("CREATE TABLE after_restore (id int)")
    with connect(cluster, Role.WEB) as web:
        web.execute("SELECT * FROM after_restore")
    with pytest.raises(ExpectedError, match="findes allerede"):
        copies.backup(home, copy.file)


@pytest.mark.parametrize("harm", ["cut", "zeroed", "one bit", "not a copy"])
def test_a_copy_that_cannot_be_read_leaves_everything_as_it_was(
    home: Path, cluster: Cluster, tmp_path: Path, harm: str
) -> None:
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS access_municipality AS SELECT 'before' AS word")
        owner.execute("DROP TABLE IF EXISTS many")
        owner.execute("CREATE TABLE many AS SELECT md5(n::text) AS word FROM generate_series(1, 3000) n")
    whole = copies.backup(home, tmp_path / "copy").file.read_bytes()
    middle = len(whole) // 2
    harmed = {
        "cut": whole[:middle],
        "zeroed": whole[:middle] + bytes(len(whole) - middle),
        "one bit": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "not a copy": b"hej",
    }[harm]
    (tmp_path / "harmed").write_bytes(harmed)
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("INSERT INTO many VALUES ('written since')")
    with pytest.raises(ExpectedError, match="Intet er ændret"):
        copies.restore(home, tmp_path / "harmed")
    with connect(cluster, Role.OWNER) as owner:
        assert owner.execute("SELECT count(*) FROM many").fetchone() == (3001,)
        assert owner.execute("SELECT count(*) FROM pg_database WHERE datname = 'vugge_incoming'").fetchone() == (0,)


def test_a_copy_of_another_database_is_refused(home: Path, cluster: Cluster, tmp_path: Path) -> None:
    with connect(cluster, Role.OWNER) as owner:
        owner.execute("DROP TABLE IF EXISTS access_municipality")
    copy = copies.backup(home, tmp_path / "copy")
    with pytest.raises(ExpectedError, match="en anden database"):
        copies.restore(home, copy.file)


def test_production_refuses_the_bundled_server(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VUGGE_PRODUCTION", "1")
    with pytest.raises(ExpectedError, match=r"ikke til drift.*DATABASE_URL"):
        server.start(home)


def test_a_demo_refuses_a_database_made_without_the_mark(home: Path) -> None:
    with pytest.raises(ExpectedError, match="ikke lavet som demo"):
        server.start(home, demo=True)


def test_a_moved_home_says_where_it_came_from(home: Path) -> None:
    server.stop(home)
    moved = home.with_name("moved")
    home.rename(moved)
    try:
        with pytest.raises(ExpectedError, match="blev lavet i"):
            server.start(moved)
    finally:
        moved.rename(home)


def test_data_of_another_major_version_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vugge.base.postgres.programs.major", lambda: 19)
    with pytest.raises(ExpectedError, match="skrevet af PostgreSQL 18, men 19"):
        server.start(home)


def test_a_long_path_puts_the_socket_in_a_short_folder(tmp_path: Path) -> None:
    place = tmp_path / ("x" * 90) / "home"
    with server.running(place) as cluster:
        found = Path(address(cluster, Role.WEB).host)
        with connect(cluster, Role.WEB) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    assert len(os.fsencode(found / ".s.PGSQL.5432.lock")) <= 107
    assert mode(found) == 0o700
    found.rmdir()
