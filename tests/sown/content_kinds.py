"""Faults of content: links, dates and figures that are well written and still wrong."""

from __future__ import annotations

import re
from dataclasses import replace

from internkontroll.consequences import slips
from internkontroll.questions.relations import items_of_risk, listings, successors
from internkontroll.questions.statements import external_audits_behind
from internkontroll.records import Action, Answer, Audit, FollowUp, Observation, Risk
from internkontroll.records.fields import Link
from tests.sown.editing import Plot
from tests.sown.field import Sowing

_LISTS = (
    "risker",
    "grund",
    "styrdokument",
    "förvaltningar",
    "utförs_av",
    "riktas_till",
    "hänvisar_till",
    "dagordning",
)


def slip_in_a_link(plot: Plot) -> Sowing | None:
    """Two signs swapped in an id that a key names."""
    links = [(path, target) for path, target, link in plot.record.links() if isinstance(link, Link) and len(target) > 5]
    plot.chance.shuffle(links)
    for path, target in links:
        place = plot.chance.randrange(1, len(target) - 1)
        wrong = target[:place] + target[place + 1] + target[place] + target[place + 2 :]
        line, column, _ = plot.source.values[path]
        is_one_slip = {i for i in slips(wrong) if plot.field.register.exists(i)} == {target}
        if is_one_slip and not plot.field.register.exists(wrong) and re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", wrong):
            text = plot.line_text(line)
            changed = text[: column - 1] + wrong + text[column - 1 + len(target) :]
            return plot.replace("IK02", line, changed, column)
    return None


def link_to_nothing(plot: Plot) -> Sowing | None:
    """One more id in a list, of a record that nobody has written."""
    return _one_more(plot, "IK02", "XYZ-2099-D99")


def link_to_wrong_type(plot: Plot) -> Sowing | None:
    """One more id in a list, of a record that does not belong there."""
    return _one_more(plot, "IK03", "ASN-2025" if plot.record.id != "ASN-2025" else "HVO-2023")


def _one_more(plot: Plot, code: str, record_id: str) -> Sowing | None:
    keys = [(key, line) for key, line in plot.top_keys if key in _LISTS and plot.line_text(line).endswith("]")]
    if not keys:
        return None
    _, line = plot.chance.choice(keys)
    text = plot.line_text(line)
    return plot.replace(code, line, f"{text[:-1]}, {record_id}]", len(text) + 2)


def unknown_reporting_point(plot: Plot) -> Sowing | None:
    """A next time that the plan does not have."""
    line = plot.scalar_line("rapporteras_igen") or plot.scalar_line("tillfälle")
    if line is None or plot.record.TYPE == "rapport":
        return None
    key, value = plot.line_text(line).split(": ")
    return plot.replace("IK02", line, f"{key}: {value.rpartition('-')[0]}-T9", len(key) + 3)


def duplicate_id(plot: Plot) -> Sowing | None:
    """The file copied under another name, the id left as it was."""
    if not plot.is_clean:
        return None
    copy = plot.path.rpartition("/")[0] + f"/{plot.record.id}-zz-kopia.md"  # the later in order of path
    line, column, _ = plot.source.values[("id",)]
    return Sowing("IK01", {copy: plot.source.text.encode()}, copy, line, column)


def id_changed(plot: Plot) -> Sowing | None:
    """Another number in the id, while the file's name and the links are as they were."""
    if plot.record.TYPE not in ("risk", "åtgärd", "granskning", "rekommendation", "iakttagelse") or not plot.is_clean:
        return None
    line, column, _ = plot.source.values[("id",)]
    changed = re.sub(r"\d+$", "97", plot.record.id)
    return plot.replace("IK63", line, f"id: {changed}", column)


def file_renamed(plot: Plot) -> Sowing | None:
    """The file under a name that does not begin with its id."""
    if not plot.is_clean:
        return None
    folder, _, name = plot.path.rpartition("/")
    renamed = f"{folder}/kopia-av-{name}"
    line, column, _ = plot.source.values[("id",)]
    return Sowing("IK63", {plot.path: None, renamed: plot.source.text.encode()}, renamed, line, column)


def item_without_risk(plot: Plot) -> Sowing | None:
    """An item's risks are gone, where each risk has something else that is done about it."""
    record, register, line = plot.record, plot.field.register, plot.line_of("risker")
    if not isinstance(record, (Action, Audit)) or line is None or not plot.line_text(line).endswith("]"):
        return None
    if any(len(items_of_risk(register, risk)) < 2 for risk in record.risks):
        return None
    if record.grounds and not listings(register, record.id):
        return None
    return plot.replace("IK04", line, None, None, at=2)


