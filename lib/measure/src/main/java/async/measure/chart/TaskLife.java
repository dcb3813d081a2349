package async.measure.chart;

import async.measure.chart.Boxes.Box;

/// The states of a task, each in a box, and what moves it from one to the next.
final class TaskLife {

    private static final String TITLE = "The life of a task";
    private static final String ALT = TITLE + ": a new task is spawned and scheduled; at its turn it runs; "
            + "a poll that gives a value or throws makes it done; a poll that answers Pending makes it wait; "
            + "a wake schedules it again; a cancel while it waits or is scheduled ends it as cancelled.";

    private TaskLife() {}

    static Picture picture() {
        var card = Card.of(TITLE, "only while it is RUNNING does a task use a thread");
        double row = card.top() + 62;
        return new Picture(card.svg(row + 196, ALT, draw(row, row + 130)), ALT, "In words", table());
    }

    private static Svg draw(double upper, double lower) {
        var boxes = new Boxes()
                .box(new Box(78, upper, 116, 52), Palette.MUTED, "NEW", "does nothing")
                .box(new Box(246, upper, 120, 52), Palette.series(4), "SCHEDULED", "in the queue")
                .box(new Box(424, upper, 120, 52), Palette.series(0), "RUNNING", "on the thread")
                .box(new Box(620, upper, 120, 52), Palette.series(2), "DONE", "value or failure")
                .box(new Box(424, lower, 120, 52), Palette.series(3), "WAITING", "takes no thread")
                .box(new Box(78, lower, 116, 52), Palette.series(1), "CANCELLED", "closed");
        return arrows(boxes, upper, lower).svg();
    }

    private static Boxes arrows(Boxes boxes, double upper, double lower) {
        return boxes.arrow(136, upper, 186, upper)
                .words(160, upper - 12, "middle", "spawn")
                .arrow(306, upper, 364, upper)
                .words(334, upper - 12, "middle", "its turn")
                .arrow(484, upper, 560, upper)
                .words(521, upper - 20, "middle", "Ready, or", "a throw")
                .arrow(424, upper + 26, 424, lower - 26)
                .words(434, (upper + lower) / 2, "start", "Pending")
                .arrow(364, lower, 270, lower, 270, upper + 26)
                .words(280, lower - 12, "start", "woken")
                .arrow(424, upper - 26, 424, upper - 48, 246, upper - 48, 246, upper - 26)
                .words(335, upper - 58, "middle", "woken during its poll")
                .arrow(222, upper + 26, 222, lower - 8, 136, lower - 8)
                .words(180, lower - 20, "middle", "cancel")
                .arrow(424, lower + 26, 424, lower + 46, 78, lower + 46, 78, lower + 26)
                .words(251, lower + 36, "middle", "cancel");
    }

    private static Table table() {
        return Table.of("from", "what happens", "to")
                .row("new", "spawn", "scheduled")
                .row("scheduled", "its turn comes", "running")
                .row("running", "the poll answers Ready, or throws", "done")
                .row("running", "the poll answers Pending", "waiting")
                .row("running", "woken during the poll, which answers Pending", "scheduled")
                .row("waiting", "woken", "scheduled")
                .row("scheduled or waiting", "cancel", "cancelled")
                .caption(TITLE);
    }
}
