"""Mutation testing: what a test suite does not notice. `python -m mutation`."""
