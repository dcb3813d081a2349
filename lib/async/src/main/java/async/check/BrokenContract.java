package async.check;

/// A [Breach], thrown where it happens.
///
/// {@snippet class=CheckedTest region=breach}
public final class BrokenContract extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Breach breach;

    BrokenContract(Breach breach) {
        super(breach);
        this.breach = breach;
    }

    /// {@snippet class=CheckedTest region=breach}
    public Breach breach() {
        return breach;
    }
}
