package async.measure.ecosystem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A remote Maven repository in a folder: what Central looks like from outside, with as little in it as a test needs.
record SmallRepository(Path folder) {

    private static final String GROUP = "small";

    URI url() {
        return folder.toUri();
    }

    /// A library that needs others, of version 1 each; `test:` before a name makes it one that only its tests need.
    void put(String name, String version, String... needs) throws Exception {
        var home = Files.createDirectories(folder.resolve(GROUP).resolve(name).resolve(version));
        write(
                home.resolve(name + "-" + version + ".pom"),
                pom(name, version, needs).getBytes(StandardCharsets.UTF_8));
        write(jar(name, version), zip(name));
        list(home.getParent(), name);
    }

    Path jar(String name, String version) {
        return folder.resolve(Path.of(GROUP, name, version, name + "-" + version + ".jar"));
    }

    private static void list(Path home, String name) throws Exception {
        try (Stream<Path> all = Files.list(home)) {
            var versions = all.filter(Files::isDirectory)
                    .map(path -> "<version>" + path.getFileName() + "</version>")
                    .collect(Collectors.joining());
            write(
                    home.resolve("maven-metadata.xml"),
                    "<metadata><groupId>%s</groupId><artifactId>%s</artifactId><versioning><versions>%s</versions></versioning></metadata>"
                            .formatted(GROUP, name, versions)
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String pom(String name, String version, String... needs) {
        var dependencies = List.of(needs).stream()
                .map(need ->
                        need.startsWith("test:") ? dependency(need.substring(5), "test") : dependency(need, "compile"))
                .collect(Collectors.joining());
        return "<project><modelVersion>4.0.0</modelVersion>%s<dependencies>%s</dependencies></project>"
                .formatted(named(name, version), dependencies);
    }

    private static String dependency(String name, String scope) {
        return "<dependency>%s<scope>%s</scope></dependency>".formatted(named(name, "1"), scope);
    }

    private static String named(String name, String version) {
        return "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>".formatted(GROUP, name, version);
    }

    private static byte[] zip(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry(name, "2024-06-01T12:00:00Z"));
            zip.putNextEntry(entry("older", "2023-01-01T12:00:00Z"));
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name, String time) {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(Instant.parse(time)));
        return entry;
    }

    private static void write(Path file, byte[] bytes) throws Exception {
        Files.write(file, bytes);
        var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        Files.writeString(Path.of(file + ".sha1"), sum);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-03-04T12:00:00Z")));
    }
}
