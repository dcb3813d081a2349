"""Whose words they are, and how long the sentences."""

import tempfile
import unittest
from pathlib import Path
from unittest import mock

from course import lint, originals, prose
from course.stop import Stop
from course.tests.linted import Linted
from course.tests.sample import code, text

DOCUMENT = """A small title
The quick brown fox of the north jumps over a lazy dog that sleeps. Every good boy deserves fudge today. Be brief!
"""


class OriginalsTest(unittest.TestCase):
    KNOWN = frozenset(originals.marks(DOCUMENT))

    def repeats(self, text: str) -> list[str]:
        return originals.repeated(text, self.KNOWN)

    def test_a_copied_sentence_is_found_in_any_dress(self):
        for copied in ("Every good boy deserves fudge today.", "so: *every* GOOD\nboy, deserves `fudge` today"):
            self.assertEqual(["every good boy deserves fudge today"], self.repeats(copied))

    def test_a_copied_sentence_is_found_behind_what_a_reader_does_not_see(self):
        for copied in (
            "Every <em>good</em> boy<br>deserves fudge today.",
            "Every good boy [deserves](02-x.ipynb) fudge today.",
            "Every&nbsp;good boy deserves fudge today.",
            "Every good boy de\u00adserves fu\u200bdge today.",
            'print("Every good\\nboy deserves fudge\\n" + "today.")',
        ):
            self.assertEqual(["every good boy deserves fudge today"], self.repeats(copied), copied)

    def test_an_apostrophe_of_any_sort_is_none(self):
        for mark in ("'", "’", "‘", "ʼ", "′", "&rsquo;", "&#39;", ""):
            self.assertEqual(["youve", "come"], originals.words(f"You{mark}ve come"), mark)

    def test_what_is_compared_in_code_is_no_tag(self):
        self.assertEqual(["a", "b", "c", "d"], originals.words("a < b\nc > d"))

    def test_eleven_words_in_a_row_are_found_wherever_they_begin(self):
        words = "The quick brown fox of the north jumps over a lazy dog that sleeps.".split()
        for first in range(2):
            self.assertTrue(self.repeats(" ".join(words[first : first + 11])), first)

    def test_five_words_in_a_row_are_anybodys(self):
        self.assertEqual([], self.repeats("Every good boy deserves fudge, as ever. Be brief! A small title."))

    def test_words_on_both_sides_of_a_full_stop_are_no_sentence(self):
        self.assertEqual([], self.repeats("lazy dog that sleeps. Every good boy"))

    def test_a_hash_is_of_one_run_only_and_the_runs_do_not_overlap(self):
        self.assertEqual(3, len(self.KNOWN))

    def test_the_list_has_no_word_and_no_order_of_the_documents(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "1.txt").write_text(DOCUMENT)
            made = originals.listed(Path(folder))
            (Path(folder) / "list").write_text(made)
            self.assertEqual(self.KNOWN, originals.known(Path(folder) / "list"))
        self.assertNotIn("fox", made)
        marks = made.removeprefix(originals.HEAD).splitlines()
        self.assertEqual(sorted(marks), marks)
        for one in marks:
            self.assertRegex(one, r"^[0-9a-f]{16}$")

    def test_the_courses_own_list_is_such_a_list(self):
        self.assertTrue(originals.FILE.read_text().startswith(originals.HEAD), "made before originals.py was changed")
        self.assertGreater(len(originals.known()), 300)
        for one in originals.known():
            self.assertRegex(one, r"^[0-9a-f]{16}$")


