"""A linked, realistic register of any size, the same for the same seed.

    python tests/benchmarks/generate.py --records 5000 --seed 1 TARGET

Boards are added until the number is reached, each with its department, routines, risks and up to eight
years of plans; external audits are shared by pairs of boards. What is left over, less than a board's
year, becomes further commitments, so that the number is met exactly. The register is in order on
STATED_DAY: `ik check` finds no `fel` in it and hardly a `varning`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

if __name__ == "__main__":  # run by path, as the README tells
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.prose import Prose, slug
from tests.benchmarks.vocabulary import BOARDS, CATEGORIES, DISTRICTS, LAWS, ROLES, THEMES

#: the day on which everything due has been told of
STATED_DAY = date(2025, 10, 1)
LAST_YEAR = 2025
MOST_YEARS = 8
FEWEST_BOARDS = 6
FEWEST_RECORDS = 300
#: more than the records of one board's year, or of one external audit
_MOST_IN_A_UNIT = 56
#: below this many records there is one year, and each board does less in it
_LEAN_BELOW = 600

Plain = str | int
Value = Plain | Sequence[Plain] | Mapping[str, "Value"] | Sequence[Mapping[str, "Value"]]

_SAFE = re.compile(r"[A-ZÅÄÖa-zåäö0-9](?:[\wåäöÅÄÖ .()§/–-]*[\wåäöÅÄÖ.()])?")


@dataclass(frozen=True)
class File:
    """A record as text, and where it stands below the register's folder."""

    path: str
    text: str


@dataclass
class Board:
    """A board as far as it has been written."""

    code: str
    name: str
    department: str
    index: int
    #: risks that items may answer to
    risks: list[str] = field(default_factory=list)
    #: how many risks are accepted or watched, and acted on by nobody
    left_alone: int = 0
    audits: dict[str, str] = field(default_factory=dict)
    routines: list[tuple[str, str]] = field(default_factory=list)
    #: final follow-ups of audits by year: what later items may have as their ground
    grounds: dict[int, list[str]] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    actions: dict[int, int] = field(default_factory=dict)
    matters: dict[int, int] = field(default_factory=dict)
    paragraph: int = 10

    @property
    def office(self) -> str:
        """The id of the board's department."""
        return f"{self.code}F"

    @property
    def genitive(self) -> str:
        """`socialnämndens`, inside a sentence."""
        return f"{self.name[0].lower()}{self.name[1:]}s"


@dataclass
class Meeting:
    """A meeting and what has been put on its agenda."""

    id: str
    kind: str
    day: date
    agenda: list[str] = field(default_factory=list)
    minutes: dict[str, int] = field(default_factory=dict)


@dataclass
class Told:
    """An item of a plan: the point it is planned for and the points at which it is told of."""

    id: str
    title: str
    topic: tuple[str, str, str]
    is_audit: bool
    planned: str
    predecessor: str = ""


@dataclass(frozen=True)
class BoardYear:
    """A board's year: its reporting points and the risks found for it."""

    board: Board
    year: int
    points: list[str]
    fresh: list[str]


