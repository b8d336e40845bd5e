"""The year's report on disclosure in the office's custody: counted, completed, checked, signed, published.

It alone reads the facts of casework. What is counted is derived from the registers whenever they changed; what people
write (texts, table 2, an adjustment with its reason) is kept with who wrote it. At every step of its way the report is
frozen whole with a hash. The tables' arithmetic and the checks are the library's; nothing is counted here by hand.
"""
