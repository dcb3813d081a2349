package async.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What is lost when the future that a method returns is closed before its end, and the method is called again. Stands
/// on every method of this library that returns one; a test cancels each at every one of its awaits, and holds it to
/// its word.
///
/// It matters wherever somebody closes what another has begun: the losers of a `select` in a loop, a `timeout`.
///
/// {@snippet class=CancelSafetyTest region=levels}
///
/// Idea: the paragraph "Cancel safety" in tokio's documentation, which is written by hand.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CancelSafety {

    /// {@snippet class=CancelSafetyTest region=levels}
    Level value();

    /// From harmless to costly.
    enum Level {
        /// Nothing: as if it had never been asked for.
        SAFE,
        /// The place in a queue, and nothing else.
        LOSES_PLACE,
        /// What it had done so far: bytes read or written, time waited, work begun.
        LOSES_PROGRESS,
        /// It closes the futures that it was given: what these lose.
        AS_ITS_PARTS
    }
}
