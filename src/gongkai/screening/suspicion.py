"""A first glance: whether words can hold personal data at all, so that most texts need no detector to be loaded."""

from gongkai.intake.patterns import Pattern

_DIGIT = r"[\d〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]"
_NUMBER = Pattern(rf"(?<!\d)(?![0０])(?:\d(?:[\W_]{{0,5}}\d){{7,}}|{_DIGIT}(?:[\W_]{{0,5}}{_DIGIT}){{10,}})")
"""Eight digits or more that do not begin with a nought, as an office's telephone does; eleven with numerals."""
_WORDS = Pattern(
    r"户主|姓\s*名|户名|身份[证号]|证件|证号|护照|通行证|居留|旅行证|台胞证|回乡证|住址|家庭地址|户籍|住所|居住|家住|现住|住在|"
    r"出生|生于|生日|日生|岁|个月|患|确诊|诊断|残疾|[一二三四1-4]级|"
    r"(?:家庭|住宅|家中|家里|个人|私人|本人|监护人|家长|家属).{0,4}(?:电话|座机|固话)|宅电|家电话|监护人|家长|领[取款]人|"
    r"(?:低保|救助|补贴|保障)对象|特困|受助人|死者|孤儿|儿童|患儿|[男女]童|[男女]婴|婴儿|(?:学生|幼儿|子|女)(?:姓名)?[:：\s]|"
    r"农户|贫困户|脱贫户|当事人|(?:卡|证|簿|社保|医保|保险|医疗|保障|军人|手册).{0,4}号|[账帐卡]号"
)
_ADDRESS = Pattern(
    r"(?:[村区会].{0,24}|[号楼院栋幢元].{0,8})[\d一二三四五六七八九十百甲乙丙东西南北A-Za-zＡ-Ｚａ-ｚ][\s\u200b\-－]{0,2}[号户室]|"
    r"\d[\-－‐–—―−]\d{1,3}[\-－‐–—―−]\d{2}"
)
_PLATE = Pattern(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][^\w]{0,2}[A-Za-zＡ-Ｚａ-ｚ][^\w]{0,4}[\dA-Za-zＡ-Ｚａ-ｚ]"
)


def may_hold(text: str) -> bool:
    """Whether the detectors should look at a text; a text they would find something in is never passed over.

    >>> may_hold("2024年公开信息86条，联系电话0955-1234567。"), may_hold("户主：张小三")
    (False, True)
    """
    return any(pattern.search(text) for pattern in (_WORDS, _NUMBER, _ADDRESS, _PLATE))
