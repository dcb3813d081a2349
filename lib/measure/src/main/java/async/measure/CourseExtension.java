package async.measure;

import async.await.Async;
import async.compile.Explanation;
import async.measure.chart.Figure;
import async.measure.ecosystem.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/// What happens when a page puts the course's jar on its class path: figures and explanations can be shown, the names
/// that pages use are imported, and the compiler of async bodies is made ready. JJava finds it as a service.
///
/// Names are imported one by one: a kernel imports `java.util.concurrent.*` itself, and only a single-type import wins
/// against that one's `Future`.
///
/// {@snippet class=CourseExtensionTest region=service}
public final class CourseExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        kernel.getRenderer()
                .createRegistration(Figure.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register(CourseExtension::render);
        kernel.getRenderer()
                .createRegistration(Explanation.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((explanation, context) -> render(Explained.of(explanation), context));
        kernel.getMagicsRegistry().registerCellMagic("jmh", new JmhMagic());
        Output.use(new KernelScreen(kernel));
        CellCode.use(() -> JmhMagic.shell(kernel));
        ClassPath.use(jar -> addToClassPath(kernel, jar));
        kernel.evalRaw(imports());
        Async.warmUp();
        Threads.startCounting();
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        Output.use(Screen.CONSOLE);
        CellCode.use(() -> null);
    }

    /// Only the kernel itself can, and its class is on no class path that we compile with.
    private static void addToClassPath(BaseKernel kernel, Path jar) {
        try {
            kernel.getClass().getMethod("addToClasspath", String.class).invoke(kernel, jar.toString());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this kernel takes no jars while it runs: " + jar, e);
        }
    }

    /// The lines that a page would otherwise begin with.
    static String imports() {
        try (var in = CourseExtension.class.getResourceAsStream("imports.jshell")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void render(Figure figure, RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_HTML, figure::html);
        context.renderIfRequested(MIMEType.TEXT_PLAIN, figure::text);
    }
}
