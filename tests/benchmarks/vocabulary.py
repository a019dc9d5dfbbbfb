"""The words that generated records are written with: internal control in Swedish municipal prose.

Slots in braces are filled from the lists of the same name. No template ends with a number (a line that
begins "2023. " would read as a list), none speaks of fewer than five persons, and none compares with an
earlier audit: those are things that the rules of the register judge.
"""

from __future__ import annotations

#: code, name of the board, name of its department
BOARDS: tuple[tuple[str, str, str], ...] = (
    ("UTN", "Utbildningsnämnden", "Utbildningsförvaltningen"),
    ("SON", "Socialnämnden", "Socialförvaltningen"),
    ("BYN", "Byggnadsnämnden", "Bygglovsförvaltningen"),
    ("KUN", "Kulturnämnden", "Kulturförvaltningen"),
    ("FRN", "Fritidsnämnden", "Fritidsförvaltningen"),
    ("OMN", "Omsorgsnämnden", "Omsorgsförvaltningen"),
    ("TKN", "Teknik- och gatunämnden", "Teknik- och gatuförvaltningen"),
    ("MIN", "Miljö- och hälsonämnden", "Miljöförvaltningen"),
    ("ARN", "Arbetsmarknadsnämnden", "Arbetsmarknadsförvaltningen"),
    ("SEN", "Servicenämnden", "Serviceförvaltningen"),
    ("FON", "Förskolenämnden", "Förskoleförvaltningen"),
    ("GRN", "Grundskolenämnden", "Grundskoleförvaltningen"),
    ("VAN", "Valnämnden", "Valkansliet"),
    ("OVN", "Överförmyndarnämnden", "Överförmyndarförvaltningen"),
    ("RAN", "Räddningsnämnden", "Räddningstjänsten"),
    ("FAN", "Fastighetsnämnden", "Fastighetsförvaltningen"),
    ("HAN", "Hållbarhetsnämnden", "Hållbarhetsförvaltningen"),
    ("NAN", "Näringslivsnämnden", "Näringslivsförvaltningen"),
    ("ITN", "Digitaliseringsnämnden", "Digitaliseringsförvaltningen"),
    ("PEN", "Personalnämnden", "Personalförvaltningen"),
)
#: parts of the town: boards beyond those above are district boards
DISTRICTS = (
    "Norr", "Söder", "Öster", "Väster", "Centrum", "Hamnen", "Åsen", "Backen", "Sjöstaden", "Kvarnby", "Lugnet",
    "Ängen", "Skogsby", "Rosendal", "Fosie", "Limhult", "Höja", "Videdal", "Almvik", "Bruket",
)  # fmt: skip

#: SFS number, name with its number as the text of a law cites it, short form
LAWS: tuple[tuple[str, str, str], ...] = (
    ("2007:171", "Lag (2007:171) om registerkontroll av personal vid vissa boenden som tar emot barn", ""),
    ("2013:852", "Lag (2013:852) om registerkontroll av personer som ska arbeta med barn", ""),
    ("2021:890", "Lag (2021:890) om skydd för personer som rapporterar om missförhållanden", "visselblåsarlagen"),
    ("2009:400", "Offentlighets- och sekretesslag (2009:400)", "offentlighets- och sekretesslagen"),
    ("2017:725", "Kommunallag (2017:725)", "kommunallagen"),
    ("2017:900", "Förvaltningslag (2017:900)", "förvaltningslagen"),
    ("2016:1145", "Lag (2016:1145) om offentlig upphandling", "lagen om offentlig upphandling"),
    ("2010:800", "Skollag (2010:800)", "skollagen"),
    ("2010:900", "Plan- och bygglag (2010:900)", "plan- och bygglagen"),
    ("1990:782", "Arkivlag (1990:782)", "arkivlagen"),
    ("1977:1160", "Arbetsmiljölag (1977:1160)", "arbetsmiljölagen"),
    ("2018:597", "Lag (2018:597) om kommunal bokföring och redovisning", ""),
)

