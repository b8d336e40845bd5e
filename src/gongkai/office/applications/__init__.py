"""Applications for disclosure, from the letter's arrival to the answer's delivery (条例 第二十七至四十五条).

It keeps what happened, day by day; what is due and how a case stands follow from that and are never typed. Who applied
and what for lies under the case's own key. How a case is counted in the annual report is not known here.
"""
