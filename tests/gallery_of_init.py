"""What `clu init` says when it refuses; see `gallery`."""

from gallery import Use

COMMITTEE = "--department 46 --institution l’Institution --place Cahors"
NAMED = f"{COMMITTEE} --authority l’Autorité"
TABLE = "../sieges.csv"


def table(*lines):
    """A table of seats beside the folder of the register."""
    return {TABLE: "".join(f"{line}\n" for line in lines)}


def seated(*lines, heads="collège;titre;forme;siège;représentant;secrétariat;civilité;nom;depuis"):
    """`clu init` with such a table."""
    return Use(f"init essai {NAMED} --seats sieges.csv --on 2026-02-16", table(heads, *lines))


RULES = ()
USES = (
    Use("init essai"),
    Use("init data --example"),
    Use("init data/committee.yaml --example"),
    Use("init essai --example --department 46"),
    Use(f"init data {COMMITTEE}"),
    Use(f"init essai {COMMITTEE}"),
    Use("init essai --department 46 --institution Préfecture --place Cahors"),
    Use(f"init essai {COMMITTEE} --authority Préfet"),
    Use(f"init essai {NAMED} --name Rencontre"),
    Use(f"init essai {NAMED} --forge gitea"),
    Use(f"init essai {NAMED} --seats absente.csv"),
    Use(f"init essai {NAMED} --seats data"),
    Use(f"init essai {NAMED} --on 2026-02-16"),
    Use(f"init autre {NAMED} --on 2026-02-16 --department 67 --clu https://forge.example/a.git"),
    seated(),
    seated(heads="college;titre;forme;titr"),
    seated(heads="collège;titre;collège"),
    seated(heads="collège"),
    seated(heads="a,b"),
    seated(
        ";Le directeur;interne;Directeur",
        "Services;Le directeur;;a;;peut-être",
        "Services;Le directeur;administrative;a;;oui;Docteur;X",
        "Services;Le chef;administrative;a;;oui;M.",
        "Services;Le chef;administrative;c;;;;;2026-13-01",
        "Services;Le chef;administrative;d;;;;;2026-01-01",
        "Services;Le chef;administrative;e;;;;;;;f",
    ),
    seated(*(f"Services;Chef {n};interne;s{n}" for n in range(21))),
    seated("Services;Le directeur;administrative;a;oui;oui;M.;ROY;2026-01-05"),
    seated("Services;Le directeur\x07;administrative;a"),
    seated('Services;"' + "x" * 200_000 + '";administrative;a'),
)
ELSEWHERE = {
    "cli/founders.py:first_questions more_questions": "questions: test_init",
    "cli/init.py:_told _told_of_example _written": "what was written: test_init, test_founding",
    "founding/committee.py": "what the files say: test_init",
    "founding/seats.py:REQUIRED OPTIONAL CIVILITIES REPRESENTATIVE": "the headings: test_init",
    "founding/texts/": "files: test_init",
}
NEVER_SAID = {}
