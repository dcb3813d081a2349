package async.measure.chart;

/// How a piece of text is set: its size, weight, colour and which end stands at the given place.
record Type(int size, boolean bold, String fill, String anchor) {

    static final Type TITLE = new Type(15, true, Palette.INK, "start");
    static final Type NOTE = new Type(12, false, Palette.MUTED, "start");
    static final Type NAME = new Type(13, false, Palette.INK, "end");
    static final Type VALUE = new Type(12, false, Palette.INK, "start");
    static final Type TICK = new Type(11, false, Palette.MUTED, "middle");
    static final Type GUESS = new Type(12, false, Palette.GUESS, "start");

    Type anchored(String end) {
        return new Type(size, bold, fill, end);
    }

    Type filled(String colour) {
        return new Type(size, bold, colour, anchor);
    }

    Type sized(int points) {
        return new Type(points, bold, fill, anchor);
    }
}
