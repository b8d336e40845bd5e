"""The instruments that detectors rest on, as they are cited in findings."""

REGULATION = "《政府信息公开条例》第十五条"
PRIVACY = "《个人信息保护法》第三十三条、第三十四条"
SENSITIVE = "《个人信息保护法》第二十八条"
PERSONAL = f"{REGULATION}；{PRIVACY}"
DELICATE = f"{REGULATION}；{SENSITIVE}"