EVENTS = (
    "behörigheter ligger kvar när anställda byter arbete", "fakturor attesteras utan att varan har tagits emot",
    "utdrag ur belastningsregistret inte begärs vid anställning", "orosanmälningar inte bedöms inom rätt tid",
    "bisysslor inte anmäls eller prövas", "direktupphandlingar görs utan konkurrens",
    "känsliga uppgifter skickas i okrypterad e-post", "beslut fattas av någon som saknar delegation",
    "avtal löper ut utan att någon märker det", "handlingar inte diarieförs i tid",
    "personuppgiftsincidenter inte anmäls", "nycklar och passerkort inte återlämnas",
    "utbetalningar görs till fel mottagare", "loggar inte granskas så ofta som rutinen anger",
    "klagomål från brukare inte besvaras", "leverantörer inte följs upp under avtalstiden",
    "inventarier försvinner utan att det upptäcks", "medarbetare utsätts för otillåten påverkan",
    "statsbidrag inte söks eller inte redovisas", "representation redovisas utan syfte och deltagare",
    "verksamheten står stilla vid ett längre strömavbrott", "kompetens går förlorad när erfarna medarbetare slutar",
    "barn placeras hos utförare som saknar tillstånd", "avgifter debiteras med fel belopp",
    "tillsyn enligt plan inte hinns med", "hot och våld inte rapporteras", "projekt drar över sin budget",
    "akter förvaras så att obehöriga kommer åt dem", "ledighet registreras fel i lönesystemet",
    "uppgifter till nämnden är ofullständiga", "hyresavtal tecknas utan beslut", "gallring inte görs enligt plan",
)  # fmt: skip
CAUSES = (
    "bristande kännedom om rutinen", "hög personalomsättning", "att ansvaret är otydligt fördelat",
    "att systemet saknar spärrar", "tidsbrist i verksamheten", "att introduktionen av nya chefer är ojämn",
    "att kontroller bara görs när någon minns dem", "otillräckligt systemstöd", "att uppgifter lämnas muntligt",
    "att rutinen inte har uppdaterats efter omorganisationen", "många manuella moment",
    "att få personer kan hela processen", "otydliga instruktioner till leverantören",
    "att enheterna arbetar på olika sätt", "att uppföljning saknas", "bristande samverkan mellan enheterna",
    "att stödet till cheferna inte räcker", "att informationen är svår att hitta", "låg bemanning under sommaren",
    "att underlagen kommer in för sent",
)  # fmt: skip
CONSEQUENCES = (
    "ekonomisk skada för kommunen", "att enskilda inte får det stöd de har rätt till", "bruten sekretess",
    "minskat förtroende för nämnden", "felaktiga beslut", "vite eller sanktionsavgift",
    "att fel upptäcks först i efterhand", "dubbelarbete och förseningar", "skada för barn och unga",
    "att nämnden saknar underlag för sin uppföljning", "att lagens krav inte uppfylls", "sämre arbetsmiljö",
    "att skattemedel används fel", "otrygghet bland medarbetarna", "rättsförluster för enskilda",
    "att avvikelser inte leder till förbättringar", "avbrott i verksamheten", "kritik från tillsynsmyndigheten",
)  # fmt: skip

#: topic: its short title, what it is about (definite), what is counted
TOPICS: tuple[tuple[str, str, str], ...] = (
    ("Behörigheter i verksamhetssystem", "hanteringen av behörigheter", "behörigheter"),
    ("Attest av fakturor", "attesten av fakturor", "fakturor"),
    ("Registerutdrag vid rekrytering", "kontrollen av registerutdrag", "rekryteringar"),
    ("Bisysslor", "prövningen av bisysslor", "anmälningar"),
    ("Direktupphandling", "direktupphandlingen", "inköp"),
    ("Delegationsbeslut", "anmälan av delegationsbeslut", "beslut"),
    ("Avtalsuppföljning", "uppföljningen av avtal", "avtal"),
    ("Diarieföring", "diarieföringen", "handlingar"),
    ("Personuppgiftsincidenter", "hanteringen av personuppgiftsincidenter", "incidenter"),
    ("Nycklar och passerkort", "hanteringen av nycklar och passerkort", "nycklar"),
    ("Logguppföljning", "den systematiska logguppföljningen", "loggkontroller"),
    ("Synpunkter och klagomål", "hanteringen av synpunkter och klagomål", "klagomål"),
    ("Inventarier", "märkningen av inventarier", "inventarier"),
    ("Otillåten påverkan", "arbetet mot otillåten påverkan", "händelser"),
    ("Statsbidrag", "redovisningen av statsbidrag", "bidrag"),
    ("Representation", "redovisningen av representation", "verifikat"),
    ("Kontinuitet vid avbrott", "beredskapen för avbrott", "verksamheter"),
    ("Avgifter", "debiteringen av avgifter", "debiteringar"),
    ("Hot och våld", "rapporteringen av hot och våld", "händelser"),
    ("Lönerapportering", "rapporteringen av frånvaro", "löneperioder"),
    ("Gallring", "gallringen av uppgifter", "akter"),
    ("Hyresavtal", "förvaltningen av hyresavtal", "hyresavtal"),
    ("Förfalskade intyg", "granskningen av intyg", "intyg"),
    ("Projektstyrning", "styrningen av projekt", "projekt"),
)