class Generator:
    """Writes records one after the other; `files` are all so far."""

    def __init__(self, records: int, seed: int) -> None:
        self.wanted = records
        self.rng = Random(seed)
        self.prose = Prose(self.rng)
        self.files: list[File] = []
        self.boards: list[Board] = []
        self.is_lean = records < _LEAN_BELOW
        self.years = self._years()
        self.audit_numbers: dict[tuple[str, int], int] = {}
        #: meetings are written last, when their agendas are full; they count from the start
        self.unwritten = 0

    def _years(self) -> range:
        afforded = int(self.wanted * 0.8 / (FEWEST_BOARDS * _MOST_IN_A_UNIT))
        return range(LAST_YEAR - max(1, min(MOST_YEARS, afforded)) + 1, LAST_YEAR + 1)

    @property
    def left(self) -> int:
        """How many records may still be written."""
        return self.wanted - len(self.files) - self.unwritten

    # -- the whole ----------------------------------------------------------------------------------

    def generate(self) -> list[File]:
        """Every file of the register but `register.yml`."""
        self._common()
        while True:
            years = [y for y in self.years if y >= self._first_year()]
            if not years:
                break
            self._board(years)
            if len(self.boards) % 2 == 0 or len(self.boards) < FEWEST_BOARDS:
                for _ in range(4 if len(self.boards) > FEWEST_BOARDS else 1 if self.is_lean else 3):
                    if self._room_for_audit():
                        self._external_audit(self.boards[-2:])
        while self.left:
            self._filler()
        for board in self.boards:
            self._write_meetings(board)
        return self.files

    def _first_year(self) -> int:
        """The first year that one more board may have with what is left."""
        if len(self.boards) < FEWEST_BOARDS:
            return self.years[0]
        afforded = (self.left - 12) // _MOST_IN_A_UNIT
        return LAST_YEAR + 1 - max(0, afforded)

    def _room_for_audit(self) -> bool:
        missing = max(0, FEWEST_BOARDS - len(self.boards))
        per_board = (30 if self.is_lean else _MOST_IN_A_UNIT) * len(self.years) + 12
        return self.left - missing * per_board > _MOST_IN_A_UNIT

    def _add(self, place: tuple[str, str], typ: str, title: str, front: Mapping[str, Value | None], body: str) -> None:
        """Write a record; `place` is its folder and id, `title` names its file."""
        folder, record_id = place
        lines = ["---", f"id: {record_id}", f"typ: {typ}"]
        for key, value in front.items():
            if value not in (None, "", [], {}):
                lines.extend(_front(key, value))
        text = "\n".join([*lines, "---", ""]) + (f"\n{body}\n" if body else "")
        self.files.append(File(f"{folder}/{record_id}-{slug(title)}.md", text))

    # -- what all share -----------------------------------------------------------------------------

    def _common(self) -> None:
        prose = self.prose
        for code, title, kind, above in (
            ("KF", "Kommunfullmäktige", "fullmäktige", []),
            ("KS", "Kommunstyrelsen", "kommunstyrelse", []),
            ("SK", "Stadskontoret", "förvaltning", ["KS"]),
            ("SR", "Stadsrevisionen", "revision", []),
            ("KPM", "Revisionsbyrån", "extern", []),
            ("IVO", "Inspektionen för vård och omsorg", "myndighet", []),
        ):
            front: dict[str, Value | None] = {
                "titel": title,
                "slag": kind,
                "kortnamn": code,
                "tillhör": above,
            }
            self._add(
                ("organisationer", code),
                "organisation",
                title,
                front,
                f"## Beskrivning\n\n{prose.text(1200)}",
            )
        for sfs, title, short in LAWS:
            front = {"titel": title, "slag": "lag", "sfs": sfs, "citeras_som": [short] if short else []}
            law_id = f"SFS-{sfs.replace(':', '-')}"
            self._add(
                ("styrdokument", law_id),
                "styrdokument",
                title,
                front,
                f"## Sammanfattning\n\n{prose.text(1500)}",
            )
        front = {
            "titel": "Reglemente för intern kontroll", "slag": "reglemente",
            "beslut": {"organ": "KF", "datum": "2016-12-20", "paragraf": 303, "bihang": "178"},
            "citeras_som": ["reglementet för intern kontroll"],
        }  # fmt: skip
        body = f"## Sammanfattning\n\n{prose.text(2500)}"
        self._add(
            ("styrdokument", "KF-REGLEMENTE-IK"),
            "styrdokument",
            "Reglemente för intern kontroll",
            front,
            body,
        )
        front = {
            "titel": "Gemensamma risker i kommunen", "nämnd": "KS", "sedan": f"{self.years[0] - 1}-10",
            "kategori": "regelefterlevnad",
        }  # fmt: skip
        body = f"## Beskrivning\n\n{prose.risk('kommunen')}\n\n## Motivering\n\n{prose.text(900)}"
        self._add(("gemensamt/risker", "KS-R01"), "risk", "Gemensamma risker i kommunen", front, body)
        for year in self.years:
            title, about, counted = prose.topic()
            front = {
                "titel": f"{title} i hela kommunen", "ansvarig": "Stadsjurist", "slag": "kommungemensam", "år": year,
                "omfattar": "alla", "beslut": {"organ": "KS", "datum": f"{year - 1}-11-20", "paragraf": 300 + year % 50},
                "risker": ["KS-R01"], "metoder": ["enkät", "stickprov"],
            }  # fmt: skip
            body = "## Syfte, omfattning, avgränsning och metod\n\n" + prose.text(
                1500,
                f"Granskningen gäller {about} i samtliga nämnder, och underlaget är {counted} från hela året.",
            )
            self._add(
                ("gemensamt/granskningar", f"KG-{year}-G01"),
                "granskning",
                f"{title} i hela kommunen",
                front,
                body,
            )

    # -- a board ------------------------------------------------------------------------------------

    def _board(self, years: Sequence[int]) -> None:
        index = len(self.boards)
        if index < len(BOARDS):
            code, name, department = BOARDS[index]
        else:
            round_, place = divmod(index - len(BOARDS), len(DISTRICTS))
            district = DISTRICTS[place] + (f" {round_ + 1}" if round_ else "")
            code = f"D{index:02}N"
            name, department = f"Stadsområdesnämnden {district}", f"Stadsområdesförvaltningen {district}"
        board = Board(code, name, department, index)
        self.boards.append(board)
        self._organisations(board)
        for number in range(2 if self.is_lean else 4):
            self._routine(board, years[0] - 1, number)
        for year in years:
            self._year(board, year, is_first=year == years[0])

    def _organisations(self, board: Board) -> None:
        prose = self.prose
        front: dict[str, Value | None] = {
            "titel": board.name, "slag": "nämnd", "kortnamn": board.code,
            "rubriker": {"planering": "Planering inför {period}"} if board.index % 2 else {"risk": "{risk}"},
            "riskskala": {"sannolikhet": 4, "konsekvens": 4}, "plan_senast": "02-28",
        }  # fmt: skip
        if board.index % 3 == 0:
            front["utfallsskala"] = [
                {"kod": "U", "ord": "utan anmärkning", "färg": "#2e7d32"},
                {"kod": "M", "ord": "mindre avvikelser", "färg": "#f9a825"},
                {"kod": "S", "ord": "större avvikelser", "färg": "#c62828"},
            ]
        body = (
            f"## Beskrivning\n\n{prose.text(1200)}\n\n## Standardtext inledning\n\n{prose.text(1200)}\n\n"
            f"## Standardtext ansvar\n\n{prose.text(1200)}"
        )
        self._add(("organisationer", board.code), "organisation", board.name, front, body)
        front = {
            "titel": board.department,
            "slag": "förvaltning",
            "kortnamn": board.office,
            "tillhör": [board.code],
        }
        body = f"## Beskrivning\n\n{prose.text(1500)}"
        self._add(("organisationer", board.office), "organisation", board.department, front, body)

    def _routine(self, board: Board, year: int, number: int) -> None:
        _, about, _ = self.prose.topic()
        kind, form = self.rng.choice((("rutin", "Rutin"), ("riktlinje", "Riktlinje"), ("annat", "Vägledning")))
        title = f"{form} {board.code} {year % 100:02}{number} för {about}"
        routine_id = f"{board.office}-{form.upper().translate(_ASCII)}-{year}-{number:02}"
        front: dict[str, Value | None] = {
            "titel": title, "nämnd": board.code, "ansvarig": self.rng.choice(ROLES), "slag": kind,
            "beslut": {"organ": board.office, "datum": f"{year}-0{self.rng.randint(1, 9)}"},
            "utgår_från": ["KF-REGLEMENTE-IK"], "citeras_som": [title[0].lower() + title[1:]],
        }  # fmt: skip
        body = f"## Sammanfattning\n\n{self.prose.text(1900)}"
        self._add((f"{board.code}/styrdokument", routine_id), "styrdokument", title, front, body)
        board.routines.append((routine_id, title))

    def _risk(self, board: Board, year: int, *, position: str = "") -> str:
        rng, prose = self.rng, self.prose
        title, about, _ = prose.topic()
        number = len(board.risks) + board.left_alone + 1
        assessments: list[Mapping[str, Value]] = []
        for when in range(year - 1, LAST_YEAR):
            one: dict[str, Value] = {
                "datum": f"{when}-10", "sannolikhet": rng.randint(1, 4), "konsekvens": rng.randint(1, 4)
            }  # fmt: skip
            if position:
                one["ställningstagande"] = position
                one["beslutad_av"] = "Förvaltningschefen"
                one["kommentar"] = "Kontrollen skulle kosta mer än den skada som den förebygger."
            assessments.append(one)
        earlier = rng.choice(board.risks[-30:]) if board.risks and rng.random() < 0.15 else ""
        front: dict[str, Value | None] = {
            "titel": f"{title} {board.code} {number}", "nämnd": board.code, "sedan": f"{year - 1}-10",
            "kategori": rng.choice(CATEGORIES), "riskbedömningar": assessments,
            "föregångare": [earlier] if earlier else [], "styrdokument": [rng.choice(board.routines)[0]],
        }  # fmt: skip
        body = f"## Beskrivning\n\n{prose.risk(board.name)}\n\n"
        if rng.random() < 0.2:
            body += f"{prose.risk(board.name)}\n\n"
        body += f"## Motivering\n\n{prose.text(1500, f'Risken gäller {about} i {board.genitive} verksamhet.')}"
        risk_id = f"{board.code}-R{number:02}"
        self._add((f"{board.code}/risker", risk_id), "risk", title, front, body)
        if position:
            board.left_alone += 1
        else:
            board.risks.append(risk_id)
        return risk_id

    # -- a year -------------------------------------------------------------------------------------

    def _year(self, board: Board, year: int, *, is_first: bool) -> None:
        rng = self.rng
        points = ["H1", "AR"] if board.index % 3 else ["T1", "T2", "AR"]
        fresh = [self._risk(board, year) for _ in range(2 if self.is_lean else 3)]
        if not self.is_lean and rng.random() < 0.3:
            self._risk(board, year, position=rng.choice(("bevakas", "accepteras")))
        if not self.is_lean:
            self._routine(board, year, 9)
        items = self._items(BoardYear(board, year, points, fresh))
        self._plan(board, year, points, items)
        told: dict[str, list[Told]] = {}
        board.grounds[year] = []
        for one in items:
            self._tell(board, year, points, one, told)
        common = Told(f"KG-{year}-G01", "den gemensamma granskningen", self.prose.topic(), is_audit=True, planned="AR")
        if year < LAST_YEAR:
            self._audit_told(board, year, common, "AR", final=True)
            told.setdefault("AR", []).append(common)
        for code in points:
            if year < LAST_YEAR or code != "AR":
                # the year's report tells of every item, those finished earlier too
                self._report(board, year, code, [*items, common] if code == "AR" else told.get(code, []))
        grounds = board.grounds[year] or board.grounds.get(year - 1, [])
        for _ in range(2 if self.is_lean else 6):
            self._commitment(board, year, grounds[:4], fresh)
        if is_first:
            self._risk(board, year, position="bevakas")

    def _items(self, whole: BoardYear) -> list[Told]:
        rng, prose = self.rng, self.prose
        board, year, points, fresh = whole.board, whole.year, whole.points, whole.fresh
        items: list[Told] = []
        for number in range(1, (3 if self.is_lean else 5) + 1):
            topic = prose.topic()
            title = f"{rng.choice(('Översyn av', 'Utvärdering av', 'Utveckling av'))} {topic[1]}"
            risks = [
                fresh[number % len(fresh)],
                *rng.sample(board.risks, min(len(board.risks), rng.choice((0, 0, 1, 2)))),
            ]
            grounds = board.grounds.get(year - 1, [])
            routine, name = rng.choice(board.routines)
            front: dict[str, Value | None] = {
                "titel": title, "nämnd": board.code, "ansvarig": rng.choice(ROLES), "slag": "direktåtgärd",
                "förvaltningar": [board.office], "risker": list(dict.fromkeys(risks)),
                "grund": [rng.choice(grounds)] if grounds and rng.random() < 0.3 else [],
                "styrdokument": [routine], "tema": rng.choice(THEMES),
            }  # fmt: skip
            body = (
                f"## Vad ska göras\n\n{prose.text(1100, f'Åtgärden gäller {topic[1]} och utgår från {name}.')}\n\n"
                f"## Förväntad effekt\n\n{prose.text(500)}"
            )
            item_id = f"{board.code}-{year}-D{number:02}"
            self._add((f"{board.code}/atgarder", item_id), "åtgärd", title, front, body)
            items.append(Told(item_id, title, topic, is_audit=False, planned=points[number % len(points)]))
        titles: set[str] = set()
        for number in (1, 2):
            topic = prose.topic()
            while topic[0] in titles:
                topic = prose.topic()
            titles.add(topic[0])
            items.append(self._audit(whole, number, topic))
        return items

    def _audit(self, whole: BoardYear, number: int, topic: tuple[str, str, str]) -> Told:
        rng, prose = self.rng, self.prose
        board, year, points, fresh = whole.board, whole.year, whole.points, whole.fresh
        sfs, law, _ = rng.choice(LAWS)
        routine, name = rng.choice(board.routines)
        earlier = board.audits.get(topic[0], "")
        audit_id = f"{board.code}-{year}-G{number:02}"
        front: dict[str, Value | None] = {
            "titel": topic[0], "nämnd": board.code, "ansvarig": rng.choice(ROLES), "slag": "nämndens", "år": year,
            "risker": [fresh[number % len(fresh)]], "styrdokument": [f"SFS-{sfs.replace(':', '-')}", routine],
            "period": f"januari–juni {year}", "metoder": ["stickprov", "intervjuer"],
            "föregångare": [earlier] if earlier else [], "samma_metod": "ja" if earlier else None,
        }  # fmt: skip
        body = (
            f"## Områden och rutiner\n\n- {law}\n- {name}\n\n"
            f"## Syfte\n\n{prose.text(600, f'Granskningen ska visa om {topic[1]} fungerar som det är tänkt.')}\n\n"
            f"## Omfattning och avgränsning\n\n{prose.text(500)}\n\n"
            f"## Metod\n\n{prose.text(600, f'Stickprov tas bland periodens {topic[2]}.')}"
        )
        self._add((f"{board.code}/granskningar", audit_id), "granskning", topic[0], front, body)
        board.audits[topic[0]] = audit_id
        return Told(
            audit_id,
            topic[0],
            topic,
            is_audit=True,
            planned=points[number % len(points)],
            predecessor=earlier,
        )

    def _plan(self, board: Board, year: int, points: list[str], items: list[Told]) -> None:
        plan_id = f"{board.code}-{year}"
        day = self._day(board, year, 1)
        entries: list[Mapping[str, Value]] = [{"post": one.id, "rapporteras": [one.planned]} for one in items]
        entries.append({"post": f"KG-{year}-G01", "rapporteras": ["AR"]})
        matter = self._matter_id(board, year)
        paragraph = self._minute(board, self._meetings(board, day), matter)
        front: dict[str, Value | None] = {
            "nämnd": board.code, "år": year, "ärende": matter,
            "beslut": [{"datum": day.isoformat(), "paragraf": paragraph}],
            "rapporteringstillfällen": [
                {
                    "kod": code, "namn": _POINTS[code][0],
                    "tidpunkt": self._point_day(board, year, code).isoformat()[:7],
                    "omfattar": "alla" if code == "AR" else "planerade",
                }
                for code in points
            ],
            "poster": entries,
        }  # fmt: skip
        body = (
            f"## Inledning\n\n{self.prose.text(1500)}\n\n## Så tog förvaltningen fram planen\n\n{self.prose.text(1000)}"
        )
        self._add((f"{board.code}/planer", plan_id), "plan", f"internkontrollplan {year}", front, body)
        self._matter(
            board,
            matter,
            f"Internkontrollplan {year}",
            "internkontrollplan",
            day,
            basis=plan_id,
            sent_to=["KS", "SR"],
        )

    def _tell(self, board: Board, year: int, points: list[str], one: Told, told: dict[str, list[Told]]) -> None:
        """The follow-ups of an item: at its point, and at the next while it is not final."""
        for index, code in enumerate(points):
            if code != one.planned and not (index and points[index - 1] in points[points.index(one.planned) :]):
                continue
            if year == LAST_YEAR and code == "AR":
                return
            final = code == "AR" or self.rng.random() < 0.75
            again = "" if final else f"{board.code}-{year}-{points[index + 1]}"
            if one.is_audit:
                self._audit_told(board, year, one, code, final=final, again=again)
            else:
                self._action_told(board, year, one, code, again=again)
            told.setdefault(code, []).append(one)
            if final:
                return

    def _action_told(self, board: Board, year: int, one: Told, code: str, *, again: str) -> None:
        rng, prose = self.rng, self.prose
        status = "pågår" if again else rng.choice(("genomförd", "genomförd", "genomförd", "övergår i ordinarie arbete"))
        front: dict[str, Value | None] = {
            "nämnd": board.code, "avser": one.id, "tillfälle": f"{board.code}-{year}-{code}", "status": status,
            "rapporteras_igen": again, "mottagare": board.office if status.startswith("över") else None,
        }  # fmt: skip
        if rng.random() < 0.3:
            series: dict[str, Value] = {str(y): rng.randint(100, 999) for y in range(year - 4, year + 1)}
            front["nyckeltal"] = [{"namn": f"Antal {one.topic[2]}", "enhet": one.topic[2], "värden": series}]
        planning = "Planering inför hösten" if board.index % 2 else "Planering framåt"
        body = (
            f"## Genomförda åtgärder\n\n{prose.text(1500, f'Arbetet har gällt {one.topic[1]}.')}\n\n"
            f"### Vad arbetet har visat\n\n{prose.text(1000)}"
        )
        body += f"\n\n## {planning}\n\n{prose.text(600)}" if again else f"\n\n## Effekt\n\n{prose.text(900)}"
        self._add((f"{board.code}/uppfoljningar", f"{one.id}-{code}"), "uppföljning", one.title, front, body)

    def _audit_told(self, board: Board, year: int, one: Told, code: str, *, final: bool, again: str = "") -> None:
        rng, prose = self.rng, self.prose
        is_common = one.id.startswith("KG")
        follow_up_id = f"{one.id}-{board.code}-{code}" if is_common else f"{one.id}-{code}"
        total, right = rng.randint(40, 120), rng.randint(12, 35)
        silent = rng.randint(6, 20) if rng.random() < 0.4 else 0
        parts: dict[str, Value] = {"följer rutinen": total - right - silent, "avviker": right}
        if silent:
            parts["svarade inte"] = silent
        samples: list[Mapping[str, Value]] = [
            {"namn": f"Granskade {one.topic[2]}", "totalt": total, "enhet": one.topic[2], "delar": parts}
        ]
        if rng.random() < 0.3:
            yes = rng.randint(50, 80)
            answers: dict[str, Value] = {"ja": yes, "delvis": 90 - yes, "nej": 10}
            samples.append({"namn": "Är rutinen känd?", "totalt": total, "enhet": "procent", "delar": answers})
        by_finding = rng.random() < 0.1
        front: dict[str, Value | None] = {
            "nämnd": board.code, "avser": one.id, "tillfälle": f"{board.code}-{year}-{code}",
            "status": "genomförd" if final else "pågår", "rapporteras_igen": again,
            "utfall": rng.choice("UMS") if final and board.index % 3 == 0 else None, "urval": samples,
            "bifynd_till": [board.office] if by_finding else [],
        }  # fmt: skip
        opening = f"Av {total} granskade {one.topic[2]} följer {total - right - silent} rutinen fullt ut."
        body = (
            f"## Resultat\n\n{prose.text(1300, opening)}\n\n### Utfall i områdena\n\n{prose.table(one.topic[2], year)}"
        )
        if silent:
            body += "\n\nOm dem som inte svarade går det inte att dra någon slutsats.[^1]"
        body += f"\n\n### Iakttagelser ur underlaget\n\n{prose.text(1100)}"
        if one.predecessor:
            body += f"\n\n## Jämförelse med tidigare granskning\n\n{prose.text(700)}"
        if final:
            body += f"\n\n## Har granskningen lett till åtgärder?\n\n{prose.text(700, 'Ja.')}"
        if by_finding:
            body += f"\n\n## Bifynd\n\n{prose.text(400)}"
        if silent:
            body += "\n\n[^1]: Svaren kom in efter den sista dagen eller inte alls."
        self._add((f"{board.code}/uppfoljningar", follow_up_id), "uppföljning", one.title, front, body)
        if final and not is_common:
            board.grounds[year].append(follow_up_id)

    def _report(self, board: Board, year: int, code: str, told: list[Told]) -> None:
        prose = self.prose
        plan_id = f"{board.code}-{year}"
        report_id = f"{plan_id}-RAPPORT-{code}"
        title = f"Uppföljning av internkontrollplan {year}, {_POINTS[code][0]}"
        actions, audits = (sum(1 for one in told if one.is_audit is kind) for kind in (False, True))
        opening = ""
        if 1 < actions < len(_WORDS) and 1 < audits < len(_WORDS):
            opening = f"Rapporten redovisar {_WORDS[actions]} direktåtgärder och {_WORDS[audits]} granskningar."
        body = (
            f"## Inledning\n\n{prose.text(900, opening)}\n\n## Sammanfattande bedömning\n\n{prose.text(1100)}\n\n"
            f"## Arbetet under perioden\n\n{prose.text(900)}"
        )
        front: dict[str, Value | None] = {"nämnd": board.code, "tillfälle": f"{plan_id}-{code}"}
        self._add((f"{board.code}/rapporter", report_id), "rapport", title, front, body)
        day = self._point_day(board, year, code)
        matter = self._matter_id(board, day.year)
        self._minute(board, self._meetings(board, day), matter)
        self._matter(board, matter, title, "uppföljning", day, basis=report_id, sent_to=["KS"])

    # -- matters and meetings -----------------------------------------------------------------------

    def _day(self, board: Board, year: int, month: int) -> date:
        return date(year, month, 18 + board.index % 10)

    def _point_day(self, board: Board, year: int, code: str) -> date:
        return self._day(board, year + 1, 1) if code == "AR" else self._day(board, year, _POINTS[code][1])

    def _meetings(self, board: Board, day: date) -> list[Meeting]:
        """Preparation, committee and board meeting of a day, each of them written once."""
        found = []
        for infix, kind, before in (
            ("-BER", "beredning", 28),
            ("-AU", "arbetsutskott", 14),
            ("", "nämnd", 0),
        ):
            if kind == "beredning" and board.index % 2:
                continue
            when = day - timedelta(days=before)
            meeting_id = f"{board.code}{infix}-{when.isoformat()}"
            if meeting_id not in board.meetings:
                board.meetings[meeting_id] = Meeting(meeting_id, kind, when)
                self.unwritten += 1
            found.append(board.meetings[meeting_id])
        return found

    def _minute(self, board: Board, meetings: list[Meeting], matter: str) -> int:
        """Put a matter on the agendas; its § at the board's meeting."""
        for meeting in meetings:
            meeting.agenda.append(matter)
        board.paragraph = board.paragraph % 380 + 1
        if meetings[-1].day <= STATED_DAY:
            meetings[-1].minutes[matter] = board.paragraph
        return board.paragraph

    def _matter_id(self, board: Board, year: int) -> str:
        board.matters[year] = board.matters.get(year, 0) + 1
        return f"{board.code}-ARENDE-{year}-{board.matters[year]:02}"

    def _matter(
        self, board: Board, matter: str, title: str, kind: str, day: date, *, basis: str = "", sent_to: list[str],
        external_audit: str = "", reply_by: date | None = None,
    ) -> None:  # fmt: skip
        prose = self.prose
        number = int(matter[-2:]) + 100
        front: dict[str, Value | None] = {
            "titel": title, "nämnd": board.code, "diarienummer": f"{board.code}-{day.year}-{number}", "slag": kind,
            "extern_granskning": external_audit, "beslutsplanering": [m.id for m in self._meetings(board, day)],
            "beslutsunderlag": [
                *([{"id": basis}] if basis else []),
                {"titel": f"Tjänsteskrivelse {title}", "datum": (day - timedelta(days=35)).isoformat()},
                *([{"sekretess": "18 kap. 8 § offentlighets- och sekretesslagen"}] if self.rng.random() < 0.05 else []),
            ],
            "skickas_till": sent_to, "svar_senast": reply_by.isoformat() if reply_by else None,
            "undertecknare": [{"titel": "Förvaltningschef"}, {"titel": "Avdelningschef"}],
        }  # fmt: skip
        _, law, short = self.rng.choice([one for one in LAWS if one[2]])
        body = (
            f"## Sammanfattning\n\n{prose.text(900)}\n\n"
            "## Förslag till beslut\n\n1. Nämnden godkänner förvaltningens förslag.\n"
            "2. Nämnden skickar beslutet till dem som anges i ärendet.\n\n"
            f"## Ärendet\n\n{prose.text(1600, f'Kraven följer bland annat av {law[0].lower()}{law[1:]}.')}\n\n"
            f"## Förvaltningens överväganden\n\n{prose.text(1200, f'Förvaltningen har också vägt in {short}.')}\n\n"
            f"## Ekonomiska konsekvenser\n\n{prose.text(300)}\n\n## Barnperspektiv\n\n{prose.text(300)}"
        )
        self._add((f"{board.code}/arenden", matter), "ärende", title, front, body)

    def _write_meetings(self, board: Board) -> None:
        for meeting in board.meetings.values():
            minutes: list[Mapping[str, Value]] = [{"ärende": m, "paragraf": p} for m, p in meeting.minutes.items()]
            front: dict[str, Value | None] = {
                "nämnd": board.code, "slag": meeting.kind, "datum": meeting.day.isoformat(),
                "dagordning": meeting.agenda, "protokoll": minutes,
            }  # fmt: skip
            self._add((f"{board.code}/sammantraden", meeting.id), "sammanträde", meeting.kind, front, "")
            self.unwritten -= 1

    # -- commitments and external audits ------------------------------------------------------------

    def _commitment(self, board: Board, year: int, grounds: Sequence[str], risks: Sequence[str]) -> None:
        """An action outside a plan: two in five are finished, and say so; others run on or end later."""
        rng, prose = self.rng, self.prose
        topic = prose.topic()
        board.actions[year] = board.actions.get(year, 0) + 1
        action_id = f"{board.code}-{year}-A{board.actions[year]:02}"
        title = f"{rng.choice(('Tydligare ansvar för', 'Bättre stöd vid', 'Fortsatt utveckling av'))} {topic[1]}"
        finished = rng.random() < 0.4 and self.left > 1 and year < LAST_YEAR
        ends = f"{year}" if finished else "löpande" if year < LAST_YEAR - 1 else rng.choice(("2026-vår", "2026"))
        routine, name = rng.choice(board.routines)
        front: dict[str, Value | None] = {
            "titel": title, "nämnd": board.code, "ansvarig": rng.choice(ROLES), "slag": "åtagande",
            "förvaltningar": [board.office], "risker": [rng.choice(risks)] if risks and rng.random() < 0.5 else [],
            "grund": [rng.choice(grounds)] if grounds else [], "slutdatum": ends, "styrdokument": [routine],
        }  # fmt: skip
        if not front["risker"] and not front["grund"]:
            front["risker"] = [rng.choice(board.risks[:1])]
        body = (
            f"## Vad ska göras\n\n{prose.text(900, f'Åtagandet gäller {topic[1]} och {name}.')}\n\n"
            f"## Förväntad effekt\n\n{prose.text(400)}"
        )
        self._add((f"{board.code}/atgarder", action_id), "åtgärd", title, front, body)
        if finished:
            day = f"{year}-12-0{rng.randint(1, 9)}"
            front = {"nämnd": board.code, "avser": action_id, "datum": day, "status": "genomförd"}
            body = f"## Genomförda åtgärder\n\n{prose.text(1600)}\n\n## Effekt\n\n{prose.text(700)}"
            self._add((f"{board.code}/uppfoljningar", f"{action_id}-{day}"), "uppföljning", title, front, body)

    def _external_audit(self, boards: Sequence[Board]) -> None:
        rng, prose = self.rng, self.prose
        year = rng.choice(self.years)
        is_supervision = rng.random() < 0.25
        examiner = "IVO" if is_supervision else "SR"
        number = self.audit_numbers[examiner, year] = self.audit_numbers.get((examiner, year), 0) + 1
        audit_id = f"{examiner}-{year}-{number:02}"
        title, about, _ = prose.topic()
        title = f"Granskning av {about}"
        front: dict[str, Value | None] = {
            "titel": title, "slag": "tillsyn" if is_supervision else "revision", "granskare": examiner,
            "utförare": None if is_supervision else "KPM", "nummer": audit_id, "omfattar": [b.code for b in boards],
            "period": f"hösten {year - 1}", "krav": ["åtgärder", "effekt"],
            "lagrum": [{"styrdokument": "SFS-2017-725", "ställe": "12 kap. 1 §"}],
        }  # fmt: skip
        folder = f"externa/{audit_id}"
        body = f"## Bakgrund\n\n{prose.text(2200)}\n\n## Omfattning\n\n{prose.text(1200)}"
        self._add((folder, audit_id), "extern granskning", title, front, body)
        asked = self._observations(folder, audit_id, boards, is_supervision=is_supervision)
        for board in boards:
            day = self._day(board, year, 4)
            matter = self._matter_id(board, year)
            self._minute(board, self._meetings(board, day), matter)
            name = f"Yttrande över {title[0].lower()}{title[1:]}, {audit_id}"
            self._matter(
                board, matter, name, "yttrande", day, sent_to=[examiner],
                external_audit=audit_id, reply_by=day + timedelta(days=20),
            )  # fmt: skip
            for asked_id in asked:
                self._answer(folder, board, year, matter, asked_id)

    def _observations(self, folder: str, audit_id: str, boards: Sequence[Board], *, is_supervision: bool) -> list[str]:
        rng, prose = self.rng, self.prose
        asked: list[str] = []
        for number in range(1, 5):
            title, about, _ = prose.topic()
            front: dict[str, Value | None] = {
                "titel": f"Brister i {about}" if is_supervision else f"Är {about} tillräcklig?",
                "slag": "brist" if is_supervision else "revisionsfråga", "extern_granskning": audit_id, "nummer": number,
                "riktas_till": [b.office if is_supervision else b.code for b in boards],
            }  # fmt: skip
            if not is_supervision:
                grades = ("uppfylld", "delvis uppfylld", "ej uppfylld")
                front["bedömning"] = [{"nämnd": b.code, "grad": rng.choice(grades)} for b in boards]
            observation = f"{audit_id}-{'B' if is_supervision else 'F'}{number}"
            self._add((folder, observation), "iakttagelse", title, front, f"## Text\n\n{prose.text(1900)}")
            if is_supervision:
                asked.append(observation)
        for number in range(1, 1 if is_supervision else 4):
            title, about, _ = prose.topic()
            recommendation = f"{audit_id}-REK{number}"
            front = {
                "extern_granskning": audit_id, "nummer": number, "riktas_till": [b.code for b in boards]
            }  # fmt: skip
            body = f"## Text\n\n{prose.text(700, f'Nämnden rekommenderas att stärka {about}.')}"
            self._add((folder, recommendation), "rekommendation", title, front, body)
            asked.append(recommendation)
        return asked

    def _answer(self, folder: str, board: Board, year: int, matter: str, asked: str) -> None:
        prose = self.prose
        routine, name = self.rng.choice(board.routines)
        answer = f"{asked}-{board.office}-{year}"
        front: dict[str, Value | None] = {
            "avser": asked, "ärende": matter, "förvaltningar": [board.office],
            "inställning": self.rng.choice(("instämmer", "instämmer", "instämmer delvis")),
            "utförs_av": [board.office], "styrdokument": [routine],
        }  # fmt: skip
        body = (
            f"## Inställning\n\n{prose.text(500)}\n\n"
            f"## Genomförda åtgärder\n\n{prose.text(1500, f'Arbetet utgår från {name}.')}\n\n"
            f"## Planerade åtgärder\n\n{prose.text(900)}"
        )
        self._add((folder, answer), "svar", board.department, front, body)
        self._commitment(board, year, [answer], [])

    def _filler(self) -> None:
        board = self.rng.choice(self.boards)
        year = self.rng.choice([y for y in board.grounds if board.actions.get(y, 0) < 990])
        grounds = board.grounds[year] or board.grounds.get(year - 1, [])
        self._commitment(board, year, grounds, board.risks[:3])


