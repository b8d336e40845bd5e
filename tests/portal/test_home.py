"""The county's front pages: which organ first, and straight on where there is only one."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.workbench.scene import Scene

pytestmark = pytest.mark.django_db
DOORS = [("/", "organ"), ("/apply/", "apply"), ("/track/", "track")]


@pytest.mark.parametrize(("address", "page"), DOORS)
def test_a_door_of_the_county_leads_to_the_same_page_of_every_organ(address: str, page: str) -> None:
    scene = Scene()
    said = Client().get(address).content.decode()
    listed = said.partition("<main")[2]
    for code in (scene.county.code, scene.town.code):
        assert f'href="{reverse(f"portal:{page}", args=[code])}"' in listed
        assert Client().get(reverse(f"portal:{page}", args=[code])).status_code == 200
    assert re.findall(r'href="([^"]*)" aria-current="page"', said) == [address]


@pytest.mark.parametrize(("address", "page"), DOORS[1:])
def test_where_there_is_only_one_organ_nobody_is_asked_which(address: str, page: str) -> None:
    scene = Scene()
    type(scene.town).objects.exclude(pk=scene.town.pk).update(until_on=scene.town.from_on)
    assert Client().get(address)["Location"] == reverse(f"portal:{page}", args=[scene.town.code])
    assert scene.town.name in Client().get("/").content.decode(), "the front page stays"


@pytest.mark.parametrize("address", [address for address, _ in DOORS])
def test_before_there_is_an_organ_a_door_says_that_nothing_is_open_yet(address: str) -> None:
    said = Client().get(address).content.decode()
    assert "本站还没有开通" in said
    assert "选择" not in said
