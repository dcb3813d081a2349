package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    Path temp;

    @Test
    void the_environment_decides() {
        assertEquals(temp.resolve("mine"), StateFolder.find(temp.resolve("mine").toString(), temp, temp));
        assertTrue(Files.isDirectory(temp.resolve("mine")));
    }

    @Test
    void else_it_is_in_the_repository_around_the_page() throws Exception {
        var pages = Files.createDirectories(temp.resolve("course/notebooks/drafts"));
        Files.createDirectory(temp.resolve("course/lib"));
        assertEquals(temp.resolve("course/.results"), StateFolder.find(null, pages, temp));
        assertEquals(temp.resolve("course/.results"), StateFolder.find(" ", pages, temp));
    }

    @Test
    void where_nothing_can_be_written_it_is_a_temporary_folder_and_says_so() throws Exception {
        var file = Files.createFile(temp.resolve("file"));
        var said = Texts.printedBy(
                () -> assertEquals(temp.resolve("asyncjava-results"), StateFolder.find(file.toString(), temp, temp)));
        assertEquals(1, said.lines().count());
        assertTrue(said.contains(file + " cannot be written"), said);
    }

    @Test
    void without_a_repository_too() throws Exception {
        var said = Texts.printedBy(
                () -> assertEquals(temp.resolve("asyncjava-results"), StateFolder.find(null, temp, temp)));
        assertTrue(said.contains("no repository is around this page"), said);
    }

    @Test
    void a_name_that_no_folder_can_have_is_one_that_cannot_be_written() throws Exception {
        var said = Texts.printedBy(
                () -> assertEquals(temp.resolve("asyncjava-results"), StateFolder.find("no\0folder", temp, temp)));
        assertTrue(said.contains("cannot be written"), said);
    }
}
