"""Requests to correct what an organ keeps about the one who asks (政府信息公开条例 第四十一条).

They are no applications for disclosure: registered, checked, answered and listed apart, and never counted in Table 3.
"""
