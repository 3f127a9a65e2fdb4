"""`clu follow-up`: what is open, a life told, a step recorded by a file more, and its letter."""

import shlex

import pytest

from clu.cli.app import run
from clu.follow_up import matters
from clu.store import load
from examples import TODAY, judge, write

LAST = "2025-11-18"
MINUTES = f"meetings/{LAST}/minutes/minutes.yaml"
OPEN = {
    MINUTES: """\
on: 2025-12-01
items:
  - item: propositions
    proposals:
      - {id: borne-hall, author: udaf, text: Installer une borne dans le hall}
      - id: samedi
        author: maires
        text: Ouvrir le samedi
        answer: {verdict: à l’étude, until: 2026-01-31}
      - {id: rampe, author: defenseur-des-droits, text: Une rampe, answer: {verdict: retenue}}
      - id: gare
        author: udaf
        text: Ouvrir la gare
        answer: {verdict: hors compétence, referred_to: la SNCF}
      - {id: anonyme, text: Sans auteur}
    actions:
      - id: afficher
        text: Afficher les horaires
        owner: citoyennete
        until: 2026-01-05
"""
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, OPEN)


@pytest.fixture
def clu(folder, capsys):
    def call(line="", on="2026-02-16"):
        code = run(["follow-up", *shlex.split(line), "--on", on])
        return code, *capsys.readouterr()

    return call


def matter(folder, id_):
    return next(one for one in matters(load(folder, TODAY)) if one.id == id_)


def recorded(folder):
    root = folder / "follow-up"
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*.yaml")}


# The list --------------------------------------------------------------------------------------


def test_what_is_open_is_listed_in_its_groups_within_80_columns(clu, golden):
    code, out, err = clu()
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "clu follow-up borne-hall --answer" in err
    golden("follow-up.txt", out)


def test_what_is_closed_is_listed_on_demand(clu):
    assert "gare" not in clu()[1]
    assert "gare" in clu("--all")[1]


def test_a_register_without_proposals_says_so(clu, folder):
    (folder / MINUTES).unlink()
    code, out, err = clu()
    assert (code, err) == (0, "")
    assert "Aucune" in out


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        pytest.param(
            {"borne-hall": "retenue", "anonyme": "retenue"}, "samedi --answer", id="studied"
        ),
        pytest.param(
            {"borne-hall": "retenue", "anonyme": "retenue", "samedi": "retenue"},
            "borne-hall --done",
            id="kept",
        ),
    ],
)
def test_the_advice_is_what_the_first_of_them_waits_for(clu, change, advice):
    for id_, verdict in change.items():
        clu(f"{id_} --answer '{verdict}'")
    assert advice in clu()[2]


def test_a_table_for_a_spreadsheet_runs_no_formula(clu, folder):
    path = folder / MINUTES
    path.write_text(path.read_text().replace("Ouvrir le samedi", "'=HYPERLINK(1)'"))
    out = clu("--format csv")[1]
    assert out.splitlines()[0].startswith("Suivi;Identifiant;Texte;Auteur;Responsable")
    assert ";'=HYPERLINK(1);" in out
    assert len({line.count(";") for line in out.splitlines()}) == 1


def test_markdown_is_one_table(clu):
    lines = clu("--format markdown")[1].splitlines()
    assert lines[1].startswith("| --- |")
    assert len({line.count("|") for line in lines}) == 1


# The life of one -------------------------------------------------------------------------------


def test_an_id_alone_tells_its_life_and_writes_nothing(clu, folder):
    clu("samedi --answer retenue --dated 2026-02-02")
    before = recorded(folder)
    code, out, _ = clu("samedi")
    assert code == 0
    assert out.index("Mardi 18\u00a0novembre 2025, réunion") < out.index(
        "Lundi 2\u00a0février 2026"
    )
    assert "data/follow-up/samedi/2026-02-02.yaml:2" in out
    assert recorded(folder) == before


