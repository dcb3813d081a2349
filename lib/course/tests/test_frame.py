"""What the lint says of a later page that lacks something of its frame."""

import unittest

from course import lint
from course.tests.linted import RECALL, Linted
from course.tests.sample import code, text

TODO = "int two() { return Exercise.todo(); }"
CHECK = 'Exercise.check("two", 2, () -> two())'
SOLVED = "<details><summary>One solution</summary>\n\n```java\nint two() { return 2; }\n```\n</details>"


def exercise(todo=TODO, check=CHECK, solved=SOLVED) -> list:
    """Its cells, but for those that are None."""
    cells = [todo and code(todo, "exercise"), check and code(check, "exercise"), solved and text(solved)]
    return [cell for cell in cells if cell]


def many(number: int) -> list:
    return [cell for _ in range(number) for cell in exercise()]


class FrameTest(Linted):
    def of(self, *exercises, name="01-two.ipynb", **parts):
        self.after_start(*exercises, name=name, **parts)

    def is_good(self):
        self.assertEqual([], lint.lint(self.notebooks))

    def test_an_exercise_with_its_check_and_solution_is_left_in_peace(self):
        self.of(*exercise())
        self.is_good()

    def test_other_cells_may_stand_between_and_checks_may_be_two(self):
        todo, check, solved = exercise()
        self.of(todo, code("int helper = 1;"), check, code(CHECK, "exercise"), text("Mind this."), solved)
        self.is_good()

    def test_a_todo_without_a_solution(self):
        self.of(*exercise(solved=None))
        self.says("01-two.ipynb: cell 5: is an exercise that no <details><summary>One solution</summary> follows")

    def test_a_solution_that_only_the_next_exercise_has(self):
        self.of(*exercise(solved=None), *exercise(), name="05-two.ipynb")
        self.says("05-two.ipynb: cell 5: is an exercise that no <details>")

    def test_a_solution_in_the_next_section_is_too_late(self):
        self.of(*exercise(solved=None), text("## Else"), text(SOLVED))
        said = lint.lint(self.notebooks)
        self.assertEqual(2, len(said), said)
        self.assertIn("cell 5: is an exercise that no <details>", said[0])
        self.assertIn("cell 8: belongs to an exercise, but no Exercise.todo() stands before it", said[1])

    def test_a_heading_within_code_ends_no_section(self):
        todo, check, solved = exercise()
        for fence in ("```sh\n## a comment\n```", "````\n```sh\n## a comment\n```\n````", "```sh\n```x\n## a\n```"):
            self.of(todo, text(fence), check, solved)
            self.is_good()

    def test_the_last_heading_of_a_cell_names_the_section(self):
        self.of(text("## Done\n\nWell.\n\n## Exercises"), *exercise(), *exercise())
        self.says("01-two.ipynb: must have one exercise at most; it has 2")

    def test_a_solution_without_a_todo(self):
        self.of(*exercise(todo=None, check=None))
        self.says("cell 5: belongs to an exercise, but no Exercise.todo() stands before it")

    def test_a_check_without_a_todo(self):
        self.of(*exercise(todo=None, solved=None))
        self.says("cell 5: belongs to an exercise, but no Exercise.todo() stands before it")

    def test_a_second_solution(self):
        self.of(*exercise(), text(SOLVED))
        self.says("cell 8: is a second solution of the exercise in cell 5")

    def test_a_todo_without_a_check(self):
        self.of(*exercise(check=None))
        self.says("cell 5: is an exercise that no Exercise.check( follows")

    def test_a_cell_that_is_todo_and_check_at_once_is_judged_by_none(self):
        self.of(*exercise('Exercise.check("two", 2, () -> Exercise.todo())', None))
        self.says("cell 5: is an exercise that no Exercise.check( follows")

    def test_two_checks_in_one_cell_of_which_the_first_is_not_seen(self):
        self.of(*exercise(check=f"{CHECK};\n{CHECK}"))
        self.says("cell 6: has more than one check, of which only the last is shown")

    def test_a_solution_has_one_block_of_java(self):
        for blocks, number in ((SOLVED.replace("java", "rust"), 0), (SOLVED + "\n\n```java\nint x;\n```", 2)):
            self.of(*exercise(solved=blocks))
            self.says(f"cell 7: a solution has one block of ```java; this has {number}")

    def test_a_todo_is_tagged(self):
        self.of(*exercise(), code(TODO))
        self.says("cell 8: holds Exercise.todo(), so it must be tagged exercise")

    def test_a_check_without_a_tag_belongs_to_none(self):
        self.of(*exercise(), code(CHECK))
        self.is_good()
        todo, check, solved = exercise()
        self.of(todo, code(CHECK), solved)
        self.says("cell 5: is an exercise that no Exercise.check( follows")

    def test_the_gym_checks_too(self):
        self.of(*exercise(check='Gym.check(Exhibits.two(), x -> two())'))
        self.is_good()

    def test_two_exercises_on_a_page_that_has_one(self):
        self.of(*exercise(), *exercise())
        self.says("01-two.ipynb: must have one exercise at most; it has 2")

    def test_one_exercise_on_a_page_that_has_two(self):
        for name in ("04-x.ipynb", "08-x.ipynb"):
            self.of(*exercise(), name=name)
            self.says(f"{name}: must have exactly two exercises; it has 1")
            (self.notebooks / name).unlink()

    def test_the_gym_has_ten_anywhere(self):
        self.of(*many(9), name="09-x.ipynb")
        self.says("09-x.ipynb: must have ten exercises or more; it has 9")
        self.of(*many(9), text("## One more"), *exercise(), name="09-x.ipynb")
        self.is_good()

    def test_steps_that_are_tried_elsewhere_are_not_counted(self):
        self.of(*exercise(), text("## A step"), *exercise())
        self.is_good()

    def test_the_recap_of_another_page(self):
        self.of(recap='Results.recap("02")')
        self.says('01-two.ipynb: cell 5: recaps "02"; this page is "01"')

    def test_no_recap(self):
        self.of(recap="1")
        self.says('01-two.ipynb: no cell says Results.recap("01")')

    def test_nothing_to_recall(self):
        self.of(recall="That was all.")
        self.says("01-two.ipynb: has no questions to **Recall**")

    def test_answers_that_are_not_folded(self):
        self.of(recall=RECALL.replace("<details><summary>Answers</summary>", "").replace("</details>", ""))
        self.says("cell 6: the answers to recall must be folded in <details><summary>Answers</summary>")

    def test_a_question_without_an_answer(self):
        self.of(recall=RECALL.replace("3. Now.\n", ""))
        self.says("cell 6: has 3 questions and 2 answers; give 3 or more of each")

    def test_too_little_to_recall(self):
        self.of(recall=RECALL.replace("3. Now.\n", "").replace("3. When?\n", ""))
        self.says("cell 6: has 2 questions and 2 answers")

    def test_the_first_page_needs_no_recap(self):
        self.page()
        self.is_good()


if __name__ == "__main__":
    unittest.main()
