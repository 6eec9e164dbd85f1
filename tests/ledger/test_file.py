"""The ledger's file: what is no ledger is told so in a line, and a killed process leaves a sound one."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import handmade
import onrecord.ledger.file
import storing
from onrecord import Ledger
from onrecord.errors import LedgerError
from onrecord.ledger.verify import faults


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(LedgerError, match=r"letter\.txt is not a ledger: it is no SQLite file"):
        Ledger(path)
    assert path.read_text() == "Dear reader, " * 100


def test_a_damaged_ledger_is_named(tmp_path: Path) -> None:
    path = tmp_path / "on.db"
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 8192)
    with pytest.raises(LedgerError, match=r"on\.db is damaged"), Ledger(path) as ledger:
        list(faults(ledger))


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "stamps.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE stamps (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program's SQLite file"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "on.db"
    with Ledger(path) as ledger:
        ledger.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="newer onrecord"):
        Ledger(path)


def test_no_ledger_is_made_where_one_is_only_asked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger there"):
        Ledger(tmp_path / "on.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"nowhere/on\.db cannot be opened"):
        Ledger(tmp_path / "nowhere" / "on.db")
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(tmp_path)


def test_a_name_with_signs_of_an_address_is_a_file_s_name(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=memory#b%20.db"
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
    assert path.exists()


def test_a_locked_ledger_is_told_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onrecord.ledger.file, "PATIENCE", 0.05)
    path = tmp_path / "on.db"
    with Ledger(path) as one, Ledger(path) as other:
        one.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="being written to by another program"):
            other.store(handmade.READING)
        one.connection.execute("ROLLBACK")
        assert other.store(handmade.READING) == "read"


def test_a_ledger_that_may_not_be_written_to_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "on.db"
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
    with Ledger(path) as ledger:
        ledger.connection.execute("PRAGMA query_only = ON")
        assert ledger.article("harbour-1") == handmade.ARTICLE
        with pytest.raises(LedgerError, match="may be read but not written to"):
            ledger.store(handmade.small("a"))


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "on.db"
    with Ledger(path) as ledger:
        ledger.store(handmade.READING)
        (pages,) = ledger.query("PRAGMA page_count")[0]
        ledger.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="the disk is full"):
            ledger.store(handmade.small("long", "“No,” Veld said. " * 2000))
        assert [article.id for article in ledger.articles()] == ["harbour-1"]
        assert list(faults(ledger)) == []


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2, 0.5])
def test_a_killed_process_leaves_a_sound_ledger_that_can_be_completed(tmp_path: Path, moment: float) -> None:
    path = tmp_path / "on.db"
    process = subprocess.Popen([sys.executable, storing.__file__, path], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    time.sleep(moment)
    process.kill()
    process.communicate()
    with Ledger(path) as ledger:
        assert list(faults(ledger)) == []
        stored = [article.id for article in ledger.articles()]
        assert all(len(ledger.records(name)) == 40 for name in stored)
        again = [ledger.store(storing.reading(number)) for number in range(len(stored) + 2)]
    assert again == ["unchanged"] * len(stored) + ["read"] * 2
