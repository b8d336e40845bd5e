"""Packages without a clock: the same members give the same bytes, whenever and by whomever they were put together."""

import io
import zipfile

from gongkai.paper.zipped import evenly_zipped, zipped

MEMBERS = [("b.xml", b"<b/>"), ("a.xml", b"<a/>" * 100)]


def test_the_order_of_members_stays_and_nothing_tells_the_time() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(MEMBERS))) as package:
        assert [(member.filename, package.read(member)) for member in package.infolist()] == MEMBERS
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_another_program_zipped_comes_out_as_if_it_were_ours() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.comment = b"by somebody"
        for name, content in MEMBERS:
            package.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content)
    assert evenly_zipped(out.getvalue()) == zipped(MEMBERS)
