"""What the journal says of people and cases, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "case.made-of-accompaniment": Verb(_("made the accompaniment a case"), on_paper="written"),
    "person.created": Verb(_("wrote down a person"), on_paper="begun"),
    "person.changed": Verb(_("changed what is known of a person"), on_paper="written"),
    "person.details-changed": Verb(_("filled in details of a person"), on_paper="written"),
    "person.listed": Verb(_("saw a list with names"), on_paper="listed"),
    "person.searched": Verb(_("looked for a person"), on_paper="searched"),
    "person.restricted": Verb(_("chose who may open this"), on_paper="restricted", is_for_holders=True),
    "person.restriction-lifted": Verb(
        _("opened this to all who hold the keys"), on_paper="opened-to-all", is_for_holders=True
    ),
    # Of each case beside its person's: numbered, and in the list of no case (`merged.timeline`).
    "case.restricted": Verb(_("chose who may open this"), on_paper="restricted", is_for_holders=True),
    "case.restriction-lifted": Verb(
        _("opened this to all who hold the keys"), on_paper="opened-to-all", is_for_holders=True
    ),
    "person.handed-over": Verb(
        _("gave this to two members with two sheets of paper, as nobody else could"),
        on_paper="handed-over",
        is_for_holders=True,
    ),
    "person.compared": Verb(_("compared this person with another"), on_paper="read"),
    "person.merged": Verb(_("made one person out of two"), on_paper="put-together"),
    "person.parted": Verb(_("made two people out of one again"), on_paper="taken-apart"),
    "person.opened-in-emergency": Verb(
        _("opened this alone because a life was in danger"), on_paper="opened-alone", is_for_holders=True
    ),
    "person.emergency-confirmed": Verb(
        _("said that opening it alone was right"), on_paper="opening-confirmed", is_for_holders=True
    ),
    "person.emergency-disputed": Verb(
        _("did not say that opening it alone was right"), on_paper="opening-disputed", is_for_holders=True
    ),
    "person.emergency-escalated": Verb(
        _("Opening it alone was not confirmed: others were told."),
        on_paper="others-told",
        is_for_holders=True,
    ),
    "links.bound": Verb(_("sealed rows anew, with what they belong to")),
    "case.created": Verb(_("opened a new case"), on_paper="begun"),
    "case.details-changed": Verb(_("filled in details of a case"), on_paper="written"),
    "case.consented": Verb(_("wrote down a consent"), on_paper="consented"),
    "case.consent-refused": Verb(_("wrote down that a consent was not given"), on_paper="consent-refused"),
    "case.consent-withdrawn": Verb(
        _("wrote down that a consent was withdrawn"), on_paper="consent-withdrawn"
    ),
    "case.opened": Verb(_("read a case"), on_paper="read"),
    "case.noted": Verb(_("wrote a note"), on_paper="written"),
    "case.note-corrected": Verb(_("corrected a note"), on_paper="written"),
    "case.planned": Verb(_("planned the next step"), on_paper="written"),
    "case.task-written": Verb(_("wrote down a task"), on_paper="written"),
    "case.task-changed": Verb(_("changed a task"), on_paper="written"),
    "case.task-done": Verb(_("did a task"), on_paper="written"),
    "case.task-dropped": Verb(_("dropped a task that was not needed any more"), on_paper="written"),
    "case.task-reopened": Verb(_("took up a task again"), on_paper="written"),
    "case.risk-assessed": Verb(_("assessed the danger"), on_paper="written"),
    "case.safety-planned": Verb(_("changed the safety plan"), on_paper="written"),
    "case.interpreter-chosen": Verb(_("wrote down who interprets"), on_paper="written"),
    "case.stage-moved": Verb(_("went on to another stage of help"), on_paper="written"),
    "case.justice-moved": Verb(_("went on with justice"), on_paper="written"),
    "case.assigned": Verb(_("gave the case to somebody"), on_paper="given"),
    "case.unassigned": Verb(_("took the case from somebody"), on_paper="taken"),
    "case.determined": Verb(_("wrote down a decision about the person"), on_paper="written"),
    "case.talk-begun": Verb(_("began a talk"), on_paper="words-written"),
    "case.talk-written": Verb(_("wrote down what was said in the talk"), on_paper="words-written"),
    "case.talk-ordered": Verb(_("chose in which order to ask"), on_paper="written"),
    "case.advice-ended": Verb(_("dealt with advice from the talk"), on_paper="written"),
    "case.answered": Verb(_("wrote down an answer"), on_paper="words-written"),
    "case.answer-taken-back": Verb(_("took an answer back"), on_paper="answer-crossed-out"),
    "case.talk-stopped": Verb(_("ended a talk"), on_paper="words-written"),
    "case.talk-resumed": Verb(_("took a talk up again"), on_paper="words-written"),
    "case.sorted": Verb(_("asked for three minutes what is needed first"), on_paper="written"),
    "case.wages-noted": Verb(_("wrote down what is owed"), on_paper="written"),
    "group.created": Verb(_("began a group")),
    "group.changed": Verb(_("changed what a group shares")),
    "group.claim-made": Verb(_("put a claim of the group on paper")),
    "desk.changed": Verb(_("changed what is set for the desk")),
    "list.compared": Verb(_("compared a list of signs with its source")),
    "case.list-printed": Verb(_("printed this list for the person"), on_paper="printed"),
    "case.vital-care-begun": Verb(_("wrote down care that could not wait for consent"), on_paper="written"),
    "case.vital-care-answered": Verb(_("answered whether care could wait"), on_paper="written"),
    "case.representative-asked": Verb(_("asked for somebody who may consent"), on_paper="written"),
    "case.vital-care-ended": Verb(_("wrote down how care without consent ended"), on_paper="written"),
    "case.demand-recorded": Verb(_("wrote down a legal demand for the file"), on_paper="written"),
    "case.demand-changed": Verb(_("wrote down what became of a legal demand"), on_paper="written"),
    "case.official-paper-made": Verb(_("put chosen facts on paper for an office"), on_paper="written"),
    "case.written-for-lawyer": Verb(_("wrote something for the lawyer alone"), on_paper="written"),
    "case.read-by-lawyer": Verb(_("read what was written for the lawyer alone"), on_paper="read"),
    "case.deleted-by-lawyer": Verb(
        _("deleted what was written for the lawyer alone"), on_paper="answer-crossed-out"
    ),
    "case.kept": Verb(_("decided to keep the case, and until when"), on_paper="kept"),
    "case.erased": Verb(_("erased a case"), on_paper="destroyed"),
    "case.closed": Verb(_("closed the case"), on_paper="put-away"),
    "case.reopened": Verb(_("opened a closed case again"), on_paper="taken-out"),
}
