package async.measure.ecosystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EcosystemTest {

    @TempDir
    private Path folder;

    private Path local;
    private SmallRepository remote;
    private Ecosystem ecosystem;
    private final List<Path> classPath = new ArrayList<>();

    @BeforeEach
    void set_up() throws Exception {
        local = folder.resolve("local");
        remote = new SmallRepository(Files.createDirectories(folder.resolve("remote")));
        ecosystem = new Ecosystem(local, remote.url());
        ClassPath.use(classPath::add);
    }

    @AfterEach
    void let_go() {
        ClassPath.use(_ -> {});
    }

    @Test
    void a_library_comes_with_all_it_needs_to_run_and_no_more() throws Exception {
        remote.put("pump", "1", "pipe", "test:gauge");
        remote.put("pipe", "1", "seal");
        remote.put("seal", "1");
        var ready = assertInstanceOf(Loaded.Ready.class, ecosystem.fetch("small:pump:1"));
        assertEquals(List.of("pump-1.jar", "pipe-1.jar", "seal-1.jar"), names(ready.jars()));
        assertEquals(3, ready.fetched());
        assertTrue(ready.text().startsWith("small:pump:1: 3 jars, "), ready.text());
        assertTrue(ready.text().endsWith(" MB, 3 fetched just now"), ready.text());
    }

    @Test
    void its_jars_go_onto_the_kernels_class_path() throws Exception {
        remote.put("pump", "1", "pipe");
        remote.put("pipe", "1");
        var ready = assertInstanceOf(Loaded.Ready.class, ecosystem.fetch("small:pump:1"));
        assertEquals(ready.jars(), classPath);
    }

    @Test
    void what_is_here_needs_no_network() throws Exception {
        remote.put("pump", "1", "pipe");
        remote.put("pipe", "1");
        ecosystem.fetch("small:pump:1");
        var offline = new Ecosystem(local, folder.resolve("nowhere").toUri());
        var ready = assertInstanceOf(Loaded.Ready.class, offline.fetch("small:pump:1"));
        assertEquals(0, ready.fetched());
        assertTrue(ready.text().endsWith("all from the local repository"), ready.text());
    }

    @Test
    void what_is_neither_here_nor_to_be_had_is_a_sentence() throws Exception {
        ecosystem = new Ecosystem(local, URI.create("http://localhost:1/")); // nobody listens there
        // @start region=load
        String said = switch (ecosystem.fetch("small:pump:1")) {
            case Loaded.Ready(var coordinates, var jars, var fetched) -> "import from it in the next cell";
            case Loaded.Missing(var coordinates, var why) -> coordinates + " is not here: " + why + ".";
        };
        // @end
        assertTrue(said.startsWith("small:pump:1 is not here: the local repository lacks it, and http://local"), said);
        assertTrue(said.endsWith("; connect to the network once, then run this again."), said);
        assertEquals(1, said.lines().count());
        assertEquals(List.of(), classPath);
    }

    @Test
    void what_the_repository_does_not_know_may_be_misspelt() throws Exception {
        var missing = assertInstanceOf(Loaded.Missing.class, ecosystem.fetch("small:pmup:1"));
        assertTrue(missing.why().endsWith("; check its name and version"), missing.why());
        assertTrue(missing.why().contains("small:pmup:pom:1"), missing.why());
    }

    @Test
    void a_file_that_is_not_as_its_checksum_says_is_thrown_away() throws Exception {
        remote.put("pump", "1");
        Files.writeString(remote.jar("pump", "1"), "garbage");
        var missing = assertInstanceOf(Loaded.Missing.class, ecosystem.fetch("small:pump:1"));
        assertTrue(missing.why().contains("is not as its checksum says"), missing.why());
        assertEquals(List.of(), jarsBelow(local));
    }

    @Test
    void an_interrupt_ends_a_transfer_that_hangs_and_leaves_no_file() throws Exception {
        var asked = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", _ -> asked.countDown()); // and never answers
        server.start();
        try {
            var hanging = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
            var caller = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                try {
                    asked.await();
                } catch (InterruptedException stop) {
                    return;
                }
                caller.interrupt();
            });
            assertThrows(InterruptedException.class, () -> new Ecosystem(local, hanging).fetch("small:pump:1"));
        } finally {
            server.stop(0);
        }
        assertEquals(List.of(), jarsBelow(local));
        assertFalse(Thread.interrupted());
    }

    @Test
    @Timeout(10)
    void an_interrupt_of_the_caller_reaches_the_work_and_waits_for_its_end() {
        var caller = Thread.currentThread();
        var ended = new AtomicBoolean();
        assertThrows(
                InterruptedException.class,
                () -> Interruptibly.run(() -> {
                    caller.interrupt();
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.DAYS);
                    } finally {
                        ended.set(true);
                    }
                }));
        assertTrue(ended.get());
    }

    @Test
    void the_newest_release_is_no_milestone_and_no_candidate() throws Exception {
        for (var version : List.of("1", "2.9", "2.10", "3.0-RC1", "3.0.M2")) remote.put("pump", version);
        try (var store = new Store(local, remote.url())) {
            assertEquals("2.10", store.newest("small:pump:1").orElseThrow());
        }
    }

    @Test
    void without_a_repository_to_ask_there_is_no_newest() throws Exception {
        remote.put("pump", "1");
        try (var store = new Store(local, remote.url())) {
            store.newest("small:pump:1"); // now its list of versions is here, too
        }
        try (var store = new Store(local, URI.create("http://localhost:1/"))) {
            assertTrue(store.newest("small:pump:1").isEmpty());
        }
    }

    @Test
    void a_release_is_dated_by_the_repository_or_else_by_its_jar() throws Exception {
        remote.put("pump", "1");
        var jar = remote.jar("pump", "1");
        assertEquals("Optional[2025-03-04]", Release.onRepository(jar.toUri()).toString());
        assertEquals("Optional[2024-06-01]", Release.inJar(jar).toString());
    }

    @Test
    void the_table_says_who_dates_and_that_nobody_was_asked() throws Exception {
        // @start region=versions
        var table = new Ecosystem(local, folder.resolve("nowhere").toUri()).versions(List.of(Library.JOX));
        assertTrue(table.text().contains("as pinned: nobody to ask"), table::text);
        // @end
    }

    @Test
    void every_library_is_pinned() {
        for (var library : Library.values()) assertTrue(library.coordinates().matches("[\\w.]+:[\\w-]+:[0-9.]+"));
    }

    private static List<String> names(List<Path> jars) {
        return jars.stream().map(jar -> jar.getFileName().toString()).toList();
    }

    /// Whatever looks like a jar, whole or not.
    private static List<Path> jarsBelow(Path folder) throws Exception {
        if (!Files.exists(folder)) return List.of();
        try (var all = Files.walk(folder)) {
            return all.filter(path ->
                            path.toString().contains(".jar") && !path.toString().endsWith(".lastUpdated"))
                    .toList();
        }
    }
}
