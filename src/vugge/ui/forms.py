"""A form as `ui/parts/field.html` shows it: dressed in the design system's classes, focus on the first fault."""

from typing import TypeVar

from django import forms

F = TypeVar("F", bound=forms.BaseForm)


def dressed(form: F) -> F:
    """Return the form with the classes of its inputs set, no placeholders, and focus where something is wrong."""
    faulty = next((name for name in form.fields if name in form.errors), None) if form.is_bound else None
    for name, field in form.fields.items():
        attributes = field.widget.attrs
        attributes.pop("placeholder", None)
        attributes["class"] = _class_of(field.widget)
        if name == faulty:
            attributes["autofocus"] = True
    return form


def _class_of(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
        return "form-checkbox"
    if isinstance(widget, forms.RadioSelect):
        return "form-radio"
    return "form-select" if isinstance(widget, forms.Select) else "form-input"
