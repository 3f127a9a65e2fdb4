"""A meeting minuted with everything that its files can say, in the fictional register."""
# ruff: noqa: E501 - lines as a person types them

from datetime import date

MEETING = "2026-03-10"
HERE = f"meetings/{MEETING}"
ON = date(2026, 4, 20)

COMMITTEE = """\
name: comité local des usagers
abbreviation: CLU
gender: masculine
institution: la préfecture de la Haute-Brève
department: "15"
place: Valbrume
register_from: 2025-01-01
secretariat:
  service: [Secrétariat général, Mission qualité]
  address: [1 place des Tilleuls, 00000 Valbrume]
  email: clu@haute-breve.example
  phone: 01 99 00 00 00
  case_officer: Odile TRÉVISE
sites:
  internet: https://haute-breve.example/clu
  intranet: https://intranet.haute-breve.example/clu
audiences:
  internet: {names: personne, contact: "https://haute-breve.example/contact"}
  intranet: {names: tous}
settings:
  chair: secretaire-generale
"""

SHEET = """\
time: 14h30
ends: 16h30
places:
  - {name: Préfecture de la Haute-Brève, room: salle Mirabeau, address: [1 place des Tilleuls, 00000 Valbrume]}
remote: https://visio.haute-breve.example/clu-9f3a
agenda:
  - id: resultats
    title: "Résultats des exigences qualité : indicateurs et enquêtes"
    topics: [resultats]
    presenter: referente-qualite
    papers:
      - {file: resultats-2025.pdf, title: Tableau des résultats 2025}
  - id: reclamations
    title: Réclamations et suggestions reçues
    topics: [reclamations]
    presenter: citoyennete
  - id: propositions
    title: Propositions des représentants des usagers
    topics: [propositions]
    follow_up: [borne-accueil, plan-acces]
  - id: acces-handicap
    title: Accès du hall aux personnes à mobilité réduite
    presenter: association-roulement
guests:
  - id: association-roulement
    item: acces-handicap
    college: usagers
    letter: personal
    title: Le président de l'association Roulement
    feminine: La présidente de l'association Roulement
    body: L'association Roulement
    person: {civility: M., first_name: Paul, last_name: ESTÈVE, function: président}
    contact: {email: contact@roulement.example}
  - id: architecte
    item: acces-handicap
    letter: administrative
    title: L'architecte des bâtiments de l'État
    person: {civility: Mme, first_name: Jeanne, last_name: ORSINI, function: architecte}
"""

FORMER = """\
on: 2025-12-01
chair: secretaire-generale
attendance:
  - {seat: secretaire-generale, state: présent}
items:
  - item: propositions
    proposals:
      - id: borne-accueil
        author: udaf
        text: Installer une borne d'accueil à l'entrée du hall.
        answer: {verdict: à l'étude, until: 2026-02-15}
      - id: horaires-samedi
        author: defenseur-des-droits
        text: Ouvrir le guichet un samedi par mois.
        answer: {verdict: non retenue, reason: Aucun agent n'est disponible ce jour-là.}
      - id: navette
        author: maires
        text: Mettre en place une navette depuis Pré-l'Abbé.
    actions:
      - {id: plan-acces, text: "Afficher un plan d'accès dans les mairies.", owner: maires, until: 2026-01-31}
      - {id: affiches, text: "Refaire les affiches du hall.", service: Le service de la communication, until: 2025-12-15, state: faite}
"""

MINUTES = """\
on: 2026-03-16
drafted_by: Odile TRÉVISE, référente qualité
reviewed_by: Baptiste LORMEL, directeur de la citoyenneté
chair: secretaire-generale
opened: 14h35
closed: 16h40
attendance:
  - {seat: secretaire-generale, state: présent}
  - seat: citoyennete
    state: représenté
    person: {civility: Mme, first_name: Hélène, last_name: ROUVIER, function: adjointe au directeur}
  - {seat: referente-qualite, state: présent}
  - {seat: maires, state: présent, arrived: 15h, left: 16h10}
  - {seat: defenseur-des-droits, state: à distance, items: [resultats, reclamations]}
  - {seat: udaf, state: suppléé}
  - {guest: association-roulement, state: présent, items: [acces-handicap]}
  - {guest: architecte, state: excusé}
others:
  - person: {civility: M., first_name: Karim, last_name: BELKACEM, function: chargé de mission}
    accompanies: citoyennete
  - person: {civility: Mme, first_name: Lise, last_name: FONTAINE, function: trésorière}
    state: à distance
    body: Association des parents d'élèves
items:
  - item: resultats
    opinions:
      - {body: udaf, text: "Le délai de réponse aux courriels reste **trop long** en été."}
      - body: maires
        text: |
          L'Association relève deux points :

          - les usagers trouvent plus vite leur interlocuteur,
          - le standard reste difficile à joindre le lundi.
    documents:
      - {title: Tableau des résultats 2025, paper: resultats-2025.pdf, outcome: approuvé sans réserve}
      - {title: Lettre type d'accusé de réception}
    decisions:
      - Le délai de réponse aux courriels est présenté par trimestre à partir de 2027.
  - item: reclamations
    actions:
      - {id: standard-lundi, text: "Renforcer le standard le lundi matin.", owner: citoyennete, until: 2026-06-30, state: en cours}
      - {id: formulaire, text: "Réécrire le formulaire de réclamation, avec les associations.", service: Le service de la communication}
  - item: propositions
    proposals:
      - id: borne-accueil
        answer: {verdict: retenue en partie, on: 2026-03-10, reason: "Une borne est posée côté rue ; celle du hall attend les travaux.", until: 2026-12-31}
      - id: langue-facile
        author: udaf
        text: Publier les pages de démarches en français facile à lire et à comprendre.
        answer: {verdict: retenue, on: 2026-03-10}
      - id: consigne
        author: maires
        text: Étudier une consigne pour les poussettes.
        answer: {verdict: à l'étude, until: 2026-09-30}
      - id: ligne-bus
        author: defenseur-des-droits
        text: Avancer le premier autobus vers la préfecture.
        answer: {verdict: hors compétence, referred_to: la communauté de communes de Valbrume}
      - id: photo
        author: udaf
        text: Rouvrir la cabine de photographies.
        answer: {verdict: non retenue, reason: "Les photographes agréés de la ville sont à moins de cent mètres."}
      - {id: ecran, author: association-roulement, text: "Abaisser l'écran de la file d'attente."}
    actions:
      - {id: plan-acces, state: faite}
  - item: acces-handicap
    decisions:
      - La rampe provisoire est conservée jusqu'aux travaux.
      - Le chantier du hall est visité avec l'association Roulement avant l'ouverture.
next_meeting: 2027-03-09
"""

