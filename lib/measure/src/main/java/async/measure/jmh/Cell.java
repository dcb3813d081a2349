package async.measure.jmh;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/// What a reader has typed, taken apart: imports, types, and bare members, which get a class around them.
///
/// Java parses bare members as those of an implicit class (JEP 512), and types beside them as members of it, too.
///
/// @param text the whole cell, its first line empty: so lines and places are those that the reader sees
record Cell(String text, List<Import> imports, List<Type> types, List<Span> bare, List<String> benchmarks) {

    /// The class that bare members get; in a cell of types alone there is none.
    static final String WRAPPER = "JmhCell";

    /// Two places in the text.
    record Span(int from, int to) {}

    /// @param name the last part of what is imported, or `*`
    record Import(String name, Span span) {}

    record Type(String name, boolean open, Span span) {}

    static Cell of(String text, CompilationUnitTree unit, SourcePositions positions) {
        return new Reader(text, unit, positions).cell();
    }

    Set<String> typeNames() {
        return types.stream().map(Type::name).collect(Collectors.toSet());
    }

    Set<String> importedNames() {
        return imports.stream().map(Import::name).collect(Collectors.toSet());
    }

    /// Reads the tree of a cell.
    private record Reader(String text, CompilationUnitTree unit, SourcePositions positions) {

        Cell cell() {
            var imports = unit.getImports().stream().map(this::imported).toList();
            var types = members()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .toList();
            boolean bare = members().anyMatch(member -> !(member instanceof ClassTree));
            var named = types.stream().map(this::type).toList();
            return new Cell(text, imports, named, bare ? rest(imports, named) : List.of(), benchmarks(types));
        }

        private Stream<Tree> members() {
            return unit.getTypeDecls().stream().flatMap(this::opened);
        }

        private Stream<Tree> opened(Tree declared) {
            if (!(declared instanceof ClassTree type)) return Stream.empty(); // a stray semicolon
            return implicit(type) ? type.getMembers().stream().map(Tree.class::cast) : Stream.of(type);
        }

        private static boolean implicit(ClassTree type) {
            return type.getSimpleName().contentEquals(WRAPPER);
        }

        private Import imported(ImportTree tree) {
            var name = tree.getQualifiedIdentifier().toString();
            return new Import(name.substring(name.lastIndexOf('.') + 1), span(tree));
        }

        private Type type(ClassTree tree) {
            boolean open = tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
            return new Type(tree.getSimpleName().toString(), open, span(tree));
        }

        /// What lies between the types, behind the imports.
        private List<Span> rest(List<Import> imports, List<Type> types) {
            var rest = new ArrayList<Span>();
            int from = imports.isEmpty() ? 0 : imports.getLast().span().to();
            for (var type : types) {
                rest.add(new Span(from, type.span().from()));
                from = type.span().to();
            }
            rest.add(new Span(from, text.length()));
            return rest;
        }

        /// The types that hold a benchmark, by their names in the package.
        private List<String> benchmarks(List<ClassTree> types) {
            var found = new ArrayList<String>();
            if (members().anyMatch(Reader::benchmark)) found.add(WRAPPER);
            types.forEach(type -> collect("", type, found));
            return found;
        }

        private static void collect(String outer, ClassTree type, List<String> found) {
            var name = outer + type.getSimpleName();
            if (type.getMembers().stream().anyMatch(Reader::benchmark)) found.add(name);
            for (var member : type.getMembers())
                if (member instanceof ClassTree inner) collect(name + ".", inner, found);
        }

        private static boolean benchmark(Tree member) {
            return member instanceof MethodTree method
                    && method.getModifiers().getAnnotations().stream()
                            .map(annotation -> annotation.getAnnotationType().toString())
                            .anyMatch(name -> name.equals("Benchmark") || name.endsWith(".Benchmark"));
        }

        private Span span(Tree tree) {
            return new Span((int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
        }
    }
}
