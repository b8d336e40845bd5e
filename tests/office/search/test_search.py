"""Two characters find; what is kept for it tells nothing; both databases answer alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.search.actions.index import forget, index
from gongkai.office.search.models import Entry
from gongkai.office.search.pairs import digests, pairs
from gongkai.office.search.queries import found

pytestmark = pytest.mark.django_db
TEXTS = {
    "1": "2025年清河镇农村低保金发放名单",
    "2": "土地征收补偿安置方案，附图",
    "3": "关于征求意见的说明 Ａ村",
}


@pytest.fixture(autouse=True)
def indexed() -> None:
    for key, text in TEXTS.items():
        index(kind="application", key=key, organ="qinghe", texts=[text])


def keys(words: str, **given: object) -> set[str]:
    whole = {"kind": "application", "organs": ["qinghe"]}
    return set(found(words, **whole | given).values_list("key", flat=True))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("低保", {"1"}),
        ("征", set()),
        ("征收", {"2"}),
        ("征求", {"3"}),
        ("土地 补偿", {"2"}),
        ("土地征收补偿", {"2"}),
        ("低保 征收", set()),
        ("2025年", {"1"}),
        ("a村", {"3"}),
        ("没有的词", set()),
        ('"); DROP TABLE search_entry; --', set()),
    ],
)
def test_two_characters_find(words: str, expected: set[str]) -> None:
    assert keys(words) == expected


def test_another_organ_and_another_kind_find_nothing() -> None:
    assert keys("低保", organs=["other"]) == set()
    assert keys("低保", kind="letter") == set()


def test_what_is_kept_tells_nothing() -> None:
    kept = " ".join(Entry.objects.values_list("words", flat=True))
    assert kept.isascii()
    assert len(kept.split()) == sum(len(pairs(text)) + 1 for text in TEXTS.values()), (
        "a word a pair, and one for the organ"
    )
    assert {len(word) for word in kept.split()} == {8, 9}


def test_indexed_anew_the_old_words_find_no_more_and_forgotten_nothing_does() -> None:
    index(kind="application", key="1", organ="qinghe", texts=["道路养护"])
    assert keys("低保") == set()
    assert keys("养护") == {"1"}
    forget(kind="application", key="1")
    assert keys("养护") == set()


@given(st.text(), st.text())
def test_every_pair_of_a_text_is_among_its_digests_and_texts_add_up(one: str, other: str) -> None:
    assert len(digests([one])) <= len(pairs(one))
    assert set(digests([one, other])) == set(digests([one])) | set(digests([other]))