_ASCII = str.maketrans("ÅÄÖ", "AAO")
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
#: reporting point -> its name and the month of the meeting; the year's report comes in the next January
_POINTS = {
    "T1": ("tertial 1", 6), "T2": ("tertial 2", 10), "H1": ("halvår 1", 9), "AR": ("årsrapportering", 1),
}  # fmt: skip


def _front(key: str, value: Value) -> list[str]:
    """A key of the front matter as lines: lists of mappings in blocks, all else on one line."""
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], Mapping):
        lines = [f"{key}:"]
        for one in value:
            assert isinstance(one, Mapping)
            lines.extend(
                f"  {'- ' if first else '  '}{k}: {_flow(v)}"
                for first, (k, v) in zip(_first_only(), one.items(), strict=False)
            )
        return lines
    return [f"{key}: {_flow(value)}"]


def _first_only() -> Sequence[bool]:
    return (True, *([False] * 20))


def _flow(value: Value) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_flow(v) for v in value) + "]"
    text = str(value)
    if _SAFE.fullmatch(text) and ": " not in text:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(target: Path, records: int, seed: int) -> int:
    """Write a register into a new or empty folder; the number of records."""
    if records < FEWEST_RECORDS:
        raise ValueError(f"a register with {FEWEST_BOARDS} boards takes at least {FEWEST_RECORDS} records")
    if target.exists() and any(target.iterdir()):
        raise ValueError(f"{target} is not empty")
    target.mkdir(parents=True, exist_ok=True)
    (target / "register.yml").write_text("format: 1\nkommun: Exempelstaden\n", "utf-8")
    files = Generator(records, seed).generate()
    for file in files:
        path = target / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8", newline="\n")
    return len(files)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Write a generated register.")
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    print(f"{write(options.target, options.records, options.seed)} records in {options.target}")


if __name__ == "__main__":
    main()
