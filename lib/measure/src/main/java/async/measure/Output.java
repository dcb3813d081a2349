package async.measure;

/// The way to the reader: a kernel's display where there is one, else plain lines.
final class Output {

    private static volatile Screen screen = Screen.CONSOLE;

    private Output() {}

    static Screen screen() {
        return screen;
    }

    static void use(Screen replacement) {
        screen = replacement;
    }

    /// One line of plain text. `System.out` is looked up each time: a kernel puts its own there for each cell.
    static void say(String line) {
        System.out.println(line);
    }
}
