import pytest

from vugge.base.errors import ExpectedError
from vugge.config.environment import Environment


def test_a_flag_is_one_or_zero_and_anything_else_is_mended() -> None:
    assert Environment({"A": "1"}).flag("A")
    assert not Environment({"A": "0"}).flag("A")
    assert not Environment({}).flag("A")
    with pytest.raises(ExpectedError, match="Skriv A=1 for ja"):
        Environment({"A": "ja"}).flag("A")


def test_a_missing_text_says_what_to_write() -> None:
    assert Environment({"A": " x "}).text("A") == "x"
    with pytest.raises(ExpectedError, match=r"A mangler\. Skriv for eksempel: A=b"):
        Environment({"A": " "}).text("A", example="b")


def test_a_choice_outside_the_list_is_refused() -> None:
    assert Environment({}).choice("A", ("web", "owner")) == "web"
    with pytest.raises(ExpectedError, match="Vælg mellem: web, owner"):
        Environment({"A": "root"}).choice("A", ("web", "owner"))


def test_a_number_is_whole_and_from_one_and_anything_else_is_mended() -> None:
    assert Environment({"A": "7"}).number("A", 30) == 7
    assert Environment({}).number("A", 30) == 30
    for wrong in ("0", "-1", "1,5", "tredive", "²", "9" * 9):
        with pytest.raises(ExpectedError, match="Skriv et helt tal fra 1, fx A=30"):
            Environment({"A": wrong}).number("A", 30)


def test_a_list_is_split_at_commas() -> None:
    assert Environment({"A": "a, b,"}).items("A") == ("a", "b")
    assert Environment({}).items("A", ("c",)) == ("c",)


def test_a_database_url_gives_djangos_settings() -> None:
    found = Environment({"A": "postgres://signe:" + "k%40de@db:5433/vugge?sslmode=require"}).database("A")
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "vugge",
        "USER": "signe",
        "PASSWORD": "k@de",
        "HOST": "db",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    "url", ["hemmelig", "postgres://u:" + "hemmelig@h:p:q/d", "mysql://u:" + "hemmelig@h/d", "postgres://h/d"]
)
def test_a_broken_database_url_is_mended_without_showing_its_password(url: str) -> None:
    with pytest.raises(ExpectedError) as caught:
        Environment({"A": url}).database("A")
    assert "postgresql://bruger:kode@vært:5432/database" in str(caught.value)
    assert "hemmelig" not in str(caught.value)


def test_keys_are_read_by_name_in_order() -> None:
    found = Environment({"A": "2:YmJiYg==,1:YWFhYQ=="}).keys("A", size=4)
    assert list(found.items()) == [("2", b"bbbb"), ("1", b"aaaa")]


@pytest.mark.parametrize("keys", ["hemmelig", "1:hemmeligæ", ":YWFhYQ==", "1:YWFh", "1:YWFhYQ==,2:x"])
def test_broken_keys_are_mended_without_being_shown(keys: str) -> None:
    with pytest.raises(ExpectedError, match="A kan ikke læses") as caught:
        Environment({"A": keys}).keys("A", size=4)
    assert "hemmelig" not in str(caught.value)


@pytest.mark.parametrize("address", ["https://api.statbank.dk/v1", "http://127.0.0.1:8080/v1", "https://x.dk:8443"])
def test_a_service_is_reached_by_https_or_on_this_machine(address: str) -> None:
    assert Environment({"A": f" {address}/ "}).service("A", "https://x.dk") == address
    assert Environment({}).service("A", address) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://api.statbank.dk/v1",
        "ftp://x.dk",
        "x.dk",
        "https://",
        "https://u:p@x.dk",
        "https://x.dk/?a=1",
        "https://x:y",
    ],
)
def test_an_address_that_is_not_safe_is_mended(address: str) -> None:
    with pytest.raises(ExpectedError, match=r"A (skal være|kan ikke læses).*https://x\.dk"):
        Environment({"A": address}).service("A", "https://x.dk")
