"""Reviews and suits because of disclosure work: their days, what came of them, and what has to be done over.

What Table 4 of the annual report counts is said here, case by case (政府信息公开条例 第五十条第三项).
"""