# Recording -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name", "lines", "status"),
    [
        pytest.param(
            "borne-hall --answer retenue --until 2026-09-30",
            "borne-hall/2026-02-16.yaml",
            ["answer:", "  verdict: retenue", "  until: 2026-09-30"],
            "à réaliser",
            id="kept, with a term",
        ),
        pytest.param(
            "borne-hall --answer 'non retenue' --reason 'Trop cher : 9 000 €'",
            "borne-hall/2026-02-16.yaml",
            ["answer:", "  verdict: non retenue", "  reason: 'Trop cher : 9 000 €'"],
            "non retenue",
            id="not kept, with its reason",
        ),
        pytest.param(
            'borne-hall --answer "A L\'ETUDE" --until 2026-09-30 --dated 2026-02-10',
            "borne-hall/2026-02-10.yaml",
            ["answer:", "  verdict: à l’étude", "  until: 2026-09-30"],
            "à l’étude",
            id="under study, accents left out, some days ago",
        ),
        pytest.param(
            "borne-hall --answer 'hors competence' --referred-to 'la SNCF'",
            "borne-hall/2026-02-16.yaml",
            ["answer:", "  verdict: hors compétence", "  referred_to: la SNCF"],
            "hors compétence",
            id="another body's",
        ),
        pytest.param(
            "rampe --done 2026-02-03 --outcome 'Posée.'",
            "rampe/2026-02-16.yaml",
            ["done: 2026-02-03", "outcome: Posée."],
            "réalisée",
            id="done",
        ),
        pytest.param(
            "borne-hall --answer retenue --done 2026-02-16",
            "borne-hall/2026-02-16.yaml",
            ["answer:", "  verdict: retenue", "done: 2026-02-16"],
            "réalisée",
            id="kept and done at once",
        ),
        pytest.param(
            "samedi --until 2026-06-30",
            "samedi/2026-02-16.yaml",
            ["until: 2026-06-30"],
            "à l’étude",
            id="a new term",
        ),
        pytest.param(
            "afficher --state 'en cours' --until 2026-03-01",
            "afficher/2026-02-16.yaml",
            ["state: en cours", "until: 2026-03-01"],
            "en cours",
            id="an action",
        ),
        pytest.param(
            "afficher --state faite --dated 2025-11-18",
            "afficher/2025-11-18.yaml",
            ["state: faite"],
            "faite",
            id="on the day of the meeting",
        ),
    ],
)
def test_a_step_is_a_file_more(clu, folder, line, name, lines, status):
    code, out, _ = clu(line)
    text = recorded(folder)[name]
    assert code == 0
    assert [one for one in text.splitlines() if not one.startswith("#")] == lines
    assert all(f"    {one}\n" in out for one in lines)
    assert f"data/follow-up/{name}" in out
    assert f"git add data/follow-up/{name.partition('/')[0]}\n  git commit -m" in out
    assert matter(folder, name.partition("/")[0]).status == status
    assert [one for one in judge(folder) if one.code.startswith("CLU0")] == []


def test_a_second_step_of_a_day_gets_a_file_of_its_own_and_undoes_nothing(clu, folder):
    clu("borne-hall --answer retenue")
    first = recorded(folder)["borne-hall/2026-02-16.yaml"]
    assert clu("borne-hall --done 2026-02-16")[0] == 0
    assert clu("borne-hall --outcome 'Elle sert.'")[0] == 0
    found = recorded(folder)
    assert set(found) == {f"borne-hall/2026-02-16{n}.yaml" for n in ("", ".2", ".3")}
    assert found["borne-hall/2026-02-16.yaml"] == first
    assert matter(folder, "borne-hall").status == "réalisée"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("borne-hal --answer retenue", ["borne-hall"], id="unknown, the nearest named"),
        pytest.param("xyz --answer retenue", ["samedi", "afficher"], id="unknown, all are named"),
        pytest.param("borne-hall --answer retenu", ["«\u00a0retenue\u00a0»"], id="nearest answer"),
        pytest.param("borne-hall --answer oui", ["hors compétence"], id="all answers"),
        pytest.param("afficher --state fini", ["à faire"], id="all states"),
        pytest.param("afficher --answer retenue", ["--state"], id="an answer to an action"),
        pytest.param("borne-hall --state faite", ["--answer"], id="a state of a proposal"),
        pytest.param("borne-hall --answer 'non retenue'", ["--reason"], id="no reason"),
        pytest.param(
            "borne-hall --answer 'retenue en partie'", ["--reason"], id="no reason in part"
        ),
        pytest.param("borne-hall --answer 'à l’étude'", ["--until"], id="no term"),
        pytest.param("borne-hall --answer 'hors compétence'", ["--referred-to"], id="to nobody"),
        pytest.param("borne-hall --answer retenue --reason ''", ["vide"], id="an empty text"),
        pytest.param("borne-hall --reason x", ["--answer"], id="a reason of no answer"),
        pytest.param(
            "borne-hall --answer retenue --referred-to x",
            ["hors compétence"],
            id="kept and sent on",
        ),
        pytest.param("borne-hall --done 2026-02-01", ["retenue"], id="done without being kept"),
        pytest.param("gare --done 2026-02-01", ["hors compétence"], id="done and not kept"),
        pytest.param("borne-hall --until 2026-09-30", ["réponse"], id="a term of no answer"),
        pytest.param("gare --until 2026-09-30", ["hors compétence"], id="a term of what is closed"),
        pytest.param("rampe --done 2026-02-17", ["pas encore venu"], id="done tomorrow"),
        pytest.param("rampe --done 2025-11-17", ["réunion"], id="done before it was asked"),
        pytest.param(
            "rampe --done 2026-02-10 --dated 2026-02-09", ["2026-02-09"], id="done after its record"
        ),
        pytest.param("borne-hall --answer retenue --dated 2026-02-17", ["venu"], id="tomorrow"),
        pytest.param("borne-hall --answer retenue --dated 2025-11-17", ["réunion"], id="too early"),
        pytest.param(
            "borne-hall --answer retenue --until 2026-02-15", ["passée"], id="term is past"
        ),
        pytest.param("afficher --state faite --until 2026-03-01", ["--until"], id="done and due"),
        pytest.param("borne-hall --dated 2026-02-10", ["--dated"], id="a day and nothing else"),
        pytest.param("borne-hall --letter --answer retenue", ["--letter"], id="two things at once"),
        pytest.param("--answer retenue", ["borne-hall"], id="of nothing"),
        pytest.param("--format pdf", ["csv"], id="no such form"),
    ],
)
def test_wrong_use_is_refused_and_writes_nothing(clu, folder, line, words):
    code, out, err = clu(line)
    assert (code, out) == (2, "")
    assert all(word in err for word in words), err
    assert recorded(folder) == {}


