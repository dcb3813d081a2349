package async.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds methods in the source of a file, without understanding Java: it needs only to know what is code (see
/// [Mask]), and then counts braces.
record SourceText(String source, String mask) {

    /// A member of a type, from behind the member before it to its last brace; `method` is empty if it is none.
    private record Member(int from, int to, String method) {}

    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|record|enum)\\s+(\\w+)");
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface)[\\w.]+(\\s*\\([^()]*\\))?");
    private static final Pattern METHOD = Pattern.compile("^[^=(]*?(\\w+)\\s*\\(");

    static SourceText of(String source) {
        return new SourceText(source, Mask.of(source));
    }

    /// Every overload of `method` in `type`, each with the first paragraph of its comment.
    ///
    /// @throws IllegalArgumentException if there is none, naming those there are
    String methods(String type, String method) {
        var members = members(body(type));
        var found = members.stream()
                .filter(member -> member.method().equals(method))
                .map(this::shown)
                .collect(Collectors.joining("\n\n"));
        if (found.isEmpty()) throw new IllegalArgumentException(type + " has no method " + method + names(members));
        return found;
    }

    private static String names(List<Member> members) {
        var names = members.stream()
                .map(Member::method)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return names.isEmpty() ? ", and no other either" : "; it has " + String.join(", ", names);
    }

    /// The place behind the brace that opens a type; in an enum, behind its constants.
    private int body(String type) {
        var match = TYPE.matcher(mask);
        while (match.find()) {
            if (!match.group(2).equals(type)) continue;
            int open = mask.indexOf('{', match.end());
            return match.group(1).equals("enum") ? afterConstants(open + 1) : open + 1;
        }
        throw new IllegalArgumentException("there is no type " + type + " in this source");
    }

    private int afterConstants(int from) {
        int at = from;
        while (mask.charAt(at) != ';' && mask.charAt(at) != '}') at = behind(at);
        return mask.charAt(at) == ';' ? at + 1 : at;
    }

    /// A member ends at a semicolon, or at the brace that closes its body.
    private List<Member> members(int begin) {
        var members = new ArrayList<Member>();
        int from = begin;
        for (int at = begin; mask.charAt(at) != '}'; ) {
            char c = mask.charAt(at);
            int next = behind(at);
            if (c == ';' || c == '{') {
                members.add(new Member(from, next, methodIn(mask.substring(from, at))));
                from = next;
            }
            at = next;
        }
        return members;
    }

    /// The place behind this character, or behind the whole bracket that it opens.
    private int behind(int at) {
        int depth = 0;
        do {
            char c = mask.charAt(at++);
            if (c == '{' || c == '(') depth++;
            else if (c == '}' || c == ')') depth--;
        } while (depth > 0 && at < mask.length());
        return at;
    }

    /// A method's header has a name and parentheses before any `=`, and it is no record's.
    private static String methodIn(String header) {
        var bare = ANNOTATION.matcher(header).replaceAll(" ");
        var match = METHOD.matcher(bare);
        return match.find() && !TYPE.matcher(bare).find() ? match.group(1) : "";
    }

    private String shown(Member member) {
        int from = member.from();
        int line = mask.indexOf('\n', from);
        if (line >= 0 && mask.substring(from, line).isBlank()) from = line + 1; // a comment behind the member before
        return oneParagraph(source.substring(from, member.to())).stripIndent().strip();
    }

    /// Cuts a comment of `///` lines after its first paragraph.
    private static String oneParagraph(String member) {
        var kept = new ArrayList<String>();
        boolean first = true;
        for (var line : member.split("\n")) {
            boolean comment = line.strip().startsWith("///");
            if (line.strip().equals("///")) first = false;
            if (first || !comment) kept.add(line);
        }
        return String.join("\n", kept);
    }
}
