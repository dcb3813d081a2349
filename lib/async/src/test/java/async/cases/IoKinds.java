package async.cases;

import static java.util.Map.entry;

import async.core.Future;
import async.io.Disk;
import async.io.Net;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/// Of package `io`.
public final class IoKinds {

    public static final Map<String, World.Maker> ALL = Map.ofEntries(
            // io
            entry("io.Connect", w -> Net.connect(w.use(Net.listen(here())).address())),
            entry("io.TcpListener$Accept", IoKinds::accepting),
            entry("io.Reading", IoKinds::reading),
            entry("io.Writing", IoKinds::writing),
            entry("io.FileCall", IoKinds::readingFile));

    private IoKinds() {}

    private static InetSocketAddress here() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Future<?> accepting(World world) throws IOException {
        var listener = world.use(Net.listen(here()));
        var client = world.use(Net.connect(listener.address()));
        world.event = () -> World.poll(client, null);
        return listener.accept();
    }

    private static Future<?> reading(World world) throws IOException {
        var pipe = world.use(Net.pipe());
        world.event = () -> World.poll(pipe.writer().write(ByteBuffer.allocate(1)), null);
        return pipe.reader().read(ByteBuffer.allocate(1));
    }

    private static Future<?> writing(World world) throws IOException {
        var pipe = world.use(Net.pipe());
        world.event = () -> World.poll(pipe.reader().read(ByteBuffer.allocate(1 << 20)), null);
        return pipe.writer().writeAll(ByteBuffer.allocate(100_000));
    }

    private static Future<?> readingFile(World world) throws Exception {
        var file = world.use(world.executor.run(Disk.open(Path.of("pom.xml"))));
        return file.read(0, 9);
    }
}