def test_all_that_is_missing_is_told_at_once(clu):
    code, _, err = clu(
        "borne-hall --answer 'non retenue' --dated 2027-01-01 --until hier --state x"
    )
    assert code == 2
    assert all(
        word in err for word in ("--reason", "--dated 2027", "«\u00a0hier\u00a0»", "--state")
    )


@pytest.mark.parametrize(
    "line",
    [
        "gare --answer 'hors compétence' --referred-to 'la SNCF'",
        "samedi --answer 'à l’étude' --until 2026-01-31 --dated 2026-01-10",
        "rampe --answer retenue",
        "rampe --answer retenue --done 2026-02-10",
        "afficher --state 'à faire'",
        "afficher --until 2026-01-05 --dated 2025-12-01",
    ],
)
def test_what_the_register_says_already_is_refused(clu, folder, line):
    code, out, err = clu(line)
    assert (code, out) == (1, "")
    assert "déjà" in err
    assert recorded(folder) == {}


@pytest.mark.parametrize(
    "line",
    [
        "gare --answer 'hors compétence' --referred-to 'la région'",
        "samedi --answer 'à l’étude' --until 2026-05-31",
        "rampe --answer retenue --until 2026-05-31",
        "gare --answer retenue",
    ],
)
def test_an_answer_that_differs_is_a_new_one(clu, line):
    assert clu(line)[0] == 0


def test_a_text_that_could_not_be_read_back_is_refused(clu, folder):
    code, out, err = clu("rampe --outcome 'a\u200bb'")
    assert (code, out) == (1, "")
    assert "U+200B" in err
    assert recorded(folder) == {}


# The letter ------------------------------------------------------------------------------------


def letter(folder, id_):
    return (folder.parent / "build/follow-up" / id_ / f"{id_}.md").read_text()


def test_an_answer_comes_with_the_letter_that_states_it(clu, folder):
    _, out, _ = clu("samedi --answer 'non retenue' --reason 'Personne ne viendrait'")
    text = letter(folder, "samedi")
    assert "build/follow-up/samedi/samedi.html" in out
    assert "Rose DELMAS" in text
    assert "Personne ne viendrait" in text


def test_a_proposal_that_came_true_is_written_about(clu, folder):
    clu("rampe --done 2026-02-03")
    assert "mardi 3\u00a0février 2026" in letter(folder, "rampe")


@pytest.mark.parametrize("line", ["samedi --until 2026-05-05", "afficher --state faite"])
def test_no_letter_where_there_is_no_answer_to_tell(clu, folder, line):
    assert clu(line)[0] == 0
    assert not (folder.parent / "build").exists()


def test_an_author_nobody_knows_gets_no_letter_and_the_answer_stands(clu, folder):
    code, _, err = clu("anonyme --answer retenue")
    assert code == 0
    assert "auteur" in err
    assert matter(folder, "anonyme").status == "à réaliser"


def test_an_answer_recorded_late_does_not_unsay_the_one_in_force(clu, folder):
    clu("borne-hall --answer retenue")
    code, _, err = clu("borne-hall --answer 'non retenue' --reason 'Trop cher' --dated 2026-01-10")
    assert code == 0
    assert "lundi 16\u00a0février 2026" in err
    assert matter(folder, "borne-hall").status == "à réaliser"
    assert "Trop cher" not in letter(folder, "borne-hall")


def test_a_letter_changed_by_hand_is_kept_and_the_record_stands(clu, folder):
    clu("borne-hall --answer retenue")
    path = folder.parent / "build/follow-up/borne-hall/borne-hall.md"
    path.write_text(path.read_text() + "Amitiés\n")
    code, out, err = clu("borne-hall --done 2026-02-10")
    assert code == 1
    assert "2026-02-16.2.yaml" in out
    assert "clu follow-up borne-hall --letter" in err
    assert path.read_text().endswith("Amitiés\n")
    assert clu("borne-hall --letter --force")[0] == 0
    assert not path.read_text().endswith("Amitiés\n")


def test_the_letter_of_an_answer_given_at_the_meeting_can_be_had(clu, folder):
    assert clu("gare --letter --dated 2026-02-12")[0] == 0
    text = letter(folder, "gare")
    assert "la SNCF" in text
    assert "12\u00a0février 2026" in text
    assert recorded(folder) == {}


def test_a_letter_of_no_answer_is_refused(clu, folder):
    assert clu("borne-hall --letter")[:2] == (1, "")


def test_the_letter_goes_where_one_asks(clu, folder, tmp_path):
    clu(f"borne-hall --answer retenue --output {tmp_path / 'courrier'}")
    assert (tmp_path / "courrier/borne-hall.html").exists()
    assert not (folder.parent / "build").exists()
