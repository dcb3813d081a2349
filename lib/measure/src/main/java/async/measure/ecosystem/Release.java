package async.measure.ecosystem;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// When a version came out, and who says so.
record Release(LocalDate day, String by) {

    private static final LocalDate MADE_UP = LocalDate.of(1980, 12, 31); // builds that repeat exactly write 1980
    private static final int PATIENCE_MILLIS = 10_000;

    /// What the repository says of its file: over HTTP, in Last-Modified.
    static Optional<Release> onRepository(URI jar) throws IOException {
        long at = jar.getScheme().equals("file") ? modified(Path.of(jar)) : modified(jar);
        return at == 0 ? Optional.empty() : Optional.of(new Release(day(at), "repository"));
    }

    private static long modified(Path jar) throws IOException {
        return Files.exists(jar) ? Files.getLastModifiedTime(jar).toMillis() : 0;
    }

    private static long modified(URI jar) throws IOException {
        var connection = (HttpURLConnection) jar.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Connection", "close"); // one kept alive would keep a thread
        connection.setRequestMethod("HEAD");
        return connection.getLastModified();
    }

    /// The newest file in the jar, unless its dates are made up.
    static Optional<Release> inJar(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getTime)
                    .max(Comparator.naturalOrder())
                    .map(Release::day)
                    .filter(day -> day.isAfter(MADE_UP))
                    .map(day -> new Release(day, "jar"));
        }
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return day.toString();
    }
}
