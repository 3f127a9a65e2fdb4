"""What the committees of the corpus say: French as registers hold it, accents and spaces included.

Nobody in it exists: places, bodies and people are put together from plainly invented words. The
titles and the wording of the items are those that the example committee of clu uses.
"""

PLACES = (
    "Val-d’Étoile", "Pré-Béni", "Haute-Grève", "Mont-Épinay", "Basse-Ombre", "Château-Cendré",
    "Pont-l’Évêché", "Forêt-Noircie", "Sainte-Brème", "Île-aux-Buis", "Côte-Verdâtre", "Bois-Maçon",
)  # fmt: skip
OFFICES = (
    ("directeur", "directrice", "de la citoyenneté et de la légalité"),
    ("directeur", "directrice", "des services du cabinet"),
    ("directeur", "directrice", "du secrétariat général commun départemental"),
    ("chef", "cheffe", "du bureau du séjour"),
    ("chef", "cheffe", "du bureau des élections et de la réglementation générale"),
    ("délégué", "déléguée", "à la modernisation"),
    ("chef", "cheffe", "du service interministériel des systèmes d’information"),
    ("directeur", "directrice", "de la coordination interministérielle"),
)
BODIES = (
    "L’association des maires", "L’union des consommateurs", "L’association des familles",
    "L’amicale des retraités", "La maison de l’étudiant", "La coordination des mal-entendants",
    "L’entraide aux étrangers", "La ligue de défense des piétons", "L’alliance des aidants",
)  # fmt: skip
LAST_NAMES = (
    "D’ARBRESEC", "ÉPINETTE", "de LA BRUYÈRE", "GÂTINEL", "LHÔTELIER", "MAÇONNET", "NOËLLET",
    "PÂRISET", "QUÉVREUX", "RÂTELIER", "SÉGALAS", "TRÉMOUILLE", "VÉZINET", "ŒILLET-BRUN",
)  # fmt: skip
WOMEN = ("Anaïs", "Béatrice", "Cécile", "Éléonore", "Françoise", "Gaëlle", "Hélène", "Maïté")
MEN = ("André", "Benoît", "Cédric", "Étienne", "François", "Gaël", "Jérôme", "Raphaël")

ITEMS = (
    ("resultats", "Résultats des exigences qualité : indicateurs et enquêtes", "resultats, avis"),
    ("reclamations", "Réclamations et suggestions reçues, et ce qui en est fait", "reclamations"),
    ("documents", "Courriers et formulaires : examen d’un modèle", "documents, examen-documents"),
    ("ameliorations", "L’accueil des personnes à mobilité réduite", "ameliorations"),
    ("propositions", "Propositions des représentants des usagers", "propositions"),
)
"""Of each item: its id, its title, the topics of the sheet that it covers."""

OPINIONS = (
    "Les résultats progressent, mais l’attente au guichet reste trop longue à l’heure du déjeuner.",
    "Trois engagements sur quatre atteignent leur cible, et c’est un net progrès.",
    "Le recul des appels décrochés est préoccupant : l’élargissement des horaires est à étudier.",
    "La signalétique du hall gagnerait à être doublée de pictogrammes, à hauteur d’œil.",
)
PROPOSALS = (
    "Donner par écrit, dès l’accueil, la liste des pièces à fournir pour chaque démarche.",
    "Relire avec les associations les dix courriers les plus envoyés, et les réécrire en clair.",
    "Rappeler chaque rendez-vous la veille, par courriel ou par message, à qui l’a demandé.",
    "Équiper l’entrée d’une balise sonore, et former les agents à son emploi.",
)
ANSWERS = (
    "Le marché de l’éditeur le permet : la mise en œuvre est prévue au trimestre prochain.",
    "La préfecture y pourvoira sur ses crédits d’équipement, après avis du comité social.",
    "L’essai de l’été a montré que la charge est supportable pour les agents de l’accueil.",
)
ACTIONS = (
    "Écrire le texte du rappel, et le faire relire par l’union des consommateurs.",
    "Mettre à jour l’affichage des délais à l’entrée et sur le site internet.",
    "Dresser l’état des équipements accessibles, étage par étage.",
)
OUTCOMES = ("approuvé, sous réserve d’un glossaire", "à réécrire en gros caractères", "approuvé")

INDICATORS = (
    ("attente-guichet", "Usagers reçus au guichet en moins de quinze minutes"),
    ("reponse-courriels", "Courriels ayant reçu une réponse en cinq jours ouvrés"),
    ("appels-decroches", "Appels décrochés avant la cinquième sonnerie"),
    ("dossiers-complets", "Dossiers complets dès le premier passage"),
)
THEMES = ("délais", "accueil téléphonique", "signalétique", "horaires d’ouverture")
CHANNELS = ("courrier", "courriel", "formulaire en ligne", "registre de l’accueil")
