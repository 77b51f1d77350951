"""A style for notes of our own making: whole, later, near and same notes, each said otherwise."""

STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="en-US">
<info><title>Notes</title><id>https://example.org/notes</id></info>
<macro name="author"><names variable="author"><name name-as-sort-order="first"/></names></macro>
<macro name="place"><text variable="locator" prefix=", "/></macro>
<citation near-note-distance="3">
<layout suffix="." delimiter="; ">
<choose>
<if position="ibid"><text term="ibid"/><text macro="place"/></if>
<else-if position="near-note">
<group><names variable="author"><name form="short"/></names><text macro="place"/></group>
</else-if>
<else-if position="subsequent">
<group delimiter=" ">
<names variable="author"><name form="short"/></names>
<text variable="first-reference-note-number" prefix="(n " suffix=")"/>
<text variable="locator"/>
</group>
</else-if>
<else>
<group delimiter=", ">
<names variable="author"/><text variable="title" font-style="italic"/>
<date variable="issued"><date-part name="year"/></date>
<text variable="locator"/>
</group>
</else>
</choose>
</layout>
</citation>
<bibliography><layout><text macro="author"/><text variable="title" prefix=". "/></layout></bibliography>
</style>
"""
UNLISTED = STYLE[: STYLE.index("<bibliography>")] + "</style>\n"  # the same, which lists no works
