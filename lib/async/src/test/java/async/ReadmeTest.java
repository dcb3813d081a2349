package async;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.race;
import static async.time.Time.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import async.executor.LocalExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The library's first example is the README's: it stands here word for word, and runs.
class ReadmeTest {

    @Test
    void the_example_says_who_was_first() throws Exception {
        // @start region=readme
        try (var executor = new LocalExecutor()) {
            String first = executor.run(async(() -> {
                var slow = spawn(async(() -> {
                    await(sleep(Duration.ofSeconds(5)));
                    return "slow";
                }));
                var fast = async(() -> {
                    await(sleep(Duration.ofMillis(20)));
                    return "fast";
                });
                return await(race(List.of(slow, fast))); // the loser is closed
            }));
            assertEquals("fast", first);
        }
        // @end
    }

    @Test
    void the_readme_shows_the_code_that_is_tested() throws IOException {
        assertEquals(tested("ReadmeTest", "readme"), shown(1));
        assertEquals(tested("EchoServerTest", "echo"), shown(2));
    }

    private static String tested(String test, String region) throws IOException {
        String source = Files.readString(Path.of("src/test/java/async/" + test + ".java"));
        String code = source.split("// @start region=" + region + "\n")[1].split("\\h*// @end")[0];
        return code.stripTrailing().stripIndent() + "\n";
    }

    private static String shown(int number) throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        return readme.split("```java\n")[number].split("```")[0];
    }
}
