"""French sentences as people type them, easy and odd."""

from __future__ import annotations

SENTENCES = (
    "Je t'aime.",
    "Où est la gare ?",
    "Il fait très beau aujourd'hui, n'est-ce pas ?",
    "Le train de 8 h 45 arrivera avec vingt minutes de retard à cause de la neige.",
    "Qu'est-ce que tu fais ce soir après le travail ?",
    "Nous avons acheté une petite maison près de la mer, et nous en sommes très contents.",
    "« Je ne sais pas », répondit-elle en souriant.",
    "BONJOUR À TOUS",
    "merci",
    "Mon numéro est le 06 12 34 56 78.",
    "Écrivez-moi à paul.dupont@exemple.fr ou voyez https://exemple.fr/page?id=3.",
    "Le chat 🐱 dort sur le canapé 🛋️ depuis ce matin.",
    "Łukasz et 李明 viennent demain.",
    "x" * 40,
    "...",
    "</s>",
    "<unk> <s>",
    "Cœur, œuf, naïf, Noël, garçon.",
)
