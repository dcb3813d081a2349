package async.measure;

/// The program of a child JVM: starts so many threads that wait, says how many there were, and who refused the next.
final class ThreadCrowd {

    private ThreadCrowd() {}

    public static void main(String[] arguments) {
        Parent.watch();
        int most = Integer.parseInt(arguments[0]);
        int started = 0;
        var words = "";
        try {
            for (; started < most; started++) Thread.ofPlatform().start(ThreadCrowd::waitForEver);
        } catch (OutOfMemoryError refused) {
            words = refused.getMessage();
        }
        System.out.println(started + (words.isEmpty() ? "" : "\n" + words));
        Runtime.getRuntime().halt(0);
    }

    private static void waitForEver() {
        try {
            Thread.currentThread().join(); // nobody waits longer than who waits for himself
        } catch (InterruptedException never) {
            // nobody has this thread
        }
    }
}
