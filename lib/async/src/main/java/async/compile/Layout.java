package async.compile;

import java.lang.classfile.TypeKind;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// How HotSpot lays out an object: a header, the fields without gaps between them, and the rest up to a multiple of 8.
///
/// The header takes 12 bytes, or 8 with -XX:+UseCompactObjectHeaders; a reference 4, or 8 where the JVM does not
/// compress
/// them. A field of 8 bytes stands at a multiple of 8, and smaller ones fill the gap before it; where there are none,
/// the
/// gap is as large as the rest at the end would have been. So the sum decides alone.
final class Layout {

    private static final int ALIGNMENT = 8;

    private Layout() {}

    /// The bytes by what takes them, one entry a field.
    static SequencedMap<String, Integer> of(Class<?> type) {
        var parts = new LinkedHashMap<String, Integer>();
        parts.put("header", isCompact() ? 8 : 12);
        fields(type, parts);
        int sum = parts.values().stream().mapToInt(bytes -> bytes).sum();
        if (sum % ALIGNMENT > 0) parts.put("unused", ALIGNMENT - sum % ALIGNMENT);
        return parts;
    }

    private static void fields(Class<?> type, Map<String, Integer> parts) {
        if (type != Object.class) fields(type.getSuperclass(), parts);
        for (Field field : type.getDeclaredFields())
            if (!Modifier.isStatic(field.getModifiers())) parts.put(field.getName(), bytes(field.getType()));
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
