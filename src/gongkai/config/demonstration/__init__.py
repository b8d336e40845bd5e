"""An invented county to try everything in: its organs, people in every post, a year and a half of casework.

All of it is made by the real actions with earlier moments, relative to today, so that there always is something
overdue, something due today, and something whose end is provisional. No name here is a real place's or person's.
"""
