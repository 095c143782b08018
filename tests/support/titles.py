"""Titles of real works, for the lists that tests grow."""

TITLES = [
    "Scaling Laws for Neural Language Models",
    "Attention Is All You Need",
    "Emergent Abilities of Large Language Models",
    "Training Compute-Optimal Large Language Models",
    "Language Models are Few-Shot Learners",
    "Progress Measures for Grokking via Mechanistic Interpretability",
    "In-context Learning and Induction Heads",
    "Transformers Learn In-Context by Gradient Descent",
    "Deep Residual Learning for Image Recognition",
    "Auto-Encoding Variational Bayes",
]
