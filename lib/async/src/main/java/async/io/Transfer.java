package async.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Moves bytes between a buffer and the kernel, one way, without waiting; gives how many, or -1 at the end.
@FunctionalInterface
interface Transfer {

    int move(ByteBuffer buffer) throws IOException;
}
