"""The addresses of signing in and of people's access."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
