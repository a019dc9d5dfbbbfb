"""What a repository may be like: incomplete, absent, someone else's, hostile. Reading it never fails and runs nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from internkontroll.changes import read_changes, repository
from internkontroll.changes.repository import NoHistoryError, Repository

from .repositories import LATE, Work, git, risk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """Two commits of a risk."""
    made = Work(tmp_path / "arbete")
    made.write("ASN-R01-a.md", risk())
    made.commit("2025-01-01")
    made.write("ASN-R01-a.md", risk(body="Ny."))
    made.commit("2025-02-01")
    return made


def missing(folder: Path) -> str:
    """Why nothing is told of a folder."""
    changes = read_changes(folder, LATE)
    assert dict(changes.by_record) == {}
    return changes.missing


def read_by_git(computer: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file stand for the settings of the whole computer (`/etc/gitconfig`), which no test may write to."""
    computer.touch()
    wrapped = folder / "bin" / "git"
    wrapped.parent.mkdir()
    wrapped.write_text(f"#!/bin/sh\nGIT_CONFIG_SYSTEM='{computer}' exec {shutil.which('git')} \"$@\"\n")
    wrapped.chmod(0o755)
    monkeypatch.setenv("PATH", f"{wrapped.parent}:{os.environ['PATH']}")


def test_a_shallow_clone(work: Work, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", work.folder.as_uri(), "grund")
    assert missing(tmp_path / "grund" / "records") == repository.SHALLOW


def test_a_clone_without_its_files_is_not_filled_up(work: Work, tmp_path: Path) -> None:
    git(work.folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", work.folder.as_uri(), "delvis")
    assert missing(tmp_path / "delvis" / "records") == repository.PARTIAL


def test_an_unpacked_zip(work: Work, tmp_path: Path) -> None:
    git(work.folder, "archive", "-o", str(tmp_path / "arkiv.zip"), "HEAD")
    shutil.unpack_archive(tmp_path / "arkiv.zip", tmp_path / "uppackat")
    assert missing(tmp_path / "uppackat" / "records") == repository.NO_REPOSITORY


def test_an_unpacked_zip_within_another_repository(work: Work, tmp_path: Path) -> None:
    git(work.folder, "archive", "-o", str(tmp_path / "arkiv.zip"), "HEAD")
    shutil.unpack_archive(tmp_path / "arkiv.zip", work.folder / "nedladdat")
    assert missing(work.folder / "nedladdat" / "records") == repository.NOT_COMMITTED


def test_a_repository_without_commits(tmp_path: Path) -> None:
    assert missing(Work(tmp_path / "tomt").records) == repository.NOT_COMMITTED


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert missing(tmp_path / "finns-inte") == repository.UNREADABLE


def test_no_git_on_the_path(work: Work, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing(work.records) == repository.NO_GIT


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files to another")
@pytest.mark.parametrize("place", ["", "user", "computer"])
def test_a_repository_of_another_user(work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """It is not read, unless the user who builds, or the computer, trusts it: both ways that the message names."""
    user, computer = tmp_path / "hem" / ".gitconfig", tmp_path / "gitconfig"
    user.parent.mkdir()
    monkeypatch.setenv("HOME", str(user.parent))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    read_by_git(computer, tmp_path, monkeypatch)
    for path in (work.folder, *work.folder.rglob("*")):
        os.chown(path, 12345, 12345)
    assert missing(work.records) == repository.ANOTHER_OWNER
    if place:
        file = {"user": user, "computer": computer}[place]
        git(tmp_path, "config", "--file", str(file), "--add", "safe.directory", str(work.folder))
        assert len(work.told("ASN-R01")) == 2


def test_the_callers_own_place_for_settings_is_heeded(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "egna").write_text('[remote "x"]\n\tpromisor = true\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "egna"))
    assert missing(work.records) == repository.PARTIAL


def test_a_damaged_repository(work: Work) -> None:
    blob = git(work.folder, "rev-parse", "HEAD:records/ASN-R01-a.md").strip()
    (work.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    changes = read_changes(work.records, LATE)  # a version that is not there is passed over
    assert [change.kind for change in changes.of("ASN-R01")] == ["added"]
    tree = git(work.folder, "rev-parse", "HEAD:records").strip()
    (work.folder / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert missing(work.records) == repository.UNREADABLE


def test_a_register_at_the_top_and_one_deep_down(tmp_path: Path) -> None:
    for records in (".", "a/b c/ö"):
        work = Work(tmp_path / records.replace("/", "-").replace(".", "top"), records)
        work.write("ASN/ASN-R01-a.md", risk())
        work.commit("2025-01-01")
        (work.folder / "ASN-R02-utanför.md").write_text(risk("R02"), "utf-8")
        work.commit("2025-01-02")
        assert work.told("ASN-R01") == ["2025-01-01 Tillkom."]
        assert bool(work.told("ASN-R02")) == (records == ".")


def test_a_worktree_and_a_link_to_the_folder(work: Work, tmp_path: Path) -> None:
    git(work.folder, "worktree", "add", "-q", str(tmp_path / "annat"), "-b", "annan")
    (tmp_path / "lank").symlink_to(work.records)
    for folder in (tmp_path / "annat" / "records", tmp_path / "lank"):
        assert len(read_changes(folder, LATE).of("ASN-R01")) == 2


def test_names_that_would_break_lines_and_columns(work: Work) -> None:
    names = (
        "R11-a\nb.md",
        'R12-"citat".md',
        "R13-\t:100644 x.md",
        "R14--rf.md",
        "R15-å ä.md",
        "R16-\x01 2020-01-01.md",
    )
    for name in names:
        work.write(f"ASN-{name}", risk(name[:3]))
    work.write(":(exclude)ASN-R17-a.md", risk("R17"))
    work.write("-R18\n\x01/ASN-R18-a.md", risk("R18"))
    (work.records / os.fsdecode(b"ASN-R19-\xff.md")).write_text(risk("R19"), "utf-8")
    work.commit("2025-03-01")
    for number in range(11, 20):
        assert work.told(f"ASN-R{number}") == ["2025-03-01 Tillkom."], number


def test_what_is_no_record_is_not_read(work: Work) -> None:
    work.write("README.md", risk("R20"))
    work.write(".dolt/ASN-R21-a.md", risk("R21"))
    work.write("ASN-R22-a.txt", risk("R22"))
    (work.records / "ASN-R23-a.md").symlink_to("README.md")
    (work.records / "ASN-R24-a.md").mkdir()
    work.commit("2025-03-01")
    assert set(work.changes().by_record) == {"ASN", "ASN-R01"}


SETTINGS = (
    ("log.diffMerges", "off"), ("log.diffMerges", "combined"), ("log.diffMerges", "remerge"), ("log.showRoot", "false"),
    ("log.date", "finns-inte"), ("log.follow", "true"), ("log.abbrevCommit", "true"), ("log.decorate", "full"),
    ("log.mailmap", "true"), ("format.pretty", "finns-inte"), ("format.pretty", "oneline"),
    ("i18n.logOutputEncoding", "UTF-16"), ("i18n.commitEncoding", "UTF-16"), ("core.abbrev", "4"),
    ("core.quotePath", "true"), ("core.useReplaceRefs", "true"), ("core.worktree", ".."), ("color.ui", "always"),
    ("diff.renames", "copies"), ("diff.relative", "false"), ("diff.orderFile", "finns-inte"),
    ("diff.ignoreSubmodules", "none"), ("submodule.recurse", "true"), ("notes.displayRef", "*"),
)  # fmt: skip


@pytest.mark.parametrize(("key", "value"), SETTINGS)
def test_no_setting_changes_what_is_told(work: Work, key: str, value: str) -> None:
    git(work.folder, "checkout", "-q", "-b", "forslag")
    work.write("ASN-R02-å.md", risk("R02"))
    work.commit("2025-03-01")
    git(work.folder, "checkout", "-q", "main")
    work.write("ASN-R01-a.md", risk(body="Nyare."))
    work.commit("2025-03-02")
    who = {f"GIT_{role}_{key}": "n" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    days = {f"GIT_{role}_DATE": "2025-03-03T12:00:00+0100" for role in ("AUTHOR", "COMMITTER")}
    git(work.folder, "merge", "-q", "--no-ff", "-m", "x", "forslag", **who, **days)
    before = work.changes()
    assert [len(before.of(record)) for record in ("ASN", "ASN-R01", "ASN-R02")] == [1, 3, 1]
    git(work.folder, "config", key, value)
    assert work.changes() == before


def test_a_graft_does_not_cut_the_history(work: Work) -> None:
    head = git(work.folder, "rev-parse", "HEAD")
    (work.folder / ".git" / "info" / "grafts").write_text(head)
    assert len(work.told("ASN-R01")) == 2


def test_a_repository_whose_files_lie_elsewhere(work: Work, tmp_path: Path) -> None:
    (tmp_path / "annat").mkdir()
    git(work.folder, "config", "core.worktree", str(tmp_path / "annat"))
    assert missing(work.records) == repository.NO_REPOSITORY


@pytest.mark.parametrize("place", ["repository", "user", "computer"])
def test_nothing_that_is_set_runs(work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    where = {"repository": work.folder / ".git" / "config", "user": tmp_path / "egna", "computer": tmp_path / "datorns"}
    config = where[place]
    trap, caught = tmp_path / "fälla", tmp_path / "fångad"
    trap.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{caught}'\nexit 0\n")
    trap.chmod(0o755)
    git(tmp_path, "config", "--file", str(config), "core.hooksPath", str(work.folder / ".git" / "hooks"))
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(trap, work.folder / ".git" / "hooks" / hook)
    for key in ("core.pager", "core.fsmonitor", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy", "pager.log",
                "diff.external", "diff.falla.textconv", "diff.falla.command", "filter.falla.smudge", "filter.falla.process",
                "gpg.program", "gpg.ssh.program", "gpg.x509.program", "credential.helper", "core.alternateRefsCommand",
                "interactive.diffFilter", "uploadpack.packObjectsHook", "alias.log", "alias.cat-file", "alias.rev-parse"):  # fmt: skip
        git(work.folder, "config", "--file", str(config), key, f"!'{trap}'" if key.startswith("alias") else str(trap))
    for key, value in (("log.showSignature", "true"), ("log.follow", "true"), ("color.ui", "always"), ("log.date", "local"),
                       ("diff.orderFile", "finns-inte"), ("format.pretty", "full"), ("diff.renames", "copies"),
                       ("core.quotePath", "true"), ("log.diffMerges", "off"), ("diff.noprefix", "true")):  # fmt: skip
        git(work.folder, "config", "--file", str(config), key, value)
    work.write(".gitattributes", "*.md diff=falla filter=falla\n")
    git(work.folder, "-c", "filter.falla.process=", "-c", "filter.falla.smudge=", "add", "-A")
    signed = git(work.folder, "cat-file", "commit", "HEAD").split("\n\n", 1)
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    commit = subprocess.run(
        ["git", "-C", work.folder, "hash-object", "-t", "commit", "-w", "--stdin"],
        input=f"{signed[0]}\n{signature}\n\n{signed[1]}", capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    git(work.folder, "update-ref", "refs/heads/main", commit, GIT_CONFIG_COUNT="1", GIT_CONFIG_KEY_0="core.hooksPath",
        GIT_CONFIG_VALUE_0="/dev/null")  # fmt: skip
    caught.unlink(missing_ok=True)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(where["user"]))
    read_by_git(where["computer"], tmp_path, monkeypatch)
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom.", "2025-02-01 Ändrat: avsnittet ”Beskrivning”."]
    assert not caught.exists(), caught.read_text()


def test_a_folder_of_records_that_poses_as_a_repository(work: Work, tmp_path: Path) -> None:
    caught = tmp_path / "fångad"
    shutil.copytree(work.folder / ".git", work.records, dirs_exist_ok=True)
    config = work.records / "config"
    config.write_text(f"[core]\n\tbare = true\n\tfsmonitor = \"echo x > '{caught}'\"\n[extensions]\n\tx = 1\n")
    assert missing(work.records) == repository.UNREADABLE
    assert not caught.exists()


def test_a_replaced_commit_and_the_callers_variables_have_no_say(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Work(tmp_path / "annan")
    other.commit("2020-01-01")
    head, first = (git(work.folder, "rev-parse", name).strip() for name in ("HEAD", "HEAD~1"))
    git(work.folder, "replace", head, first)
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "spår"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert len(work.told("ASN-R01")) == 2
    assert not (tmp_path / "spår").exists()


@pytest.mark.parametrize(
    "more",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C"},
        {"LC_ALL": "sv_SE.UTF-8", "LANG": "sv"},
    ],
)
def test_it_is_the_same_everywhere(work: Work, more: dict[str, str]) -> None:
    work.write("ASN-R02-a.md", risk("R02"))
    work.commit("2025-03-01", clock="23:30:00", zone="-0800")
    program = (
        "import sys; from datetime import date; from pathlib import Path; from internkontroll.changes import read_changes\n"
        "sys.stdout.buffer.write(repr(read_changes(Path(sys.argv[1]), date(2025, 3, 1)).newest_first).encode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(work.records)],
        env={**os.environ, **more, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode() == repr(work.changes(date(2025, 3, 1)).newest_first)


def test_a_git_that_never_ends_is_stopped(work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    real = shutil.which("git")
    slow.write_text(f'#!/bin/sh\ncase "$*" in *\' log \'*) exec sleep 60;; *) exec {real} "$@";; esac\n')
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    with pytest.raises(NoHistoryError, match="för stor"):
        Repository(work.records, seconds=0.5).file_changes()


def test_too_many_versions(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "MAX_VERSIONS", 2)
    assert missing(work.records) == repository.TOO_LARGE


def test_too_much_text(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("internkontroll.changes.history.MAX_TOTAL", 100)
    assert missing(work.records) == repository.TOO_LARGE
