"""Owns what every staff page shares: shell, design tokens, form fields, menu, language switch, error pages.

It knows no other package. They register what it shows: `menu` entries, the `node` it names, and who keeps
a person's `language`.
"""
