"""`python -m gongkai`: the same as the command `gongkai`."""

from gongkai.cli.main import entry

if __name__ == "__main__":
    entry()
