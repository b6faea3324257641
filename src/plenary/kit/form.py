"""How a form looks: each field with its label, its hint and what is wrong with it; all that is wrong at the head."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's setting FORM_RENDERER: ``{{ form }}`` and ``{{ field.as_field_group }}`` come out in our look."""

    form_template_name = "kit/form/form.html"
    field_template_name = "kit/form/field.html"