SLOTS: dict[str, tuple[str, ...]] = {
    "vem": (
        "enhetscheferna", "avdelningscheferna", "handläggarna", "controllern", "registratorn", "förvaltningen",
        "kvalitetssamordnaren", "ledningsgruppen", "säkerhetssamordnaren", "inköparna", "administratörerna",
        "medarbetarna", "arbetsgruppen", "ekonomienheten", "kansliet", "upphandlingsenheten", "systemförvaltaren",
    ),
    "plats": (
        "i hemtjänsten", "på kontoren", "i de största verksamheterna", "på enheterna", "inom stödfunktionerna",
        "i hela förvaltningen", "på de särskilda boendena", "i skolorna", "inom myndighetsutövningen",
        "i mottagningen", "på avdelningen för stöd", "i den centrala administrationen", "ute i verksamheterna",
    ),
    "sak": (
        "rutinen", "checklistan", "mallen", "handboken", "kontrollmomentet", "anvisningen", "introduktionen",
        "vägledningen", "uppföljningen", "dokumentationen", "stödmaterialet", "arbetssättet", "processkartan",
    ),
    "brist": (
        "att underskrifter saknades", "att datum inte var ifyllda", "att uppgifter var svåra att spåra",
        "att flera versioner användes samtidigt", "att kontrollen gjordes i efterhand",
        "att dokumentationen varierade", "att ansvaret inte var skriftligt fördelat",
        "att gamla blanketter fortfarande användes", "att svaren lämnades muntligt",
    ),
    "åtgärd": (
        "förtydliga instruktionen", "ta fram en gemensam mall", "utbilda samtliga chefer",
        "införa en påminnelse i systemet", "gå igenom ansvarsfördelningen", "lägga in kontrollen i årshjulet",
        "samla informationen på intranätet", "göra stickprov varje kvartal", "begränsa vem som får ändra uppgifter",
        "ta bort moment som görs dubbelt", "bjuda in verksamheterna till dialog", "följa upp resultatet med en enkät",
    ),
    "tid": (
        "under våren", "under hösten", "före sommaren", "i början av året", "vid halvårsskiftet", "under året",
        "sedan den förra planen", "i samband med budgetarbetet", "vid varje månadsskifte", "under perioden",
    ),
    "verkan": (
        "färre fel upptäcks i efterhand", "handläggningen går fortare", "cheferna känner sig tryggare i sin roll",
        "kontrollerna blir gjorda i tid", "dokumentationen går att följa", "nya medarbetare kommer snabbare in",
        "avvikelser fångas upp tidigare", "underlagen till nämnden blir säkrare",
    ),
    "omdöme": (
        "tillräcklig", "i huvudsak god", "godtagbar", "bättre än väntat", "ojämn mellan enheterna", "på rätt väg",
    ),
}

SENTENCES = (
    "{Vem} har {tid} gått igenom hur {sak} används {plats}.",
    "Genomgången visar att {sak} är känd {plats}, men att den tillämpas på olika sätt.",
    "Det vanligaste felet är {brist}.",
    "För att komma till rätta med det ska {vem} {åtgärd}.",
    "Förväntningen är att {verkan} när arbetet är på plats.",
    "{Vem} bedömer att den interna kontrollen på området är {omdöme}.",
    "I dialogen med verksamheterna framkom {brist}, vilket {vem} har tagit med sig i det fortsatta arbetet.",
    "{Sak} har reviderats {tid} och finns nu samlad på ett ställe på intranätet.",
    "När ärendena prövades {plats} syntes {brist} i ungefär vart tionde fall.",
    "{Vem} ska {åtgärd} och därefter {åtgärd2}.",
    "Arbetet har tagit längre tid än planerat eftersom {vem} behövde {åtgärd} först.",
    "Flera verksamheter lyfter att {verkan} sedan {sak} infördes.",
    "Kontrollen görs {tid} och redovisas för förvaltningens ledningsgrupp.",
    "Av underlaget går det att se att {verkan}, även om skillnaderna {plats} är stora.",
    "{Vem} har haft stöd av {vem2} i arbetet med att {åtgärd}.",
    "Det finns ett behov av att {åtgärd}, framför allt {plats}.",
    "Ansvaret är fördelat så att {vem} svarar för {sak} och {vem2} för uppföljningen.",
    "{Tid} prövades ett nytt sätt att arbeta {plats}, och erfarenheterna är goda.",
    "Medarbetare som nyligen har börjat får information om {sak} vid introduktionen.",
    "Bedömningen grundar sig på intervjuer, på genomgång av dokument och på uppgifter ur verksamhetssystemet.",
    "Där {sak} saknades har {vem} fått i uppgift att {åtgärd}.",
    "Ingen av de granskade enheterna hade {tid} någon avvikelse som var allvarlig.",
    "Det är {omdöme} enligt {vem}, som samtidigt pekar på {brist}.",
    "Frågan har tagits upp på arbetsplatsträffar {plats} och vid chefsmöten.",
    "{Vem} följer utvecklingen och återkommer till nämnden om något väsentligt förändras.",
    "Utan {sak} hade det varit svårt att se {brist}.",
    "Stickproven omfattade underlag från samtliga verksamhetsområden.",
    "Resultatet används när {vem} planerar nästa års arbete.",
    "Med en tydligare ansvarsfördelning räknar förvaltningen med att {verkan}.",
    "{Sak} beskriver vem som gör vad, när det ska göras och hur det dokumenteras.",
)

ROLES = (
    "Avdelningschef, ekonomi", "Enhetschef, juridiska enheten", "Kvalitetschef", "HR-chef", "Verksamhetschef",
    "Säkerhetssamordnare", "Kanslichef", "Upphandlingschef", "Digitaliseringschef", "Administrativ chef",
)  # fmt: skip
CATEGORIES = ("verksamhet", "ekonomi", "personal", "informationssäkerhet", "regelefterlevnad", "förtroende")
THEMES = ("kontroll", "kunskap", "samverkan", "förebyggande")
