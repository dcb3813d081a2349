package async.core;

import java.io.IOException;
import java.nio.channels.SelectableChannel;

/// Turns the kernel's "this socket is ready" into a wake.
///
/// {@snippet class=ReactorTest region=readable}
///
/// Idea: mio's registry, behind tokio; `java.nio.channels.Selector`.
public interface Readiness {

    /// Starts watching a non-blocking channel. Closing the channel ends it too.
    ///
    /// {@snippet class=ReactorTest region=readable}
    ///
    /// @throws IOException if the channel is closed, or the machine is out of selectors
    Source register(SelectableChannel channel) throws IOException;

    /// One watched channel.
    interface Source {

        /// Wakes `waker` once, when the channel is ready for `op` (one of `SelectionKey.OP_*`), also if it is
        /// already. One waker for each `op`: the latest counts.
        ///
        /// {@snippet class=ReactorTest region=readable}
        void wake(int op, Waker waker);

        /// Forgets the channel, without closing it.
        ///
        /// {@snippet class=ReactorTest region=deregister}
        void deregister();
    }
}
