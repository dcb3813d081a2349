package async.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Finds the folder that results live in: `$ASYNCJAVA_STATE`, else `.results` in the repository that the page
/// was opened from, else a temporary folder.
final class StateFolder {

    private StateFolder() {}

    /// @param chosen what `$ASYNCJAVA_STATE` says, or null
    /// @param from the working directory
    static Path find(String chosen, Path from, Path temporary) {
        boolean free = chosen == null || chosen.isBlank();
        var folder = free ? inRepository(from) : named(chosen);
        if (folder != null && writable(folder)) return folder;
        var instead = temporary.resolve("asyncjava-results");
        Output.say("! Results go to " + instead + ", which may be emptied: "
                + (free && folder == null
                        ? "no repository is around this page"
                        : (free ? folder : chosen) + " cannot be written"));
        return instead;
    }

    private static Path inRepository(Path from) {
        for (var folder = from.toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.isDirectory(folder.resolve("notebooks")) && Files.isDirectory(folder.resolve("lib")))
                return folder.resolve(".results");
        return null;
    }

    /// Null where no folder can have that name: on Windows, one with a question mark.
    private static Path named(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static boolean writable(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
