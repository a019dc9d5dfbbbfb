"""Every kind of fault that is sown: a name to speak of it, and how it is sown."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.sown import content_kinds as content
from tests.sown import form_kinds as form
from tests.sown import text_kinds as text
from tests.sown.editing import Plot
from tests.sown.field import Field, Sowing


@dataclass(frozen=True)
class Kind:
    """A kind of fault; `breaks` when the record cannot be read any more and the check knows less after it."""

    sow: Callable[[Plot], Sowing | None]
    breaks: bool = False
    #: nothing is left that tells what the record linked to
    loses: bool = False
    #: a link is lost, and what it might have answered waits
    unlinks: bool = False
    #: what is still wrong with the check here; the test then has to fail

    @property
    def name(self) -> str:
        """The function's name, as pytest shows it."""
        return self.sow.__name__

    def places(self, field: Field, count: int, seed: int) -> list[Sowing]:
        """So many sowings in different files, types and folders as mixed as can be; may be fewer."""
        chance = random.Random(f"{self.name} {seed}")
        records = list(field.whole)
        chance.shuffle(records)
        found: list[Sowing] = []
        used: Counter[tuple[str, str]] = Counter()
        waiting = [Plot(field, record, chance) for record in records]
        while waiting and len(found) < count:
            waiting.sort(key=lambda plot: used[_sort(plot)])
            plot = waiting.pop(0)
            sowing = self.sow(plot) if self._may_stand(plot) else None
            if sowing is not None:
                found.append(sowing)
                used[_sort(plot)] += 1
        return found

    def _may_stand(self, plot: Plot) -> bool:
        if plot.record.historical:
            return False
        if self.breaks and not plot.is_clean:
            return False
        if self.loses and any(plot.field.is_about(record_id) for record_id in _within_reach(plot)):
            return False
        return not (self.breaks or self.unlinks) or not _holds_something_back(plot)


def _holds_something_back(plot: Plot) -> bool:
    """True when a standing finding is about what the record tells of: it rightly waits for the record."""
    told_of = {target for path, target, _ in plot.record.links() if path[0] in _TELLS_OF}
    return any(plot.field.is_about(record_id) for record_id in told_of)


def _within_reach(plot: Plot) -> set[str]:
    """The board's records of the types that the record's own links lead to."""
    register, board = plot.field.register, plot.record.id.partition("-")[0]
    types = {register.type_of(use.target) for use in register.link_uses if use.source.type == plot.record.TYPE}
    return {i for i in register.ids if i.partition("-")[0] == board and register.type_of(i) in types}


#: the keys through which a record that cannot be read might have answered a finding about another
_TELLS_OF = ("avser", "tillfälle", "ersätter", "utgår_från", "poster", "föregångare", "styrdokument")


def _sort(plot: Plot) -> tuple[str, str]:
    return plot.record.TYPE, plot.path.rpartition("/")[0]


KINDS = (
    Kind(form.misspelt_key, breaks=True),
    Kind(form.misspelt_inner_key, breaks=True),
    Kind(form.missing_key, breaks=True),
    Kind(form.missing_type, breaks=True),
    Kind(form.text_for_list, breaks=True),
    Kind(form.list_for_text, breaks=True),
    Kind(form.empty_value, breaks=True),
    Kind(form.bad_value, breaks=True),
    Kind(form.bad_yes_no, breaks=True),
    Kind(form.unknown_type, breaks=True),
    Kind(form.bad_time, breaks=True),
    Kind(form.bad_date, breaks=True),
    Kind(form.duplicate_key, breaks=True),
    Kind(form.unquoted_colon, breaks=True),
    Kind(form.unclosed_list, breaks=True),
    Kind(form.unclosed_quote, breaks=True),
    Kind(form.tab, breaks=True),
    Kind(form.anchor, breaks=True),
    Kind(form.type_mark, breaks=True),
    Kind(form.too_deep, breaks=True),
    Kind(form.id_out_of_grammar, breaks=True),
    Kind(form.control_character, breaks=True),
    Kind(form.latin_1, breaks=True),
    Kind(form.byte_order_mark),
    Kind(form.windows_line_ends),
    Kind(form.decomposed),
    Kind(form.empty_file, breaks=True, loses=True),
    Kind(form.no_front_matter, breaks=True, loses=True),
    Kind(form.unclosed_front_matter, breaks=True),
    Kind(form.too_large, breaks=True),
    Kind(text.list_without_blank_line),
    Kind(text.heading_without_blank_line),
    Kind(text.number_with_bracket),
    Kind(text.nested_list_with_two_spaces),
    Kind(text.raw_html),
    Kind(text.strike_through),
    Kind(text.underlined_heading),
    Kind(text.backslash_line_break),
    Kind(text.skipped_heading_level),
    Kind(text.second_title),
    Kind(text.misspelt_heading),
    Kind(text.unknown_heading),
    Kind(text.table_without_header),
    Kind(text.link_without_text),
    Kind(text.image_without_text),
    Kind(text.missing_image),
    Kind(text.unused_file),
    Kind(text.personal_number),
    Kind(text.secrecy_stamp, breaks=True),
    Kind(text.law_without_number),
    Kind(text.document_in_another_form),
    Kind(text.small_group),
    Kind(text.by_finding_without_receiver),
    Kind(text.risk_without_cause),
    Kind(text.risk_without_consequence),
    Kind(content.slip_in_a_link, unlinks=True),
    Kind(content.link_to_nothing),
    Kind(content.link_to_wrong_type),
    Kind(content.unknown_reporting_point, unlinks=True),
    Kind(content.duplicate_id),
    Kind(content.id_changed),
    Kind(content.file_renamed),
    Kind(content.item_without_risk),
    Kind(content.same_description),
    Kind(content.score_outside_scale),
    Kind(content.half_a_score),
    Kind(content.sample_that_does_not_sum),
    Kind(content.percent_not_hundred),
    Kind(content.percent_of_nobody_knows),
    Kind(content.silent_ones),
    Kind(content.not_final_and_no_next_time),
    Kind(content.ordinary_work_without_receiver),
    Kind(content.finished_without_result),
    Kind(content.two_follow_ups),
    Kind(content.end_date_passed),
    Kind(content.no_end_date),
    Kind(content.commitment_without_time),
    Kind(content.promised_and_forgotten),
    Kind(content.document_expired),
    Kind(content.missing_attachment),
    Kind(content.needless_exception),
    Kind(content.own_predecessor),
    Kind(content.link_to_draft),
    Kind(content.joint_answer_only),
)
