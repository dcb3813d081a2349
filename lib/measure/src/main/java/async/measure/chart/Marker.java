package async.measure.chart;

/// The small shape on the points of a series: with the dash, what tells series apart without colour.
enum Marker {
    CIRCLE("M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z"),
    SQUARE("M-3.5,-3.5h7v7h-7z"),
    TRIANGLE("M0,-4.5L4.5,3.5H-4.5z"),
    DIAMOND("M0,-5L5,0L0,5L-5,0z"),
    CROSS("M-4,-4L4,4M-4,4L4,-4");

    private final String shape;

    Marker(String shape) {
        this.shape = shape;
    }

    static Marker of(int series) {
        return values()[series % values().length];
    }

    void draw(Svg svg, double x, double y, String colour) {
        var place = "translate(" + Svg.brief(x) + " " + Svg.brief(y) + ")";
        Object[] look = {"transform", place, "fill", colour, "stroke", colour, "stroke-width", 1.5, "class", "marker"};
        svg.path(shape, look);
    }
}