def same_description(plot: Plot) -> Sowing | None:
    """The description of another risk, word for word."""
    record, register = plot.record, plot.field.register
    section = record.section("Beskrivning") if isinstance(record, Risk) and plot.is_clean else None
    if section is None or not isinstance(record, Risk) or record.predecessors or successors(register, record):
        return None
    earlier = [risk for risk in register.of(Risk) if risk.id < record.id and not risk.historical]
    others = [risk for risk in earlier if not plot.field.standing(risk.source.path.removeprefix("./"))]
    if not others:
        return None
    other = plot.chance.choice(others)
    text = plot.source.text.replace(section.text, other.text_of("Beskrivning"))
    return replace(plot.text("IK09", text, section.text_line, 1), beside=other.source.path.removeprefix("./"))


def score_outside_scale(plot: Plot) -> Sowing | None:
    """A probability that the board's scale does not have."""
    if not isinstance(plot.record, Risk) or plot.record.assessments:
        return None
    return plot.property("IK10", "riskbedömningar:\n  - {datum: 2025-10, sannolikhet: 5, konsekvens: 2}", 2, 35)


def half_a_score(plot: Plot) -> Sowing | None:
    """A consequence and no probability."""
    if not isinstance(plot.record, Risk) or plot.record.assessments:
        return None
    return plot.property("IK11", "riskbedömningar:\n  - {datum: 2025-10, konsekvens: 2}", 2, 34)


def sample_that_does_not_sum(plot: Plot) -> Sowing | None:
    """39 and 13 of 53."""
    return _sample(plot, "IK23", "{namn: Stickprov, totalt: 53, delar: {kontrollerat: 39, övrigt: 13}}", 31)


def percent_not_hundred(plot: Plot) -> Sowing | None:
    """Answers that make 84 per cent."""
    return _sample(plot, "IK24", "{namn: Enkät, totalt: 85, enhet: procent, delar: {ja: 40, nej: 44}}", 47)


def percent_of_nobody_knows(plot: Plot) -> Sowing | None:
    """Answers in per cent, and not how many they were."""
    return _sample(plot, "IK25", "{namn: Enkät, enhet: procent, delar: {ja: 56, nej: 44}}", None)


def silent_ones(plot: Plot) -> Sowing | None:
    """Some did not answer, and the text says nothing of them."""
    if re.search(r"svar|bortfall|slutsats|delt|återk|uppgift", plot.source.body.text, re.IGNORECASE):
        return None
    return _sample(plot, "IK26", "{namn: Enkät, totalt: 98, delar: {ja: 54, svarade inte: 44}}", None)


def _sample(plot: Plot, code: str, sample: str, column: int | None) -> Sowing | None:
    if not isinstance(plot.record, (FollowUp, Observation)) or plot.record.samples:
        return None
    return plot.property(code, f"urval:\n  - {sample}", 2, column)


def not_final_and_no_next_time(plot: Plot) -> Sowing | None:
    """A new follow-up of something unfinished, which does not say when the board hears of it next."""
    record, register = plot.record, plot.field.register
    if not isinstance(record, Action) or record.reported_back or listings(register, record.id):
        return None
    if any(use.key == "avser" for use in register.links_to(record.id)):
        return None
    told = f"{record.id}-2025-09-01"
    words = (
        "---",
        f"id: {told}",
        "typ: uppföljning",
        f"avser: {record.id}",
        "datum: 2025-09-01",
        "status: pågår",
        "---",
        "",
    )
    path = f"{plot.path.rpartition('/')[0]}/{told}.md"
    return Sowing("IK31", {path: "\n".join(words).encode()}, path, 6, 9)


def ordinary_work_without_receiver(plot: Plot) -> Sowing | None:
    """Work that passes into ordinary work, nobody's."""
    record, line = plot.record, plot.scalar_line("status")
    if not isinstance(record, FollowUp) or line is None or record.receiver or record.exceptions:
        return None
    if record.status != "genomförd":
        return None
    return plot.replace("IK35", line, "status: övergår i ordinarie arbete", 9)


def finished_without_result(plot: Plot) -> Sowing | None:
    """A finished action whose follow-up tells of nothing."""
    record = plot.record
    if not isinstance(record, FollowUp) or record.status != "genomförd" or not plot.is_clean:
        return None
    if plot.field.register.get(record.about, Action) is None:
        return None
    text = "\n".join([*plot.lines[: plot.end_of_front_matter], "", "## Genomförda åtgärder", "", "Det är gjort.", ""])
    line, column, _ = plot.source.values[("status",)]
    return plot.text("IK28", text, line, column)


def two_follow_ups(plot: Plot) -> Sowing | None:
    """The same item followed up once more at the same reporting point, in a file of its own."""
    record = plot.record
    if not isinstance(record, FollowUp) or record.reporting_point is None or not plot.is_clean:
        return None
    code = record.reporting_point.rpartition("-")[2]
    board = record.reporting_point.partition("-")[0]
    other = record.id.removesuffix(code) + f"{board}-{code}"
    path = plot.path.replace(record.id, other)
    line = plot.scalar_line("tillfälle")
    text = plot.source.text.replace(f"id: {record.id}\n", f"id: {other}\n")
    # the finding stands at the later of the two ids
    where = path if other > record.id else plot.path
    return Sowing("IK61", {path: text.encode()}, where, line, 12) if line else None


