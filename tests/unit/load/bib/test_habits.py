# ruff: noqa: RUF001  # because: typographic signs are what comes out
"""What files really hold prints as APA has it: dates, languages, preprints, law, addresses."""

from __future__ import annotations

from typing import Any

import pytest

from generator import csl
from generator.findings.diagnostics import Text
from generator.load.bib import join, load_bib, to_csl
from generator.load.bib.languages import tag_of


def items(content: str) -> list[dict[str, Any]]:
    """Return the entries as CSL-JSON."""
    entries, _ = join([load_bib(Text("a.bib", content))[0]])
    return [dict(to_csl(entry)[0]) for entry in entries]


def reference(content: str) -> str:
    """Return the reference to the first entry, in APA."""
    works = items(content)
    return csl.Library(csl.apa_style(), works[:1]).bibliography()[0].text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@book{k, author={Li, C.}, title={A}, date={2023-05}}",
            "Li, C. (2023, May). A.",
            id="a month without a day",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={A}, year={c1998}}",
            "Li, C. (1998). A.",
            id="a year of copyright",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={A}, year={to appear}}",
            "Li, C. (in press). A.",
            id="to appear",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={A}, date={26.09.2020}}",
            "Li, C. (2020, September 26). A.",
            id="day first",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={A}, year={some day}}",
            "Li, C. (some day). A.",
            id="what is no date is printed once",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={Open leadership: how it works}, year=2010}",
            "Li, C. (2010). Open leadership: How it works.",
            id="a subtitle is raised",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={Open leadership: {iPhone} users}, year=2010}",
            "Li, C. (2010). Open leadership: iPhone users.",
            id="a name is not",
        ),
        pytest.param(
            "@book{k, author={Weber, M.}, title={Wirtschaft: eine Studie}, year=1922,"
            " langid={ngerman}, translator={Roth, G.}}",
            "Weber, M. (1922). Wirtschaft: eine Studie (G. Roth, Trans.).",
            id="another language is left alone, the style's words are not",
        ),
        pytest.param(
            "@incollection{k, author={Li, C.}, title={Das Team and the Market}, year=2010,"
            " booktitle={A Handbook of Work}, langid={american}}",
            "Li, C. (2010). Das team and the market. In A handbook of work.",
            id="an entry that says it is in English is",
        ),
        pytest.param(
            "@incollection{k, author={Li, C.}, title={Das Team und der Markt}, year=2010,"
            " booktitle={A Handbook of Work}}",
            "Li, C. (2010). Das Team und der Markt. In A Handbook of Work.",
            id="one verdict for both titles",
        ),
        pytest.param(
            "@legislation{k, title={An Act to Amend: the Code}, date={1964},"
            " location={Pub. L. No. 88--352}}",
            "An Act to Amend: the Code, Pub. L. No. 88–352 (1964).",
            id="the name of a law is neither lowered nor raised",
        ),
        pytest.param(
            "@jurisdiction{k, title={Brown v. Board of Education}, citation={347 U.S. 483},"
            " date={1954}}",
            "Brown v. Board of Education, 347 U.S. 483 (1954).",
            id="a case keeps its name",
        ),
        pytest.param(
            "@legislation{k, title={Civil Rights Act}, titleaddon={of 1964},"
            " location={Pub. L. No. 88--352, 78 Stat. 241}, date={1964}}",
            "Civil Rights Act of 1964, Pub. L. No. 88–352, 78 Stat. 241 (1964).",
            id="an act",
        ),
        pytest.param(
            "@constitution{k, source={us}, type={constitution}, article={I}, section={3}}",
            "U.S. Const., art. I, § 3.",
            id="a constitution",
        ),
        pytest.param(
            "@inbook{k, author={Li, C.}, title={Teams that learn.}, chapter={6th Chapter}, year=2010}",
            "Li, C. (2010). Teams that learn.",
            id="a numbered chapter",
        ),
        pytest.param(
            "@report{k, author={Li, C.}, title={Teams that learn.}, number={7}, year=2010}",
            "Li, C. (2010). Teams that learn (No. 7).",
            id="a full stop behind the title",
        ),
        pytest.param(
            "@software{k, author={Li, C.}, title={Meta}, version={3}, date={2014}}",
            "Li, C. (2014). Meta (Version 3) [Computer software].",
            id="software",
        ),
        pytest.param(
            "@dataset{k, author={Li, C.}, title={Panel}, date={2018}}",
            "Li, C. (2018). Panel [Data set].",
            id="a data set",
        ),
        pytest.param(
            "@misc{k, author={Zhu, L.}, title={Waves}, eprint={2004.12345}, eprinttype={arxiv},"
            " date={2020-04-02}, version={3}, pubstate={prepublished}, publisher={arXiv},"
            " number={arXiv:2004.12345}, doi={10.48550/arXiv.2004.12345}}",
            "Zhu, L. (2020, April 2). Waves (arXiv:2004.12345; Version 3). arXiv."
            " https://doi.org/10.48550/arXiv.2004.12345",
            id="a preprint of Better BibTeX",
        ),
        pytest.param(
            "@thesis{k, author={Doe, J.}, title={A}, type={bathesis}, institution={MIT}, date={2011}}",
            "Doe, J. (2011). A [Bachelor’s thesis]. MIT.",
            id="a bachelor's thesis",
        ),
        pytest.param(
            "@patent{k, author={Harred, J.}, title={A}, type={patentus}, number={3654317}, year=1972}",
            "Harred, J. (1972). A (U.S. Patent No. 3654317).",
            id="a patent",
        ),
        pytest.param(
            "@misc{k, author={Doe, J.}, title={A}, year=2012, howpublished={\\url{http://a.org/b\\_c}}}",
            "Doe, J. (2012). A. http://a.org/b_c",
            id="an escaped mark in an address",
        ),
        pytest.param(
            "@set{k, entryset={a,b}}\n@book{a, author={Li, C.}, title={A}, year=2010}\n"
            "@book{b, author={Zhu, A.}, title={B}, year=2011}",
            "Li, C. (2010). A.",
            id="a set prints as its first entry",
        ),
        pytest.param(
            "@inproceedings{k, author={Li, C.}, title={A}, booktitle={P}, year=2010,"
            " publisher={ACM}, address={New York}, location={Paris, France}}",
            "Li, C. (2010). A. In P. ACM.",
            id="the ACM's location is that of the conference",
        ),
        pytest.param(
            "@book{k, author={Doe, J. and al.}, title={A}, year=2013}",
            "Doe, J., et al. (2013). A.",
            id="al. is no author",
        ),
        pytest.param(
            "@book{k, author={Doe, J. et al.}, title={A}, year=2013}",
            "Doe, J., et al. (2013). A.",
            id="nor is et al.",
        ),
        pytest.param(
            '@online{k, author={{APA Style}}, author+an:username={1="@APA\\_Style"}, title={T},'
            " date={2018}, url={https://x.org}}",
            "APA Style [@APA_Style]. (2018). T. https://x.org",
            id="a user's name",
        ),
    ],
)
def test_reference(content: str, expected: str) -> None:
    """The reference is as the manual has it, white space included."""
    assert expected == reference(content)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ngerman", "de"),
        ("american", "en-US"),
        ("en_GB", "en-GB"),
        ("lang:zh", "zh"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("eng", "en"),
        ("Français", "fr"),
        ("english and german", ""),
    ],
)
def test_language_tags(written: str, expected: str) -> None:
    """The names of languages that files use become tags."""
    assert expected == tag_of(written)


