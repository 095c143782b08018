"""Words that differ by one letter: whether one is a typo for the other, or another word or form of a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.one_edit import one_edit

# Correct words that differ by one letter from a word that is frequent in lists.
_SIMILAR_WORDS = """
adapting adaptor addiction administrator adopting adoption adoptive affine analyses analysis analysts
anesthetic appearing apples archives artefacts assess attaching attacked auction auctions audition autistic
averse backed bathed bathing bender bending bidding binding bitter bleeding blinding boasting bonding bought
bouncing bounding bridging bringing browning campaign carers carton casing casualty catching cautions center
centre centred centres chains challengers chanting charging cheating clients clustered coaching collusion
colonization colonized coming commando commandos commence commencing commuter commuters commuting compete
competed competing complaint complements completes complexion complimentary computing concerts confirmation
connection constrains constraints contact contends content contents contests context contexts contiguous
contract contracts contrast convection convention converse conviction coping counties county courting covert
crater crates cremated cremation curses cutter decent decider deciding defected defection defied depending
depletion deprived derail derailed deriving detained detecting detectron diagnoses discreet diverge divers
diversify diving documents drives easing economies election emanuel enduring enhances ensues ensuing entirety
entourage eternal evacuate evacuated evacuation examiners exiting expansive expect expects expendable expended
expensive expert exploded explodes exploding explorers extensive facial faction factor failings farming fining
fireball focussed focusses focussing forester forging formats forming foster friction fronted fronting gained
galley garage gasping generation generic genetic genetics genomic handing handlers handles harmonies
heterogenous hoping hypotheses hypothesis identifies identify identities identity inducted infecting infection
infections infernal injection inserting insidious intensify internal interval intervals inventing inventive
investing judgement judgements landing latest leading leaned leaning lecturers legged lending lifeline
lightening lighting lightning liking lining livelihood loading logged longing making manger marching marked
marker marking masked masking massage massages masters matching maternal mating medial message mixing morality
morals neutral neutrons observers official oncology optical overcame overheard overlaps overnight overtook
pacing padding painters parking parsing passing patent patents paying pearson peeking perception perceptron
persons picking pitching placing planting poison polling poplar powdered precious predicated prefect premise
prevented preventing prevents printers probable probably probing processor producers produces products
professed professor professors profiting programmes programs projecting projection promoted promoting
prompting properly protected protecting protection protects provably providers provides proving prowess
quantity raging ranging realty regaining regarding remaining repealing replacing replying reposition
repression repressive require researches reside resolution resorted resorting restraining retailing retaining
retiring revere reverence revolution revolutions revolved revolving rewarding routine routing safely salesmen
sample scanning schedules scoring scrapping screaming sealing secular seeing sentient servers serves serving
setting shading shaping sharded sharding sharing shattered shattering shipping shopping siding signing silver
simple simulation sitting skating slapping sliver snapping sneakers sneaking snorting snowfall solves soothing
sorting sowing spanking spanning spares spawning specter spending spinning spitting splitting sporting
sprinter stared staring starring starving stated stating stationery steaming sterling stimulate stimulated
stimulating stimulation stinging stings stitched stitches stitching stores storing storming stranger strangest
string stringer summaries summarizes swinging switching tabular taking talking taming tasking teachers teaches
teaming textual textural thanking thinking thinning thorough though thought through throughout throughput
timing tinker topographic topography traced tracer tracing tracking trading trailing transit transmit treading
treats tricking trough trucking tubular turing turning unblocking undermine unfounded unloaded unlocking
valiant victor waters weekly weighed weighing weighs widows winter wright
"""
SIMILAR_WORDS = frozenset(_SIMILAR_WORDS.split())
# A letter missing at the end is a typo only after one of these; elsewhere it may be another form of the word.
_LONG_ENDINGS = ("ion", "ing", "ment")
# The last letters of inflected and derived forms.
_INFLECTIONS = "cdelnrstxy"

TypoKind = Literal["missing", "extra", "wrong", "swapped", "last"]


class Typo(NamedTuple):
    """The intended word, the kind of typo, and the position of the first letter that differs.

    A letter is `missing`, `extra` or `wrong`, or two are `swapped`; `last` is a wrong letter at the end of
    the word.
    """

    intended: str
    kind: TypoKind
    position: int


# At most this many words that begin or end alike are compared; no list has more.
_MAX_ALIKE = 200


class WordIndex:
    """Words by their beginnings and endings, to find those that differ by one letter from another word.

    If very many words begin or end alike, only the first are compared.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for key in (word[:4], word[0] + " " + word[-3:]):
                if len(self._words[key]) < _MAX_ALIKE:
                    self._words[key].append(word)

    def typos(self, word: str) -> list[Typo]:
        """Return a typo for each word of the index that `word` may have been meant to be."""
        similar = {*self._words.get(word[:4], ()), *self._words.get(word[0] + " " + word[-3:], ())}
        return [
            typo
            for intended in similar
            if -2 < len(word) - len(intended) < 2 and (typo := compare(word, intended)) is not None
        ]


def compare(word: str, intended: str) -> Typo | None:
    """Return the typo that turns `intended` into `word`; the lengths of both differ by at most 1.

    None if the words differ in another way, in their first letter, which is rarely mistyped, in British and
    American spelling, or in a grammatical ending (`models`, `modeled`).
    """
    edit = one_edit(word, intended)
    if edit is None or edit.at == 0:
        return None
    kind, (position, found, expected) = edit.kind, edit
    if kind == "swapped":
        return Typo(intended, kind, position)
    if _is_spelling_variant(word, position, found, expected):
        return None
    at_end = position + len(found) == len(word)
    if kind == "missing":
        return Typo(intended, kind, position) if not at_end or intended.endswith(_LONG_ENDINGS) else None
    if kind == "extra":
        return Typo(intended, kind, position) if not at_end or word.endswith("ss") else None
    if not at_end:
        return Typo(intended, kind, position)
    return Typo(intended, "last", position) if found not in _INFLECTIONS else None


def _is_spelling_variant(word: str, index: int, found: str, expected: str) -> bool:
    """Return whether the difference is British spelling: `organise`, `modelling`, `behaviour`, `defence`."""
    letters = {found, expected}
    if letters in ({"s", "z"}, {"s", "c"}):
        return True
    if letters == {"l", ""}:
        return "l" in (word[index - 1], word[index : index + 1])
    return letters == {"u", ""} and word[index - 1] == "o"
