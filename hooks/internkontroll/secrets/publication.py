"""The register as it may be shown: without working material, and without files that hold a secret.

There is one door, and everything that leaves the house goes through it: the site, the preview, the
tree, the documents and the list of promises. What lies behind it need not ask of any record whether
it may be seen, and a look-up in reverse (the follow-ups of an item, what a finding led to, what
answers a promise) cannot find a draft. Only the check reads the register whole.

Beside the door is one for those who write the drafts (`--utkast`): it lets working material through to
papers that say `Utkast` on every page, and a secret as little as the other does.
"""

from __future__ import annotations

from collections.abc import Iterable

from internkontroll.findings import Finding
from internkontroll.language import swedish
from internkontroll.load import SETTINGS_FILE, Loaded, shown_path
from internkontroll.questions.attached_files import file_uses
from internkontroll.records.settings import DEFAULT
from internkontroll.register import Register
from internkontroll.secrets.personal_numbers import masked

#: the rules that find personal numbers and marked files
SECRET_RULES = frozenset({"IK51", "IK52"})

#: what stands where a published record names one that is not shown
DRAFT, SECRET = "arbetsmaterial", "(visas inte)"


def public(register: Register, findings: Iterable[Finding]) -> Register:
    """The register without what may not be shown; `findings` must hold those of `SECRET_RULES`.

    A record goes when it is working material, or when it, or a file that it names, holds a secret. Its
    id is still known, so that a link to it can say what it is. A file that cannot be read stays among
    the broken ones, of which nothing but the id and the findings is ever shown.
    """
    return _shown(register, findings, drafts=False)


def with_drafts(register: Register, findings: Iterable[Finding]) -> Register:
    """As `public`, but with working material: for papers that are marked as drafts, and for nothing else."""
    return _shown(register, findings, drafts=True)


def _shown(register: Register, findings: Iterable[Finding], *, drafts: bool) -> Register:
    secret_paths = {finding.location.path for finding in findings if finding.code in SECRET_RULES}
    unfit = _holding(register, secret_paths) if secret_paths else frozenset()
    withheld = {
        record.id: SECRET if record.source.path in unfit else DRAFT
        for record in register.records.values()
        if record.source.path in unfit or not (drafts or record.is_published)
    }
    shown = tuple(record for record in register.records.values() if record.id not in withheld)
    settings_path = shown_path(register.root / SETTINGS_FILE, register.root, register.label)
    settings = DEFAULT if settings_path in secret_paths else register.settings
    # also without the second of two files with the same id, which is no record of the register
    kept = {source.path for source in (*register.broken, *(record.source for record in shown))}
    if settings is register.settings and all(source.path in kept for source in register.sources):
        return register
    sources = tuple(source for source in register.sources if source.path in kept)
    loaded = Loaded(register.root, register.label, settings, sources, shown, register.broken, register.form_findings)
    return Register(loaded, withheld)


def left_out(register: Register) -> str:
    """A sentence on the records that a public register leaves out because of a secret; empty when there is none."""
    number = sum(1 for word in register.withheld.values() if word == SECRET)
    if not number:
        return ""
    count = swedish.capitalised(swedish.count(number, "post", "poster"))
    return f"{count} visas inte på grund av personnummer eller sekretessmarkering. Kör ik check."


def _holding(register: Register, secret_paths: set[str]) -> frozenset[str]:
    """The paths of the records with a secret in them, or in a file that they name."""
    # a finding names a file as it may be shown
    found = {source.path for source in register.sources if masked(source.path) in secret_paths}
    root = register.root.resolve()
    for use in file_uses(register):
        if use.source is None or use.file is None:
            continue
        try:
            path = shown_path(use.file.resolve(), root, register.label)
        except (OSError, RuntimeError, ValueError):
            continue  # outside the register, where nothing of it is shown
        if masked(path) in secret_paths:
            found.add(use.source.path)
    return frozenset(found)