def test_places_of_the_acm() -> None:
    """The publisher's place and that of the conference are two."""
    work = items(
        "@inproceedings{k, title={A}, booktitle={P}, address={New York}, location={Paris}}"
    )
    assert (work[0]["publisher-place"], work[0]["event-place"]) == ("New York", "Paris")


def test_a_case_is_split_for_other_styles() -> None:
    """Volume, reporter and page are there for styles that print them apart."""
    (work,) = items("@jurisdiction{k, title={B v. C}, citation={347 U.S. 483}, date={1954}}")
    assert [work[it] for it in ("volume", "container-title", "page")] == ["347", "U.S.", "483"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            "journal={J}, volume={vol. 12}, number={no. 3}, pages={pp. 5--9}",
            "Li, C. (2010). A. J, 12(3), 5–9.",
            id="labels of numbers",
        ),
        pytest.param(
            "journal={J}, volume={T165}, pages={S103--S109}",
            "Li, C. (2010). A. J, T165, S103–S109.",
            id="letters that are no labels",
        ),
        pytest.param("journal={J}, pages={5--}", "Li, C. (2010). A. J, 5.", id="an end left out"),
        pytest.param(
            "journal={J}, volume={Nova 5}", "Li, C. (2010). A. J, Nova 5.", id="a word is no label"
        ),
        pytest.param(
            "journal={J}, type={Journal Article}", "Li, C. (2010). A. J.", id="a type of EndNote"
        ),
        pytest.param(
            "journal={Science &amp; Practice}, volume={1\\&#8211;2}",
            "Li, C. (2010). A. Science & Practice, 1–2.",
            id="characters of HTML",
        ),
        pytest.param(
            "journal={J}, url={http://dx.doi.org/10.1000/x%2Fy}",
            "Li, C. (2010). A. J. https://doi.org/10.1000/x/y",
            id="a DOI in the address",
        ),
        pytest.param(
            "journal={arXiv preprint arXiv:1810.04805}",
            "Li, C. (2010). A (arXiv:1810.04805). arXiv. https://arxiv.org/abs/1810.04805",
            id="a preprint as Google Scholar has it",
        ),
        pytest.param(
            "journal={CoRR}, volume={abs/1810.04805}, eprinttype={arXiv}, eprint={1810.04805}",
            "Li, C. (2010). A (arXiv:1810.04805). arXiv. https://arxiv.org/abs/1810.04805",
            id="a preprint as DBLP has it",
        ),
        pytest.param(
            "journal={J}, url={<https://example.org/a>}",
            "Li, C. (2010). A. J. https://example.org/a",
            id="an address in angle brackets",
        ),
    ],
)
def test_articles(fields: str, expected: str) -> None:
    """What programs and people write into the fields of an article."""
    assert (
        reference(f"@article{{k, author={{Li, C.}}, title={{A}}, year=2010, {fields}}}") == expected
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@phdthesis{k, author={Li, C.}, title={A}, school={MIT}, year={June 2010}}",
            "Li, C. (2010, June). A [Doctoral dissertation]. MIT.",
            id="a month in the year",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={A}, date={2004-8-5}}",
            "Li, C. (2004, August 5). A.",
            id="a day without zeros",
        ),
        pytest.param(
            "@inbook{k, author={Li, C.}, title={Teams}, chapter={The Start}, pages={1--9}, year=2010}",
            "Li, C. (2010). The start. In Teams (pp. 1–9).",
            id="a chapter as BibTeX has it",
        ),
        pytest.param(
            "@software{k, author={Li, C.}, title={A}, version={v4.1.0}, year=2010}",
            "Li, C. (2010). A (Version 4.1.0) [Computer software].",
            id="a version",
        ),
        pytest.param(
            "@report{k, author={Li, C.}, title={A}, number={No. 7}, year=2010}",
            "Li, C. (2010). A (No. 7).",
            id="the number of a report",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={Über die Ordnung der Dinge}, year=2010}",
            "Li, C. (2010). Über die Ordnung der Dinge.",
            id="a German title",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={L'équipe et son Chef}, year=2010}",
            "Li, C. (2010). L’équipe et son Chef.",
            id="a French title",
        ),
        pytest.param(
            "@book{k, author={Li, C.}, title={The D'Agostino Test of Teams}, year=2010}",
            "Li, C. (2010). The D’Agostino test of teams.",
            id="a name with an apostrophe",
        ),
    ],
)
def test_other_works(content: str, expected: str) -> None:
    """Theses, chapters, software and titles in other languages."""
    assert reference(content) == expected


