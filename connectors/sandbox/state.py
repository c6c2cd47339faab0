"""What belongs together in one running sandbox? The world, its faults and log, and the sign-in's memory."""

from dataclasses import dataclass
from datetime import datetime

from connectors.sandbox import personas
from connectors.sandbox.answering import Answering
from connectors.sandbox.clients import DESKTOP, OUTLOOK_PUBLIC, OUTLOOK_WEB, WEB
from connectors.sandbox.clock import WorldClock
from connectors.sandbox.faults import Faults
from connectors.sandbox.grants import Grants
from connectors.sandbox.journal import Journal
from connectors.sandbox.story import Story, play
from connectors.sandbox.world import World

from .google.api import Api
from .google.channels import Channels
from .google.sign_in import SignIn
from .outlook.manners import Manners
from .outlook.tenancy import Tenancy


@dataclass
class Setting:
    """How a world starts, kept so that it can start again."""

    start: datetime | None
    latency: float
    story: Story


class State:
    """One running sandbox's memory; `reset` begins anew on the same ports."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.reset(setting.start, setting.story)

    def reset(self, start: datetime | None, story: Story) -> None:
        """Forget everything and play the story again."""
        self.story = story
        self.latency = self.setting.latency
        self.world = World(WorldClock(start))
        self.faults, self.journal = Faults(), Journal()
        self.grants = Grants(self.world.clock, self.world.mint)
        self.clients = {DESKTOP.id: DESKTOP, WEB.id: WEB}
        self.sign_in = SignIn(self.world, self.grants, self.clients)
        play(self.world, story)
        self.channels = Channels(self.world, self.faults)
        self.api = Api(self.world, self.faults, self.grants, self.channels)
        known = {OUTLOOK_PUBLIC.id: OUTLOOK_PUBLIC, OUTLOOK_WEB.id: OUTLOOK_WEB}
        self.outlook = Tenancy.over(self.world, self.faults, known)
        world = self.world
        world.arrivals.append(lambda person, letter: personas.react(world, person, letter))

    @property
    def manners(self) -> Manners:
        """How Microsoft behaves."""
        return self.outlook.manners

    @property
    def answering(self) -> Answering:
        """How the faces answer at present."""
        return Answering(self.world.clock, self.faults, self.journal, self.latency)
