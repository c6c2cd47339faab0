"""How does an interviewer's answer look as a mail? Threaded, quoting the letter as mail programs do."""

import html
from dataclasses import dataclass

from connectors.sandbox import letters, post
from connectors.sandbox.mailbox import Message
from connectors.sandbox.people import Person
from connectors.sandbox.slots import Slot, read_slots
from connectors.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Scene:
    """One interviewer looking at one letter: everything an answer needs."""

    world: World
    person: Person
    letter: Message

    @property
    def candidate(self) -> str:
        """The address of the letter's author."""
        return letters.sender(self.letter.parsed)

    @property
    def candidate_name(self) -> str:
        """The author's name as known in the world, else the address."""
        known = self.world.people.get(self.candidate)
        return known.name if known else self.candidate

    @property
    def slots(self) -> list[Slot]:
        """The times the letter proposes."""
        return letter_slots(self.letter, self.person.zone)


def letter_slots(letter: Message, zone: str) -> list[Slot]:
    """The lettered times of a mail, read in `zone` where a line names none."""
    return read_slots(letters.text(letter.parsed), zone)


def reply(
    scene: Scene, words: str, rich: bool = False, marks: dict[str, str] | None = None, subject: str | None = None
) -> Message:
    """Answer the letter in its thread; `rich` adds an HTML form, `marks` adds headers."""
    ident = scene.letter.header("Message-ID")
    references = f"{scene.letter.header('References')} {ident}".strip()
    title = scene.letter.header("Subject")
    answered = title if title.lower().startswith("re:") else "Re: " + title
    extra = {"In-Reply-To": ident, "References": references, **(marks or {})}
    return _send(scene, subject or answered, words, extra, rich, quote=True)


def fresh_mail(scene: Scene, subject: str, words: str) -> Message:
    """Write to the candidate in a new conversation, without naming the letter."""
    return _send(scene, subject, words, {}, rich=False, quote=False)


def _send(scene: Scene, subject: str, words: str, extra: dict[str, str], rich: bool, quote: bool) -> Message:
    person, world = scene.person, scene.world
    signed = f"{words}\n\nBest regards,\n{person.name}\n{person.company}".rstrip() + "\n"
    body = signed + ("\n" + _quoted(scene) if quote else "")
    mail = letters.compose(
        (person.name, person.address),
        (scene.candidate_name, scene.candidate),
        subject,
        body,
        world.clock.now(),
        world.message_id(),
        extra,
    )
    if rich:
        mail.add_alternative(_html(scene, signed), subtype="html")
    return post.send(world, person, letters.seal(mail, world.mint))


def _attribution(scene: Scene) -> str:
    when = f"{scene.letter.at:%a, %d %b %Y at %H:%M}"
    return f"On {when}, {scene.candidate_name} <{scene.candidate}> wrote:"


def _quoted(scene: Scene) -> str:
    lines = letters.text(scene.letter.parsed).splitlines()
    return "\n".join([_attribution(scene), *(f"> {line}".rstrip() for line in lines)]) + "\n"


def _html(scene: Scene, words: str) -> str:
    paragraphs = "".join(f"<p>{html.escape(part)}</p>".replace("\n", "<br>") for part in words.strip().split("\n\n"))
    quoted = html.escape(letters.text(scene.letter.parsed)).replace("\n", "<br>\n")
    return (
        f'<html><body>{paragraphs}<div class="gmail_quote"><div>{html.escape(_attribution(scene))}</div>'
        f'<blockquote class="gmail_quote">{quoted}</blockquote></div></body></html>\n'
    )
