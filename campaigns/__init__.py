"""Campaigns: long trials of what must not break. `python -m campaigns NAME [OPTIONS]`.

Too long for every run of the tests, each of them can be repeated to the last byte by its seed.
What they found is in docs/notes.md.
"""
