"""What is committed works on any machine and tells no secret.

The patterns are pieced together, so that this file does not find itself.
"""

import re
from urllib.parse import urlsplit

import pytest

from tests.house.source import ROOT, committed

LOCK = "uv.lock"
PUBLIC_INDEX = {"pypi.org", "files.python" + "hosted.org"}

MACHINES = "|".join(("ro" + "ot", "wo" + "rk", "ho" + "me/[a-z]+", "Us" + "ers"))
REGISTRIES = "|".join(
    ("pypi" + r"\.org/simple", "files" + r"\.pythonhosted", "registry" + r"\.npmjs", "index" + "-url", "nexus" + r"\.")
)
FOREIGN = {
    "a folder outside the repository": re.compile(r"\.\./" + "shared"),
    "a path of one machine": re.compile(f"/(?:{MACHINES})/|[A-Z]:" + r"\\+" + "Users"),
    "a package registry": re.compile(REGISTRIES),
}
SECRET = {
    "a private key": re.compile("-----BEGIN " + "[A-Z ]*PRIVATE KEY"),
    "a cloud key": re.compile(r"\b(?:AK" + r"IA|AS" + r"IA)[0-9A-Z]{16}\b"),
    "a forge's token": re.compile(r"\b(?:gh[pousr]|github_pat|glpat)[_-]" + r"[A-Za-z0-9_]{20,}"),
    "a token of a registry": re.compile("_auth" + "Token|pypi-" + "AgEI"),
    "a password in an address": re.compile(
        r"\b[a-z]+://[^\s/:@{}$<]+:" + r"(?!kode@|password@)[^\s/:@{}$<*…]{4,}@[a-z0-9]"
    ),
    "a key in the source": re.compile(
        r"""(?:SECRET_KEY|PASSWORD|API_KEY|TOKEN)["']?\s*[:=]\s*["'][^"'{}$<]""" + r"{16,}"
    ),
}
KEPT_HOME = re.compile(
    r"(^|/)(\.env(\..*)?|\.pgpass|\.netrc|\.npmrc|\.pypirc|id_(rsa|dsa|ecdsa|ed25519)|.*\.(pem|key|p12|pfx|dump))$"
)


def findings(name: str, content: bytes) -> list[str]:
    """Find traces and secrets; pictures and fonts, which hold chance letters, are searched for secrets only."""
    patterns = SECRET if name == LOCK or b"\0" in content else FOREIGN | SECRET
    text = content.decode("latin-1")
    return [f"{name} holds {fault}: {hit.group()}" for fault, find in patterns.items() if (hit := find.search(text))]


def foreign_hosts(lock: str) -> set[str]:
    hosts = {urlsplit(url).hostname or "" for url in re.findall(r"https?://[^\"' ]+", lock)}
    return hosts - PUBLIC_INDEX


def test_nothing_committed_names_a_machine_or_a_secret() -> None:
    files = [(str(file.relative_to(ROOT)), file) for file in committed()]
    assert [fault for name, file in files for fault in findings(name, file.read_bytes())] == []


def test_no_file_that_belongs_in_a_home_is_committed() -> None:
    assert [name for file in committed() if KEPT_HOME.search(name := str(file.relative_to(ROOT)))] == []


def test_lock_names_the_public_index_only() -> None:
    lock = (ROOT / LOCK).read_text(encoding="utf-8")
    assert "https://" in lock
    assert foreign_hosts(lock) == set()


@pytest.mark.parametrize(
    "planted",
    [
        "see ../" + "shared/house.md",
        "open('/ro" + "ot/trial')",
        "cd /wo" + "rk/main",
        "/ho" + "me/signe/vugge",
        "C:" + "\\Users\\signe",
        "pip install --index" + "-url x",
        "https://registry" + ".npmjs.org/dkfds",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "AK" + "IA" + "A" * 16,
        "ghp_" + "a" * 36,
        "postgres://vugge:" + "hemmelig@db",
        'SECRET_KEY = "' + "k" * 40 + '"',
    ],
)
def test_planted_trace_or_secret_is_found(planted: str) -> None:
    assert findings("planted.md", planted.encode()) != []


@pytest.mark.parametrize("planted", [".env", "deploy/.env.production", "keys/signing.pem", "backup.dump", ".npmrc"])
def test_planted_file_of_a_home_is_found(planted: str) -> None:
    assert KEPT_HOME.search(planted)


def test_planted_index_is_found_in_the_lock() -> None:
    assert foreign_hosts('url = "https://pypi.internal.example/simple"') == {"pypi.internal.example"}


@pytest.mark.parametrize(
    "honest",
    ["$VUGGE_HOME/demo", "postgresql://USER:{password}@HOST/vugge", "postgresql://bruger:kode@server/vugge", "~/vugge"],
)
def test_plain_paths_are_left_alone(honest: str) -> None:
    assert findings("honest.md", honest.encode()) == []
