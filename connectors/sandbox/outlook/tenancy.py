"""What belongs together on the Outlook side? Sign-in, tokens, manners and the API over one world."""

from dataclasses import dataclass
from typing import Self

from connectors.sandbox.faults import Faults
from connectors.sandbox.grants import Client, Grants, Marks
from connectors.sandbox.outlook.api import Api
from connectors.sandbox.outlook.crowds import Crowds
from connectors.sandbox.outlook.devices import Devices
from connectors.sandbox.outlook.manners import Manners
from connectors.sandbox.outlook.sign_in import SignIn
from connectors.sandbox.outlook.tokens import Tokens
from connectors.sandbox.world import World

_MARKS = Marks(code="1.AX0A", refresh="1.AXkA", access="EwBY")


@dataclass
class Tenancy:
    """The memory behind Entra and Graph."""

    manners: Manners
    grants: Grants
    sign_in: SignIn
    devices: Devices
    tokens: Tokens
    api: Api
    crowds: Crowds

    @classmethod
    def over(cls, world: World, faults: Faults, clients: dict[str, Client]) -> Self:
        """A fresh one over a world."""
        manners, grants = Manners(), Grants(world.clock, world.mint, _MARKS)
        sign_in = SignIn(world, grants, clients, manners)
        devices = Devices(world, manners)
        tokens = Tokens(world, grants, manners, sign_in, devices)
        return cls(manners, grants, sign_in, devices, tokens, Api(world, faults, grants, manners), Crowds())
