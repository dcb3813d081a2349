package async.measure.ecosystem;

import async.measure.Progress;
import async.measure.chart.Table;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;

/// Loads libraries by name while a page runs, and tells how old they are.
///
/// - **Loading** asks the local Maven repository first: `-Dmaven.repo.local`, else `.m2/repository` at home. What is
///   there needs no network; what is not comes from Maven Central. In a kernel the next cell can import from it.
/// - **When neither has it**, the answer is a sentence and no exception: page and reader can go on.
/// - **An interrupt** ends a transfer and leaves no half-made file.
///
/// {@snippet class=EcosystemTest region=load}
public final class Ecosystem {

    private static final URI CENTRAL = URI.create("https://repo.maven.apache.org/maven2/");

    private final Path local;
    private final URI remote;

    Ecosystem(Path local, URI remote) {
        this.local = local;
        this.remote = remote;
    }

    static Ecosystem here() {
        var usual =
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
        return new Ecosystem(Path.of(System.getProperty("maven.repo.local", usual)), CENTRAL);
    }

    /// The library as pinned, with all it needs.
    ///
    /// @throws InterruptedException if the cell is interrupted
    public static Loaded load(Library library) throws Exception {
        return load(library.coordinates());
    }

    /// @param coordinates group, artifact and version: `io.projectreactor:reactor-core:3.8.8`
    public static Loaded load(String coordinates) throws Exception {
        return here().fetch(coordinates);
    }

    /// All libraries: the pinned version, the newest one if the network can be asked, and when each came out. The
    /// repository's file date counts; without a network the newest date in the jar, where that is not made up.
    ///
    /// {@snippet class=EcosystemTest region=versions}
    public static Table versions() throws Exception {
        return here().versions(List.of(Library.values()));
    }

    Loaded fetch(String coordinates) throws Exception {
        var loaded = Interruptibly.run(() -> resolve(coordinates));
        if (loaded instanceof Loaded.Ready ready) ready.jars().forEach(ClassPath::add);
        return loaded;
    }

    Table versions(List<Library> libraries) throws Exception {
        var table = Table.of("library", "pinned here", "came out", "newest", "came out", "dates from");
        try (var store = new Store(local, remote);
                var progress = Progress.of("asking for versions", libraries.size())) {
            var versions = new Versions(store, remote);
            for (var library : libraries) {
                table.row(Interruptibly.run(() -> versions.row(library)));
                progress.step();
            }
        }
        return table;
    }

    private Loaded resolve(String coordinates) throws InterruptedException {
        try (var store = new Store(local, remote)) {
            var needed = store.needs(coordinates);
            var jars = new ArrayList<Path>();
            try (var progress = Progress.of("loading " + coordinates, needed.size())) {
                for (var artifact : needed) {
                    jars.add(store.jar(artifact));
                    progress.step();
                }
            }
            return new Loaded.Ready(coordinates, jars, store.fetched());
        } catch (RepositoryException failed) {
            if (Thread.interrupted()) throw new InterruptedException("stopped while loading " + coordinates);
            return new Loaded.Missing(coordinates, why(failed));
        }
    }

    private String why(Throwable failed) {
        var cause = failed;
        while (cause.getCause() != null) cause = cause.getCause();
        return switch (cause) {
            case ChecksumFailureException damaged ->
                "what %s gave is not as its checksum says, and was thrown away; try again".formatted(remote);
            case ArtifactNotFoundException unknown ->
                "%s does not have it (%s); check its name and version".formatted(remote, unknown.getMessage());
            case Throwable unreachable ->
                "the local repository lacks it, and %s cannot be reached (%s); connect to the network once, then run this again"
                        .formatted(remote, unreachable.getMessage());
        };
    }
}