def end_date_passed(plot: Plot) -> Sowing | None:
    """An open action whose end lies behind."""
    line = plot.scalar_line("slutdatum") if isinstance(plot.record, Action) else None
    if line is None or plot.record.exceptions or any(f.location.line == line for f in plot.field.standing(plot.path)):
        return None
    if any(use.key == "avser" for use in plot.field.register.links_to(plot.record.id)):
        return None
    return plot.replace("IK33", line, "slutdatum: 2024-06", 12)


def no_end_date(plot: Plot) -> Sowing | None:
    """A commitment to the board itself without its end."""
    record, register = plot.record, plot.field.register
    line = plot.line_of("slutdatum") or plot.scalar_line("utan_slutdatum")
    if not isinstance(record, Action) or line is None or record.proposed_to or listings(register, record.id):
        return None
    if external_audits_behind(register, record) or any(f.location.line == line for f in plot.field.standing(plot.path)):
        return None
    return plot.replace("IK34", line, None, None, at=2)


def commitment_without_time(plot: Plot) -> Sowing | None:
    """A commitment to an examiner without its time."""
    record, register = plot.record, plot.field.register
    line = plot.line_of("slutdatum")
    if not isinstance(record, Action) or line is None or record.proposed_to or listings(register, record.id):
        return None
    if not external_audits_behind(register, record) or record.exceptions or record.reported_back:
        return None
    if record.without_end_date or any(f.location.line == line for f in plot.field.standing(plot.path)):
        return None
    return plot.replace("IK41", line, None, None, at=2)


def promised_and_forgotten(plot: Plot) -> Sowing | None:
    """A report back that was promised for last year and never came."""
    record = plot.record
    if not isinstance(record, Action) or record.reported_back or not (record.without_end_date or record.end_date):
        return None
    if any(use.key == "avser" for use in plot.field.register.links_to(record.id)) or record.exceptions:
        return None
    if any(f.code in ("IK33", "IK59") for f in plot.field.standing(plot.path)):
        return None
    return plot.property("IK59", "återrapporteras:\n  - tidpunkt: 2024-03", 2, 15)


def document_expired(plot: Plot) -> Sowing | None:
    """A policy document that ended last year."""
    if plot.record.TYPE != "styrdokument" or "gäller_till" in plot.source.data:
        return None
    return plot.property("IK50", "gäller_till: 2024-04-30", 1, 14)


def missing_attachment(plot: Plot) -> Sowing | None:
    """An attachment that nobody put beside the record."""
    if "bilagor" in plot.source.data:
        return None
    return plot.property("IK68", "bilagor:\n  - {fil: enkatsvar.pdf, titel: Enkätsvar}", 2, 11)


def needless_exception(plot: Plot) -> Sowing | None:
    """An exception from a rule that has nothing to say here."""
    if plot.record.exceptions:
        return None
    return plot.property("IK65", "undantag:\n  - regel: IK46\n    motivering: Framgår inte av källan.", 2, 12)


def own_predecessor(plot: Plot) -> Sowing | None:
    """A record that comes before itself."""
    if plot.record.TYPE not in ("risk", "åtgärd", "granskning") or "föregångare" in plot.source.data:
        return None
    return plot.property("IK64", f"föregångare: [{plot.record.id}]", 1, 15)


def link_to_draft(plot: Plot) -> Sowing | None:
    """A record made working material, though one published record links to it."""
    if not isinstance(plot.record, (Risk, Action, Answer)) and plot.record.TYPE != "styrdokument":
        return None
    uses = plot.field.register.links_to(plot.record.id)
    if len(uses) != 1 or "publicering" in plot.source.data or plot.field.standing(plot.path):
        return None
    raw = plot.property("IK60", "publicering: arbetsmaterial").edits
    place = uses[0].location
    return Sowing("IK60", raw, place.path.removeprefix("./"), place.line, place.column)


def joint_answer_only(plot: Plot) -> Sowing | None:
    """A department's own answer made a joint one: the department has not said what it thinks."""
    record, register = plot.record, plot.field.register
    line = plot.line_of("förvaltningar")
    observation = register.get(record.about, Observation) if isinstance(record, Answer) else None
    if observation is None or not isinstance(record, Answer) or len(record.departments) != 1 or line is None:
        return None
    others = [one for one in observation.directed_to if one not in record.departments]
    if record.departments[0] not in observation.directed_to or not others:
        return None
    index = observation.directed_to.index(record.departments[0])
    where = observation.at("riktas_till", index)
    text = plot.line_text(line)[:-1] + f", {others[0]}]"
    raw = plot.replace("IK40", line, text).edits
    return Sowing("IK40", raw, where.path.removeprefix("./"), where.line, where.column)