RESULTS_PROSE = """\
{referente-qualite} présente les résultats de l'année 2025. Le taux de satisfaction progresse de 4 points
par rapport à 2024, pour un objectif de 90 %.

# Les enquêtes mystères

Deux visites sur trois ont trouvé l'affichage des horaires à jour. Voir la
[méthode](https://haute-breve.example/enquetes) et les relevés du mardi 3 février 2026.

> « On m'a répondu tout de suite. »
"""

COMPLAINTS_PROSE = """\
{citoyennete} rappelle que les réclamations sont comptées par voie et par thème, jamais par nom.

1. Le délai de réponse est tenu pour neuf réclamations sur dix.
2. Les suggestions portent surtout sur :
   - le standard,
   - la signalétique du hall.
"""

ACCESS_PROSE = """\
{association-roulement} décrit le parcours d'une personne en fauteuil, de l'arrêt d'autobus au guichet.
La pente de la rampe est trop forte ; {udaf} et l'Association des maires le confirment.
"""

RESULTS = """\
indicators:
  - {id: courriels, title: Courriels traités en moins de cinq jours, period: "2025", value: 86, target: 90, unit: "%", source: relevé mensuel, commitment: "3.3"}
surveys:
  - {id: satisfaction, title: Usagers satisfaits de l'accueil, period: "2025", value: 92, target: 90, unit: "%", source: enquête de novembre, respondents: 120, answers: [{answer: Très satisfait, count: 70}, {answer: Satisfait, count: 40}, {answer: Peu satisfait, count: 10}]}
complaints:
  period: "2025"
  total: 65
  channels: [{channel: courrier, count: 1}, {channel: courriel, count: 2}, {channel: fiche au guichet, count: 62}]
  themes: [{theme: attente, count: 40, plan: Ouverture d'un troisième guichet}, {theme: signalétique, count: 25}]
suggestions: {period: "2025", total: 0}
"""
FORMER_RESULTS = """\
indicators:
  - {id: courriels, title: Courriels traités en moins de cinq jours, period: "2024", value: 80, target: 90, unit: "%"}
surveys:
  - {id: satisfaction, title: Usagers satisfaits de l'accueil, period: "2024", value: 88, target: 90, unit: "%"}
"""

DRAFT = {
    "committee.yaml": COMMITTEE,
    "meetings/2025-11-18/minutes/minutes.yaml": FORMER,
    "meetings/2025-11-18/results.yaml": FORMER_RESULTS,
    f"{HERE}/meeting.yaml": SHEET,
    f"{HERE}/results.yaml": RESULTS,
    f"{HERE}/minutes/minutes.yaml": MINUTES,
    f"{HERE}/minutes/01-resultats.md": RESULTS_PROSE,
    f"{HERE}/minutes/02-reclamations.md": COMPLAINTS_PROSE,
    f"{HERE}/minutes/04-acces-handicap.md": ACCESS_PROSE,
    "follow-up/navette/2026-01-12.yaml": (
        "answer: {verdict: hors compétence, referred_to: la communauté de communes de Valbrume}\n"
        "reason: compétence des transports\nby: Odile TRÉVISE\n"
    ),
}
SUBMITTED = DRAFT | {
    f"{HERE}/minutes/stages/01.yaml": "stage: projet\non: 2026-03-16\n",
    f"{HERE}/minutes/stages/02.yaml": (
        "stage: soumis à observations\non: 2026-03-18\nuntil: 2026-04-01\n"
    ),
    f"{HERE}/minutes/remarks/01-udaf.yaml": (
        "received: 2026-03-25\nchannel: courriel\nitem: resultats\n"
        "text: L'avis de l'Union portait sur l'été et sur les vacances de Noël.\n"
        "outcome: L'avis est complété.\nby: Claire PONS\n"
    ),
    f"{HERE}/minutes/remarks/02-maires.yaml": (
        "received: 2026-03-30 17:05\ntext: L'heure de départ est 16 h 10.\n"
    ),
}
FINAL = SUBMITTED | {
    f"{HERE}/minutes/stages/03.yaml": (
        "stage: validé\non: 2026-04-07\nby: Irène CASTELNAU\nfunction: secrétaire générale\n"
    ),
}