def test_roles_in_a_review() -> None:
    """Who made what is reviewed, with what he or she did; a part stands in quotation marks."""
    content = """
        @online{k, author={Li, C.}, title={A}, date=2018, related={r}, relatedtype={reviewof},
            relatedstring={Review of the TV series episode}}
        @video{r, author={Schur, M. and Ma, B.}, author+an:role={1=writer,director;2=director},
            title={Somewhere Else}, date=2018}
    """
    assert reference(content) == (
        "Li, C. (2018). A [Review of the TV series episode “Somewhere else,”"
        " by M. Schur, Writer & Dir. & B. Ma, Dir.]."
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@inproceedings{k, author={Xu, K.}, title={Show, Attend and Tell}, year=2015,"
            " booktitle={Proceedings of the 32nd International Conference on Machine Learning,"
            " Lille, France, 6-11 July 2015}}",
            "Xu, K. (2015). Show, attend and tell. In Proceedings of the 32nd International"
            " Conference on Machine Learning, Lille, France, 6-11 July 2015.",
            id="a conference keeps its name, as DBLP has it",
        ),
        pytest.param(
            "@proceedings{k, editor={Bach, F.}, title={Proceedings of the First Workshop on Teams},"
            " year=2015}",
            "Bach, F. (Ed.). (2015). Proceedings of the First Workshop on Teams.",
            id="so do proceedings as a whole",
        ),
        pytest.param(
            "@inproceedings{k, author={Xu, K.}, title={A}, year=2015,"
            " booktitle={Advances in Neural Systems}}",
            "Xu, K. (2015). A. In Advances in neural systems.",
            id="a title that names none is one",
        ),
        pytest.param(
            "@book{k, author={Roth, P.}, title={A}, publisher={Farrar, Straus and Giroux}, year=2008}",
            "Roth, P. (2008). A. Farrar, Straus and Giroux.",
            id="a firm of three",
        ),
        pytest.param(
            "@book{k, author={Roth, P.}, title={A}, year=2008,"
            " publisher={Springer Science and Business Media LLC}}",
            "Roth, P. (2008). A. Springer Science and Business Media LLC.",
            id="a firm as Crossref names it",
        ),
        pytest.param(
            "@report{k, author={{NCI}}, title={A}, number={18-2424}, type={NIH Publication},"
            " institution={Department of Health and Human Services, National Institutes of Health},"
            " year=2018}",
            "NCI. (2018). A (NIH Publication No. 18-2424). Department of Health and Human Services,"
            " National Institutes of Health.",
            id="one body, and a number that is no range",
        ),
        pytest.param(
            "@book{k, author={Roth, P.}, title={A}, year=2008,"
            " publisher={American Psychological Association and De Gruyter Mouton}}",
            "Roth, P. (2008). A. American Psychological Association; De Gruyter Mouton.",
            id="two publishers",
        ),
        pytest.param(
            "@report{k, title={A}, year=2008, institution={Inria and University of Pisa}}",
            "Inria & University of Pisa. (2008). A.",
            id="two bodies",
        ),
        pytest.param(
            "@techreport{k, title={Quality}, institution={World Health Organization}, year=2015}",
            "World Health Organization. (2015). Quality.",
            id="who issues a report that nobody signs is its author",
        ),
        pytest.param(
            "@phdthesis{k, author={Roth, P.}, title={Netze: eine Studie über Teams}, school={U}, year=2008}",
            "Roth, P. (2008). Netze: eine Studie über Teams [Doctoral dissertation]. U.",
            id="a subtitle in German that says so by its words alone",
        ),
        pytest.param(
            "@article{k, author={Roth, P.}, title={A}, journal={J}, volume=75, pages={101789}, year=2019}",
            "Roth, P. (2019). A. J, 75, Article 101789.",
            id="the number of an article where others have pages, as Mendeley has it",
        ),
        pytest.param(
            "@article{k, author={Roth, P.}, title={A}, journal={J}, volume=13, pages={e0193972}, year=2019}",
            "Roth, P. (2019). A. J, 13, Article e0193972.",
            id="one with a letter",
        ),
        pytest.param(
            "@article{k, author={Roth, P.}, title={A}, journal={J}, volume=116, pages={23499--23504},"
            " year=2019}",
            "Roth, P. (2019). A. J, 116, 23499–23504.",
            id="pages of a long volume",
        ),
        pytest.param(
            "@article{k, author={Roth, P.}, title={A}, journal={J}, volume=1, pages={12}, year=2019}",
            "Roth, P. (2019). A. J, 1, 12.",
            id="a single page",
        ),
        pytest.param(
            "@Manual{k, author={Hadley Wickham}, title={ggplot2: Graphics}, year=2016,"
            " note={R package version 3.4.0}, url={https://cran.r-project.org}}",
            "Wickham, H. (2016). ggplot2: Graphics (Version 3.4.0) [Computer software]."
            " https://cran.r-project.org",
            id="a package as R cites it",
        ),
        pytest.param(
            "@misc{k, author={Roth, P.}, title={A}, year=2022, publisher={Zenodo}, version={v1.2},"
            " url={https://zenodo.org/1}}",
            "Roth, P. (2022). A (Version 1.2). Zenodo. https://zenodo.org/1",
            id="the version of a record",
        ),
        pytest.param(
            "@misc{k, author={Roth, P.}, title={A}, year=2022, howpublished={Kaggle},"
            " url={https://kaggle.com/a}}",
            "Roth, P. (2022). A. Kaggle. https://kaggle.com/a",
            id="who published it, beside an address",
        ),
        pytest.param(
            "@misc{k, author={Roth, P.}, title={A}, year=2022, howpublished={[Video]. Vimeo},"
            " url={https://vimeo.com/1}}",
            "Roth, P. (2022). A [Video]. Vimeo. https://vimeo.com/1",
            id="what it is, and who published it",
        ),
        pytest.param(
            "@misc{k, author={OpenAI}, title={ChatGPT}, year=2023, url={https://chat.openai.com},"
            " howpublished={Large Language Model}}",
            "OpenAI. (2023). ChatGPT [Large language model]. https://chat.openai.com",
            id="what it is",
        ),
        pytest.param(
            "@misc{k, author={Roth, P.}, title={A}, year=2022, howpublished={Online},"
            " url={https://kaggle.com/a}}",
            "Roth, P. (2022). A. https://kaggle.com/a",
            id="words that say nothing",
        ),
        pytest.param(
            "@book{k, author={Roth, P.}, title={A}, edition={3., überarbeitete Auflage}, year=2010}",
            "Roth, P. (2010). A (3rd ed.).",
            id="an edition in German",
        ),
        pytest.param(
            "@book{k, author={Roth, P.}, title={A}, edition={2e édition}, year=2010}",
            "Roth, P. (2010). A (2nd ed.).",
            id="an edition in French",
        ),
        pytest.param(
            '@article{k, author={Roth, P.}, title={Teaching With the Help of "Dr. House"}, journal={J},'
            " year=2010}",
            "Roth, P. (2010). Teaching with the help of “Dr. House.” J.",
            id="a title and the name behind it",
        ),
        pytest.param(
            "@misc{k, author={Fielding, R.}, title={HTTP}, series={Request for Comments}, number=9110,"
            " howpublished={RFC 9110}, publisher={RFC Editor}, year=2022}",
            "Fielding, R. (2022). HTTP (RFC 9110). RFC Editor.",
            id="a number as its series writes it",
        ),
        pytest.param(
            "@unpublished{k, author={Fistek, A.}, title={A}, year=2017, month=jul,"
            " note={Paper presented at the Music Therapy Conference, St. Louis}}",
            "Fistek, A. (2017, July). A [Paper presentation]. Music Therapy Conference, St. Louis.",
            id="where a paper was presented",
        ),
        pytest.param(
            "@article{k, author={Kahan, D.}, title={A}, journal={Available at SSRN 2182588}, year=2012}",
            "Kahan, D. (2012). A. SSRN. https://doi.org/10.2139/ssrn.2182588",
            id="a preprint of SSRN as Google Scholar has it",
        ),
        pytest.param(
            "@misc{k, author={Doe, J.}, title={my-tool}, year=2021, publisher={GitHub},"
            " journal={GitHub repository}, howpublished={\\url{https://github.com/doe/my-tool}}}",
            "Doe, J. (2021). my-tool [Computer software]. GitHub. https://github.com/doe/my-tool",
            id="a repository as GitHub asks for it",
        ),
        pytest.param(
            "@techreport{k, author={Autor, D.}, title={A}, institution={NBER}, type={Working Paper},"
            " series={Working Paper Series}, number={21906}, year=2016}",
            "Autor, D. (2016). A (Working Paper No. 21906). NBER.",
            id="a series that is called as its reports are",
        ),
        pytest.param(
            '@misc{k, author="{Wikipedia contributors}", year="2019",'
            ' title="List of oldest companies --- {Wikipedia}{,} The Free Encyclopedia",'
            ' howpublished="\\url{https://en.wikipedia.org/w?oldid=8}",'
            ' note="[Online; accessed 1-February-2019]"}',
            "List of oldest companies. (2019). In Wikipedia. Retrieved February 1, 2019, from"
            " https://en.wikipedia.org/w?oldid=8",
            id="an article of Wikipedia as it offers itself",
        ),
        pytest.param(
            "@article{k, author={Roth, P.}, title={A}, journal={J}, volume=1, year=2019,"
            " url={https://jstor.org/1}, urldate={2023-05-01}}",
            "Roth, P. (2019). A. J, 1. https://jstor.org/1",
            id="no day on which an article was read, which stays as it is",
        ),
        pytest.param(
            "@inreference{k, title={Team}, booktitle={A Dictionary}, url={https://d.org/1},"
            " urldate={2023-05-01}}",
            "Team. (n.d.). In A dictionary. Retrieved May 1, 2023, from https://d.org/1",
            id="but that of an entry, which may change",
        ),
    ],
)
def test_what_programs_export(content: str, expected: str) -> None:
    """What reference managers, publishers and archives write, as the manual has it."""
    assert reference(content) == expected


