package async.core;

/// How every thread of this library is made: a named daemon that takes nothing over from whoever happened to need it
/// first, neither thread-locals nor class loader nor priority.
///
/// {@snippet class=DaemonTest region=daemon}
public final class Daemon {

    private Daemon() {}

    /// Starts a thread that runs `body`.
    ///
    /// {@snippet class=DaemonTest region=daemon}
    public static Thread start(String name, Runnable body) {
        Thread thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .priority(Thread.NORM_PRIORITY)
                .inheritInheritableThreadLocals(false)
                .unstarted(body);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        thread.start();
        return thread;
    }
}
