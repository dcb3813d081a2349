package async.measure.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// An HTTP/1.1 answer while it arrives, in pieces of any size.
///
/// ```
///   HEAD --the empty line--> BODY --Content-Length bytes, or the end of the stream--> WHOLE
///     |                        |
///     +---- end of stream -----+----> a ProtocolException: it broke off
/// ```
///
/// In HEAD, `head` is null; afterwards `bytes` holds the body only. One owner, plain fields.
///
/// {@snippet class=HttpTest region=parts}
public final class Answer {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3}[^\\r\\n]*)");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d{1,9})\\s*$");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding:");
    private static final long UNTIL_THE_END = Long.MAX_VALUE;

    private final URI uri;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String head;
    private long length;

    /// @param uri what was asked, for the sentence of a failure
    public Answer(URI uri) {
        this.uri = uri;
    }

    /// Takes all of `piece`, which stands on an array.
    ///
    /// @throws ProtocolException if that is not an answer with status 200
    public void add(ByteBuffer piece) throws ProtocolException {
        bytes.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
        if (head == null) findHead();
    }

    /// Whether all has come, as far as its length was told.
    public boolean isWhole() {
        return head != null && bytes.size() >= length;
    }

    /// The other end has closed: was that all?
    ///
    /// @throws ProtocolException if not
    public Answer ended() throws ProtocolException {
        if (head == null) throw failure("broke off before its first empty line");
        if (length != UNTIL_THE_END) throw failure("broke off after " + bytes.size() + " of " + length + " bytes");
        return this;
    }

    public String body() {
        return bytes.toString(UTF_8);
    }

    private void findHead() throws ProtocolException {
        String soFar = bytes.toString(ISO_8859_1); // one char a byte
        int end = soFar.indexOf("\r\n\r\n");
        if (end < 0) return;
        head = soFar.substring(0, end);
        check();
        var body = new ByteArrayOutputStream();
        body.write(bytes.toByteArray(), end + 4, bytes.size() - end - 4);
        bytes = body;
    }

    private void check() throws ProtocolException {
        var status = STATUS.matcher(head);
        if (!status.lookingAt()) throw failure("is not HTTP/1");
        if (!status.group(1).startsWith("200")) throw failure("has status " + status.group(1) + ", not 200");
        if (CHUNKED.matcher(head).find()) throw failure("comes in chunks, which this GET does not read");
        length = LENGTH.matcher(head)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .map(found -> Long.parseLong(found.replaceAll("\\D", "")))
                .orElse(UNTIL_THE_END);
    }

    private ProtocolException failure(String what) {
        return new ProtocolException(uri + ": the answer " + what);
    }
}
