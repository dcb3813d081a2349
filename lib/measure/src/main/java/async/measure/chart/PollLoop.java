package async.measure.chart;

import async.measure.chart.Boxes.Box;

/// The loop that every executor is: poll, keep the waker, wait, wake, poll again.
final class PollLoop {

    private static final String TITLE = "Poll and wake";
    private static final String ALT =
            TITLE + ": the executor polls a future; the future leaves its waker with the event "
                    + "that it waits for and answers Pending; when the event happens it calls wake, which puts the task back "
                    + "into the queue; at its turn the executor polls it again, until it answers Ready.";

    private PollLoop() {}

    static Picture picture() {
        var card = Card.of(TITLE, "between 3 and 4 nothing of it runs: the thread is free for other tasks");
        double row = card.top() + 40;
        return new Picture(card.svg(row + 206, ALT, draw(row, row + 150)), ALT, "In words", table());
    }

    private static Svg draw(double upper, double lower) {
        var boxes = new Boxes()
                .box(new Box(130, upper, 190, 56), Palette.series(0), "EXECUTOR", "owns the thread")
                .box(new Box(570, upper, 190, 56), Palette.series(3), "FUTURE", "goes as far as it can")
                .box(new Box(570, lower, 190, 56), Palette.series(2), "EVENT", "a socket, a timer, a task")
                .box(new Box(130, lower, 190, 56), Palette.series(4), "QUEUE", "tasks worth a poll");
        return arrows(boxes, upper, lower).svg();
    }

    private static Boxes arrows(Boxes boxes, double upper, double lower) {
        return boxes.arrow(225, upper - 12, 475, upper - 12)
                .words(350, upper - 24, "middle", "1  poll(context)")
                .arrow(570, upper + 28, 570, lower - 28)
                .words(560, (upper + lower) / 2, "end", "2  keeps the waker here")
                .arrow(475, upper + 12, 225, upper + 12)
                .words(350, upper + 26, "middle", "3  Pending (or Ready: done)")
                .arrow(475, lower, 225, lower)
                .words(350, lower - 12, "middle", "4  wake()")
                .arrow(130, lower - 28, 130, upper + 28)
                .words(140, (upper + lower) / 2, "start", "5  its turn again");
    }

    private static Table table() {
        return Table.of("step", "who", "does what")
                .row("1", "executor", "polls the future, with a waker in the context")
                .row("2", "future", "is not done: leaves the waker where the event will find it")
                .row("3", "future", "answers Pending; had it been done, Ready with its value")
                .row("4", "event", "happens, on whatever thread, and calls wake: the task joins the queue")
                .row("5", "executor", "takes the task from the queue, and goes on at 1")
                .caption(TITLE);
    }
}
