package async.measure.chart;

/// What shows itself as one table.
public interface Tabled extends Figure {

    Table table();

    @Override
    default String html() {
        return table().html();
    }

    @Override
    default String text() {
        return table().text();
    }
}
