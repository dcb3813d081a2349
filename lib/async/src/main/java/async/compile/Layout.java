package async.compile;

import java.lang.classfile.TypeKind;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// How HotSpot lays out a machine: a header of 12 bytes, or 8 with -XX:+UseCompactObjectHeaders; the fields; the rest
/// up to a multiple of 8. A reference takes 4 bytes, or 8 where the JVM does not compress them. Where an aligned field
/// leaves a gap that no other fills, it is as large as the rest would have been: so the sum decides alone.
final class Layout {

    private Layout() {}

    /// The bytes by what takes them, an entry a field.
    static SequencedMap<String, Integer> of(Class<?> machine) {
        var parts = new LinkedHashMap<String, Integer>();
        parts.put("header", isCompact() ? 8 : 12);
        for (Class<?> each : List.of(Machine.class, machine))
            for (Field field : each.getDeclaredFields())
                if (!Modifier.isStatic(field.getModifiers())) parts.put(field.getName(), bytes(field.getType()));
        int sum = parts.values().stream().mapToInt(bytes -> bytes).sum();
        if (sum % 8 > 0) parts.put("unused", 8 - sum % 8);
        return parts;
    }

    private static int bytes(Class<?> type) {
        return switch (TypeKind.from(type)) {
            case LONG, DOUBLE -> 8;
            case INT, FLOAT -> 4;
            case CHAR, SHORT -> 2;
            case BYTE, BOOLEAN -> 1;
            default -> System.getProperty("java.vm.compressedOopsMode") == null ? 8 : 4;
        };
    }

    /// Asked by name: the library does not need the module that knows. Where that is missing, it is assumed not to be.
    private static boolean isCompact() {
        try {
            Class<?> bean = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
            Object jvm = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getPlatformMXBean", Class.class)
                    .invoke(null, bean);
            Object option = bean.getMethod("getVMOption", String.class).invoke(jvm, "UseCompactObjectHeaders");
            return option.toString().contains("value: true");
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
