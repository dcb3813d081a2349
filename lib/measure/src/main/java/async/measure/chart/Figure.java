package async.measure.chart;

/// Something a cell shows: as HTML that survives JupyterLab's sanitiser in a page nobody has trusted yet, and as
/// plain text for everybody else.
public interface Figure {

    String html();

    String text();
}
