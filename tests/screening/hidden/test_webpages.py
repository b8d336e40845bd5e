"""Web pages: what stands in the source and not on the page."""

from base64 import b64encode

import pytest
from tests.screening.hidden.leaks import SECRET, TOKEN, cleaned
from tests.screening.hidden.test_pictures import notes, saved

from gongkai.intake import open_bytes
from gongkai.screening.hidden import concealed, stripped

_PAGE = "<!DOCTYPE html><html><head><meta charset=utf-8><title>年报</title>{head}</head><body><h1>年度报告</h1>{body}<p>共 13 件</p></body></html>"


def page(body: str = "", head: str = "") -> bytes:
    return _PAGE.format(body=body, head=head).encode()


PLACES = {
    "a comment": (page(f"<!-- {SECRET} -->"), "page_comments"),
    "a comment behind the page": (page() + f"<!-- {SECRET} -->".encode(), "page_comments"),
    "a comment before the page": (f"<!-- {SECRET} -->".encode() + page(), "page_comments"),
    "a comment in a style": (page(head=f"<style>/* {SECRET} */ p{{color:red}}</style>"), "page_comments"),
    "not displayed": (page(f'<div style="display: none">{SECRET}</div>'), "page_hidden"),
    "not displayed by a rule": (page(f"<div class=x>{SECRET}</div>", "<style>.x, .y {display:none}</style>"), "page_hidden"),
    "not visible": (page(f'<p style="visibility:hidden">{SECRET}</p>'), "page_hidden"),
    "hidden by name": (page(f"<p hidden>{SECRET}</p>"), "page_hidden"),
    "without size": (page(f'<span style="font-size:0px">{SECRET}</span>'), "page_hidden"),
    "hidden by a word processor": (page(f'<span style="mso-hide:all">{SECRET}</span>'), "page_hidden"),
    "deleted by a word processor": (page(f"<del>{SECRET}</del>"), "page_hidden"),
    "a hidden field": (page(f'<input type="HIDDEN" value="{SECRET}">'), "page_hidden"),
    "a script": (page(f"<script>var x='{SECRET}'</script>"), "page_scripts"),
    "a script of an element": (page(f"<p onclick=\"x('{SECRET}')\"></p>"), "page_scripts"),
    "a template": (page(f"<template><p>{SECRET}</p></template>"), "page_scripts"),
    "an author": (page(head=f'<meta name="author" content="{SECRET}">'), "page_details"),
    "data of an element": (page(f'<p data-id="{SECRET}"></p>'), "page_attributes"),
    "a tip": (page(f'<p title="{SECRET}"></p>'), "page_attributes"),
    "a frame": (page(f'<iframe srcdoc="{SECRET}"></iframe>'), "page_frames"),
    "a mail address": (page(f'<a href="mailto:{TOKEN}@example.test"></a>'), "hyperlinks"),
    "a picture in the page": (
        page(f'<img src="data:image/jpeg;base64,{b64encode(saved("JPEG", exif=notes())).decode()}">'), "picture_details"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_what_a_page_hides_is_found_and_not_in_the_copy(place: str) -> None:
    data, code = PLACES[place]
    copy = cleaned(data, code)
    assert concealed(copy) == ()
    assert open_bytes(copy).text.split() == ["年度报告", "共", "13", "件"]


def test_a_plain_page_has_nothing_hidden_and_links_stay() -> None:
    data = page('<table><tr><td colspan="2">新收</td></tr></table><a href="https://example.test/a.html">附件</a>')
    assert concealed(data) == ()
    copy = stripped(data)
    assert b"https://example.test/a.html" in copy
    assert open_bytes(copy).text == open_bytes(data).text


def test_a_page_in_an_older_encoding_comes_back_readable() -> None:
    data = page().replace(b"utf-8", b"gbk").decode().encode("gbk")
    assert open_bytes(stripped(data)).text == open_bytes(data).text
