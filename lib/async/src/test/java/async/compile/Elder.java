package async.compile;

/// A class of another package that bodies inherit from.
public abstract class Elder {

    protected int number = 10;
    protected static String shared = "shared";

    protected Elder() {}

    protected String greet(String whom) {
        return "elder greets " + whom;
    }

    protected static String call(long wide) {
        return "elder called with " + wide;
    }

    protected abstract int own();
}
