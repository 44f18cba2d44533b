"""The DuckDB releases: their shape, the checks on them, and the questions asked of them.

Imports the catalogue only. `warehouse.database` is the one place that opens a file.
"""
