"""Clauses: who does what to whom in one clause, by grammar alone.

The questions are those of a school grammar: what is the subject of this verb, though it stands in another clause (control,
raising, coordination, relative and participial clauses); what its object, though the verb is passive; which nouns hang on
which prepositions. The labels are spaCy's English ones (ClearNLP).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.reading.language import Parsed

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
# Between a dateline, which the parser may take for a subject, and the sentence.
DATELINE = frozenset({":", "--", "–", "—", "-", ")"})
QUANTITIES = frozenset({"most", "some", "many", "all", "half", "none", "several"})
RETURNS = frozenset({"return", "exchange"})
SUBJECT = ("nsubj", "nsubjpass")
# Prepositions whose gerund is done by the object of the verb they hang on: "accused them of shelling".
OBJECT_CONTROL = frozenset({"of", "from", "for", "with", "into"})


@dataclass(frozen=True, slots=True)
class Clauses:
    """The grammar of one text. All answers are tokens: the heads of the phrases asked for.

    ``object_control`` are the verbs whose object is to do what their complement says ("urged them to go"), ``of_others``
    those whose gerund leaves open who does it ("criticised sending arms").
    """

    text: Parsed
    object_control: frozenset[str] = frozenset()
    of_others: frozenset[str] = frozenset()
    subject_of: dict[int, int | None] = field(default_factory=dict)

    def is_verb(self, token: int) -> bool:
        """Whether the token is a verb (or an auxiliary standing as one)."""
        return self.text.pos[token] in VERBAL

    def auxiliaries(self, verb: int) -> list[int]:
        """The auxiliaries of a verb, "to" among them."""
        return self.text.all_children(verb, "aux", "auxpass")

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's surface subject undergoes what it says."""
        text = self.text
        if text.child(verb, "auxpass", "nsubjpass") is not None:
            return True
        if text.tag[verb] != "VBN" or any(text.lemma[a] in ("have", "'ve", "be") for a in self.auxiliaries(verb)):
            return False
        if text.dep[verb] == "conj":
            return self.is_verb(text.head[verb]) and self.is_passive(text.head[verb])
        return text.dep[verb] in ("acl", "advcl", "relcl") or text.child(verb, "agent") is not None

    def surface_subject(self, verb: int) -> int | None:
        """The noun that stands as subject of the verb, be it in its own clause or in the one that governs it."""
        if verb not in self.subject_of:
            self.subject_of[verb] = None  # a guard: parses may be circular in meaning, never in this question
            own = self._own_subject(verb)
            shared = self._shared_subject(verb) if own is None else own
            self.subject_of[verb] = self._misread_subject(verb) if shared is None else shared
        return self.subject_of[verb]

    def _own_subject(self, verb: int) -> int | None:
        text = self.text
        before = [c for c in text.all_children(verb, *SUBJECT) if c < verb]
        own = text.child(verb, *SUBJECT)
        if own is not None and text.tag[own] == "VBN" and (noun := text.child(own, "nsubj")) is not None:
            return noun  # "ten men linked to the party were held", where the parser makes "linked" the subject
        if len(before) > 1 and any(text.words[t] in DATELINE for t in range(before[0], before[-1])):
            own = before[-1]
        if own is not None and text.dep[verb] == "relcl" and text.lower[own] in RELATIVE:
            return self._antecedent(text.head[verb], own)
        if own is not None and (text.pos[own] == "NUM" or text.lower[own] in QUANTITIES):
            return self._counted(verb, own)
        if own is not None and text.dep[verb] == "ccomp" and text.tag[own] in ("WDT", "WP"):
            return self._stressed(text.head[verb]) or own
        return own

    def _counted(self, verb: int, number: int) -> int:
        """What a number as subject is a part of: "drones, of which 70 fell", "fired 90 drones, 70 of which fell"."""
        text = self.text
        if text.dep[verb] == "relcl":
            return text.head[verb]
        whole = any(text.lower[o] == "which" for o in self.after(number, "of"))
        return next(iter(text.all_children(text.head[verb], "dobj")), number) if whole else number

    def _stressed(self, verb: int) -> int | None:
        """Who is meant in "it was the rebels that attacked"."""
        text = self.text
        subject = text.child(verb, "nsubj")
        is_cleft = text.lemma[verb] == "be" and subject is not None and text.lower[subject] == "it"
        return text.child(verb, "attr") if is_cleft else None

    def _misread_subject(self, verb: int) -> int | None:
        """The subject that a parser takes for an apposition to the noun before it: "On a visit to Rome, King X met …"."""
        text = self.text
        if text.dep[verb] != "ROOT" or text.tag[verb] not in ("VBD", "VBZ", "VBP"):
            return None
        opening = (t for p in text.all_children(verb, "prep") if p < verb for t in text.subtree(p))
        return next((t for t in opening if text.dep[t] == "appos" and text.right[t] == verb), None)

    def _antecedent(self, noun: int, relative: int) -> int:
        """What a relative clause tells of: of "the war in X, which killed …", the war; of "A, capital of B, which fell", A."""
        text, above = self.text, self.text.head[noun]
        if text.dep[noun] == "pobj" and text.lower[above] in ("in", "at") and text.pos[text.head[above]] == "NOUN":
            return text.head[above]
        title = text.head[above] if text.dep[noun] == "pobj" and text.words[relative - 1] == "," else noun
        return text.head[title] if text.dep[title] == "appos" and text.pos[title] == "NOUN" else noun

    def _shared_subject(self, verb: int) -> int | None:
        text, head = self.text, self.text.head[verb]
        if text.child(verb, "expl") is not None:
            return None
        match text.dep[verb]:
            case "acl" if not self.is_infinitive(verb):
                return head
            case "acl" | "relcl":
                return self.doer_of_noun(head)
            case "conj" | "dep":
                first = head
                while not self.is_verb(first) and text.dep[first] == "conj":  # "arms, trains and pays": trains read as a noun
                    first = text.head[first]
                return self.surface_subject(first) if self.is_verb(first) else None
            case "xcomp" | "ccomp":
                return None if text.tag[verb] == "VBG" and text.lemma[head] in self.of_others else self._controller(head)
            case "advcl":
                return self.surface_subject(head) if self.is_verb(head) else None
            case "pcomp":
                return self._gerund_subject(head)
            case "aux" | "auxpass":
                return self.surface_subject(head)
        return self._listed_subject(verb)

    def _listed_subject(self, verb: int) -> int | None:
        """The subject of the verb before it in a list: "He has praised it as a first step, promised more and left"."""
        first = self.listed_before(verb)
        return self._own_subject(first) if first is not None else None

    def listed_before(self, verb: int) -> int | None:
        """The verb before one without a subject, in a list that the parser takes for speech: "praised it, promised more"."""
        text = self.text
        first = text.child(verb, "ccomp")
        if first is None or first > verb or text.child(verb, *SUBJECT) is not None or text.child(first, "mark") is not None:
            return None
        return first if text.tag[first] in ("VBD", "VBN") and text.tag[verb] in ("VBD", "VBN") else None

    def _controller(self, verb: int) -> int | None:
        """Who is to do what the verb's complement says: its object ("urged them to go"), else its subject."""
        if not self.is_verb(verb):
            return self._adjective_subject(verb) if self.text.pos[verb] == "ADJ" else self.doer_of_noun(verb)
        if self.is_passive(verb):
            return self.surface_subject(verb)
        target = self.text.child(verb, "dobj", "dative")
        if target is not None and self.text.pos[target] in NOMINAL and self.text.lemma[verb] in self.object_control:
            return target
        called = [
            o for on in self.text.all_children(verb, "prep") if self.text.lower[on] in ("on", "upon") for o in self.below(on)
        ]
        return called[0] if called else self.surface_subject(verb)

    def _adjective_subject(self, adjective: int) -> int | None:
        head = self.text.head[adjective]
        return self.surface_subject(head) if self.is_verb(head) else None

    def _gerund_subject(self, preposition: int) -> int | None:
        text, above = self.text, self.text.head[preposition]
        if text.dep[preposition] == "conj" and text.pos[above] == "ADP":  # "for sending arms and for lending ships"
            above = text.head[above]
        if self.is_return(above):
            return self._given_to(above)
        if text.dep[above] == "npadvmod" and self.is_verb(text.head[above]):  # "a day after meeting her, he …"
            above = text.head[above]
        if not self.is_verb(above):
            return self.doer_of_noun(above) if text.pos[above] in NOMINAL else self._adjective_subject(above)
        if text.lower[preposition] in OBJECT_CONTROL and (objects := self.objects(above)):
            return objects[0]
        return self.surface_subject(above)

    def is_return(self, noun: int) -> bool:
        """Whether the noun says that one deed is for another: "in return for", "in exchange for"."""
        return self.text.lower[noun] in RETURNS and self.text.lower[self.text.head[noun]] == "in"

    def _given_to(self, noun: int) -> int | None:
        """Who is to do what is given in return: whoever is given something, "lent Chad ships in return for repairing them"."""
        verb = self.verb_above(noun)
        if verb is None:
            return None
        return next(iter((*self.indirect(verb), *self.after(verb, "to"), *self.objects(verb))), None)

    def doer_of_noun(self, noun: int) -> int | None:
        """Whose deed a noun tells of: its possessor, its "by" phrase, or the subject of the verb that it is the object of."""
        text = self.text
        owner = text.child(noun, "poss")
        if owner is not None:
            return owner
        if by := self.after(noun, "by"):
            return by[0]
        above = text.head[noun]
        if text.dep[noun] in ("dobj", "attr") and self.is_verb(above) and not self.is_passive(above):
            return self.surface_subject(above)
        return None

    def doers(self, verb: int) -> list[int]:
        """Who does what the verb says: the subject, or the agent of a passive."""
        if not self.is_passive(verb):
            subject = self.surface_subject(verb)
            return [] if subject is None else [subject]
        agents = [a for by in self.text.all_children(verb, "agent") for a in self.below(by)]
        called = [c for p in self.text.all_children(verb, "prep") if self.text.lower[p] == "as" for c in self.text.children[p]]
        return agents or [a for v in (verb, *called) for a in self.after(v, "by") if self.text.pos[a] in NOMINAL]

    def objects(self, verb: int) -> list[int]:
        """What the verb is done to: the object, the subject of a passive, the noun that a relative clause hangs on."""
        text = self.text
        if self.is_passive(verb):
            subject = self.surface_subject(verb)
            return [] if subject is None else [subject]
        direct = text.all_children(verb, "dobj")
        if direct and text.lower[direct[0]] in RELATIVE and text.dep[verb] == "relcl":
            return [text.head[verb]]
        if direct:  # and what a parser joins to the verb instead: "meeting X in Rome, Y in Oslo"
            return direct + [c for c in text.all_children(verb, "conj") if text.pos[c] == text.pos[direct[0]] == "PROPN"]
        if text.lemma[verb] in self.object_control:  # "recruited men to fight"
            told = [text.child(c, "nsubj") for c in text.all_children(verb, "ccomp") if self.is_infinitive(c)]
            if found := [n for n in told if n is not None]:
                return found
        if text.dep[verb] == "relcl" and (own := text.child(verb, *SUBJECT)) is not None and text.lower[own] not in RELATIVE:
            return [text.head[verb]]
        later = [c for c in text.all_children(verb, "conj") if self.is_verb(c) and text.child(c, *SUBJECT) is None]
        return (
            [o for c in later for o in text.all_children(c, "dobj")][:1]
            if not text.child(verb, "prep", "ccomp", "xcomp")
            else []
        )

    def below(self, preposition: int) -> list[int]:
        """The nouns that a preposition governs."""
        return self.text.all_children(preposition, "pobj")

    def after(self, token: int, preposition: str) -> list[int]:
        """The nouns after ``preposition`` that hang on the token, also through a compound one ("along with", "out of")."""
        text, found = self.text, []
        for child in text.children[token]:
            if text.dep[child] == "acl" and text.lower[child] == preposition:  # "talks involving ten parties"
                found += text.all_children(child, "dobj")
            elif text.dep[child] in ("prep", "agent", "dative", "prt", "advmod") and text.lower[child] != "according":
                if text.lower[child] == preposition:
                    found += self.below(child)
                else:
                    found += [
                        o for c in text.all_children(child, "prep") if text.lower[c] == preposition for o in self.below(c)
                    ]
        return found

    def indirect(self, verb: int) -> list[int]:
        """To whom something is given or said."""
        text = self.text
        return [o for d in text.all_children(verb, "dative") for o in (self.below(d) if text.pos[d] == "ADP" else [d])]

    def complements(self, token: int) -> list[int]:
        """The verbs of the clauses that a verb, noun or adjective says something with: "to go", "that he go"."""
        text = self.text
        found = text.all_children(token, "ccomp", "xcomp")
        found += [c for c in text.all_children(token, "acl", "advcl", "relcl") if self.is_infinitive(c)]
        found += [c for c in text.all_children(token, "acl") if text.child(c, "mark") is not None and c not in found]
        return [c for c in found if self.is_verb(c) or text.pos[c] == "ADJ"]

    def inner_subjects(self, *tokens: int) -> list[int]:
        """The subjects of the clauses that the tokens say something with: of "it is regrettable that they go", "they"."""
        inner = [self.text.child(c, *SUBJECT) for t in tokens for c in self.complements(t)]
        return [s for s in inner if s is not None]

    def is_negated(self, verb: int) -> bool:
        """Whether "not" or "never" stands with the verb."""
        return any(self.text.dep[c] == "neg" for c in self.text.children[verb])

    def is_infinitive(self, verb: int) -> bool:
        """Whether the verb stands with "to"."""
        return any(self.text.tag[a] == "TO" for a in self.auxiliaries(verb))

    def is_modal(self, verb: int) -> bool:
        """Whether the verb stands with a modal: "will go", "could go"."""
        return any(self.text.tag[a] == "MD" for a in self.auxiliaries(verb))

    def is_jussive(self, verb: int) -> bool:
        """Whether a clause says what is to be done, not what is: "to go", "that he go", "that he should go", "going"."""
        auxiliaries = {self.text.tag[a] for a in self.auxiliaries(verb)}
        if self.text.tag[verb] == "VBG" or "TO" in auxiliaries:
            return not auxiliaries & {"VBD", "VBZ", "VBP"}
        if self.text.tag[verb] in ("VB", "VBP") and not auxiliaries:  # a subjunctive, whatever its tag
            subject = self.text.child(verb, *SUBJECT)
            return subject is None or self.text.tag[subject] in ("NN", "NNP")
        bare = any(self.text.tag[a] == "VB" for a in self.text.all_children(verb, "auxpass"))
        modal = {self.text.lower[a] for a in self.auxiliaries(verb) if self.text.tag[a] == "MD"}
        return bool(modal & {"should", "must", "shall", "ought"}) or (bare and not modal)

    def verb_above(self, token: int) -> int | None:
        """The nearest verb that a token stands under, itself if it is one."""
        if self.is_verb(token):
            return token
        return next((a for a in self.text.ancestors(token) if self.is_verb(a)), None)