@pytest.mark.parametrize(
    "note",
    [
        "Accessed: 2020-05-05",
        "Accessed: May 5, 2020",
        "last accessed on 5 May 2020",
        "[Online; accessed 5-May-2020]",
        "Zugriff am 05.05.2020",
        "abgerufen am 5. Mai 2020",
        "visited May 5th, 2020",
    ],
)
def test_day_of_access_in_a_note(note: str) -> None:
    """However it is written, it is one."""
    (work,) = items(f"@misc{{k, title={{A}}, url={{https://a.org}}, note={{{note}}}}}")
    assert work["accessed"] == {"date-parts": [[2020, 5, 5]]}


def test_a_doi_in_two_pairs_of_braces_is_one() -> None:
    """As the Web of Science writes all values."""
    entry = load_bib(Text("a.bib", "@article{k, title={A}, journal={J}, doi={{10.2307/266}}}"))[0][
        0
    ]
    item, found = to_csl(entry)
    assert item["DOI"] == "10.2307/266"
    assert found == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("@book{k, title={A}, date={../1565}}", "A. (–1565).", id="no beginning"),
        pytest.param("@book{k, title={A}, year={2001--}}", "A. (2001–present).", id="no end"),
        pytest.param(
            "@book{k, title={A}, year={2001--present}}", "A. (2001–present).", id="present"
        ),
    ],
)
def test_open_ranges(content: str, expected: str) -> None:
    """A range without one of its ends is one, and no mistake."""
    assert reference(content) == expected
    assert to_csl(load_bib(Text("a.bib", content))[0][0])[1] == ()


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        pytest.param("isbn={978-3-540-79997-9 978-3-540-79998-6}", [], id="two ISBNs"),
        pytest.param("isbn={0878450920 9780878450923}", [], id="an old one and a new one"),
        pytest.param("isbn={978 3 540 79997 9}", [], id="one with spaces"),
        pytest.param("isbn={978-3-540-79997-9 978-3-540-79998-7}", ["bad-isbn"], id="one is wrong"),
        pytest.param("pages={579\\psqq}", [], id="and those behind"),
        pytest.param("note={\\verb+a_b+}", [], id="words as they are"),
        pytest.param(
            "author={World Health Organization and others}", ["suspected-organisation"], id="body"
        ),
    ],
)
def test_what_is_found(field: str, expected: list[str]) -> None:
    """Nothing is found that is in order."""
    (entry,) = load_bib(Text("a.bib", f"@book{{k, title={{A}}, year=2001, {field}}}"))[0]
    assert [it.rule for it in to_csl(entry)[1]] == expected


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("Department of Media and Communication", "Department of Media and Communication"),
        ("World Health Organization and others", "World Health Organization"),
        ("Li, C. and Pew Research Center", "Pew Research Center"),
    ],
)
def test_a_body_is_told_whole(names: str, shown: str) -> None:
    """The advice is right when it is followed."""
    (entry,) = load_bib(Text("a.bib", f"@book{{k, title={{A}}, year=2001, author={{{names}}}}}"))[0]
    (found,) = to_csl(entry)[1]
    assert found.help == f"write `{{{{{shown}}}}}` if it is an organisation"


def test_a_month_in_the_year_is_told_with_both_fields() -> None:
    (entry,) = load_bib(Text("a.bib", "@book{k, title={A}, year={May 1987}}"))[0]
    (found,) = to_csl(entry)[1]
    assert found.help == "write `year = {1987}` and `month = {5}`"
