package io.hearth.launcher.access;

import io.hearth.launcher.access.model.Routes;
import io.hearth.launcher.layout.Installation;
import io.hearth.launcher.layout.Part;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What the services serve, by the classes that run: every method that JAX-RS calls for a request,
 * and every action of the query API.
 */
final class ServedRoutes implements AutoCloseable {
    private static final String JAX_RS = "jakarta.ws.rs.";

    private final URLClassLoader classes;
    private final List<String> ours = new ArrayList<>();

    private ServedRoutes(URLClassLoader classes) {
        this.classes = classes;
    }

    /** As the service was packaged, with its libraries. */
    static ServedRoutes of(Part service) throws IOException {
        Path home =
                Optional.ofNullable(Installation.current().serviceJar(service).getParent())
                        .orElseThrow();
        List<URL> jars = new ArrayList<>();
        List<Path> own = new ArrayList<>();
        for (String directory : List.of("app", "lib/main", "lib/boot")) {
            try (Stream<Path> files = Files.list(home.resolve(directory))) {
                for (Path jar : files.toList()) {
                    jars.add(jar.toUri().toURL());
                    if (directory.equals("app") || isOurs(jar)) {
                        own.add(jar);
                    }
                }
            }
        }
        ServedRoutes served =
                new ServedRoutes(
                        new URLClassLoader(
                                jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
        for (Path jar : own) {
            served.addClassesOf(jar);
        }
        return served;
    }

    private static boolean isOurs(Path jar) {
        return String.valueOf(jar.getFileName()).startsWith("io.hearth.");
    }

    private void addClassesOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Collections.list(file.entries()).stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .forEach(ours::add);
        }
    }

    /** As {@link io.hearth.launcher.access.model.Route#key} writes them. */
    Set<String> keys() throws ReflectiveOperationException {
        Set<String> keys = new TreeSet<>();
        for (String name : ours) {
            Class<?> type = Class.forName(name, false, classes);
            Optional<String> path = text(type, "Path");
            if (path.isPresent()) {
                for (Method method : type.getDeclaredMethods()) {
                    key(path.get(), method).ifPresent(keys::add);
                }
            }
        }
        return keys;
    }

    /** The names of what can be asked by an action: of enums that a service has for them. */
    Set<String> actions() throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        for (String name : ours) {
            if (name.matches(".*\\.(CfnAction|cloudwatch\\.Action)")) {
                for (Object action : Class.forName(name, true, classes).getEnumConstants()) {
                    Method wireName = action.getClass().getDeclaredMethod("wireName");
                    wireName.setAccessible(true);
                    names.add(String.valueOf(wireName.invoke(action)));
                }
            }
        }
        return names;
    }

    private static Optional<String> key(String typePath, Method method)
            throws ReflectiveOperationException {
        for (Annotation annotation : method.getAnnotations()) {
            Optional<String> verb = text(annotation.annotationType(), "HttpMethod");
            if (verb.isPresent()) {
                String path = typePath + "/" + text(method, "Path").orElse("");
                return Optional.of(verb.get() + " " + plain(path) + events(method));
            }
        }
        return Optional.empty();
    }

    /** Without regular expressions and needless slashes. */
    private static String plain(String path) {
        String slashed = "/" + path.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        return slashed.replaceAll("/+", "/").replaceFirst("(.)/$", "$1");
    }

    private static String events(Method method) throws ReflectiveOperationException {
        return text(method, "Produces").filter(it -> it.startsWith("text/event-stream")).isPresent()
                ? Routes.EVENTS
                : "";
    }

    /** What an annotation of JAX-RS says, the first if it says several things. */
    private static Optional<String> text(AnnotatedElement element, String name)
            throws ReflectiveOperationException {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.getName().equals(JAX_RS + name)) {
                Object value = type.getMethod("value").invoke(annotation);
                return Optional.of(
                        value instanceof Object[] several
                                ? String.valueOf(Arrays.asList(several).getFirst())
                                : String.valueOf(value));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
