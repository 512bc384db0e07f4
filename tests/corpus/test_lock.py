"""One writer at a time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store.errors import LockHeldError
from corpus.store.store import Store
from tests.corpus.examples import new_store

HOLD = """
import sys, time
from pathlib import Path
from corpus.store.store import Store
with Store.open(Path(sys.argv[1])).lock("nianbao crawl"):
    print("held", flush=True)
    time.sleep(60)
"""


def _holder(store: Store) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(store.path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_the_holder_is_named_and_a_crash_releases_the_lock(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with _holder(store) as process:
        with pytest.raises(LockHeldError) as error, store.lock("nianbao build"):
            pass
        for told in (f"process {process.pid}", "nianbao crawl", os.uname().nodename, "try again"):
            assert told in str(error.value)
        assert "\n" not in str(error.value)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with store.lock("nianbao build") as lock:
            assert lock.held


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.lock("first") as first, pytest.raises(LockHeldError, match="first"), store.lock("second"):
        pass
    assert not first.held
    with store.lock("third"):
        pass


def test_a_holder_that_has_not_written_its_name_yet(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.lock("first"):
        (store.path / "store.lock").write_text("")
        with pytest.raises(LockHeldError, match="another program"), store.lock("second"):
            pass


def test_readers_need_no_lock(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.lock("nianbao build"):
        assert Store.open(store.path).read("reports").num_rows == 0


def test_a_transaction_needs_the_lock_of_its_store(tmp_path: Path) -> None:
    store, other = new_store(tmp_path), new_store(tmp_path / "other")
    lock = store.lock("nianbao build")
    with pytest.raises(ValueError, match="lock"):
        store.begin(lock, "run-1")
    with lock, pytest.raises(ValueError, match="lock"):
        other.begin(lock, "run-1")
