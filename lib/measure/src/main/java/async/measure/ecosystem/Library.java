package async.measure.ecosystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/// A library that a reader might choose instead of ours. Its version is pinned in the build's root `pom.xml`, where all
/// versions stand.
public enum Library {
    COROUTINES("Kotlin coroutines"),
    REACTOR("Reactor"),
    RXJAVA("RxJava"),
    VERTX("Vert.x"),
    JOX("jox"),
    JCTOOLS("JCTools");

    private static final Properties PINS = pins();

    private final String words;

    Library(String words) {
        this.words = words;
    }

    /// Group, artifact and version, as Maven writes them: `io.projectreactor:reactor-core:3.8.8`.
    public String coordinates() {
        return PINS.getProperty(name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return words;
    }

    private static Properties pins() {
        try (var in = Library.class.getResourceAsStream("pins.properties")) {
            var pins = new Properties();
            pins.load(in);
            return pins;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
