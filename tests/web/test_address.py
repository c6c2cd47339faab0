"""Is the door open when its link is printed? Whoever follows it at once waits a moment, and is not turned away."""

import socket
from contextlib import closing
from pathlib import Path

import pytest

from service.bootstrap import open_house
from service.config import Config
from service.config.keys import Server, Storage
from service.errors import BadSettings
from service.serving import open_address


async def test_a_visitor_can_knock_as_soon_as_the_address_is_known_and_nobody_else_gets_it(tmp_path: Path) -> None:
    config = Config(server=Server(port=0, open_browser=False), storage=Storage(data_dir=str(tmp_path)))
    async with open_house(config) as house:
        pages = open_address(house)
        with pages.listener:
            place = pages.listener.getsockname()
            with closing(socket.create_connection(place, timeout=2)):
                pass
            taken = Config(server=Server(port=place[1]), storage=Storage(data_dir=str(tmp_path / "other")))
            async with open_house(taken) as second:
                with pytest.raises(BadSettings, match="cannot be used"):
                    open_address(second)
