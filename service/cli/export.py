"""`mulligan export`: everything that is stored about a person, in a file that only they can read.

Tokens are left out: they would let whoever finds the file act in the person's name.
"""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import click
import msgspec

from service.cli.exits import Exit
from service.cli.printing import write_json
from service.cli.session import act
from service.usecases.accounts import list_accounts
from service.usecases.desk import Desk
from service.usecases.overview import list_cases, open_dossier
from service.usecases.watching.upcoming import list_kept

_PAGE = 100
_README = (
    "accounts.json: the accounts, your preferences and how far they were read; no tokens.\n"
    "interviews.json: the interviews found in your calendars, and whether you were asked about them.\n"
    "cases/ID.json: one case each, with its letters, its timeline and everything that was written outside.\n"
)
Documents = Mapping[str, object]


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--json", "as_json", is_flag=True, help="Print a summary as JSON.")
@click.pass_context
def command(ctx: click.Context, file: Path, force: bool, as_json: bool) -> None:
    """Write everything that is stored about you to FILE: a zip, or one JSON document if FILE ends in .json.

    The file holds your letters in the clear and no tokens. Only you can read it; keep it so.
    """
    if file.exists() and not force:
        click.echo(f"mulligan: {file} exists.\n  Name another file, or replace it with --force.", err=True)
        ctx.exit(Exit.FAILED)
    documents = act(ctx, collect, "Collecting")
    packed = _as_json(documents) if file.suffix == ".json" else _as_zip(documents)
    write_private(file, packed)
    cases = sum(name.startswith("cases/") for name in documents)
    click.echo(json.dumps({"file": str(file), "cases": cases}) if as_json else f"Wrote {cases} case(s) to {file}.")


async def collect(desk: Desk) -> Documents:
    """Every stored record but the tokens, by the name of its document."""
    documents: dict[str, object] = {
        "accounts.json": _unpack(await list_accounts(desk)),
        "interviews.json": _unpack(await list_kept(desk)),
    }
    for case_id in await _case_ids(desk):
        dossier = await open_dossier(desk, case_id)
        document = {"case": dossier.case, "timeline": dossier.notes, "written": dossier.effects}
        documents[f"cases/{case_id}.json"] = _unpack(document)
    return documents


def _unpack(records: object) -> object:
    return msgspec.to_builtins(records, builtin_types=(datetime,))


async def _case_ids(desk: Desk) -> Sequence[str]:
    found: list[str] = []
    while page := await list_cases(desk, _PAGE, found[-1] if found else ""):
        found += [case.id for case in page]
    return found


def _as_json(documents: Documents) -> bytes:
    return write_json(documents).encode()


def _as_zip(documents: Documents) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_entry("README.txt"), _README)
        for name, document in documents.items():
            archive.writestr(_entry(name), write_json(document))
    return packed.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.external_attr = 0o600 << 16
    entry.compress_type = ZIP_DEFLATED
    return entry


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    rough = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        handle = os.open(rough, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        rough.replace(path)
    finally:
        rough.unlink(missing_ok=True)
