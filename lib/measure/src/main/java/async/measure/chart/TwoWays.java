package async.measure.chart;

import async.measure.chart.Timeline.Kind;
import java.util.List;

/// Thread lanes against task lanes: who stands still while a job waits.
final class TwoWays {

    private static final String TITLE = "Three jobs: three threads, or three tasks on one thread";
    private static final String ALT = TITLE + ": each of three threads runs its job, stands still while the job waits, "
            + "and runs it to its end; three tasks take turns on one thread, which runs one while the others wait, and "
            + "all end at about the same time.";
    private static final double LEFT = 110;
    private static final double STEP = 30;
    private static final double[] BEGINS = {0, 26, 52};
    private static final double[] RETURNS = {300, 370, 440};
    private static final double RUN = 26;
    private static final double LAST_RUN = 44;

    private final Svg svg = new Svg();

    private TwoWays() {}

    static Picture picture() {
        var card = Card.of(TITLE, "a drawing, not a measurement · time runs to the right");
        var key = new Key().span(Kind.RUNNING).span(Kind.BLOCKED).span(Kind.WAITING);
        double top = card.top() + 10;
        double end = top + 9 * STEP + 12;
        var svg = new TwoWays().draw(top);
        key.draw(svg, end);
        return new Picture(card.svg(end + key.height() + 12, ALT, svg), ALT, "In words", table());
    }

    private Svg draw(double top) {
        Glyphs.patterns(svg);
        heading("three threads", top);
        for (int i = 0; i < 3; i++) thread(i, top + (i + 1) * STEP);
        double below = top + 4 * STEP + 14;
        heading("three tasks, one thread", below);
        for (int i = 0; i < 3; i++) task(i, below + (i + 1) * STEP);
        for (int i = 0; i < 3; i++) shared(i, below + 4 * STEP);
        return svg;
    }

    private void heading(String words, double y) {
        svg.text(Card.EDGE, y, words, new Type(13, true, Palette.INK, "start"));
    }

    private void thread(int i, double y) {
        double back = RETURNS[i] - BEGINS[i];
        lane("thread " + (i + 1), y);
        Glyphs.span(svg, Kind.RUNNING, LEFT, LEFT + RUN, y, 18, i);
        Glyphs.span(svg, Kind.BLOCKED, LEFT + RUN, LEFT + back, y, 18, i);
        Glyphs.span(svg, Kind.RUNNING, LEFT + back, LEFT + back + LAST_RUN, y, 18, i);
    }

    private void task(int i, double y) {
        lane("task " + (i + 1), y);
        Glyphs.span(svg, Kind.WAITING, LEFT + BEGINS[i] + RUN, LEFT + RETURNS[i], y, 18, i);
        runs(i, y);
    }

    private void shared(int i, double y) {
        if (i == 0) lane("the thread", y);
        runs(i, y);
    }

    private void runs(int i, double y) {
        Glyphs.span(svg, Kind.RUNNING, LEFT + BEGINS[i], LEFT + BEGINS[i] + RUN, y, 18, i);
        Glyphs.span(svg, Kind.RUNNING, LEFT + RETURNS[i], LEFT + RETURNS[i] + LAST_RUN, y, 18, i);
    }

    private void lane(String name, double y) {
        svg.lines(LEFT - 12, y, List.of(name), Type.NAME);
        Glyphs.lane(svg, LEFT, Card.WIDTH - 40, y);
    }

    private static Table table() {
        return Table.of("how", "threads", "while a job waits")
                .row("three threads", 3, "its thread stands still, and keeps its stack")
                .row("three tasks, one thread", 1, "the thread runs another task, or rests")
                .caption(TITLE);
    }
}
