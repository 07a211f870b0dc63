"""The data source: its form, its pictures, its class counts."""
