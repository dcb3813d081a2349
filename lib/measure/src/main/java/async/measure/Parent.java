package async.measure;

import java.io.IOException;
import java.io.OutputStream;

/// Seen from a child JVM, the one that started it. When that is gone, so is the reason for the child.
final class Parent {

    private Parent() {}

    /// Ends this JVM as soon as the parent's end of our input is closed, whatever we may be doing.
    static void watch() {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                // no more than its end
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
