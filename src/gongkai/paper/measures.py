"""The measures of an official paper: GB/T 9704—2012, 5 and 7 (A4, 156 mm × 225 mm of text, 22 lines a page)."""

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
"""Millimetres."""
TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
"""Millimetres."""
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
LINE = 28.9
"""Points from one line to the next: 22 lines on 225 mm."""
BODY, TITLE, FOOT = 16.0, 22.0, 14.0
"""Points: 三号, 二号, 四号."""
RED, RULE = "#e60012", 1.2
"""Of the head: its colour, and the thickness of its line in points."""
MARK, MARK_HEIGHT = 40.0, 30.0
"""The largest the organ's name is in its head, in points; the highest a picture in its place is, in millimetres."""
POINT = 25.4 / 72
"""Millimetres."""
TWIPS, TWIPS_PER_MM = 20, 56.6929
"""In which Word measures: so many in a point, so many in a millimetre."""
ENVELOPE_WIDTH, ENVELOPE_HEIGHT = 230.0, 120.0
"""Millimetres: the envelope ZL of GB/T 1416."""

FANGSONG, HEITI, KAITI, TITLE_FONT, SONGTI = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
"""The typefaces a Word or WPS on an officer's machine has; without them it takes its own 仿宋, 黑体 and 宋体."""
EMBEDDED_SERIF, EMBEDDED_SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
"""What stands in for them in a PDF, embedded: the only free faces with all characters of names and places."""
