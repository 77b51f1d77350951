"""Write a course as a Moodle backup: named sections, links with descriptions, quizzes that grade.

The format has no schema. What stands here is what Moodle 4.4 and 4.5 restore; numbers count in the
order of the course, so the same course gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from generator.packs.archive import attribute, text, zipped
from generator.packs.content import Pack, about_html, record, short
from generator.packs.mbz_parts import Activity, Section, activities_of, sections_of
from generator.packs.mbz_questions import questions_xml, quiz_xml

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NULL = "$@NULL@$"  # what Moodle writes for a value that is none
VERSION, RELEASE = "2024042200", "4.4"
COURSE, COURSE_CONTEXT, SYSTEM_CONTEXT = 2, 20, 1

# Empty, and looked for all the same.
EMPTY = {
    "files.xml": "<files></files>",
    "groups.xml": "<groups><groupcustomfields></groupcustomfields><groupings></groupings></groups>",
    "outcomes.xml": "<outcomes_definition></outcomes_definition>",
    "roles.xml": "<roles_definition></roles_definition>",
    "scales.xml": "<scales_definition></scales_definition>",
    "completion.xml": "<course_completion></course_completion>",
    "course/inforef.xml": "<inforef></inforef>",
    "course/enrolments.xml": "<enrolments><enrols></enrols></enrolments>",
    "course/roles.xml": "<roles><role_overrides></role_overrides>"
    "<role_assignments></role_assignments></roles>",
    "course/completiondefaults.xml": "<course_completion_defaults></course_completion_defaults>",
}
OFF = (
    "users",
    "anonymize",
    "role_assignments",
    "permissions",
    "blocks",
    "filters",
    "comments",
    "badges",
    "calendarevents",
    "userscompletion",
    "logs",
    "grade_histories",
    "groups",
    "competencies",
    "customfield",
    "contentbankcontent",
    "xapistate",
    "legacyfiles",
)


def mbz(pack: Pack) -> bytes:
    """Return *pack* as a Moodle backup of a course."""
    sections, activities = sections_of(pack), activities_of(pack)
    backup = _Backup(pack, sections, activities)
    files = {
        "moodle_backup.xml": backup.backup(),
        "questions.xml": HEAD + questions_xml(pack, activities, backup.day()),
        "course/course.xml": backup.course(),
        **{path: f"{HEAD}{content}\n" for path, content in EMPTY.items()},
    }
    for section in sections:
        files |= dict(backup.section_files(section))
    for activity in activities:
        files |= dict(backup.activity_files(activity))
    return zipped({**files, "playbook.json": record(pack)})


# Private functions


@dataclass(frozen=True, slots=True)
class _Backup:
    """A course that becomes a backup."""

    pack: Pack
    sections: tuple[Section, ...]
    activities: tuple[Activity, ...]

    def day(self) -> int:
        """Return the beginning of the day of the review, in seconds as Moodle counts them."""
        return int(datetime.fromisoformat(self.pack.day).replace(tzinfo=UTC).timestamp())

    def backup(self) -> str:
        day = self.day()
        information = _tags(
            name=f"{self.pack.id}.mbz",
            moodle_version=VERSION,
            moodle_release=RELEASE,
            backup_version=VERSION,
            backup_release=RELEASE,
            backup_date=day,
            mnet_remoteusers=0,
            include_files=0,
            include_file_references_to_external_content=0,
            original_wwwroot=self.pack.url,
            original_site_identifier_hash="evidence-playbook",
            original_course_id=COURSE,
            original_course_format="topics",
            original_course_fullname=self.pack.title,
            original_course_shortname=short(self.pack.title, 100),
            original_course_startdate=day,
            original_course_enddate=0,
            original_course_contextid=COURSE_CONTEXT,
            original_system_contextid=SYSTEM_CONTEXT,
        )
        detail = _tags(
            type="course", format="moodle2", interactive=1, mode=10, execution=1, executiontime=0
        )
        settings = "\n".join(self._settings())
        return (
            f"{HEAD}<moodle_backup><information>{information}\n"
            f'<details><detail backup_id="playbook-{self.pack.id}">{detail}</detail></details>\n'
            f"<contents>\n{self._contents()}</contents>\n"
            f"<settings>\n{settings}\n</settings></information></moodle_backup>\n"
        )

    def course(self) -> str:
        day = self.day()
        inside = _tags(
            shortname=short(self.pack.title, 100),
            fullname=self.pack.title,
            idnumber="",
            summary=f"<p>{text(self.pack.summary)}</p>",
            summaryformat=1,
            format="topics",
            showgrades=1,
            newsitems=0,
            startdate=day,
            enddate=0,
            marker=0,
            maxbytes=0,
            legacyfiles=0,
            showreports=0,
            visible=1,
            groupmode=0,
            groupmodeforce=0,
            defaultgroupingid=0,
            lang="",
            theme="",
            timecreated=day,
            timemodified=day,
            requested=0,
            showactivitydates=0,
            showcompletionconditions=1,
            pdfexportfont=None,
            enablecompletion=1,
            completionnotify=0,
        )
        category = f'<category id="1">{_tags(name="Playbook", description=None)}</category>'
        return (
            f'{HEAD}<course id="{COURSE}" contextid="{COURSE_CONTEXT}">{inside}{category}'
            "<tags></tags><customfields></customfields>"
            "<courseformatoptions></courseformatoptions></course>\n"
        )

    def section_files(self, section: Section) -> Iterator[tuple[str, str]]:
        summary = section.html if section.number else about_html(self.pack) + self.pack.html
        inside = _tags(
            number=section.number,
            name=section.title if section.number else None,
            summary=summary,
            summaryformat=1,
            sequence=",".join(map(str, section.sequence)),
            visible=1,
            availabilityjson=None,
            timemodified=self.day(),
        )
        yield (
            f"{section.folder}/section.xml",
            f'{HEAD}<section id="{section.id}">{inside}</section>\n',
        )
        yield f"{section.folder}/inforef.xml", f"{HEAD}<inforef></inforef>\n"

    def activity_files(self, activity: Activity) -> Iterator[tuple[str, str]]:
        quiz = activity.module is not None
        yield f"{activity.folder}/module.xml", self._module(activity)
        if quiz:
            yield f"{activity.folder}/quiz.xml", HEAD + quiz_xml(activity, self.day())
        else:
            yield f"{activity.folder}/url.xml", self._url(activity)
        yield f"{activity.folder}/inforef.xml", _inforef(activity)
        yield f"{activity.folder}/roles.xml", f"{HEAD}{EMPTY['course/roles.xml']}\n"
        items = self._grade_item(activity) if quiz else ""
        inside = f"<grade_items>{items}</grade_items><grade_letters></grade_letters>"
        book = f"{HEAD}<activity_gradebook>{inside}</activity_gradebook>\n"
        yield f"{activity.folder}/grades.xml", book

    def _contents(self) -> str:
        inner = "\n".join(
            "<activity>"
            + _tags(
                moduleid=it.id,
                sectionid=it.section,
                modulename=it.kind,
                title=it.title,
                directory=it.folder,
            )
            + "</activity>"
            for it in self.activities
        )
        outer = "\n".join(
            f"<section>{_tags(sectionid=it.id, title=it.title, directory=it.folder)}</section>"
            for it in self.sections
        )
        course = _tags(courseid=COURSE, title=short(self.pack.title, 100), directory="course")
        return (
            f"<activities>\n{inner}\n</activities>\n<sections>\n{outer}\n</sections>\n"
            f"<course>{course}</course>\n"
        )

    def _settings(self) -> Iterator[str]:
        root = {"filename": f"{self.pack.id}.mbz", **dict.fromkeys(OFF, 0), "activities": 1}
        root |= {"questionbank": 1, "imscc11": 0}
        for name, value in root.items():
            yield f"<setting>{_tags(level='root', name=name, value=value)}</setting>"
        for section in self.sections:
            yield from _included("section", section.folder.rpartition("/")[2])
        for activity in self.activities:
            yield from _included("activity", activity.folder.rpartition("/")[2])

    def _module(self, activity: Activity) -> str:
        graded = activity.module is not None
        inside = _tags(
            modulename=activity.kind,
            sectionid=activity.section,
            sectionnumber=activity.number,
            idnumber=activity.idnumber,
            added=self.day(),
            score=0,
            indent=0,
            visible=1,
            visibleoncoursepage=1,
            visibleold=1,
            groupmode=0,
            groupingid=0,
            completion=2 if graded else 1,
            completiongradeitemnumber=0 if graded else None,
            completionpassgrade=1 if graded else 0,
            completionview=0,
            completionexpected=0,
            availability=None,
            showdescription=0 if graded else 1,
            downloadcontent=1,
            lang="",
        )
        return (
            f'{HEAD}<module id="{activity.id}" version="{VERSION}">{inside}<tags></tags></module>\n'
        )

    def _url(self, activity: Activity) -> str:
        inside = _tags(
            name=short(activity.title, 255),
            intro=activity.html,
            introformat=1,
            externalurl=activity.url,
            display=0,
            displayoptions='a:1:{s:10:"printintro";i:1;}',
            parameters="a:0:{}",
            timemodified=self.day(),
        )
        return (
            f'{HEAD}<activity id="{activity.id}" moduleid="{activity.id}" modulename="url"'
            f' contextid={attribute(str(activity.context))}><url id="{activity.id}">{inside}</url>'
            "</activity>\n"
        )

    def _grade_item(self, activity: Activity) -> str:
        day = self.day()
        inside = _tags(
            categoryid=None,
            itemname=short(activity.title, 255),
            itemtype="mod",
            itemmodule="quiz",
            iteminstance=activity.id,
            itemnumber=0,
            iteminfo=None,
            idnumber=activity.idnumber,
            calculation=None,
            gradetype=1,
            grademax="100.00000",
            grademin="0.00000",
            scaleid=None,
            outcomeid=None,
            gradepass=f"{self.pack.passing}.00000",
            multfactor="1.00000",
            plusfactor="0.00000",
            aggregationcoef="0.00000",
            aggregationcoef2="0.00000",
            weightoverride=0,
            sortorder=activity.id,
            display=0,
            decimals=None,
            hidden=0,
            locked=0,
            locktime=0,
            needsupdate=0,
            timecreated=day,
            timemodified=day,
        )
        return f'<grade_item id="{activity.id}">{inside}<grade_grades></grade_grades></grade_item>'


def _tags(**values: object) -> str:
    """Return an element for each value: text is escaped, None is Moodle's null."""
    return "".join(
        f"<{name}>{NULL if value is None else text(str(value))}</{name}>"
        for name, value in values.items()
    )


def _included(level: str, name: str) -> Iterator[str]:
    for what, value in (("included", 1), ("userinfo", 0)):
        pair = {"level": level, level: name, "name": f"{name}_{what}", "value": value}
        yield f"<setting>{_tags(**pair)}</setting>"


def _inforef(activity: Activity) -> str:
    if activity.module is None:
        return f"{HEAD}<inforef></inforef>\n"
    categories = "".join(
        f"<question_category><id>{number}</id></question_category>"
        for number in activity.categories
    )
    return (
        f"{HEAD}<inforef><grade_itemref><grade_item><id>{activity.id}</id></grade_item>"
        f"</grade_itemref><question_categoryref>{categories}</question_categoryref></inforef>\n"
    )
