package async.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// Tests that start JVMs of their own. These are the same from whichever run of the suite, so one of the runs starts
/// them: by the class path, and with the standard engine.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = "jdk.module.path", matches = ".+", disabledReason = "run once, by the class path")
@DisabledIfSystemProperty(named = "async.engine", matches = "coroutine", disabledReason = "run once, compiled")
public @interface OwnJvms {}