class SentencesTest(unittest.TestCase):
    def test_a_full_stop_ends_a_sentence_within_brackets_too(self):
        self.assertEqual(["One is.", "(Two is.)", "Three?"], prose.sentences("One is. (Two is.) Three?"))

    def test_a_point_in_a_number_ends_none(self):
        self.assertEqual(["It takes 1.5 s on page 3."], prose.sentences("It takes 1.5 s on\npage 3."))

    def test_a_paragraph_and_an_item_end_one_too(self):
        found = prose.sentences("Look:\n\n1. one\n2. two\n   and more\n\nEnd")
        self.assertEqual(["Look:", "one", "two and more", "End"], found)

    def test_dots_divide_a_list_of_words(self):
        self.assertEqual(["You will see it", "mend it."], prose.sentences("**You will** see it · mend it."))

    def test_tables_headings_code_new_words_and_sources_are_no_sentences(self):
        fences = ["```\nx y\n```", "- \n  ```java\n  int a;\n  ```", "> ```\n> x y\n> ```"]
        others = ["| a | b |\n|---|---|", "## A title", "- *task* a job", "**From** the essay\n(2)."]
        for other in fences + others:
            self.assertEqual([], prose.sentences(other), other)

    def test_code_in_a_line_is_one_word_and_marks_are_none(self):
        found = prose.sentences("Run *it* with `blockOn(a, b)`. `x` is **well-known**, [see here](../a/b.md).")
        wanted = [["Run", "it", "with", "Code"], ["Code", "is", "well-known", "see", "here"]]
        self.assertEqual(wanted, [prose.words(sentence) for sentence in found])

    def test_a_fold_has_sentences_as_well(self):
        folded = "<details><summary>Answers</summary>\n\n1. It is so.\n</details>"
        self.assertEqual(["Answers", "It is so."], prose.sentences(folded))

    def test_a_quote_has_sentences_as_well(self):
        self.assertEqual(["Try it.", "Do this and that."], prose.sentences("> **Try it.** Do this\n> and that."))


class ProseTest(Linted):
    def setUp(self):
        super().setUp()
        patched = mock.patch.object(originals, "known", lambda: OriginalsTest.KNOWN)
        patched.start()
        self.addCleanup(patched.stop)

    def test_words_of_a_document_in_a_page(self):
        words = "every good boy deserves *fudge* today"
        for cell in (text(f"So: {words}."), code(f"// {words}")):
            self.page(cell)
            self.says('00-start.ipynb: cell 5: "every good boy deserves fudge today" are words of one of the documents')

    def test_a_quote_of_a_few_words_is_possible(self):
        self.page(text('It prints "Every good boy deserves", and no more.'))
        self.assertEqual([], lint.lint(self.notebooks))

    def test_words_of_a_document_beside_the_pages(self):
        for file in (self.readme, self.notebooks / "claims.yml", self.notebooks / "glossary.yml"):
            self.page()
            before = file.read_text() if file.exists() else ""
            file.write_text(f"{before}# every good boy deserves fudge today\n")
            self.says(f'{file.name}: "every good boy deserves fudge today"')
            file.write_text(before)

    def test_a_file_beside_the_pages_that_cannot_be_read_is_told(self):
        for file, broken in (
            (self.notebooks / "claims.yml", b"\xff"),
            (self.notebooks / "claims.yml", b"- {a: ["),
            (self.notebooks / "glossary.yml", b"- {a: ["),
        ):
            self.page()
            before = file.read_bytes() if file.exists() else b""
            file.write_bytes(broken)
            with self.assertRaisesRegex(Stop, f"^{file.name} cannot be read: .*[^\n]$"):
                lint.lint(self.notebooks)
            file.write_bytes(before)

    def test_a_long_sentence(self):
        self.page(text("Well. It goes on " + "and on " * 19 + "."))
        self.says('00-start.ipynb: cell 5: the sentence "It goes on and on and ..." has 41 words; 40 are the most')

    def test_forty_words_are_not_too_many(self):
        self.page(text("Well. It goes on so " + "and on " * 18 + "."))
        self.assertEqual([], lint.lint(self.notebooks))

    def test_long_sentences_everywhere(self):
        self.page(text("\n\n".join(["It goes on " + "and on " * 8] * 9)))
        self.says("00-start.ipynb: the median sentence has 19 words; 18 are the most")


if __name__ == "__main__":
    unittest.main()
