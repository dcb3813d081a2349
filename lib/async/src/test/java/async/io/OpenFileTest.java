package async.io;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OpenFileTest {

    private static final Context NOBODY = Context.of(Waker.NOOP);

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void create() throws Exception {
        path = Files.writeString(folder.resolve("text"), "0123456789");
    }

    @Test
    void parts_are_read_and_written_by_their_place() throws Exception {
        // @start region=parts
        blockOn(async(() -> {
            try (OpenFile file = await(Disk.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
                await(file.write(2, ByteBuffer.wrap("ab".getBytes())));
                assertEquals("1ab4", text(await(file.read(1, 4))));
            }
        }));
        // @end
    }

    @Test
    void a_read_gives_what_there_is_up_to_the_end() throws Exception {
        try (var file = open()) {
            assertEquals("789", text(blockOn(file.read(7, 8))));
            assertEquals("", text(blockOn(file.read(10, 8))));
            assertEquals("", text(blockOn(file.read(100, 8))));
            assertEquals("", text(blockOn(file.read(0, 0))));
        }
    }

    @Test
    void a_read_of_more_than_there_is_takes_no_more_memory() throws Exception {
        try (var file = open()) {
            assertEquals("56789", text(blockOn(file.read(5, Integer.MAX_VALUE))));
        }
    }

    @Test
    void a_write_leaves_the_buffer_as_it_is() throws Exception {
        try (var file = open()) {
            ByteBuffer bytes = ByteBuffer.wrap("abcd".getBytes()).position(1).limit(3);
            blockOn(file.write(0, bytes));
            assertEquals("bc23456789", Files.readString(path));
            assertEquals("bc", text(bytes));
        }
    }

    @Test
    void a_closed_read_leaves_the_file_open() throws Exception {
        assertEquals(CancelSafety.Level.SAFE, level("read", int.class));
        try (var file = open()) {
            for (int i = 0; i < 200; i++)
                try (Future<ByteBuffer> given = file.read(0, 4)) {
                    given.poll(NOBODY);
                }
            assertEquals("0123", text(blockOn(file.read(0, 4))));
        }
    }

    @Test
    void a_write_that_was_closed_before_its_turn_is_never_done() throws Exception {
        assertEquals(CancelSafety.Level.LOSES_PROGRESS, level("write", ByteBuffer.class));
        try (var file = open()) {
            Future<Void> late = file.write(0, ByteBuffer.wrap("late".getBytes()));
            synchronized (file) { // it is somebody else's turn
                assertEquals(Poll.pending(), late.poll(NOBODY));
                late.close();
            }
            blockOn(file.write(4, ByteBuffer.wrap("next".getBytes())));
            assertEquals("0123next89", text(blockOn(file.read(0, 10))));
        }
    }

    @Test
    void what_follows_a_closed_write_finds_all_of_it_or_nothing_for_good() throws Exception {
        try (var file = open()) {
            byte[] many = new byte[100_000];
            for (int i = 1; i <= 50; i++) {
                Arrays.fill(many, (byte) i);
                try (Future<Void> write = file.write(0, ByteBuffer.wrap(many))) {
                    write.poll(NOBODY);
                }
                blockOn(file.write(0, ByteBuffer.wrap(new byte[1])));
                ByteBuffer now = blockOn(file.read(0, many.length));
                assertEquals(0, now.get(0), "an older write came later");
                if (now.limit() == many.length) assertEquals(now.get(1), now.get(many.length - 1), "half");
            }
        }
    }

    @Test
    void the_bytes_to_write_are_taken_in_the_first_poll() throws Exception {
        try (var file = open()) {
            byte[] bytes = "abc".getBytes();
            try (Future<Void> write = file.write(0, ByteBuffer.wrap(bytes))) {
                synchronized (file) {
                    assertEquals(Poll.pending(), write.poll(NOBODY));
                    bytes[0] = '!';
                }
                blockOn(write);
            }
            assertEquals("abc3456789", Files.readString(path));
        }
    }

    @Test
    void failures_are_those_of_the_jdk() throws Exception {
        try (var file = blockOn(Disk.open(path, StandardOpenOption.WRITE))) {
            assertThrows(NonReadableChannelException.class, () -> blockOn(file.read(0, 1)));
        }
        var closed = open();
        closed.close();
        closed.close();
        assertThrows(ClosedChannelException.class, () -> blockOn(closed.read(0, 1)));
    }

    @Test
    void a_call_that_is_closed_in_its_turn_is_not_interrupted_and_ends_before_the_next() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var events = Collections.synchronizedList(new ArrayList<String>());
        Callable<Void> slow = () -> {
            begun.countDown();
            try {
                go.await();
                events.add("whole");
            } catch (InterruptedException e) {
                events.add("interrupted");
            }
            return null;
        };
        Callable<Void> next = () -> {
            events.add("next");
            return null;
        };
        try (Future<Void> first = new FileCall<>("slow", events, () -> slow);
                Future<Void> second = new FileCall<>("next", events, () -> next)) {
            first.poll(NOBODY);
            begun.await();
            first.close();
            second.poll(NOBODY);
            go.countDown();
            blockOn(second);
        }
        assertEquals(List.of("whole", "next"), events);
    }

    @Test
    void an_open_that_was_closed_can_be_asked_for_again() throws Exception {
        for (int i = 0; i < 200; i++)
            try (Future<OpenFile> opening = Disk.open(path)) {
                if (opening.poll(NOBODY) instanceof Poll.Ready<OpenFile>(OpenFile file)) file.close();
            }
        try (var file = open()) {
            assertEquals("0123456789", text(blockOn(file.read(0, 20))));
        }
    }

    @Test
    void a_file_that_was_opened_but_never_taken_is_closed() throws Exception {
        var channel = FileChannel.open(path);
        var rung = new CountDownLatch(1);
        Callable<OpenFile> open = () -> new OpenFile(channel);
        var turns = new Object();
        try (Future<OpenFile> opening = new FileCall<>("open", turns, () -> open)) {
            synchronized (turns) {
                assertEquals(Poll.pending(), opening.poll(Context.of(rung::countDown)));
            }
            rung.await();
            assertTrue(channel.isOpen());
        }
        assertFalse(channel.isOpen());
    }

    @Test
    void a_file_that_is_being_opened_when_nobody_wants_it_any_more_is_closed() throws Exception {
        var channel = FileChannel.open(path);
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var rung = new CountDownLatch(1);
        Callable<OpenFile> open = () -> {
            begun.countDown();
            go.await();
            return new OpenFile(channel);
        };
        try (Future<OpenFile> opening = new FileCall<>("open", new Object(), () -> open)) {
            assertEquals(Poll.pending(), opening.poll(Context.of(rung::countDown)));
            begun.await();
        }
        assertTrue(channel.isOpen());
        go.countDown();
        rung.await();
        assertFalse(channel.isOpen());
    }

    @Test
    void a_dump_says_what_is_done_where() throws Exception {
        try (var file = open()) {
            assertEquals("read from a file at 7", file.read(7, 1).toString());
            assertEquals(
                    "write to a file at 8",
                    file.write(8, ByteBuffer.allocate(1)).toString());
        }
        assertEquals("open of " + path, Disk.open(path).toString());
    }

    private OpenFile open() throws Exception {
        return blockOn(Disk.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private static CancelSafety.Level level(String method, Class<?> last) throws Exception {
        return OpenFile.class
                .getMethod(method, long.class, last)
                .getAnnotation(CancelSafety.class)
                .value();
    }
}
