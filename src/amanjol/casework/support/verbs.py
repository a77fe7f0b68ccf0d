"""What the journal says of support, in words. Most acts are about a case, and stand on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "plan.goal-written": Verb(_("wrote a goal into the support plan"), on_paper="written"),
    "plan.goal-changed": Verb(_("changed a goal of the support plan"), on_paper="written"),
    "plan.goal-ended": Verb(_("wrote down what became of a goal"), on_paper="written"),
    "plan.goal-reopened": Verb(_("took up a goal of the support plan again"), on_paper="written"),
    "plan.service-written": Verb(_("wrote a service into the support plan"), on_paper="written"),
    "plan.service-changed": Verb(_("changed a service of the support plan"), on_paper="written"),
    "plan.service-moved": Verb(_("wrote down how far a service is"), on_paper="written"),
    "plan.taken-over": Verb(_("took earlier details into the support plan"), on_paper="written"),
    "plan.gone-through": Verb(_("went through the support plan with the person"), on_paper="written"),
    "plan.printed": Verb(_("printed the support plan for the person"), on_paper="written"),
    "followup.planned": Verb(_("wrote down how the person wants to be asked later"), on_paper="written"),
    "followup.asked": Verb(_("asked how the person is, or tried to"), on_paper="written"),
    "followup.closing-written": Verb(_("wrote down how the case was closed"), on_paper="written"),
    "followup.closing-changed": Verb(_("changed what was written at closing"), on_paper="written"),
    "followup.printed": Verb(_("made a paper for the person to leave with"), on_paper="written"),
    "outcomes.asked": Verb(_("asked how the life of the person goes"), on_paper="written"),
    "outcomes.changed": Verb(_("corrected what was written of how life goes"), on_paper="written"),
    "wages.decided": Verb(_("wrote down what the person decided about the wages"), on_paper="written"),
    "wages.received": Verb(_("wrote down which wages came into the person’s hands"), on_paper="written"),
    "wages.corrected": Verb(_("corrected which wages came"), on_paper="written"),
    "story.written": Verb(_("wrote a story to be published"), on_paper="written"),
    "story.declared": Verb(_("decided what of a story tells of the person"), on_paper="written"),
    "story.read-out": Verb(_("read the story to the person"), on_paper="written"),
    "story.lawyer-asked": Verb(_("wrote down what the lawyer says to publishing"), on_paper="written"),
    "story.considered": Verb(_("wrote down who would know the person by the story"), on_paper="written"),
    "story.counted": Verb(_("counted who shares what a story keeps"), on_paper="written"),
    "story.approved": Verb(_("approved a story"), on_paper="written"),
    "story.permitted": Verb(_("signed a permit to publish the story"), on_paper="written"),
    "permit.recalled": Verb(_("called a published story back")),
    "permit.copy-noted": Verb(_("wrote down where a copy of a story is")),
    "permit.copy-deleted": Verb(_("wrote down that a copy of a story is deleted")),
    "case.course-joined": Verb(_("signed the person up for a course"), on_paper="written"),
    "case.work-begun": Verb(_("began work and family business for the person"), on_paper="written"),
    "case.file-added": Verb(_("took in a file"), on_paper="written"),
    "case.file-opened": Verb(_("opened a file"), on_paper="read"),
    "case.file-original-opened": Verb(_("opened the original of a file"), on_paper="read"),
    "stay.begun": Verb(_("gave a bed"), on_paper="written"),
    "stay.bed-changed": Verb(_("gave another bed"), on_paper="written"),
    "stay.care-recorded": Verb(
        _("wrote down that the bed rests on care without consent"), on_paper="written"
    ),
    "stay.left": Verb(_("wrote down that the person left the house"), on_paper="written"),
    "stay.left-changed": Verb(
        _("wrote down where the person can be reached after leaving"), on_paper="written"
    ),
    "stay.done-since": Verb(_("wrote down what was done after a child left the house"), on_paper="written"),
    "stay.thing-taken-in": Verb(_("took something in to hold it"), on_paper="written"),
    "stay.thing-given-back": Verb(_("gave something back that was held"), on_paper="written"),
    "stay.incident-written": Verb(_("wrote down what happened in the house"), on_paper="written"),
    "stay.receipt-printed": Verb(_("printed a receipt for what is held"), on_paper="written"),
    "house.created": Verb(_("described a house")),
    "house.changed": Verb(_("changed what is said of a house")),
    "house.opened": Verb(_("looked who is in a house")),
    "house.beds-changed": Verb(_("changed who is in which bed of a house")),
    "house.incident-written": Verb(_("wrote down what happened in a house")),
    "case.file-taken-away": Verb(_("took a file away for good"), on_paper="answer-crossed-out"),
    "session.client-asked": Verb(_("asked a circle to take the person on"), on_paper="written"),
    "session.client-told": Verb(_("told the circle something anew"), on_paper="written"),
    "session.client-answered": Verb(_("answered from the circle"), on_paper="written"),
    "session.limit-heard": Verb(_("read out what stays in the circle and what does not"), on_paper="written"),
    "session.written": Verb(_("wrote down a session"), on_paper="written"),
    "session.changed": Verb(_("corrected a session"), on_paper="written"),
    "session.danger-passed-on": Verb(_("passed on a danger out of the circle"), on_paper="written"),
    "session.danger-taken-up": Verb(_("took up the danger that was passed on"), on_paper="written"),
    "session.read": Verb(_("read what lies in the circle"), on_paper="read", is_quiet=True),
    "quarter.counted": Verb(_("counted a quarter")),
    "interpreter.written": Verb(_("wrote down an interpreter")),
    "interpreter.changed": Verb(_("changed an interpreter")),
    "interpreter.erased": Verb(_("erased an interpreter")),
    "case.interpreter-booked": Verb(_("chose an interpreter"), on_paper="written"),
    "case.interpreter-came": Verb(_("wrote down that an interpreter came"), on_paper="written"),
    "case.interpreter-called-off": Verb(_("called an interpreter off"), on_paper="written"),
    "case.conference-planned": Verb(_("planned a case conference"), on_paper="written"),
    "case.conference-changed": Verb(_("changed a case conference"), on_paper="written"),
    "case.conference-joined": Verb(_("wrote down who takes part in a case conference"), on_paper="written"),
    "case.conference-left": Verb(_("took somebody off a case conference"), on_paper="written"),
    "case.conference-decided": Verb(_("wrote down what a case conference decided"), on_paper="written"),
    "case.conference-ended": Verb(_("wrote down how a case conference went"), on_paper="written"),
    "case.conference-shown": Verb(_("ended what a colleague reads of a case conference"), on_paper="written"),
    "case.conference-printed": Verb(_("printed for the person what was decided"), on_paper="written"),
    "case.conference-read": Verb(_("read of a case conference as a guest"), on_paper="read"),
    "conference.read": Verb(_("read of a case conference as a guest")),
    # Whoever reads the journal may be the threat: these stand on no page of it.
    **{
        verb: Verb(words, is_unlisted=True)
        for verb, words in (
            ("threat.recorded", _("wrote that somebody threatens them")),
            ("threat.went-on", _("wrote what happened since a threat")),
            ("threat.taken-in", _("took in a threat that was written without keys")),
            ("threat.opened", _("read of a threat")),
            ("threat.answered", _("wrote which step was taken about a threat")),
            ("threat.erased", _("erased a threat")),
        )
    },
}
