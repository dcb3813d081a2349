package async.measure;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Gives each test results of its own, in a folder that goes with the test.
abstract class OwnResults {

    @TempDir
    Path folder;

    Ledger ledger;

    @BeforeEach
    void fresh_results() {
        ledger = Texts.ledger(folder);
        Results.into(ledger);
    }

    @AfterEach
    void back_to_the_usual() {
        Results.into(null);
    }
}
