package async.measure.ecosystem;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.aether.RepositoryException;

/// What a store and the repository behind it know of a library's age.
record Versions(Store store, URI remote) {

    private static final String UNKNOWN = "unknown";

    Object[] row(Library library) throws RepositoryException, IOException {
        var pinned = library.coordinates();
        var newest = store.newest(pinned);
        return newest.isPresent() ? asked(library, pinned, newest.get()) : unasked(library, pinned);
    }

    private Object[] asked(Library library, String pinned, String newest) throws IOException {
        var latest = pinned.substring(0, pinned.lastIndexOf(':') + 1) + newest;
        var ours = Release.onRepository(jar(pinned)).or(() -> inJar(pinned));
        return new Object[] {
            library, version(pinned), day(ours), newest, day(Release.onRepository(jar(latest))), source(ours)
        };
    }

    private Object[] unasked(Library library, String pinned) {
        var ours = inJar(pinned);
        return new Object[] {library, version(pinned), day(ours), "as pinned: nobody to ask", "", source(ours)};
    }

    private Optional<Release> inJar(String pinned) {
        try {
            return Release.inJar(store.jar(pinned));
        } catch (RepositoryException | IOException absent) {
            return Optional.empty();
        }
    }

    private URI jar(String coordinates) {
        var part = coordinates.split(":");
        var folder = part[0].replace('.', '/') + "/" + part[1] + "/" + part[2];
        return remote.resolve(folder + "/" + part[1] + "-" + part[2] + ".jar");
    }

    private static String version(String coordinates) {
        return coordinates.substring(coordinates.lastIndexOf(':') + 1);
    }

    private static String day(Optional<Release> release) {
        return release.map(Release::toString).orElse(UNKNOWN);
    }

    private static String source(Optional<Release> release) {
        return release.map(Release::by).orElse("");
    }
}
