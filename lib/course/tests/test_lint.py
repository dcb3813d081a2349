import unittest

from course import lint
from course.tests.linted import BAR, CLAIMS, Linted
from course.tests.sample import code, setup, text


class LintTest(Linted):
    """One good page, and each way to spoil it."""

    def test_a_good_page_is_left_in_peace(self):
        self.page()
        self.assertEqual([], lint.lint(self.notebooks))

    def test_a_file_that_is_no_notebook(self):
        for broken in (b"", b"{", b"[]", b"null", b'{"cells": [1]}', b"\xff"):
            (self.notebooks / "00-start.ipynb").write_bytes(broken)
            self.assertIn("00-start.ipynb: is no valid notebook", lint.lint(self.notebooks)[0])

    def test_a_notebook_against_the_schema(self):
        self.spoil(lambda notebook: notebook["cells"][0].pop("source"))
        self.assertIn("00-start.ipynb: is no valid notebook", lint.lint(self.notebooks)[0])

    def test_an_older_format(self):
        def older(notebook):
            notebook["nbformat_minor"] = 4
            for cell in notebook["cells"]:
                cell.pop("id")

        self.spoil(older)
        self.says("format 4.5")

    def test_a_count_that_was_left(self):
        self.spoil(lambda notebook: notebook["cells"][1].update(execution_count=1))
        self.says("cell 2: is committed with its output")

    def test_an_output_that_was_left(self):
        output = {"output_type": "stream", "name": "stdout", "text": "x"}
        self.spoil(lambda notebook: notebook["cells"][1].update(outputs=[output]))
        self.says("cell 2: is committed with its output")

    def test_another_kernel(self):
        self.spoil(lambda notebook: notebook["metadata"]["kernelspec"].update(name="python3"))
        self.says("kernelspec.name")

    def test_a_thin_language(self):
        self.spoil(lambda notebook: notebook["metadata"]["language_info"].pop("codemirror_mode"))
        self.says("language_info.codemirror_mode")

    def test_a_language_that_the_kernel_would_write_otherwise(self):
        for key, other in [("name", "java"), ("version", "25.0.3+9-LTS")]:
            self.spoil(lambda notebook: notebook["metadata"]["language_info"].update({key: other}))
            self.says(f"language_info.{key} must be", "as the kernel writes it")

    def test_another_first_cell(self):
        self.page(first=[code("%classpath x.jar"), setup()[1]])
        self.says("cell 2: code cell 1 must be exactly `%classpath")

    def test_another_second_cell(self):
        self.page(first=[setup()[0], code("Machine.card();")])
        self.says("cell 3: code cell 2 must be exactly `Machine.card()`")

    def test_a_long_cell(self):
        self.page(code("\n".join("x" * 13)))
        self.says("cell 5: has 13 lines")

    def test_long_cells_everywhere(self):
        self.page(*[code("\n".join("x" * 6)) for _ in range(4)])
        self.says("median code cell has 6 lines")

    def test_a_wide_line(self):
        self.page(code("1\n" + "x" * 89))
        self.says("cell 5: line 2 is 89 columns wide")

    def test_a_path_of_one_machine(self):
        for path in ["/ho" + "me/me/x.jar", "C:\\Users\\me"]:
            self.page(code(f'load("{path}")'))
            self.says("cell 5: holds the absolute path")

    def test_an_address_is_no_path(self):
        self.page(text("[x](https://example.org/home/x) and 1/2"))
        self.assertEqual([], lint.lint(self.notebooks))

    def test_two_titles(self):
        self.page(text("# Again"))
        self.says("one heading of the first rank; it has 2")

    def test_no_title(self):
        self.page(title="Start")
        self.says("one heading of the first rank; it has 0")

    def test_a_hash_in_code_is_no_title(self):
        self.page(text("```\n# a comment\n```"))
        self.assertEqual([], lint.lint(self.notebooks))

    def test_a_skipped_rank(self):
        self.page(text("### Deep"))
        self.says("cell 5: a heading of rank 3 stands under one of rank 1")

    def test_a_picture_without_words(self):
        for picture in ["![](https://x.org/a.png)", '<img src="https://x.org/a.png" alt=" ">']:
            self.page(text(picture))
            self.says("cell 5: has a picture without alt text")

    def test_a_link_to_nowhere(self):
        self.page(text("[x](02-none.ipynb#top)"))
        self.says("cell 5: links to 02-none.ipynb")

    def test_a_wrong_bar(self):
        self.page(bar="[All pages](00-start.ipynb)")
        self.says("cell 5: the page must end with Page 01 is not written yet. / Previous")

    def test_a_page_that_is_there_is_not_said_to_be_unwritten(self):
        self.page(bar=BAR.replace("01", "02"))
        self.says("cell 5: the page must end with Page 01")

    def test_what_is_unwritten_is_said_above_the_bar_only(self):
        self.page(text("So much.\n\nPage 01 is not written yet."))
        self.says("cell 5: which page is not written yet is said above the bar")

    def test_a_page_without_a_bar(self):
        self.spoil(lambda notebook: notebook["cells"].pop())
        self.says("cell 4: the page must end with", "(add a Markdown cell; ./course lint --mend writes it)")
        self.spoil(lambda notebook: notebook["cells"][-1].update(source=f"End.\n\n  {BAR.replace('01', '02')}"))
        self.says("cell 5: the page must end with", "Next (./course lint --mend writes it)")

    def test_the_bar_follows_the_order_of_the_files(self):
        self.page(bar="Previous · [All pages](00-start.ipynb) · [Next](01-two.ipynb)")
        self.taught()
        self.assertEqual([], lint.lint(self.notebooks))

    def test_a_tag_that_names_no_claim(self):
        self.page(code("2", "claim-7.7"))
        self.says("cell 5: is tagged claim-7.7, which is not in claims.yml")

    def test_a_tag_of_another_page(self):
        self.page(code("2", "claim-2.1"))
        self.says("cell 5: is tagged claim-2.1, which belongs to page 01")

    def test_an_alias_is_a_name_too(self):
        self.page(code("2", "claim-1.9"))
        self.assertEqual([], lint.lint(self.notebooks))

    def test_a_done_claim_that_no_cell_carries(self):
        self.page(claim="other")
        self.says("no cell is tagged claim-1.1")

    def test_a_done_claim_whose_page_is_not_there(self):
        self.page()
        (self.notebooks / "claims.yml").write_text(CLAIMS.replace("coming", "done"))
        self.assertEqual(["claims.yml: claim 2.1 is done on page 01, which is not there"], lint.lint(self.notebooks))

    def test_a_new_word_that_means_something_else(self):
        self.page(words="**New words**\n\n- *task* a thread")
        self.says("cell 1: *task* must be as in glossary.yml: a job that runs in pieces")

    def test_a_new_word_in_another_form(self):
        self.page(words="**New words**\n\n- task: a job that runs in pieces\n- *task* a job that runs in pieces")
        self.says("cell 1: *- task: a job that runs in pieces* must be as in glossary.yml: it is not there")

    def test_a_new_word_that_is_forgotten(self):
        self.page(words="")
        self.says("*task* of glossary.yml is missing")


if __name__ == "__main__":
    unittest.main()
