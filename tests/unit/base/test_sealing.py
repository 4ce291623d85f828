import pytest

from vugge.base.sealing import KEY_SIZE, KeyRing, UnsealableError

OLD, NEW = b"o" * KEY_SIZE, b"n" * KEY_SIZE


def test_what_is_sealed_opens_again_and_reads_as_nothing() -> None:
    ring = KeyRing({"1": OLD}, purpose="test")
    sealed = ring.seal("hemmelig")
    assert "hemmelig" not in sealed
    assert ring.open(sealed) == "hemmelig"
    assert ring.seal("hemmelig") != sealed


def test_new_key_seals_and_the_old_one_still_opens() -> None:
    sealed = KeyRing({"1": OLD}, purpose="test").seal("hemmelig")
    both = KeyRing({"2": NEW, "1": OLD}, purpose="test")
    assert both.open(sealed) == "hemmelig"
    assert both.seal("hemmelig").startswith("2:")


@pytest.mark.parametrize(
    "ring",
    [
        KeyRing({"1": NEW}, purpose="test"),
        KeyRing({"2": OLD}, purpose="test"),
        KeyRing({"1": OLD}, purpose="other"),
    ],
)
def test_other_key_name_or_purpose_does_not_open(ring: KeyRing) -> None:
    with pytest.raises(UnsealableError):
        ring.open(KeyRing({"1": OLD}, purpose="test").seal("hemmelig"))


@pytest.mark.parametrize("text", ["", "1:", "1:AAAA", "hemmelig", "1:æ"])
def test_text_that_was_never_sealed_does_not_open(text: str) -> None:
    with pytest.raises(UnsealableError):
        KeyRing({"1": OLD}, purpose="test").open(text)


def test_ring_without_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a key"):
        KeyRing({}, purpose="test")


def test_digest_finds_the_same_text_also_after_a_new_key_and_says_nothing_of_it() -> None:
    old = KeyRing({"1": OLD}, purpose="test")
    both = KeyRing({"2": NEW, "1": OLD}, purpose="test")
    assert old.digest("hemmelig") == both.digest("hemmelig") != old.digest("hemmeligt")
    assert len(old.digest("")) == 64
    others = (KeyRing({"1": NEW}, purpose="test"), KeyRing({"1": OLD}, purpose="other"))
    assert old.digest("x") not in {other.digest("x") for other in others}
