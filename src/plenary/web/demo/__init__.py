"""The demonstration: an invented body that anybody at this machine may enter as any of several invented persons.

It is an application of its own settings (``plenary.web.settings.demo``) alone: under any other, none of its addresses,
views or templates is there.
"""
