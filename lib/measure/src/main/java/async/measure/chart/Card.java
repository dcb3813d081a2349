package async.measure.chart;

import java.util.List;

/// The white card that every picture stands on, whatever the theme around it: title, grey note, room for the drawing.
record Card(List<String> title, List<String> note) {

    static final double WIDTH = 700;
    static final double EDGE = 20;
    private static final String SPACE = "http://www.w3.org/2000/svg";
    private static final String FONTS = "system-ui, -apple-system, Segoe UI, Roboto, sans-serif";
    private static final double TITLE_STEP = 19;
    private static final double NOTE_STEP = 16;

    static Card of(String title, String note) {
        return new Card(lines(title, Type.TITLE), lines(note, Type.NOTE));
    }

    /// Where the drawing begins.
    double top() {
        return 37 + TITLE_STEP * title.size() + NOTE_STEP * note.size();
    }

    /// The whole picture, its words for those who cannot see it inside.
    String svg(double height, String alt, Svg drawing) {
        return frame(height, alt).add(heading()).add(drawing).close("svg").toString();
    }

    private static List<String> lines(String text, Type type) {
        return Letters.wrap(text, type, WIDTH - 2 * EDGE, 3);
    }

    private static Svg frame(double height, String alt) {
        var box = "0 0 " + Svg.brief(WIDTH) + " " + Svg.brief(height);
        Object[] size = {
            "xmlns", SPACE, "width", WIDTH, "height", height, "viewBox", box, "role", "img", "font-family", FONTS
        };
        return new Svg()
                .open("svg", size)
                .open("title")
                .words(alt)
                .close("title")
                .rect(0.5, 0.5, WIDTH - 1, height - 1, "fill", Palette.CARD, "stroke", Palette.GRID);
    }

    private Svg heading() {
        var svg = new Svg();
        for (int i = 0; i < title.size(); i++) svg.text(EDGE, 30 + i * TITLE_STEP, title.get(i), Type.TITLE);
        double below = 30 + TITLE_STEP * title.size();
        for (int i = 0; i < note.size(); i++) svg.text(EDGE, below + i * NOTE_STEP, note.get(i), Type.NOTE);
        return svg;
    }
}
