package async.measure.jmh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/// What earlier cells have declared, as source. A typed benchmark runs in a JVM of its own, so imports, types and
/// methods can go with it, and variables cannot: their values are here.
///
/// @param types by name
/// @param methods by name, all overloads of it
record Earlier(
        List<String> imports, Map<String, String> types, Map<String, List<String>> methods, Set<String> variables) {

    static final Earlier NOTHING = new Earlier(List.of(), Map.of(), Map.of(), Set.of());

    private static final Pattern WORD =
            Pattern.compile("[\\p{javaJavaIdentifierStart}&&[^\\d]]\\p{javaJavaIdentifierPart}*");
    private static final Pattern ACCESS = Pattern.compile("^\\s*((public|protected|private|static)\\s+)+");

    static Earlier of(JShell shell) {
        var types = new LinkedHashMap<String, String>();
        shell.types().filter(type -> valid(shell, type)).forEach(type -> types.put(type.name(), bare(type)));
        var methods = shell.methods()
                .filter(method -> valid(shell, method))
                .collect(Collectors.groupingBy(
                        MethodSnippet::name, Collectors.mapping(Earlier::bare, Collectors.toList())));
        var imports =
                shell.imports().map(ImportSnippet::source).map(String::strip).toList();
        return new Earlier(
                imports, types, methods, shell.variables().map(VarSnippet::name).collect(Collectors.toSet()));
    }

    /// Only the types and methods that this source names, and those that these name.
    Earlier namedBy(String source) {
        var found = new Earlier(imports, new LinkedHashMap<>(), new LinkedHashMap<>(), variables);
        found.take(source, this);
        return found;
    }

    private void take(String source, Earlier all) {
        WORD.matcher(source).results().map(match -> match.group()).distinct().forEach(name -> {
            var type = all.types.get(name);
            if (type != null && types.put(name, type) == null) take(type, all);
            var overloads = all.methods.get(name);
            if (overloads != null && methods.put(name, overloads) == null)
                overloads.forEach(method -> take(method, all));
        });
    }

    private static boolean valid(JShell shell, Snippet snippet) {
        return shell.status(snippet) == Snippet.Status.VALID;
    }

    /// JShell takes `public` and `static` where a file does not.
    private static String bare(Snippet declaration) {
        return ACCESS.matcher(declaration.source()).replaceFirst("");
    }
}
