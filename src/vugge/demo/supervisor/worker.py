"""The demo's worker: reads imports in, freezes data sets and makes releases."""

from collections.abc import Mapping

from vugge.demo.supervisor.child import Child, stop_with_parent


class Worker(Child):
    """A running worker."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__(["vugge.demo.supervisor.worker"], environment)


def main() -> None:
    """Work until told to stop or until the supervisor is gone."""
    import django  # noqa: PLC0415 - the supervisor imports this module and has no use for it

    stop_with_parent()
    django.setup()
    from vugge.base.worker import work  # noqa: PLC0415 - as above

    work()


if __name__ == "__main__":
    main()
