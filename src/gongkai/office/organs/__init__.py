"""Public bodies: what they are called, where they lie, whom they report to, and what became of them.

Where an organ lies and whom it reports to are kept apart: a tax office lies in the county but does not report to it
(政府信息公开条例 第三条). A renamed, merged or abolished organ keeps its records; its successors are named.
"""
