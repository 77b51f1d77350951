"""Write the quizzes of a Moodle backup, and their questions with versions and entries.

The questions of a quiz live in the quiz's own context, as Moodle 5 wants it; a slot of the quiz
names a question by its entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.packs.archive import text
from generator.packs.content import Pack, PackOption, PackQuestion, short
from generator.packs.mbz_parts import Activity
from generator.packs.scoring import percent

NULL = "$@NULL@$"
STRIDE = 100  # questions of a quiz, and options of a question, are numbered in steps of this

# When what may be seen of an attempt: during it, right after, later while open, once closed.
ALWAYS, AFTERWARDS = 0x11110, 0x01110


def quiz_xml(activity: Activity, day: int) -> str:
    """Return the file of the quiz *activity*."""
    questions = activity.module.scored if activity.module else ()
    slots = "\n".join(_slot(activity, number) for number in range(1, len(questions) + 1))
    after = (
        "correctness",
        "marks",
        "specificfeedback",
        "generalfeedback",
        "rightanswer",
        "overallfeedback",
    )
    reviews = "".join(f"<review{name}>{AFTERWARDS}</review{name}>" for name in after)
    return (
        f'<activity id="{activity.id}" moduleid="{activity.id}" modulename="quiz"'
        f' contextid="{activity.context}"><quiz id="{activity.id}">'
        f"<name>{text(short(activity.title, 255))}</name><intro>{text(activity.html)}</intro>"
        "<introformat>1</introformat><timeopen>0</timeopen><timeclose>0</timeclose>"
        "<timelimit>0</timelimit><overduehandling>autosubmit</overduehandling>"
        "<graceperiod>0</graceperiod><preferredbehaviour>deferredfeedback</preferredbehaviour>"
        "<canredoquestions>0</canredoquestions><attempts_number>0</attempts_number>"
        "<attemptonlast>0</attemptonlast><grademethod>1</grademethod>"
        "<decimalpoints>2</decimalpoints><questiondecimalpoints>-1</questiondecimalpoints>"
        f"<reviewattempt>{ALWAYS}</reviewattempt><reviewmaxmarks>{ALWAYS}</reviewmaxmarks>{reviews}"
        "<questionsperpage>1</questionsperpage><navmethod>free</navmethod>"
        f"<shuffleanswers>1</shuffleanswers><sumgrades>{len(questions)}.00000</sumgrades>"
        f"<grade>100.00000</grade><timecreated>{day}</timecreated>"
        f"<timemodified>{day}</timemodified><password></password><subnet></subnet>"
        "<browsersecurity>-</browsersecurity><delay1>0</delay1><delay2>0</delay2>"
        "<showuserpicture>0</showuserpicture><showblocks>0</showblocks>"
        "<completionattemptsexhausted>0</completionattemptsexhausted>"
        "<completionminattempts>0</completionminattempts>"
        "<allowofflineattempts>0</allowofflineattempts>"
        "<subplugin_quizaccess_seb_quiz></subplugin_quizaccess_seb_quiz>"
        f"<quiz_grade_items></quiz_grade_items>\n<question_instances>\n{slots}\n"
        f'</question_instances><sections><section id="{activity.id}"><firstslot>1</firstslot>'
        "<heading></heading><shufflequestions>0</shufflequestions></section></sections>"
        "<feedbacks></feedbacks><overrides></overrides><grades></grades><attempts></attempts>"
        "</quiz></activity>\n"
    )


def questions_xml(pack: Pack, activities: tuple[Activity, ...], day: int) -> str:
    """Return the file of all questions: for each quiz a top category, and one below it."""
    categories = "\n".join(it for one in activities for it in _Bank(pack, day).categories(one))
    return f"<question_categories>\n{categories}\n</question_categories>\n"


# Private functions


def _entry(activity: Activity, number: int) -> int:
    return activity.id * STRIDE + number


def _slot(activity: Activity, number: int) -> str:
    entry = _entry(activity, number)
    return (
        f'<question_instance id="{entry}"><quizid>{activity.id}</quizid><slot>{number}</slot>'
        f"<page>{number}</page><displaynumber>{NULL}</displaynumber>"
        "<requireprevious>0</requireprevious><maxmark>1.0000000</maxmark>"
        f"<quizgradeitemid>{NULL}</quizgradeitemid>"
        f'<question_reference id="{entry}"><usingcontextid>{activity.context}</usingcontextid>'
        "<component>mod_quiz</component><questionarea>slot</questionarea>"
        f"<questionbankentryid>{entry}</questionbankentryid><version>{NULL}</version>"
        "</question_reference></question_instance>"
    )


@dataclass(frozen=True, slots=True)
class _Bank:
    """The questions of a backup, of one day."""

    pack: Pack
    day: int

    def categories(self, activity: Activity) -> Iterator[str]:
        if activity.module is None:
            return
        top, own = activity.categories
        entries = "\n".join(
            self._bank_entry(activity, number, question)
            for number, question in enumerate(activity.module.scored, 1)
        )
        yield self._category(activity, (top, 0), "top", "")
        yield self._category(activity, (own, top), short(activity.title, 255), f"\n{entries}\n")

    def _category(self, activity: Activity, ids: tuple[int, int], name: str, entries: str) -> str:
        own, parent = ids
        return (
            f'<question_category id="{own}"><name>{text(name)}</name>'
            f"<contextid>{activity.context}</contextid><contextlevel>70</contextlevel>"
            f"<contextinstanceid>{activity.id}</contextinstanceid><info></info>"
            f"<infoformat>0</infoformat><stamp>playbook+{self.pack.id}+category{own}</stamp>"
            f"<parent>{parent}</parent><sortorder>{999 if parent else 0}</sortorder>"
            f"<idnumber>{NULL}</idnumber>"
            f"<question_bank_entries>{entries}</question_bank_entries></question_category>"
        )

    def _bank_entry(self, activity: Activity, number: int, question: PackQuestion) -> str:
        entry, own = _entry(activity, number), activity.categories[1]
        return (
            f'<question_bank_entry id="{entry}"><questioncategoryid>{own}</questioncategoryid>'
            f"<idnumber>{text(f'{self.pack.id}.{question.id}')}</idnumber><ownerid>2</ownerid>"
            f'<question_version><question_versions id="{entry}"><version>1</version>'
            "<status>ready</status><questions>"
            f'<question id="{entry}"><parent>0</parent>'
            f"<name>{text(short(question.title, 255))}</name>"
            f"<questiontext>{text(question.html)}</questiontext>"
            "<questiontextformat>1</questiontextformat>"
            f"<generalfeedback>{text(question.because)}</generalfeedback>"
            "<generalfeedbackformat>1</generalfeedbackformat><defaultmark>1.0000000</defaultmark>"
            f"<penalty>{'1.0000000' if question.sort == 'truth' else '0.3333333'}</penalty>"
            f"<qtype>{'truefalse' if question.sort == 'truth' else 'multichoice'}</qtype>"
            f"<length>1</length><stamp>playbook+{self.pack.id}.{question.id}</stamp>"
            f"<timecreated>{self.day}</timecreated><timemodified>{self.day}</timemodified>"
            f"<createdby>2</createdby><modifiedby>2</modifiedby>\n"
            f"{_plugin(question, entry)}<question_hints></question_hints>{_tags(question, entry)}"
            "</question></questions></question_versions></question_version></question_bank_entry>"
        )


def _tags(question: PackQuestion, entry: int) -> str:
    tags = "".join(
        f'<tag id="{entry * STRIDE + number}"><name>{text(tag)}</name>'
        f"<rawname>{text(tag)}</rawname></tag>"
        for number, tag in enumerate(question.tags, 1)
    )
    return f"<tags>{tags}</tags>"


def _plugin(question: PackQuestion, entry: int) -> str:
    answers = "".join(
        _answer(question, option, entry * STRIDE + number)
        for number, option in enumerate(question.options, 1)
    )
    kind = "truefalse" if question.sort == "truth" else "multichoice"
    inner = _truth(question, entry) if kind == "truefalse" else _choice(question, entry)
    return (
        f"<plugin_qtype_{kind}_question><answers>{answers}</answers>{inner}"
        f"</plugin_qtype_{kind}_question>\n"
    )


def _answer(question: PackQuestion, option: PackOption, identity: int) -> str:
    truth = question.sort == "truth"
    words = option.text.strip().capitalize() if truth else option.html
    fraction = f"{percent(question, option) / 100:.7f}"
    return (
        f'<answer id="{identity}"><answertext>{text(words)}</answertext>'
        f"<answerformat>{0 if truth else 1}</answerformat><fraction>{fraction}</fraction>"
        f"<feedback>{text(option.because)}</feedback><feedbackformat>1</feedbackformat></answer>"
    )


def _truth(question: PackQuestion, entry: int) -> str:
    found = {
        option.text.strip().casefold(): entry * STRIDE + number
        for number, option in enumerate(question.options, 1)
    }
    return (
        f'<truefalse id="{entry}"><trueanswer>{found["true"]}</trueanswer>'
        f"<falseanswer>{found['false']}</falseanswer>"
        "<showstandardinstruction>1</showstandardinstruction></truefalse>"
    )


def _choice(question: PackQuestion, entry: int) -> str:
    said = "".join(
        f"<{name}feedback></{name}feedback><{name}feedbackformat>1</{name}feedbackformat>"
        for name in ("correct", "partiallycorrect", "incorrect")
    )
    return (
        f'<multichoice id="{entry}"><layout>0</layout>'
        f"<single>{1 if question.sort == 'one' else 0}</single>"
        f"<shuffleanswers>1</shuffleanswers>{said}<answernumbering>none</answernumbering>"
        f"<shownumcorrect>{0 if question.sort == 'one' else 1}</shownumcorrect>"
        "<showstandardinstruction>1</showstandardinstruction></multichoice>"
    )
