"""`runwell serve`: the site, from this process, until Ctrl-C."""

from __future__ import annotations

import argparse
import errno
import socket
import sys
from typing import Any

from runwell.cli.django_start import missing_migrations, start
from runwell.cli.problems import WrongCall
from runwell.config.logs import LOGGING
from runwell.refusals import Refusal

THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = words.add_parser("serve", help="serve the site")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")
    serve.add_argument("--threads", type=int, default=8, help="how many requests are answered at once (8)")
    serve.add_argument("--without-work", action="store_true", help="leave what falls due to runwell work")
    serve.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    start()
    refuse_strangers(args.host)
    refuse_old_database("runwell serve")
    refuse_taken_port(args.host, args.port)
    show_own_error_pages()
    prepare_static_files()
    say_that_mail_is_off()
    listen(args.host, args.port, args.threads, with_work=not args.without_work)
    return 0


def refuse_strangers(host: str) -> None:
    """Development settings show their insides when something fails, so only this machine may ask."""
    from django.conf import settings

    if settings.RUNWELL_ENV == "development" and host not in THIS_MACHINE:
        mend = "Use 127.0.0.1, or set RUNWELL_ENV=production with what it needs"
        raise WrongCall(f"in development only this machine is served, not {host}", "--host", mend)


def refuse_old_database(where: str) -> None:
    if missing := missing_migrations():
        what = f"the database is not ready, {missing} migrations are missing"
        raise Refusal(what, where, "Run runwell manage migrate, or runwell demo for the demo practice")


def refuse_taken_port(host: str, port: int) -> None:
    """Try the port before gunicorn does, which would try five times and then say little."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            taken = getattr(error, "errno", None) == errno.EADDRINUSE
            what = "something else listens there already" if taken else f"it cannot be used ({error})"
            raise Refusal(
                what, f"{host}:{port}", "Stop the other program or choose another --port"
            ) from error


def show_own_error_pages() -> None:
    """A lost address leads back into the site in development, too; `manage runserver` shows the insides."""
    from django.conf import settings

    settings.DEBUG = False


def prepare_static_files() -> None:
    """In production they are collected, compressed and named by their content; else served as they lie."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.RUNWELL_ENV == "production":
        call_command("collectstatic", interactive=False, verbosity=0)


def say_that_mail_is_off() -> None:
    from django.conf import settings

    if not settings.RUNWELL_MAIL_IS_ON:
        print("Mail is off, since EMAIL_URL is not set: no mail leaves; /jobs/ shows which", file=sys.stderr)


def listen(host: str, port: int, threads: int, *, with_work: bool) -> None:
    """Serve until a signal stops it. gunicorn with threads: measured cheapest for Django with Wagtail."""
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    from runwell.cli.no_access_log import NoAccessLog
    from runwell.cli.threads import PatientThreads

    shown = f"[{host}]" if ":" in host else host
    options: dict[str, Any] = {
        "bind": f"{shown}:{port}",
        "worker_class": PatientThreads,
        "threads": threads,
        "loglevel": "warning",
        "logconfig_dict": discreet_log(),
        "logger_class": NoAccessLog,
        "control_socket_disable": True,
        "forwarder_headers": "",  # no visitor says under which address the site lies
        "when_ready": lambda server: say_address(host, port),
        "on_exit": lambda server: print("Runwell has stopped", file=sys.stderr),
        **(hooks_for_work() if with_work else {}),
    }

    class Site(BaseApplication):
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from runwell.config.wsgi import application

            return application

    connections.close_all()  # an open database must not be shared with the process that gunicorn forks
    Site().run()


def hooks_for_work() -> dict[str, Any]:
    """`runwell work` beside the process that answers, which gunicorn starts again should it die."""
    from runwell.cli.beside import WorkBeside

    beside: list[WorkBeside] = []

    def begin(worker: Any) -> None:
        beside.append(WorkBeside())
        beside[0].start()

    def end(server: Any, worker: Any) -> None:
        while beside:
            beside.pop().stop()

    return {"post_worker_init": begin, "worker_exit": end}


def discreet_log() -> dict[str, Any]:
    """gunicorn writes its log as the rest of us do; who asked for which page is not written at all."""
    return {
        "formatters": {"generic": LOGGING["formatters"]["discreet"]},
        "root": {"level": "WARNING", "handlers": ["error_console"]},
        "loggers": {
            "gunicorn.error": {"level": "WARNING", "propagate": True},
        },
    }


def say_address(host: str, port: int) -> None:
    shown = "localhost" if host in THIS_MACHINE else host
    print(f"Runwell is at http://{shown}:{port} (Ctrl-C stops it)", flush=True)
