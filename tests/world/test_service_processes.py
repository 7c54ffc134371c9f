"""The services that a run starts: no other program takes them for its own."""

from __future__ import annotations

import psutil
from mirakuru.base import ENV_UUID
from mirakuru.base_env import processes_with_env

from fixtures.services.manager import ServiceManager
from harness.watchdog import watched

WATCHDOG = watched(())[1:]


def test_no_program_that_uses_mirakuru_kills_the_services_of_a_run_when_it_exits() -> None:
    before = set(psutil.Process().children(recursive=True))
    with ServiceManager() as services:
        post = services.mailpit()
        services.portal(post.smtp, "")
        started = set(psutil.Process().children(recursive=True)) - before
        commands = [each.cmdline() for each in started]
        assert sum(line[1:3] == WATCHDOG for line in commands) == 2, commands
        assert not {each.pid for each in started} & processes_with_env(ENV_UUID, ":"), "marked"
    assert not [each for each in started if each.is_running()]
