"""Blank application forms for anybody."""

import pytest
from django.test import Client
from tests.factories.applications import house

from gongkai.paper.errors import CannotPrint

pytestmark = pytest.mark.django_db
FORM = "/qinghe/shenqing/biao/form_citizen"


def test_a_machine_that_prints_no_pdf_hands_out_the_form_as_word(monkeypatch: pytest.MonkeyPatch) -> None:
    house()

    def no_pango(*_: object, **__: object) -> None:
        raise CannotPrint("没有 Pango")

    monkeypatch.setattr("gongkai.portal.applying.letters.blank_form", no_pango)
    answer = Client().get(f"{FORM}.pdf")
    assert answer["Location"] == f"{FORM}.docx"
