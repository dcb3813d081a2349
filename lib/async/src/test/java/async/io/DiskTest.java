package async.io;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Waker;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiskTest {

    @TempDir
    Path folder;

    @Test
    void what_is_written_whole_is_read_whole() throws Exception {
        // @start region=whole
        Path path = folder.resolve("three");
        blockOn(async(() -> {
            await(Disk.write(path, new byte[] {1, 2, 3}));
            assertArrayEquals(new byte[] {1, 2, 3}, await(Disk.read(path)));
        }));
        // @end
        assertEquals(List.of("three"), names());
    }

    @Test
    void text_is_utf_8() throws Exception {
        // @start region=text
        Path path = Files.writeString(folder.resolve("text"), "grüß dich");
        assertEquals("grüß dich", blockOn(Disk.readString(path)));
        // @end
        Files.write(path, new byte[] {(byte) 0xff});
        assertThrows(MalformedInputException.class, () -> blockOn(Disk.readString(path)));
    }

    @Test
    void a_write_puts_a_new_file_in_the_place_of_the_old_one() throws Exception {
        Path path = Files.writeString(folder.resolve("text"), "something long");
        Path old = Files.createLink(folder.resolve("old"), path);
        blockOn(Disk.write(path, "short".getBytes()));
        assertEquals("short", Files.readString(path));
        assertEquals("something long", Files.readString(old), "the old content was never touched");
    }

    @Test
    void failures_are_those_of_the_jdk() throws Exception {
        Path missing = folder.resolve("missing");
        assertEquals(
                missing.toString(),
                assertThrows(NoSuchFileException.class, () -> blockOn(Disk.read(missing)))
                        .getFile());
        assertThrows(NoSuchFileException.class, () -> blockOn(Disk.readString(missing)));
        assertThrows(NoSuchFileException.class, () -> blockOn(Disk.open(missing)));
        assertThrows(NoSuchFileException.class, () -> blockOn(Disk.write(missing.resolve("file"), new byte[1])));
    }

    @Test
    void a_write_that_fails_leaves_nothing_beside() throws Exception {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.createFile(taken.resolve("by this"));
        assertThrows(FileSystemException.class, () -> blockOn(Disk.write(taken, new byte[1])));
        assertEquals(List.of("taken"), names());
    }

    @Test
    void nothing_happens_before_the_first_poll() throws Exception {
        Path path = folder.resolve("none");
        Disk.write(path, new byte[1]).close();
        Disk.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
        assertEquals(List.of(), names());
    }

    @Test
    void a_read_that_was_closed_can_be_asked_for_again() throws Exception {
        assertEquals(CancelSafety.Level.SAFE, level("read", Path.class));
        assertEquals(CancelSafety.Level.SAFE, level("readString", Path.class));
        Path path = Files.writeString(folder.resolve("text"), "hello");
        for (int i = 0; i < 100; i++) {
            closeAfterOnePoll(Disk.read(path));
            closeAfterOnePoll(Disk.readString(path));
        }
        assertEquals("hello", blockOn(Disk.readString(path)));
        assertArrayEquals("hello".getBytes(), blockOn(Disk.read(path)));
    }

    @Test
    void a_write_that_was_closed_leaves_the_old_content_or_the_new() throws Exception {
        assertEquals(CancelSafety.Level.LOSES_PROGRESS, level("write", Path.class, byte[].class));
        byte[] zeros = new byte[100_000];
        byte[] ones = new byte[100_000];
        Arrays.fill(ones, (byte) 1);
        Path path = folder.resolve("numbers");
        blockOn(Disk.write(path, zeros));
        var ended = new CountDownLatch(100); // the threads of closed writes, which ring all the same
        for (int i = 0; i < 100; i++) {
            try (Future<Void> write = Disk.write(path, i % 2 == 0 ? ones : zeros)) {
                write.poll(Context.of(ended::countDown));
            }
            byte[] now = Files.readAllBytes(path);
            assertArrayEquals(now[0] == 0 ? zeros : ones, now);
        }
        ended.await();
        assertEquals(List.of("numbers"), names(), "what was written beside goes away");
    }

    @Test
    void a_write_that_was_closed_does_not_come_after_the_next_one() throws Exception {
        Path path = Files.writeString(folder.resolve("text"), "old");
        var ended = new CountDownLatch(1);
        synchronized (Disk.TURN) {
            try (Future<Void> write = Disk.write(path, "closed".getBytes())) {
                write.poll(Context.of(ended::countDown));
                while (names().size() == 1 && Files.size(path) == 3) Thread.onSpinWait();
            }
        }
        ended.await();
        assertEquals("old", Files.readString(path));
        assertEquals(List.of("text"), names());
    }

    @Test
    void levels_of_open() throws Exception {
        assertEquals(CancelSafety.Level.LOSES_PROGRESS, level("open", Path.class, OpenOption[].class));
    }

    private static void closeAfterOnePoll(Future<?> future) throws Exception {
        try (future) {
            future.poll(Context.of(Waker.NOOP));
        }
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static CancelSafety.Level level(String method, Class<?>... parameters) throws Exception {
        return Disk.class
                .getMethod(method, parameters)
                .getAnnotation(CancelSafety.class)
                .value();
    }

    @Test
    void a_name_as_long_as_the_system_allows_can_be_written() throws Exception {
        Path file = folder.resolve("n".repeat(255));
        blockOn(Disk.write(file, new byte[1]));
        assertEquals(1, Files.size(file));
    }

    @Test
    void what_is_null_is_refused_where_it_is_given() {
        assertThrows(NullPointerException.class, () -> Disk.read(null));
        assertThrows(NullPointerException.class, () -> Disk.readString(null));
        assertThrows(NullPointerException.class, () -> Disk.write(Path.of("x"), null));
        assertThrows(NullPointerException.class, () -> Disk.write(null, new byte[0]));
        assertThrows(NullPointerException.class, () -> Disk.open(null));
    }
}
