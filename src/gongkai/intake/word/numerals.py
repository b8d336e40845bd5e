"""Numbers as lists show them."""

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_COUNTED = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
     "koreanCounting", "ideographLegalTraditional")
)  # fmt: skip
_LEGAL_FORMATS = frozenset(("chineseLegalSimplified", "japaneseLegal"))
_ENCLOSED = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
}


def numeral(number: int, form: str) -> str:
    """A number in one of the formats of word-processor lists; Arabic where the format is not known.

    >>> [numeral(12, form) for form in ("decimal", "chineseCounting", "upperLetter", "lowerRoman", "ideographDigital")]
    ['12', '十二', 'L', 'xii', '一二']
    """
    if form in _COUNTED:
        return counted(number)
    if form in _LEGAL_FORMATS:
        return counted(number, _LEGAL, "零拾佰仟")
    if form in _ENCLOSED:
        return chr(_ENCLOSED[form] + number - 1) if 1 <= number <= 20 else str(number)
    if form in {"upperLetter", "lowerLetter"}:
        letters = chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)
        return letters if form == "upperLetter" else letters.lower()
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    return _other(number, form)


def _other(number: int, form: str) -> str:
    if form == "none":
        return ""
    if form in {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"}:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if form == "ideographZodiac":
        return _BRANCHES[(number - 1) % 12]
    if form == "ideographEnclosedCircle":
        return chr(0x3280 + number - 1) if 1 <= number <= 10 else str(number)
    if form == "decimalZero":
        return f"{number:02}"
    if form in {"decimalFullWidth", "decimalFullWidth2"}:
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return str(number)


def counted(number: int, digits: str = _DIGITS, units: str = "〇十百千") -> str:
    """A number below ten thousand in Chinese, as it is counted; ten is 十, not 一十.

    >>> counted(10), counted(21), counted(105), counted(110)
    ('十', '二十一', '一百〇五', '一百一十')
    """
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else str(number)
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (units[place] if place else "")
        gap = not digit
    ten = digits[1] + units[1]
    return text[1:] if text.startswith(ten) else text


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
