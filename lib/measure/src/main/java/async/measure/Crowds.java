package async.measure;

import async.measure.models.Crowd;
import async.measure.models.Model;

/// Finds a crowd by a name that fits on a command line.
final class Crowds {

    private Crowds() {}

    /// @param name of a constant of [Model], or of a class of a test
    static Crowd named(String name) throws ReflectiveOperationException {
        if (!name.contains(".")) return Model.valueOf(name).crowd();
        return (Crowd) Class.forName(name).getDeclaredConstructor().newInstance();
    }
}
