package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.support.Child;
import async.support.OwnJvms;
import async.support.Program;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a body does, it does in every JVM: the same program under flags that change how the JVM runs it.
@OwnJvms
class FlagsTest {

    private static final String COROUTINES = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    @Test
    void every_jvm_tells_the_same() throws IOException {
        String expected = start(1, "-Dasync.engine=coroutine", COROUTINES).said();
        assertTrue(expected.lines().count() > 200, expected);
        var children = new LinkedHashMap<String, Child>();
        for (var each : jvms().entrySet())
            children.put(each.getKey(), start(each.getValue(), each.getKey().split(" ")));
        for (var each : children.entrySet())
            assertEquals(expected, each.getValue().said(), each.getKey());
    }

    /// The flags, and how often they run it all. None opens the coroutines, so there is nothing to fall back to.
    private static Map<String, Integer> jvms() {
        return Map.of(
                "-Dc2=default",
                20,
                "-XX:TieredStopAtLevel=1",
                5,
                "-Xint",
                1,
                "-XX:+UseZGC -Xmx128m",
                5,
                "-XX:+UseCompactObjectHeaders",
                5,
                "-Xcomp -XX:CompileCommand=quiet -XX:CompileCommand=compileonly,async.compile.Sampler*::*",
                1);
    }

    private static Child start(int rounds, String... flags) throws IOException {
        var arguments = new ArrayList<>(List.of(flags));
        arguments.addAll(List.of("-cp", Program.LIBRARY + File.pathSeparator + Program.TESTS));
        arguments.addAll(List.of(Sampler.class.getName(), Integer.toString(rounds)));
        return Child.java(arguments);
    }
}
