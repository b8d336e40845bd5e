"""People, the posts they hold from day to day, who stands in for whom, and signing in.

What a person may do follows from posts alone. A post begins and ends on a day; while its holder is absent, a
substitute acts in it and every entry of the journal says so.
"""
