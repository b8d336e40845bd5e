"""What was disclosed on application and is proposed for publication on one's own motion (政府信息公开条例 第四十四条).

Several applicants asked for the same, or one of them suggests it; the head of the office decides with reasons, and the
address of the published page is entered here.
"""
