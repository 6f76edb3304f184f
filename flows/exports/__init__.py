"""Rows and claims in the forms that other tools take."""
