package async.measure;

import async.measure.chart.Figure;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// A JJava kernel's display, on which a figure can be changed while the cell runs.
record KernelScreen(BaseKernel kernel) implements Screen {

    @Override
    public Place show(Figure figure) {
        var id = UUID.randomUUID().toString();
        var first = data(figure);
        first.putTransientData(DisplayData.DISPLAY_ID_KEY, id); // setDisplayId has another shape in each JJava
        kernel.getIO().display.display(first);
        return update -> kernel.getIO().display.updateDisplay(id, data(update));
    }

    private static DisplayData data(Figure figure) {
        var data = new DisplayData(figure.text());
        data.putHTML(figure.html());
        return data;
    }
}
